import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDiscordWebhooks } from '../../../../src/adapters/discord/webhook/check-webhook.ts';
import { webhookAddress } from '../../../../src/adapters/discord/webhook/webhook-address.ts';
import { createDiscordWebhookPublisher } from '../../../../src/adapters/discord/webhook/webhook-publisher.ts';
import { FetchError } from '../../../../src/net/fetch.ts';
import { startFakeDiscord, type FakeDiscord } from '../../../fakes/discord-server.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { buildDestination, buildMessage } from '../../../fixtures/build.ts';
import { inEnglish } from '../../../fixtures/in-english.ts';
import { cardOf, discordCard } from '../publish/deliveries.ts';
import { addHook, buildHookDelivery, HOOK, HOOK_TOKEN, hookPlace } from './webhook-world.ts';

const calm = new AbortController().signal;
const open = () => Promise.resolve();
let fake: FakeDiscord;
let said: unknown[];

beforeEach(async () => {
  fake = await startFakeDiscord({ token: 'none' });
  said = [];
});
afterEach(async () => {
  await fake[Symbol.asyncDispose]();
  expect(inspect(said, { depth: 12, showHidden: true })).not.toContain('CANARY');
});

function publisherAt(address: string, checkAddress: (url: string) => Promise<void> = open) {
  const places = new Map([['hook', hookPlace(address)]]);
  return createDiscordWebhookPublisher({ places, apiRoot: null, bot: null, checkAddress });
}
const keep = <T>(one: T): T => {
  said.push(one);
  return one;
};

test.each([
  ['https://discord.com/api/webhooks/1/abcdefghijklmnop', { id: '1', apiRoot: null, thread: null }],
  ['https://canary.discord.com/api/v10/webhooks/1/abcdefghijklmnop', { id: '1', apiRoot: null }],
  ['https://discordapp.com/api/webhooks/1/abcdefghijklmnop?thread_id=2', { apiRoot: null, thread: '2' }],
  ['http://127.0.0.1:80/api/v9/webhooks/1/abcdefghijklmnop', { apiRoot: 'http://127.0.0.1/api' }],
])('%s is a webhook', (address, read) => {
  expect(webhookAddress(address)).toMatchObject({ ...read, token: 'abcdefghijklmnop' });
});

test.each([
  'https://discord.com/channels/1/2',
  'http://discord.com/api/webhooks/1/abcdefghijklmnop',
  'https://discord.com/api/webhooks/1',
  'https://discord.com/api/webhooks/1/abcdefghijklmnop?thread_id=x',
  'ftp://e.example/api/webhooks/1/abcdefghijklmnop',
  '',
])('"%s" is none', address => {
  expect(webhookAddress(address)).toBeNull();
});

test('posts under a name and a picture of its own, with its card described, and nobody is pinged', async () => {
  const publisher = publisherAt(addHook(fake));
  const delivery = buildHookDelivery({ card: cardOf(discordCard), silent: true });
  const outcome = keep(await publisher.send(delivery, [discordCard], calm));
  const [message] = fake.messages(ids.text);
  expect(outcome).toEqual({
    kind: 'sent',
    messageIds: [message?.id],
    url: `https://discord.com/channels/${ids.guild}/${ids.text}/${message?.id ?? ''}`,
  });
  expect(message).toMatchObject({
    author: { id: HOOK, username: 'La Redazione' },
    attachments: [{ description: discordCard.alt }],
    flags: 4096,
  });
  const [request] = fake.received(`POST /webhooks/${HOOK}`);
  expect(request?.payload).toMatchObject({ allowed_mentions: { parse: [] } });
  expect(request?.payload).not.toHaveProperty('nonce');
  expect(request?.headers).not.toHaveProperty('authorization');
  expect(fake.violations).toEqual([]);
});

test('a thread that the address names is posted to, and its messages are changed there', async () => {
  const publisher = publisherAt(`${addHook(fake)}?thread_id=${ids.thread}`);
  const delivery = buildHookDelivery();
  const outcome = await publisher.send(delivery, [], calm);
  expect(fake.messages(ids.thread)).toHaveLength(1);
  if (outcome.kind !== 'sent') throw new Error(outcome.kind);
  const message = buildMessage(delivery, { messageIds: outcome.messageIds });
  expect(await publisher.delete(delivery, message, calm)).toMatchObject({ kind: 'sent' });
  expect(fake.messages(ids.thread)).toEqual([]);
  expect(fake.violations).toEqual([]);
});

test('a webhook that somebody removed closes the place, for a change too', async () => {
  const publisher = publisherAt(addHook(fake));
  const delivery = buildHookDelivery();
  const sent = await publisher.send(delivery, [], calm);
  const message = buildMessage(delivery, { messageIds: sent.kind === 'sent' ? sent.messageIds : [] });
  fake.removeWebhook(HOOK);
  const closed = { kind: 'rejected', scope: 'destination' };
  expect(keep(await publisher.send(buildHookDelivery(), [], calm))).toMatchObject(closed);
  expect(keep(await publisher.edit(delivery, { message, cards: [] }, calm))).toMatchObject(closed);
});

test('its bucket that is empty has the place rest', async () => {
  const publisher = publisherAt(addHook(fake));
  const outcomes = [];
  for (let i = 0; i < 5; i++) outcomes.push(await publisher.send(buildHookDelivery(), [], calm));
  expect(outcomes.map(one => one.kind === 'sent' && (one.restMs ?? 0) > 0)).toEqual([
    ...[false, false, false, false],
    true,
  ]);
  expect(await publisher.send(buildHookDelivery(), [], calm)).toMatchObject({
    kind: 'retry',
    scope: 'place',
  });
});

test('an address in a private network is not spoken to unless the config allows it', async () => {
  const asked: string[] = [];
  const publisher = publisherAt(addHook(fake), url => {
    asked.push(url);
    return Promise.reject(new FetchError('private', 'it is private'));
  });
  expect(keep(await publisher.send(buildHookDelivery(), [], calm))).toMatchObject({
    kind: 'rejected',
    scope: 'destination',
    reason: { code: 'fetch-private' },
  });
  expect(asked).toEqual([fake.apiRoot]);
  expect(fake.requests).toEqual([]);
});

test('`check` tells a webhook that is there from one that is not, and posts nothing', async () => {
  const address = addHook(fake);
  const check = async () => {
    const place = hookPlace(address);
    const destination = { ...buildDestination({ platform: 'discord_webhook', name: 'hook' }), place };
    const access = { apiRoot: null, bot: null };
    return keep(inEnglish(await checkDiscordWebhooks({ access, destinations: [destination] })));
  };
  expect(await check()).toEqual([]);
  fake.removeWebhook(HOOK);
  const [gone] = await check();
  expect(gone).toMatchObject({ severity: 'error', what: 'destination hook' });
  expect(gone?.why).toContain('there no more');
  expect(gone?.remedy).toContain('Webhooks');
  fake.addWebhook({ id: HOOK, token: `${HOOK_TOKEN}x`, channel: ids.text, name: 'Notizie' });
  expect(await check()).toHaveLength(1);
  await fake.goOffline();
  expect((await check())[0]?.why).toContain('could not be checked');
});
