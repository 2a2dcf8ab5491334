import { expect, test } from 'vitest';
import { createTelegramPublisher } from '../../../../src/adapters/telegram/publish/telegram-publisher.ts';
import type { TelegramPayload } from '../../../../src/adapters/telegram/format/payload.ts';
import type { Delivery } from '../../../../src/core/post.ts';
import { HOUR } from '../../../../src/core/time.ts';
import { createPng } from '../../../fakes/png.ts';
import { cardHashOf } from '../../../../src/core/ids.ts';
import { startFakeTelegram, type FakeTelegram } from '../../../fakes/telegram-server.ts';
import { telegramIds } from '../../../fakes/telegram-world.ts';
import { buildMessage } from '../../../fixtures/build.ts';
import { buildCardDelivery, buildTelegramDelivery, telegramCard, TOKEN } from './deliveries.ts';

const calm = new AbortController().signal;
const publisherOf = (fake: FakeTelegram) => createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot });

async function sent(fake: FakeTelegram, delivery: Delivery) {
  const card = (delivery.payload as TelegramPayload).kind === 'photo' ? telegramCard : null;
  const outcome = await publisherOf(fake).send(delivery, card === null ? [] : [card], calm);
  if (outcome.kind !== 'sent') throw new Error(`not sent: ${JSON.stringify(outcome)}`);
  return { outcome, message: buildMessage(delivery, { messageIds: outcome.messageIds, url: outcome.url }) };
}

test('what is to be pinned is followed by a pin and, later, by its end; both are idempotent', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const delivery = buildCardDelivery({ pinMs: 3 * HOUR });
  const { outcome, message } = await sent(fake, delivery);
  expect(outcome.follow).toMatchObject([
    { key: 'pin', queue: 'pins', afterMs: 0 },
    { key: 'unpin', queue: 'pins', afterMs: 3 * HOUR },
  ]);
  const publisher = publisherOf(fake);
  for (const [index, pinned] of [
    [0, 1],
    [0, 1],
    [1, null],
    [1, null],
  ] as const) {
    const payload = outcome.follow?.at(index)?.payload;
    if (payload === undefined) throw new Error('nothing follows');
    expect(
      await publisher.publish?.({ ...delivery, operation: 'publish', payload }, message, calm),
    ).toMatchObject({
      kind: 'sent',
    });
    expect(fake.chat('@canale').pinned).toBe(pinned);
  }
  expect(fake.received('pinChatMessage')[0]?.params).toMatchObject({ disable_notification: true });
  expect(fake.violations).toEqual([]);
});

test('without the right only the pin is refused, and why is said in words', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const delivery = buildTelegramDelivery({ pinMs: HOUR });
  const { outcome, message } = await sent(fake, delivery);
  fake.chat('@canale').rights.edit = false;
  const payload = outcome.follow?.[0]?.payload ?? delivery.payload;
  expect(await publisherOf(fake).publish?.({ ...delivery, payload }, message, calm)).toMatchObject({
    kind: 'rejected',
    scope: 'payload',
    reason: { code: 'no-pin-right' },
  });
});

test('a message that is gone is pinned no more', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const delivery = buildTelegramDelivery({ pinMs: HOUR });
  const { outcome, message } = await sent(fake, delivery);
  fake.removeMessage('@canale', Number(message.messageIds[0]));
  const payload = outcome.follow?.[0]?.payload ?? delivery.payload;
  expect(await publisherOf(fake).publish?.({ ...delivery, payload }, message, calm)).toMatchObject({
    kind: 'gone',
  });
});

test('what is protected is sent so, and the page of a link stands where it is to', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  await sent(fake, buildTelegramDelivery({ protect: true, previewLook: { isAbove: true, size: 'small' } }));
  expect(fake.messages('@canale')).toMatchObject([
    { protected: true, preview: { show_above_text: true, prefer_small_media: true } },
  ]);
  expect(fake.violations).toEqual([]);
});

test('a picture too long for a photo goes as a file, is known by its name, and gives way to a photo in an edit', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const bytes = createPng(10, 900);
  const tall = { ...telegramCard, bytes, hash: cardHashOf(bytes), width: 10, height: 900 };
  const was = buildCardDelivery({ card: tall.hash, asFile: true });
  const publisher = publisherOf(fake);
  const first = await publisher.send(was, [tall], calm);
  const file = first.kind === 'sent' ? (first.cardFiles?.get(tall.hash) ?? null) : null;
  expect(file).not.toBeNull();
  expect(await publisher.send(was, [{ ...tall, file }], calm)).toMatchObject({ kind: 'sent' });
  expect(
    fake.received('sendDocument').map(({ params }) => String(params.document).startsWith('attach')),
  ).toEqual([true, false]);
  const message = buildMessage(was, { messageIds: ['1'] });
  expect(await publisher.edit(buildCardDelivery(), { message, cards: [telegramCard] }, calm)).toMatchObject({
    kind: 'sent',
  });
  expect(fake.messages('@canale')[0]).toMatchObject({ document: null, photo: { width: 120 } });
  expect(fake.violations).toEqual([]);
});

const buttons = [
  [{ text: 'Leggi', url: 'https://a.example/x' }],
  [
    { text: 'Copia', copy: 'Sì' },
    { text: 'Condividi', ask: 'Sì' },
  ],
  [
    { text: 'Citazioni', start: 'q-1' },
    { text: 'Commenta', opens: 'discussion' as const },
  ],
];
const shown = (fake: FakeTelegram, at: number) =>
  (fake.messages('@canale')[at]?.markup as { inline_keyboard: object[][] }).inline_keyboard.flat();

test('buttons that need the bot or the group are drawn with what is known of them, others are left out', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  await sent(fake, buildTelegramDelivery({ buttons }));
  expect(shown(fake, 0)).toEqual([
    { text: 'Leggi', url: 'https://a.example/x' },
    { text: 'Copia', copy_text: { text: 'Sì' } },
    { text: 'Citazioni', url: 'https://t.me/strillone_bot?start=q-1' },
  ]);
  fake.world.bot.hasInline = true;
  fake.chat('@canale').linked = telegramIds.supergroup;
  await sent(fake, buildTelegramDelivery({ buttons }));
  expect(shown(fake, 1)).toEqual([
    { text: 'Leggi', url: 'https://a.example/x' },
    { text: 'Copia', copy_text: { text: 'Sì' } },
    { text: 'Condividi', switch_inline_query: 'Sì' },
    { text: 'Citazioni', url: 'https://t.me/strillone_bot?start=q-1' },
    { text: 'Commenta', url: 'https://t.me/gruppo' },
  ]);
  expect(fake.violations).toEqual([]);
});

test('a button whose address Telegram refuses costs the post its markup only', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const bad = buildTelegramDelivery({ buttons: [[{ text: 'Leggi', url: 'http://newsdesk/x' }]] });
  expect(await publisherOf(fake).send(bad, [], calm)).toMatchObject({
    kind: 'rejected',
    remedy: 'plain-text',
  });
});
