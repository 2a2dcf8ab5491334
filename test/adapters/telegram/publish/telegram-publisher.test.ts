import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { cardHashOf, type CardHash } from '../../../../src/core/ids.ts';
import { createPng } from '../../../fakes/png.ts';
import { buildMessage } from '../../../fixtures/build.ts';
import { createTelegramPublisher } from '../../../../src/adapters/telegram/publish/telegram-publisher.ts';
import type { TelegramPayload } from '../../../../src/adapters/telegram/format/payload.ts';
import { startFakeTelegram, type FakeTelegram } from '../../../fakes/telegram-server.ts';
import { telegramIds } from '../../../fakes/telegram-world.ts';
import { buildCardDelivery, buildTelegramDelivery, telegramCard, TOKEN } from './deliveries.ts';

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const close = (server: Server) => new Promise(resolve => server.close(resolve));
const calm = new AbortController().signal;
const publish = (fake: FakeTelegram, payload: Partial<TelegramPayload> = {}) =>
  createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot }).send(
    buildTelegramDelivery(payload),
    [],
    calm,
  );

test('a card goes up byte for byte, with its caption read as HTML, silently and into its topic', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const { forum: chat, topic } = telegramIds;
  const delivery = buildCardDelivery({
    chat,
    topic,
    silent: true,
    caption: '<b>a</b> &amp; “b”',
  });
  await createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot }).send(delivery, [telegramCard], calm);
  const [message] = fake.messages(chat);
  expect(message).toMatchObject({ caption: 'a & “b”', topic, silent: true });
  expect(message?.entities).toEqual([{ type: 'bold', offset: 0, length: 1 }]);
  expect(Buffer.compare(message?.photo?.bytes ?? Buffer.alloc(0), telegramCard.bytes)).toBe(0);
  expect(fake.violations).toEqual([]);
});

test('a post to a forum’s General topic names no topic: Telegram refuses its number', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const { forum: chat } = telegramIds;
  expect(await publish(fake, { chat, topic: 1 })).toMatchObject({ kind: 'sent' });
  const card = buildCardDelivery({ chat, topic: 1 });
  const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  expect(await publisher.send(card, [telegramCard], calm)).toMatchObject({ kind: 'sent' });
  expect(fake.requests.map(({ params }) => 'message_thread_id' in params)).toEqual([false, false]);
  expect(fake.messages(chat).map(({ topic }) => topic)).toEqual([null, null]);
});

test('a text shows the preview of the address it names, or none', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  await publish(fake, { preview: 'https://gazzetta.example/x' });
  await publish(fake, { preview: null });
  expect(fake.messages('@canale').map(({ preview }) => preview)).toEqual([
    { url: 'https://gazzetta.example/x' },
    { is_disabled: true },
  ]);
});

test.each([
  ['@canale', null, 'https://t.me/canale/1'],
  [telegramIds.privateChannel, null, 'https://t.me/c/1000000002/1'],
  [telegramIds.forum, telegramIds.topic, 'https://t.me/c/1000000003/42/1'],
  [telegramIds.group, null, null],
])('a message in %s can be seen at its address', async (chat, topic, url) => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  expect(await publish(fake, { chat, topic })).toMatchObject({ kind: 'sent', url });
});

test.each([
  ['@canale', 'channel'],
  [telegramIds.supergroup, 'group'],
  [telegramIds.group, 'group'],
  [55, 'private'],
] as const)('the answer tells what kind of chat %s is', async (chat, chatKind) => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  fake.say({ from: { id: 55 }, text: '/start' });
  expect(await publish(fake, { chat })).toMatchObject({ kind: 'sent', chatKind });
});

test.each(['<b>x</b> & "y" <p>', 'un * asterisco_'])('plain words are sent as they are: %s', async text => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  await publish(fake, { text, plain: true });
  const { forum: chat } = telegramIds;
  const photo = buildCardDelivery({ chat, caption: text, plain: true });
  const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  await publisher.send(photo, [telegramCard], calm);
  expect(fake.messages('@canale')).toMatchObject([{ text, entities: [] }]);
  expect(fake.messages(chat)).toMatchObject([{ caption: text, entities: [] }]);
  expect(fake.violations).toEqual([]);
});

test('a card that Telegram has is shown by its name, in an edit as in a send, and uploaded where that is refused', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  const was = buildCardDelivery();
  const sent = await publisher.send(was, [telegramCard], calm);
  const bytes = createPng(90, 90);
  const card = { ...telegramCard, bytes, hash: cardHashOf(bytes) };
  const delivery = buildCardDelivery({ card: card.hash });
  const messageIds = sent.kind === 'sent' ? sent.messageIds : [];
  const message = buildMessage(was, { messageIds });
  const uploads = () =>
    fake.received('editMessageMedia').map(({ params }) => JSON.stringify(params.media).includes('attach:'));
  const first = await publisher.edit(delivery, { message, cards: [card] }, calm);
  expect(first).toMatchObject({
    kind: 'sent',
    cardFiles: new Map([[card.hash, expect.any(String) as string]]),
  });
  const file = first.kind === 'sent' ? (first.cardFiles?.get(card.hash) ?? null) : null;
  expect(await publisher.edit(delivery, { message, cards: [{ ...card, file }] }, calm)).toMatchObject({
    kind: 'sent',
  });
  expect(uploads()).toEqual([true, false]);
  const unknown = { ...card, file: 'of another bot' };
  expect(await publisher.edit(delivery, { message, cards: [unknown] }, calm)).toMatchObject({ kind: 'sent' });
  // it went up a moment ago, and is known by that
  expect(uploads()).toEqual([true, false, false, false]);
  expect(fake.violations).toEqual([]);
});

test('the words of a card that is not at hand any more are changed, the card is not', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  const was = buildCardDelivery();
  await publisher.send(was, [telegramCard], calm);
  const message = buildMessage(was, { messageIds: [String(fake.messages('@canale')[0]?.id)] });
  const edit = (payload: Partial<TelegramPayload>) =>
    publisher.edit(buildCardDelivery(payload), { message, cards: [] }, calm);
  expect(await edit({ caption: 'Ritirato' })).toMatchObject({ kind: 'sent' });
  expect(fake.messages('@canale')).toMatchObject([{ caption: 'Ritirato', photo: { width: 120 } }]);
  expect(await edit({ card: 'f'.repeat(64) as CardHash })).toMatchObject({
    kind: 'rejected',
    scope: 'payload',
  });
});

test('4096 signs outside the basic plane fit', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  expect(await publish(fake, { text: '😀'.repeat(4096) })).toMatchObject({
    kind: 'sent',
  });
});

test.each([
  ['breaks off', (socket: Socket) => socket.destroy()],
  ['is silent', () => undefined],
])('a handshake that %s is a retry: nothing was sent', async (_name, meet) => {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    meet(socket);
  });
  const apiRoot = `https://127.0.0.1:${await listen(server)}`;
  const publisher = createTelegramPublisher({ token: TOKEN, apiRoot, timeoutMs: 200 });
  expect(await publisher.send(buildTelegramDelivery(), [], calm)).toMatchObject({
    kind: 'retry',
    scope: 'platform',
    afterMs: null,
  });
  for (const socket of sockets) socket.destroy();
  await close(server);
});

test.each([
  ['an answer that is no message', '{"ok":true,"result":true}'],
  ['an answer that is no JSON', 'hello'],
  ['an answer without a code', '{"ok":false}'],
  ['half an answer', '{"ok":true,"resu'],
])('%s leaves it open whether the message is there', async (_name, body) => {
  const server = createServer(socket => {
    socket.once('data', () =>
      socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`),
    );
  });
  const publisher = createTelegramPublisher({
    token: TOKEN,
    apiRoot: `http://127.0.0.1:${await listen(server)}`,
  });
  const outcome = await publisher.send(buildTelegramDelivery(), [], calm);
  expect(outcome).toMatchObject({ kind: 'unknown' });
  expect(inspect(outcome, { depth: 9 })).not.toContain(TOKEN.split(':')[1]);
  await close(server);
});
