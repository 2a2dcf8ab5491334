import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { subscribeLink } from '../../src/format/subscribe-link.ts';
import { HOUR, SECOND } from '../../src/core/time.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { fastClock, run, type FastClock, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';
import { keysOf } from './reader-world.ts';
import { runCommand } from './run-command.ts';

const PERSON = 587_403_912;
const MANAGE_GUILD = 32n;

let world: PlatformWorld;
let running: Running;
let clock: FastClock;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  await world[Symbol.asyncDispose]();
});

async function open(more: Parameters<typeof openPlatforms>[2] = {}): Promise<void> {
  world = await openPlatforms('first: wait', '', more);
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
}
const news = (name: string) => {
  world.newsroom.writeSeed(`${name}.txt`, SEED.replaceAll('Valdorsa', name));
};
const say = async (text: string, from = PERSON) =>
  (await world.telegram.userSays({ from: { id: from, language_code: 'it' }, text })).text ?? '';
const photosTo = (chat: number) => world.telegram.messages(chat).filter(({ photo }) => photo !== null);
const failures = () =>
  running.events.filter(({ kind }) =>
    ['command-failed', 'platform-fault', 'service-fault', 'delivery-dead'].includes(kind),
  );
let copies = 0;
/** The tables that hold a person's id, or anything of them. */
async function traces(): Promise<readonly string[]> {
  const file = join(world.newsroom.folder, `traces-${++copies}.db`);
  expect(await runCommand(world.newsroom, 'backup', '--out', file)).toMatchObject({ code: 0 });
  using copy = new DatabaseSync(file, { readOnly: true });
  const tables = copy.prepare(`select name from sqlite_master where type = 'table'`).all();
  return tables.flatMap(({ name }) =>
    copy
      .prepare(`select * from "${String(name)}"`)
      .all()
      .some(row => Object.values(row).some(value => String(value).includes(String(PERSON))))
      ? [String(name)]
      : [],
  );
}
const untilDigest = async () => {
  const due = await running.app.store.subscriptions.nextDigest();
  clock.goOn((due ?? 0) - clock.now() + SECOND);
  await running.app.subscribers.fillDigests();
};

describe('who asks to be forgotten is, though something is just being sent to them', () => {
  test.each(['answered', 'lost'])('a digest, the answer to which is %s', async became => {
    await open();
    await say('/subscribe digest:07:30');
    news('Marea');
    await expect.poll(() => running.events.some(({ kind }) => kind === 'article-received')).toBe(true);
    const trouble =
      became === 'lost'
        ? ({ kind: 'hang', when: 'after' } as const)
        : ({ kind: 'slow', when: 'after', afterMs: 700 } as const);
    world.telegram.fault({ on: 'sendPhoto', chat: PERSON, trouble });
    await untilDigest();
    await world.telegram.until(() => photosTo(PERSON).length === 1);
    expect(await say('/forgetme')).toMatch(/cancellato/);
    // whoever stops waits for the answer to what is under way
    await running[Symbol.asyncDispose]();
    expect(await traces()).toEqual([]);
    running = await run(world.newsroom.config(), { clock });
    clock.goOn(HOUR);
    await running.app.subscribers.fillDigests();
    expect(await traces()).toEqual([]);
    expect(photosTo(PERSON)).toHaveLength(1);
    expect(failures()).toEqual([]);
  });

  test('an article that is being written for thousands does not go to who was forgotten meanwhile', async () => {
    await open();
    await say('/subscribe');
    news('Marea');
    await world.telegram.until(() => photosTo(PERSON).length === 1);
    const { store } = running.app;
    const [subscription] = await store.subscriptions.ofPlace(`telegram:${PERSON}`);
    await expect.poll(async () => (await store.deliveries.history({ limit: 1 })).length).toBe(1);
    const [sent] = await store.deliveries.history({ limit: 1 });
    const post = sent?.post == null ? null : await store.outbox.post(sent.post);
    if (subscription === undefined || sent === undefined || post === null) throw new Error('it was sent');
    expect(await say('/forgetme')).toMatch(/cancellato/);
    // as it was composed before
    const { destination, platform, payload, orderingKey, wanted } = sent;
    const written = await store.outbox.order({
      post,
      deliveries: [
        {
          id: sent.id,
          destination,
          platform,
          payload,
          orderingKey,
          wanted,
          notBefore: null,
          notAfter: null,
          urgent: false,
          repostNumber: 0,
        },
      ],
      cards: [],
    });
    expect(written).toEqual([]);
    expect(await traces()).toEqual([]);
  });
});

describe('one reader in two servers', () => {
  const OTHER = { guild: '800000000000000077', channel: '900000000000000077' };

  test('has settings in each, subscriptions in each, one limit, and is forgotten in both', async () => {
    await open({ newsroom: 'subscriptions: { per_person: 3 }' });
    const ask = async (command: string, options: Record<string, string> = {}, server?: typeof OTHER) => {
      // nobody may ask for all of it at once
      clock.goOn(2 * SECOND);
      const seen = await world.discord.interact({
        command,
        options,
        permissions: MANAGE_GUILD,
        locale: 'it',
        ...(server === undefined ? {} : { server }),
      });
      if (seen.kind !== 'answer') throw new Error(seen.kind);
      return seen.content;
    };
    expect(await ask('language', { tag: 'de' })).toContain('Deutsch');
    expect(await ask('timezone', { name: 'Asia/Kolkata' }, OTHER)).toContain('Asia/Kolkata');
    expect(await ask('subscriptions')).toContain('hierher');
    expect(await ask('subscriptions', {}, OTHER)).toContain('Qui non arriva ancora niente');
    await ask('subscribe', { filter: 'Marea' });
    expect(await ask('subscribe', { filter: 'Lago', digest: '07:30' }, OTHER)).toContain('Asia/Kolkata');
    await ask('subscribe', { filter: 'Monte' }, OTHER);
    expect(await ask('subscribe', { filter: 'Valle' })).toContain('3');
    expect(await ask('subscriptions')).not.toContain('Lago');
    await ask('forgetme', {}, OTHER);
    expect(await ask('subscriptions', {}, OTHER)).toContain('Qui non arriva ancora niente');
    expect(await ask('subscriptions')).not.toContain('Marea');
    // what a server has set is the server's
    expect(await ask('help')).toMatch(/^Danach kann man fragen[\s\S]*\/aiuto/);
  });
});

test('a link to the bot that somebody has changed says hello, shows nothing, and breaks nothing', async () => {
  await open({ newsroom: 'subscriptions: { per_person: 500 }' });
  const good = subscribeLink({ filter: 'topic:città', digest: 450 }) ?? '';
  const links = [
    ...['s9999', 's2400', 's0760', 's-', 's--', 's-_', 's-%2e', `s-${btoa('(a|').replace(/=/g, '')}`],
    ...[
      'q-',
      'q-00000000000000000000',
      `q-${'z'.repeat(20)}`,
      'q-../../etc/passwd',
      'S',
      'ss',
      '🦊',
      '__proto__',
    ],
    ...fc
      .sample(fc.tuple(fc.nat(good.length - 1), fc.constantFrom('a', 'Z', '0', '9', '_', '-')), {
        numRuns: 40,
        seed: 8,
      })
      .map(([at, letter]) => good.slice(0, at) + letter + good.slice(at + 1)),
    ...fc.sample(fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/), { numRuns: 40, seed: 8 }),
  ];
  for (const [at, link] of links.entries()) {
    clock.goOn(2 * SECOND);
    const answer = await say(`/start ${link}`, 1000 + at);
    expect(answer, link).toMatch(/^(?:Buongiorno|Da ora qui arriva|Non riesco a leggere|Nessun articolo)/);
    expect(answer, link).not.toContain('\uFFFD');
  }
  // in a group nobody subscribes by a link
  const inGroup = await world.telegram.userSays({
    chat: telegramIds.supergroup,
    from: { id: PERSON, language_code: 'it' },
    text: `/start@strillone_bot ${good}`,
  });
  expect(inGroup.text).toMatch(/^Buongiorno/);
  expect(failures()).toEqual([]);
});

test('a button’s data that somebody has changed, made up or brought from elsewhere does nothing, on both', async () => {
  await open();
  for (const name of ['Marea', 'Lago', 'Monte', 'Valle', 'Fiume', 'Colle']) news(name);
  const received = () => running.events.filter(({ kind }) => kind === 'article-received').length;
  await expect.poll(received).toBe(6);
  const page = await world.telegram.userSays({
    from: { id: PERSON, language_code: 'it' },
    text: '/latest',
  });
  const data = keysOf(page.markup).map(key => key.callback_data);
  const seen = await world.discord.interact({ command: 'latest', options: {}, locale: 'it' });
  if (seen.kind !== 'answer') throw new Error(seen.kind);
  const onDiscord = seen.components.flatMap(({ components }) => components.map(one => one.custom_id));
  const [first = ''] = data;
  const made = [
    ...onDiscord.slice(0, 2),
    ...[first.replace(/:~P/, ':~'), first.replace(/:~P[0-9a-z]+/, ''), first.replace('article', 'retract')],
    ...['', ':', '~', '::::', 'post:x', 'latest:::::::', '%', '%E0%A4%A', '\u0000', 'x'.repeat(64)],
    ...fc
      .sample(fc.tuple(fc.constantFrom(...data), fc.nat(63), fc.constantFrom('a', 'Z', '0', ':', '~', '%')), {
        numRuns: 60,
        seed: 3,
      })
      .map(([of, at, letter]) => of.slice(0, at) + letter + of.slice(at + 1))
      .filter(of => !data.includes(of) && Buffer.byteLength(of) <= 64),
  ];
  const before = page.text;
  for (const of of made) {
    clock.goOn(2 * SECOND);
    const id = world.telegram.presses({ chat: PERSON, message: page.id, from: PERSON, data: of });
    const text = await world.telegram.until(() => {
      const answer = world.telegram.callbacks.get(id);
      return answer?.answered === true ? (answer.text ?? '…') : null;
    });
    expect(text, of).toMatch(/non vale più|di chi ha chiesto/);
  }
  expect(page.text).toBe(before);
  const message = {
    ...world.discord.say(ids.text, ids.bot, 'x'),
    components: seen.components,
  };
  for (const of of [...data.slice(0, 2), ...made.slice(2, 40)].filter(one => one !== '')) {
    clock.goOn(2 * SECOND);
    const shown = await world.discord.press({ message, data: of, user: ids.reader });
    await world.discord.until(() => shown.length > 0);
    expect(JSON.stringify(shown), of).toMatch(/non vale più|di chi ha chiesto/);
  }
  expect(failures()).toEqual([]);
});

test('a group that becomes a supergroup keeps its language, its zone, its quiet and its digests', async () => {
  await open();
  const { telegram } = world;
  const from = { id: PERSON, language_code: 'it' };
  const ask = async (chat: number, text: string) =>
    (await telegram.userSays({ chat, from, text })).text ?? '';
  telegram.chat(telegramIds.group).administrators.add(PERSON);
  await ask(telegramIds.group, '/subscribe digest:07:30');
  expect(await ask(telegramIds.group, '/language de')).toContain('Deutsch');
  const moved = telegram.migrate(telegramIds.group);
  moved.administrators.add(PERSON);
  await expect.poll(async () => (await running.app.store.outbox.moves()).size).toBe(1);
  expect(await ask(moved.id, '/subscriptions')).toMatch(/^Was hierher kommt[\s\S]*07:30 \(Europe\/Rome\)/);
  expect(await ask(moved.id, '/timezone Asia/Kathmandu')).toContain('Asia/Kathmandu');
  expect(await ask(moved.id, '/subscriptions')).toContain('07:30 (Asia/Kathmandu)');
  await ask(moved.id, '/mute 1d');
  news('Marea');
  await expect.poll(() => running.events.some(({ kind }) => kind === 'article-received')).toBe(true);
  await untilDigest();
  expect(photosTo(moved.id)).toEqual([]);
});

test('who changes the language gets what they subscribe to in it, too', async () => {
  await open();
  await say('/subscribe');
  await say('/language en');
  news('Marea');
  const [post] = await world.telegram.until(() => (photosTo(PERSON).length > 0 ? photosTo(PERSON) : null));
  expect(post?.caption).toContain('Source: Gazzetta del Mareno');
});
