import { expect, test } from 'vitest';
import { createTelegramPublisher } from '../../../../src/adapters/telegram/publish/telegram-publisher.ts';
import { startFakeTelegram, type FakeTelegram } from '../../../fakes/telegram-server.ts';
import { buildCardDelivery, telegramCard, TOKEN } from './deliveries.ts';

const calm = new AbortController().signal;
const CHATS = Array.from({ length: 20 }, (_, at) => -1_001_000_001_000 - at);

function open(fake: FakeTelegram) {
  for (const id of CHATS) fake.world.add({ id, type: 'channel', title: `Canale ${id}` });
  const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  return () =>
    Promise.all(CHATS.map(chat => publisher.send(buildCardDelivery({ chat }), [telegramCard], calm)));
}

const uploadsIn = (fake: FakeTelegram) =>
  fake.received('sendPhoto').filter(({ params }) => String(params.photo).startsWith('attach:'));

test('a card that goes to twenty chats at once goes up once, and byte for byte', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const outcomes = await open(fake)();
  expect(outcomes.map(({ kind }) => kind)).toEqual(CHATS.map(() => 'sent'));
  expect(uploadsIn(fake)).toHaveLength(1);
  const bytes = fake
    .received('sendPhoto')
    .reduce((sum, { body }) => sum + Buffer.from(body, 'base64').length, 0);
  expect(bytes).toBeLessThan(telegramCard.bytes.length + CHATS.length * 1500);
  for (const chat of CHATS)
    expect(Buffer.compare(fake.messages(chat)[0]?.photo?.bytes ?? Buffer.alloc(0), telegramCard.bytes)).toBe(
      0,
    );
  expect(fake.violations).toEqual([]);
});

test('an upload that fails leaves it to the next, one at a time', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  fake.fault({
    on: 'sendPhoto',
    trouble: {
      kind: 'status',
      when: 'before',
      status: 429,
      description: 'Too Many Requests: retry after 3',
      parameters: { retry_after: 3 },
    },
    times: 2,
  });
  const outcomes = await open(fake)();
  expect(outcomes.filter(({ kind }) => kind === 'sent')).toHaveLength(18);
  expect(uploadsIn(fake)).toHaveLength(3);
});

test('a name that Telegram has forgotten is given up, and the card goes up anew', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const send = open(fake);
  await send();
  fake.world.files.clear();
  const outcomes = await send();
  expect(outcomes.map(({ kind }) => kind)).toEqual(CHATS.map(() => 'sent'));
  expect(fake.violations).toEqual([]);
});
