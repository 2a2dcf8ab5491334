import { expect, onTestFinished, test } from 'vitest';
import { degradeTelegram } from '../../../../src/adapters/telegram/format/degrade.ts';
import type { TelegramPayload } from '../../../../src/adapters/telegram/format/payload.ts';
import { createTelegramLog } from '../../../../src/adapters/telegram/publish/telegram-log.ts';
import { createTelegramPublisher } from '../../../../src/adapters/telegram/publish/telegram-publisher.ts';
import { resolveCommand } from '../../../../src/commands/resolve.ts';
import { paragraph } from '../../../../src/core/rich-text.ts';
import { startFakeTelegram } from '../../../fakes/telegram-server.ts';
import { telegramIds } from '../../../fakes/telegram-world.ts';
import { buildTelegramDelivery, TOKEN } from './deliveries.ts';

const CHAT = telegramIds.supergroup;
const log = createTelegramLog({ token: TOKEN, chat: CHAT, commands: [resolveCommand.spec] });
const { payload, orderingKey } = log.draft({
  text: [paragraph('Arrivato <o> no? https://gazzetta.example/')],
  buttons: [[{ label: 'C’è', command: 'resolve', options: { delivery: 'd1', verdict: 'there' } }]],
});

test('an alert is a message with its buttons, escaped and without a preview', async () => {
  const fake = await startFakeTelegram({ token: TOKEN });
  onTestFinished(() => fake[Symbol.asyncDispose]());
  expect(orderingKey).toBe(`telegram:${CHAT}`);
  expect(JSON.parse(JSON.stringify(payload))).toEqual(payload);

  const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  const delivery = buildTelegramDelivery(payload as TelegramPayload);
  expect(await publisher.send(delivery, [], new AbortController().signal)).toMatchObject({ kind: 'sent' });
  const [message] = fake.messages(CHAT);
  expect(message?.text).toBe('Arrivato <o> no? https://gazzetta.example/');
  expect(message?.markup).toMatchObject({
    inline_keyboard: [
      [{ text: 'C’è', callback_data: expect.stringMatching(/^resolve:d1:there:/) as string }],
    ],
  });
  const [request] = fake.received('sendMessage');
  expect(JSON.stringify(request?.params)).toContain('is_disabled');
  expect(fake.violations).toEqual([]);
});

test('the words of an alert whose markup was refused keep its buttons', () => {
  const plain = degradeTelegram(payload as TelegramPayload, 'plain-text', new Map());
  expect(plain).toMatchObject({ plain: true, buttons: [[{ text: 'C’è' }]] });
});
