import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createCliWorld } from '../../src/cli-world.ts';
import type { Asker } from '../../src/cli/operator/init/set-up.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { loadConfig, newsroomPlace } from '../../src/config/load-config.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { reasonInEnglish } from '../fixtures/in-english.ts';

type Given = string | boolean | readonly string[] | null;

/**
 * A person who answers so, in this order: a text, yes or no, or the label of a choice; null ends it all. Whoever is asked to
 * write a word somewhere writes it in the group.
 */
function person(world: PlatformWorld, answers: readonly Given[]) {
  const waiting = [...answers];
  const heard: string[] = [];
  const next = (question: string): Given => {
    heard.push(question);
    const answer = waiting.shift();
    if (answer === undefined) throw new Error(`nobody has an answer to: ${question}`);
    return answer;
  };
  const text = (question: string) => next(question) as string | null;
  const asker: Asker = {
    text(question, { wrong } = {}) {
      for (;;) {
        const answer = text(question);
        const fault = answer === null ? null : (wrong?.(answer) ?? null);
        if (fault === null) return Promise.resolve(answer);
        heard.push(fault);
      }
    },
    secret: question => Promise.resolve(text(question)),
    choose(question, among) {
      const label = text(question);
      const found = among.find(one => one.label === label);
      if (label !== null && found === undefined)
        throw new Error(`${question}: there are ${among.map(one => one.label).join(', ')}`);
      return Promise.resolve(found?.value ?? null);
    },
    chooseSome(question, among) {
      const labels = next(question) as readonly string[];
      return Promise.resolve(among.filter(one => labels.includes(one.label)).map(({ value }) => value));
    },
    confirm: question => Promise.resolve(next(question) as boolean | null),
    wait(what, work) {
      heard.push(what);
      const done = work(new AbortController().signal);
      const from = { id: TELEGRAM_EDITOR };
      world.telegram.say({ from, chat: telegramIds.supergroup, text: 'ciao a tutti' });
      world.telegram.say({ from, chat: telegramIds.supergroup, text: /\/here\d+/.exec(what)?.[0] ?? '' });
      return done;
    },
    tell: said => void heard.push(said),
  };
  return { asker, heard, left: waiting };
}

async function init(world: PlatformWorld, asker: Asker | null) {
  const { folder, variables } = world.newsroom;
  // the tokens are what init is to ask for
  const { TELEGRAM_BOT_TOKEN: _t, DISCORD_BOT_TOKEN: _d, ...env } = variables;
  const said: string[] = [];
  const code = await runCli(
    ['init'],
    createCliWorld({
      out: line => said.push(line),
      err: line => said.push(line),
      input: () => Readable.from([]),
      showProgress: () => undefined,
      gone: new AbortController().signal,
      load: () => loadConfig(folder, env),
      place: () => newsroomPlace(folder, env),
      asker: () => Promise.resolve(asker),
      serve: () => Promise.resolve(0),
      log: { write: () => undefined },
    }),
  );
  return { code, said, load: () => loadConfig(folder, env) };
}

const ZONE = 'Europe/Rome';

test('a newcomer is asked for all there is, tokens are tried, places are found, and a test card arrives', async () => {
  await using world = await openPlatforms();
  const { folder, variables } = world.newsroom;
  world.newsroom.writeSeed('ponte.txt', SEED);
  writeFileSync(join(folder, '.env'), '# mine\nLOG_LEVEL=warn\nTELEGRAM_BOT_TOKEN=old\n', { mode: 0o644 });
  const { asker, heard, left } = person(world, [
    'Italiano',
    'La ${NUOVA}',
    'La "Nuova"',
    'Roma',
    '+01',
    ZONE,
    ['Telegram', 'Discord'],
    'no token',
    '1:wrong',
    ` ${variables.TELEGRAM_BOT_TOKEN ?? ''}\n`,
    variables.DISCORD_BOT_TOKEN ?? '',
    'Redazione: #notizie',
    true,
    true,
    true,
  ]);
  const { code, said, load } = await init(world, asker);
  expect({ said, left }).toEqual({ said: [], left: [] });
  expect(code).toBe(0);

  const loaded = load();
  if (loaded.kind === 'faults') throw new Error(loaded.faults.map(reasonInEnglish).join('\n'));
  const { config } = loaded;
  expect(config).toMatchObject({ brand: 'La "Nuova"', timezone: ZONE, language: 'it', logLevel: 'warn' });
  expect(config.destinations.map(({ destination: { place }, off }) => [place, off])).toMatchObject([
    [{}, null],
    [{ chat: telegramIds.supergroup }, null],
    [{ channel: ids.text }, null],
  ]);
  expect(config.editors.telegram).toEqual([TELEGRAM_EDITOR]);
  const env = readFileSync(join(folder, '.env'), 'utf8');
  expect(env.split('\n')).toEqual([
    '# mine',
    'LOG_LEVEL=warn',
    `TELEGRAM_BOT_TOKEN=${variables.TELEGRAM_BOT_TOKEN ?? ''}`,
    `DISCORD_BOT_TOKEN=${variables.DISCORD_BOT_TOKEN ?? ''}`,
    '',
  ]);
  expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
  expect(world.telegram.messages(telegramIds.supergroup).at(-1)?.caption).toContain('Il ponte di Valdorsa');
  expect(world.discord.messages(ids.text)).toHaveLength(1);
  // what was said on the way: a wrong zone, a token of no form, one that is refused; never a token
  expect(heard.filter(line => line.includes('fuso orario non esiste'))).toHaveLength(2);
  expect(heard.filter(line => line.includes('parentesi graffa'))).toHaveLength(1);
  expect(heard.filter(line => line.includes('BotFather')).length).toBeGreaterThanOrEqual(3);
  for (const token of world.secrets) expect(heard.join('\n')).not.toContain(token);
  expect(world.telegram.violations).toEqual([]);
  expect(world.discord.violations).toEqual([]);
});

test('nothing that is there is overwritten without a yes, and whoever ends it has written nothing', async () => {
  await using world = await openPlatforms();
  const { folder } = world.newsroom;
  const file = join(folder, 'config/strillone.yaml');
  const before = readFileSync(file, 'utf8');
  const kept = person(world, ['English', 'News', ZONE, [], false]);
  expect((await init(world, kept.asker)).code).toBe(1);
  expect(kept.heard).toContain(`${file} was left as it was.`);
  const env = 'TELEGRAM_BOT_TOKEN=111111:of_the_newsroom_that_runs\n';
  writeFileSync(join(folder, '.env'), env);
  const token = world.newsroom.variables.TELEGRAM_BOT_TOKEN ?? '';
  for (const answers of [[false], [true, false]]) {
    const other = person(world, ['English', 'News', ZONE, ['Telegram'], token, ...answers]);
    expect((await init(world, other.asker)).code).toBe(1);
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(env);
  }
  rmSync(join(folder, '.env'));
  const ended = person(world, ['English', 'News', null]);
  expect((await init(world, ended.asker)).code).toBe(1);
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(existsSync(join(folder, '.env'))).toBe(false);
});

test('where no terminal is, it says so', async () => {
  await using world = await openPlatforms();
  expect(await init(world, null)).toMatchObject({
    code: 2,
    said: ['init fa domande: va avviato in un terminale.'],
  });
});
