import { GrammyError } from 'grammy/web';
import { expect, test } from 'vitest';
import { sayDetail } from '../../../../src/format/say-reason.ts';
import { english } from '../../../fixtures/in-english.ts';
import { wordTable } from '../../../../src/adapters/telegram/publish/refusal-table.ts';
import { createTelegramPublisher } from '../../../../src/adapters/telegram/publish/telegram-publisher.ts';
import { outcomeOf } from '../../../../src/adapters/telegram/publish/telegram-refusal.ts';
import type { CardImage } from '../../../../src/core/card.ts';
import { cardHashOf } from '../../../../src/core/ids.ts';
import type { TelegramPayload } from '../../../../src/adapters/telegram/format/payload.ts';
import type { Delivery, Outcome } from '../../../../src/core/post.ts';
import { refusal } from '../../../../src/outbox/refusal.ts';
import { createPng } from '../../../fakes/png.ts';
import { startFakeTelegram } from '../../../fakes/telegram-server.ts';
import type { FakeTelegram, Fault } from '../../../fakes/telegram-server.ts';
import { telegramIds } from '../../../fakes/telegram-world.ts';
import { buildCardDelivery, buildTelegramDelivery, telegramCard, TOKEN } from './deliveries.ts';

const calm = new AbortController().signal;
const { forum, group, supergroup, privateChannel, topic, closedTopic } = telegramIds;

interface Case {
  readonly payload?: Partial<TelegramPayload>;
  readonly card?: CardImage;
  readonly prepare?: (fake: FakeTelegram) => unknown;
  readonly fault?: Fault['trouble'];
  readonly outcome: Partial<Outcome>;
}
const picture = (bytes: Uint8Array): CardImage => ({ ...telegramCard, bytes, hash: cardHashOf(bytes) });
const said = (
  status: number,
  description: string,
  parameters?: Record<string, number>,
): Fault['trouble'] => ({
  kind: 'status',
  when: 'before',
  status,
  description,
  ...(parameters ? { parameters } : {}),
});
const page = (status: number, headers?: Record<string, string>): Fault['trouble'] => ({
  kind: 'status',
  when: 'before',
  status,
  html: '<h1>nginx</h1>',
  ...(headers ? { headers } : {}),
});
const place = { kind: 'rejected', scope: 'destination' } as const;
const bot = { kind: 'rejected', scope: 'platform' } as const;
const message = { kind: 'rejected', scope: 'payload' } as const;
const form = { ...message, remedy: 'plain-text' } as const;
const noCard = { ...message, remedy: 'no-card' } as const;
const smallerCard = { ...message, remedy: 'smaller-card' } as const;

const cases: Readonly<Record<string, Case>> = {
  'the bot was thrown out of a channel': {
    prepare: f => {
      f.kickBot('@canale');
    },
    outcome: place,
  },
  'the bot has left': { prepare: f => (f.chat('@canale').standing = 'left'), outcome: place },
  'a person blocked the bot': {
    payload: { chat: 55 },
    prepare: f => (f.chat(f.say({ from: { id: 55 }, text: 'x' }).chat).state = 'blocked'),
    outcome: place,
  },
  'an account is gone': {
    payload: { chat: 55 },
    prepare: f => (f.chat(f.say({ from: { id: 55 }, text: 'x' }).chat).state = 'deactivated'),
    outcome: place,
  },
  'a person never wrote to the bot': {
    fault: said(403, "Forbidden: bot can't initiate conversation with a user"),
    outcome: place,
  },
  'a group is deleted': {
    payload: { chat: group },
    prepare: f => (f.chat(group).state = 'deleted'),
    outcome: place,
  },
  'no such chat': { payload: { chat: -100123 }, outcome: place },
  'no such name': { payload: { chat: '@nessuno' }, outcome: place },
  'no such topic': { payload: { chat: forum, topic: 7 }, outcome: place },
  'a closed topic': { payload: { chat: forum, topic: closedTopic }, outcome: place },
  'a topic was deleted': {
    payload: { chat: forum, topic },
    prepare: f => f.chat(forum).topics?.delete(topic),
    outcome: place,
  },
  'the right to post was taken': { prepare: f => (f.chat('@canale').rights.post = false), outcome: place },
  'members may not write': {
    payload: { chat: supergroup },
    prepare: f => (f.chat(supergroup).rights.post = false),
    outcome: place,
  },
  'members may not send pictures': {
    payload: { chat: supergroup },
    card: telegramCard,
    prepare: f => (f.chat(supergroup).rights.photos = false),
    outcome: place,
  },
  'a right that is missing, in other words': {
    fault: said(400, 'Bad Request: CHAT_WRITE_FORBIDDEN'),
    outcome: place,
  },
  'a 403 nobody has heard of': { fault: said(403, 'Forbidden: new and strange'), outcome: place },
  'a group that became a supergroup': {
    payload: { chat: group },
    prepare: f => f.migrate(group),
    outcome: { kind: 'moved', chat: -1_002_000_000_000 + group },
  },
  'the token was revoked': {
    prepare: f => {
      f.revokeToken();
    },
    outcome: bot,
  },
  'a token of the wrong form': { fault: said(404, 'Not Found'), outcome: bot },
  'the bot was logged out': { fault: said(400, 'Bad Request: Logged out'), outcome: bot },
  'a conflict, which is said of polling': {
    fault: said(409, 'Conflict: terminated by other getUpdates request'),
    outcome: { kind: 'retry', scope: 'platform', afterMs: null },
  },
  'a message that may not be edited any more': {
    fault: said(400, "Bad Request: message can't be edited"),
    outcome: { ...message },
  },
  'a message that may not be deleted any more': {
    fault: said(400, "Bad Request: message can't be deleted for everyone"),
    outcome: { ...message },
  },
  'broken markup': { payload: { text: '<p>x</p>' }, outcome: form },
  'broken form in a caption': { card: telegramCard, payload: { caption: '<b>x' }, outcome: form },
  'a 400 nobody has heard of': { fault: said(400, 'Bad Request: new and strange'), outcome: form },
  'a text over the limit': { payload: { text: 'è'.repeat(4097) }, outcome: { ...message } },
  'a caption over the limit': {
    card: telegramCard,
    payload: { caption: 'è'.repeat(1025) },
    outcome: { ...message },
  },
  'an empty text': { payload: { text: '<b> </b>' }, outcome: { ...message } },
  'a picture too wide': { card: picture(createPng(2100, 100)), outcome: noCard },
  'a picture too large': { card: picture(createPng(6000, 4001)), outcome: noCard },
  'no picture at all': { card: picture(Buffer.from('no picture')), outcome: noCard },
  'an empty picture': { card: picture(Buffer.alloc(0)), outcome: noCard },
  'a picture over 10 MB': { card: picture(createPng(10, 10, 11_000_000)), outcome: smallerCard },
  'an upload over what the server takes': {
    fault: said(413, 'Request Entity Too Large'),
    outcome: smallerCard,
  },
  'an upload over what a front server takes': { fault: page(413), outcome: smallerCard },
  'too many requests': {
    fault: said(429, 'Too Many Requests: retry after 35', { retry_after: 35 }),
    outcome: { kind: 'retry', scope: 'place', afterMs: 35_000 },
  },
  'half a day of waiting': {
    fault: said(429, 'Too Many Requests: retry after 43837', { retry_after: 43_837 }),
    outcome: { kind: 'retry', scope: 'place', afterMs: 43_837_000 },
  },
  'too many requests, without a time': {
    fault: said(429, 'Too Many Requests: retry later'),
    outcome: { kind: 'retry', scope: 'place', afterMs: null },
  },
  'a front server’s 429': {
    fault: page(429, { 'retry-after': '120' }),
    outcome: { kind: 'retry', scope: 'platform', afterMs: 120_000 },
  },
  'a front server’s 403': { fault: page(403), outcome: { kind: 'retry', scope: 'platform', afterMs: null } },
  'a front server that has no Bot API behind it': { fault: page(404), outcome: bot },
  'a fault of the server': {
    fault: said(500, 'Internal Server Error'),
    outcome: { kind: 'unknown', status: 500 },
  },
  'a front server’s 502': { fault: page(502), outcome: { kind: 'unknown', status: 502 } },
  'a time-out of a front server': { fault: page(504), outcome: { kind: 'unknown', status: 504 } },
  'a success that cannot be read': { fault: page(200), outcome: { kind: 'unknown' } },
  'a connection that is cut': { fault: { kind: 'drop', when: 'before' }, outcome: { kind: 'unknown' } },
};

test.each(Object.entries(cases))('%s', async (_what, { payload = {}, card, prepare, fault, outcome }) => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  prepare?.(fake);
  if (fault !== undefined) fake.fault({ on: /^send/, trouble: fault });
  const delivery: Delivery =
    card === undefined ? buildTelegramDelivery(payload) : buildCardDelivery({ card: card.hash, ...payload });
  const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  const found = await publisher.send(delivery, card == null ? [] : [card], calm);
  // nothing more than the table says: a remedy where none helps would be a vain request
  expect(found).toEqual({ ...outcome, reason: expect.anything() as string });
  expect('reason' in found ? sayDetail(found.reason, english) : '').toMatch(/\S/);
  expect(fake.requests).toHaveLength(1);
  const posted = [...fake.world.chats.values()].flatMap(({ messages }) =>
    messages.filter(({ from }) => from === null || from === fake.world.bot.id),
  );
  expect(posted).toEqual([]);
});

test('nobody listens: nothing was sent, and all of Telegram is left alone for now', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  await fake.goOffline();
  const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  expect(await publisher.send(buildTelegramDelivery(), [], calm)).toEqual({
    kind: 'retry',
    scope: 'platform',
    afterMs: null,
    reason: expect.stringContaining('ECONNREFUSED') as string,
  });
});

test.each([true, false])(
  'long waits of five chats are the bot’s when they end together (%s)',
  async together => {
    await using fake = await startFakeTelegram({ token: TOKEN });
    const chats = ['@canale', '@gruppo', privateChannel, forum, group];
    const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot, now: () => 0 });
    const outcomes: Outcome[] = [];
    for (const [index, chat] of chats.entries()) {
      const seconds = 3600 + (together ? 0 : index * 7);
      fake.fault({ on: 'sendMessage', trouble: said(429, 'Too Many Requests', { retry_after: seconds }) });
      outcomes.push(await publisher.send(buildTelegramDelivery({ chat }), [], calm));
    }
    const scopes = outcomes.map(one => (one.kind === 'retry' ? one.scope : one.kind));
    expect(scopes).toEqual(['place', 'place', 'place', 'place', together ? 'platform' : 'place']);
  },
);

test('one success between shows that the waits are the chats’', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot, now: () => 0 });
  const wait = said(429, 'Too Many Requests', { retry_after: 3600 });
  for (const chat of [forum, group, supergroup, privateChannel]) {
    fake.fault({ on: 'sendMessage', trouble: wait });
    await publisher.send(buildTelegramDelivery({ chat }), [], calm);
  }
  await publisher.send(buildTelegramDelivery(), [], calm);
  fake.fault({ on: 'sendMessage', trouble: wait });
  expect(await publisher.send(buildTelegramDelivery(), [], calm)).toMatchObject({ scope: 'place' });
});

test.each(wordTable)('"%s" is known whatever follows and however it is written', (begins, means) => {
  for (const words of [begins.toUpperCase(), `${begins} and so on`]) {
    const description = `Bad Request: ${words}`;
    const error = new GrammyError('', { ok: false, error_code: 400, description }, 'sendPhoto', {});
    const trace = { reached: true, status: 400, retryAfterMs: null };
    const outcome = outcomeOf(error, { token: TOKEN, trace });
    expect(outcome).toEqual(refusal(means, { reason: outcome.reason, afterMs: null }));
  }
});
