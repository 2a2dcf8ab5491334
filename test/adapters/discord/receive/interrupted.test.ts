import { expect, test } from 'vitest';
import type { Reply } from '../../../../src/commands/command.ts';
import { MINUTE } from '../../../../src/core/time.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/sqlite-store.ts';
import { startFakeDiscord } from '../../../fakes/discord-server.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { reply, sleepUnless, startBotWorld, TOKEN } from './bot-world.ts';

/** As one that is killed: it says "thinking…", and nothing more, nor that it is still at it. */
const silent = sleepUnless(ms => [30_000].includes(ms));
const never = { answer: () => new Promise<Reply>(() => undefined) };

test('who asked for what no process has done is told so, once, and nothing of it is kept', async () => {
  await using store = await openSqliteStore({ file: ':memory:' });
  await using killed = await startBotWorld({ does: never, updates: store.updates, sleep: silent });
  const { fake } = killed;
  const seen = fake.interact({ command: 'latest', locale: 'de' });
  await fake.until(() => fake.requests.some(({ path }) => path.endsWith('/callback')));
  await killed.stop();
  await using next = await startBotWorld({
    updates: store.updates,
    fake,
    now: () => Date.now() + MINUTE + 1,
  });
  expect(await seen).toMatchObject({ content: 'interrupted: latest' });
  expect(next.asked).toEqual([]);
  expect(await store.updates.takeInterrupted('discord', Infinity)).toEqual([]);
  expect([...killed.events, ...next.events].filter(({ kind }) => kind === 'platform-fault')).toEqual([]);
  expect(fake.violations).toEqual([]);
});

test.each([
  ['Discord has said itself that nobody responds', 0],
  ['fifteen minutes are over', 15 * MINUTE],
])('where %s nobody is told, and it is no fault', async (_, ahead) => {
  await using store = await openSqliteStore({ file: ':memory:' });
  const asking = {
    command: 'latest',
    caller: { platform: 'discord', user: ids.reader, roles: [], language: 'de' },
    to: { application: ids.application, token: 'interaction-token-0' },
  };
  const now = Date.now();
  await store.updates.takeOnce('discord', [{ id: '1', asking }], { now, until: now + MINUTE });
  await using bot = await startBotWorld({ updates: store.updates, now: () => now + MINUTE + ahead + 1 });
  await expect.poll(() => store.updates.keepTaken('discord', '1', now)).toBe(false);
  if (ahead === 0) await bot.fake.until(() => bot.fake.received('POST /webhooks').length === 1);
  expect(await bot.fake.interact({ command: 'latest' })).toMatchObject({ content: 'answer to /latest' });
  expect(bot.fake.received('POST /webhooks')).toHaveLength(ahead === 0 ? 1 : 0);
  expect(bot.events.filter(({ kind }) => kind === 'platform-fault')).toEqual([]);
});

test('a command that is heard when Discord has given it up is not done', async () => {
  const fake = await startFakeDiscord({ token: TOKEN });
  await using bot = await startBotWorld({ fake, now: fake.now });
  await fake.until(() => fake.gateway.ready && fake.commands.length > 0);
  fake.gateway.drop();
  // the session that is resumed tells it
  const seen = fake.interactMissed({ command: 'latest' });
  await new Promise(resolve => setImmediate(resolve));
  fake.advance(61_000);
  expect(await seen).toMatchObject({ kind: 'failed' });
  await bot.event('command-failed');
  expect(bot.asked).toEqual([]);
});

test('a clock that is wrong loses nothing: Discord takes "thinking…", and the command is done', async () => {
  await using bot = await startBotWorld({ now: () => Date.now() + 60 * MINUTE });
  expect(await bot.fake.interact({ command: 'latest' })).toMatchObject({
    content: 'answer to /latest',
    deferred: true,
  });
});

test('what is being done when the bot stops is answered before it has ended', async () => {
  const ready = Promise.withResolvers<Reply>();
  await using bot = await startBotWorld({
    does: { answer: () => ready.promise },
    sleep: sleepUnless(ms => [1500, 3000, 30_000].includes(ms)),
  });
  const seen = bot.fake.interact({ command: 'latest' });
  await expect.poll(() => bot.asked.length).toBe(1);
  const stopping = bot.stop().then(() => bot.fake.received('POST /interactions').length);
  ready.resolve(reply('ecco'));
  expect(await stopping).toBe(1);
  expect(await seen).toMatchObject({ content: 'ecco' });
});
