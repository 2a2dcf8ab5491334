import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { inspect } from 'node:util';
import { GrammyError } from 'grammy';
import { expect, test } from 'vitest';
import { createTelegramPublisher } from '../../../src/adapters/telegram/telegram-publisher.ts';
import { outcomeOf } from '../../../src/adapters/telegram/telegram-refusal.ts';
import type { CardImage } from '../../../src/core/card.ts';
import { cardHashOf } from '../../../src/core/ids.ts';
import type { TelegramPayload } from '../../../src/core/payload.ts';
import { createPng } from '../../fakes/png.ts';
import { startFakeTelegram, type FakeTelegram } from '../../fakes/telegram-server.ts';
import { telegramIds } from '../../fakes/telegram-world.ts';
import { buildCardDelivery, buildTelegramDelivery, telegramCard, TOKEN } from './deliveries.ts';

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const close = (server: Server) => new Promise(resolve => server.close(resolve));
const calm = new AbortController().signal;
const publish = (fake: FakeTelegram, payload: Partial<TelegramPayload> = {}) =>
  createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot }).publish(
    buildTelegramDelivery(payload),
    null,
    calm,
  );
const publishCard = (fake: FakeTelegram, card: CardImage = telegramCard) =>
  createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot }).publish(
    buildCardDelivery({ card: card.hash }),
    card,
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
  await createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot }).publish(
    delivery,
    telegramCard,
    calm,
  );
  const [message] = fake.messages(chat);
  expect(message).toMatchObject({ caption: 'a & “b”', topic, silent: true });
  expect(message?.entities).toEqual([{ type: 'bold', offset: 0, length: 1 }]);
  expect(Buffer.compare(message?.photo?.bytes ?? Buffer.alloc(0), telegramCard.bytes)).toBe(0);
  expect(fake.violations).toEqual([]);
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

const refused: readonly [string, Partial<TelegramPayload>, 'payload' | 'destination'][] = [
  ['a text over the limit', { text: 'è'.repeat(4097) }, 'payload'],
  ['an empty text', { text: '<b> </b>' }, 'payload'],
  ['broken HTML', { text: '<p>x</p>' }, 'payload'],
  ['a chat that is not there', { chat: -100123 }, 'destination'],
  ['a topic that is not there', { chat: telegramIds.forum, topic: 7 }, 'destination'],
  ['a closed topic', { chat: telegramIds.forum, topic: telegramIds.closedTopic }, 'destination'],
];

test.each(refused)('%s is refused by Telegram and rejected', async (_name, payload, scope) => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const outcome = await publish(fake, payload);
  expect(outcome).toMatchObject({ kind: 'rejected', scope });
  expect(fake.requests).toHaveLength(1);
});

test('4096 signs outside the basic plane fit', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  expect(await publish(fake, { text: '😀'.repeat(4096) })).toMatchObject({
    kind: 'sent',
  });
});

test.each([
  ['too long for its width', createPng(2100, 100)],
  ['too large', createPng(6000, 4001)],
  ['no picture at all', Buffer.from('this is not a picture, whatever its name says')],
  ['too heavy', createPng(10, 10, 11_000_000)],
])('a card that is %s is rejected as a payload', async (_name, bytes) => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const card = { ...telegramCard, bytes, hash: cardHashOf(bytes) };
  expect(await publishCard(fake, card)).toMatchObject({ kind: 'rejected', scope: 'payload' });
  expect(fake.violations).not.toEqual([]);
});

test.each([
  ['blocked', /bot was blocked by the user/],
  ['deactivated', /user is deactivated/],
  ['deleted', /the group chat was deleted/],
] as const)('a chat that is %s is closed to us', async (standing, reason) => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  fake.chat(telegramIds.group).state = standing;
  const outcome = await publish(fake, { chat: telegramIds.group });
  expect(outcome).toMatchObject({
    kind: 'rejected',
    scope: 'destination',
    reason: expect.stringMatching(reason) as string,
  });
});

test('a group that became a supergroup is rejected with the new id', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const { id } = fake.migrate(telegramIds.group);
  const outcome = await publish(fake, { chat: telegramIds.group });
  expect(outcome).toMatchObject({
    kind: 'rejected',
    scope: 'destination',
    reason: expect.stringContaining(String(id)) as string,
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
  expect(await publisher.publish(buildTelegramDelivery(), null, calm)).toMatchObject({
    kind: 'retry',
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
  const outcome = await publisher.publish(buildTelegramDelivery(), null, calm);
  expect(outcome).toMatchObject({ kind: 'unknown' });
  expect(inspect(outcome, { depth: 9 })).not.toContain(TOKEN.split(':')[1]);
  await close(server);
});

test.each([
  [400, 'Bad Request: have no rights to send a message', { kind: 'rejected', scope: 'destination' }],
  [400, 'Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN', { kind: 'rejected', scope: 'destination' }],
  [400, 'Bad Request: something nobody has seen yet', { kind: 'rejected', scope: 'payload' }],
  [401, 'Unauthorized', { kind: 'rejected', scope: 'platform' }],
  [403, 'Forbidden: bot is not a member of the channel chat', { kind: 'rejected', scope: 'destination' }],
  [404, 'Not Found', { kind: 'rejected', scope: 'platform' }],
  [413, 'Request Entity Too Large', { kind: 'rejected', scope: 'payload' }],
  [429, 'Too Many Requests: retry later', { kind: 'retry', afterMs: null }],
  [500, 'Internal Server Error', { kind: 'unknown' }],
  [502, 'Bad Gateway', { kind: 'unknown' }],
])('%i "%s" is called what it is', (code, description, outcome) => {
  const error = new GrammyError('', { ok: false, error_code: code, description }, 'sendMessage', {});
  expect(outcomeOf(error, { token: TOKEN, reached: true })).toMatchObject(outcome);
});

test('a token in a description does not get out', () => {
  const description = `Bad Request: bot${TOKEN} is ${TOKEN.split(':')[1] ?? ''}`;
  const error = new GrammyError('', { ok: false, error_code: 400, description }, 'sendMessage', {});
  expect(JSON.stringify(outcomeOf(error, { token: TOKEN, reached: true }))).not.toContain('CANARY');
});
