import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shownOptions } from '../../src/commands/command.ts';
import { commandSpecs } from '../../src/commands/desk.ts';
import { MINUTE } from '../../src/core/time.ts';
import { runsOr } from '../long-runs.ts';
import { openReaderWorld, type Role } from './reader-world.ts';

const FILE = join(import.meta.dirname, '../../../shared/data/text/naughty.json');
const isThere = existsSync(FILE);
if (!isThere)
  process.stderr.write('the naughty strings are not there: commands are fuzzed with a few of our own\n');
const naughty = isThere
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as readonly string[])
  : [
      '<b>x',
      '@everyone',
      '**x',
      '`x',
      "'; drop table readers; --",
      '\u202Ex',
      '👩‍👩‍👧',
      '[x](https://x.example)',
    ];
/** Each string goes to so many of the commands, in turn; all of them by `RUNS=20`. */
const COMMANDS = runsOr(2);
const ROLES: readonly Role[] = ['reader', 'editor', 'stranger'];
const typed = commandSpecs.filter(spec => shownOptions(spec).some(({ rest }) => rest));
const SAID = new Set(['bold', 'text_link', 'code', 'blockquote', 'bot_command', 'italic']);

const turns = naughty
  .map(text => text.trim())
  .filter(text => text !== '')
  .flatMap((text, at) =>
    Array.from({ length: Math.min(COMMANDS, typed.length) }, (_, turn) => {
      const spec = typed[(at + turn * 5) % typed.length];
      if (spec === undefined) throw new Error('there are commands');
      const option = shownOptions(spec).find(({ rest }) => rest)?.name ?? '';
      return {
        command: spec.name,
        options: { [option]: text },
        as: ROLES[(at + turn) % ROLES.length] ?? 'reader',
        at,
      };
    }),
  );

test(
  'whatever is typed, every command answers, escaped, and pings nobody',
  { timeout: 120_000 },
  async () => {
    const articles = naughty.slice(0, 60).map((text, at) => ({
      key: `k${at}`,
      text: `T ${text}\nIl ponte ${text}\nOggi ${at}`,
      topics: [text],
    }));
    await using world = await openReaderWorld({}, ...articles);
    for (const { at, ...turn } of turns) {
      world.clock.now += MINUTE;
      const shared = turn.as === 'stranger';
      const { text } = await world.onTelegram({ ...turn, shared, person: 100_000 + at });
      expect(text).not.toBe('');
      expect((await world.onDiscord({ ...turn, shared })).text).not.toBe('');
    }
    // words without a command, and no command's name
    for (const [at, text] of naughty.entries()) {
      if (text.trim() === '') continue;
      world.clock.now += MINUTE;
      world.telegram.say({ from: { id: 200_000 + at }, text });
    }
    await world.telegram.until(() => world.telegram.updates.unconfirmed.length === 0);
    const sent = [...world.telegram.world.chats.values()].flatMap(({ messages }) =>
      messages.filter(({ from }) => from === world.telegram.world.bot.id),
    );
    expect(sent.length).toBeGreaterThan(turns.length / 2);
    expect(
      [...new Set(sent.flatMap(({ entities }) => entities.map(({ type }) => type)))].filter(
        type => !SAID.has(type),
      ),
    ).toEqual([]);
    const bodies = world.discord.requests.map(({ body }) => Buffer.from(body, 'base64').toString());
    for (const body of bodies.filter(one => one.includes('"content"'))) {
      expect(body).toContain('"allowed_mentions":{"parse":[]}');
      // a backslash, itself escaped in JSON, or code stands before
      expect(body.replace(/`[^`]*`/gu, '')).not.toMatch(/(?<!\\)(?:@everyone|@here|<@)/u);
    }
    expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
    expect(
      world.events.filter(({ kind }) => ['command-failed', 'platform-fault', 'service-fault'].includes(kind)),
    ).toEqual([]);
  },
);
