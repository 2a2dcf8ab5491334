import { generateKeyPairSync, sign } from 'node:crypto';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiscordBot } from '../../../../src/adapters/discord/receive/discord-bot.ts';
import type { Reply } from '../../../../src/commands/command.ts';
import type { Store } from '../../../../src/core/ports/store.ts';
import { MINUTE, SECOND } from '../../../../src/core/time.ts';
import { snowflakeAt } from '../../../../src/adapters/discord/snowflake.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/sqlite-store.ts';
import { addCallbackRoutes } from '../../../../src/web/hub-routes.ts';
import { startFakeDiscord, type FakeDiscord } from '../../../fakes/discord-server.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { discordCard } from '../publish/deliveries.ts';
import { createDesk, reply, sleepUnless, TOKEN, words } from './bot-world.ts';

const keys = generateKeyPairSync('ed25519');
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
let fake: FakeDiscord;
let now: number;
let store: Store;

beforeEach(async () => {
  fake = await startFakeDiscord({ token: TOKEN });
  now = Date.now();
  store = await openSqliteStore({ file: ':memory:' });
});
afterEach(async () => {
  await fake[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
  expect(fake.violations).toEqual([]);
});

/** What serves the page of a newsroom whose desk answers so; it has no gateway. */
function serve(answer: () => Promise<Reply> = () => Promise.resolve(reply('ecco')), isSlow = false) {
  const { desk, asked } = createDesk({ answer });
  const bot = createDiscordBot({
    token: TOKEN,
    apiRoot: fake.apiRoot,
    publicKey,
    desk,
    words,
    updates: store.updates,
    record: () => undefined,
    fetch: () => Promise.reject(new Error('nothing is fetched here')),
    sleep: sleepUnless(ms => !isSlow || ms !== 1500),
    now: () => now,
  });
  if (bot.callback === null) throw new Error('there is a key');
  const app = new Hono();
  addCallbackRoutes(app, [bot.callback]);
  const post = async (body: object, more: { at?: number; signature?: string; sent?: string } = {}) => {
    const text = JSON.stringify(body);
    const timestamp = String(Math.floor((more.at ?? now) / SECOND));
    const signature =
      more.signature ?? sign(null, Buffer.from(timestamp + text), keys.privateKey).toString('hex');
    const headers = { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp };
    return app.request('/interactions/discord', { method: 'POST', headers, body: more.sent ?? text });
  };
  return { post, asked };
}

let count = 0;
const interaction = (more: object = {}) => ({
  id: String(snowflakeAt(Date.now()) + BigInt(++count)),
  application_id: ids.application,
  token: `interaction-token-${count}`,
  type: 2,
  data: { name: 'latest', options: [] },
  user: { id: ids.reader, username: 'reader' },
  locale: 'en-US',
  ...more,
});

test('Discord’s own trial is answered, and has the commands announced where no gateway would', async () => {
  const { post } = serve();
  const answer = await post({ ...interaction(), type: 1, data: undefined });
  expect([answer.status, await answer.json()]).toEqual([200, { type: 1 }]);
  await fake.until(() => fake.commands.length > 0);
});

test.each([
  ['another signature', { signature: 'ab'.repeat(64) }],
  ['none that can be read', { signature: 'x' }],
  ['other words than were signed', { sent: '{"type":1}' }],
  ['an old copy', { at: Date.now() - 6 * MINUTE }],
  ['one from the future', { at: Date.now() + 6 * MINUTE }],
])('%s is refused, and nobody is asked', async (_, more) => {
  const { post, asked } = serve();
  expect((await post(interaction(), more)).status).toBe(401);
  expect(asked).toEqual([]);
});

test('a command is answered in the answer itself, once, whichever process a copy of it is sent to', async () => {
  const { post, asked } = serve();
  const other = serve();
  const body = interaction();
  const answer = await post(body);
  expect([answer.status, await answer.json()]).toMatchObject([
    200,
    { type: 4, data: { content: 'ecco', allowed_mentions: { parse: [] } } },
  ]);
  expect((await post(body)).status).toBe(400);
  expect((await other.post(body)).status).toBe(400);
  expect([...asked, ...other.asked]).toHaveLength(1);
  expect(fake.requests).toEqual([]);
});

test('a card comes with it as a form', async () => {
  const { post } = serve(() => Promise.resolve(reply('ecco', { card: discordCard })));
  const form = await (await post(interaction())).formData();
  expect(JSON.parse(form.get('payload_json') as string)).toMatchObject({
    data: { attachments: [{ id: '0', description: discordCard.alt }] },
  });
  const file = form.get('files[0]');
  expect(file instanceof File && file.size).toBe(discordCard.bytes.length);
});

test('a slow desk says "thinking…" in time and tells the rest later', async () => {
  const ready = Promise.withResolvers<Reply>();
  const { post } = serve(() => ready.promise, true);
  const answer = await post(interaction());
  expect([answer.status, await answer.json()]).toMatchObject([200, { type: 5 }]);
  ready.resolve(reply('infine'));
  await fake.until(() => fake.received(`PATCH /webhooks/${ids.application}`).length > 0);
});

test('one that comes late is done only if Discord still takes an answer at its own door', async () => {
  const { post, asked } = serve();
  const answer = await post(interaction({ id: String(snowflakeAt(now - 2 * MINUTE)) }));
  expect([answer.status, await answer.text()]).toEqual([202, '']);
  await fake.until(() => fake.received('POST /interactions').length === 1);
  expect(asked).toEqual([]);
});

test('what cannot be read is refused without a crash', async () => {
  const { post } = serve();
  expect((await post({ hello: 'world' })).status).toBe(400);
  expect((await post(interaction({ type: 99 }))).status).toBe(400);
});

test('in a server that has not let the bot in there is no place to post to', async () => {
  const { post, asked } = serve();
  const member = { user: { id: ids.reader, username: 'reader' }, roles: [] };
  const there = { user: undefined, member, guild_id: ids.guild, channel_id: ids.text, context: 0 };
  await post(interaction({ ...there, authorizing_integration_owners: { 1: ids.reader } }));
  await post(interaction({ ...there, authorizing_integration_owners: { 0: ids.guild } }));
  expect(asked.map(({ caller }) => caller.place?.channel)).toEqual([undefined, ids.text]);
});
