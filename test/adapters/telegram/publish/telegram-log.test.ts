import { expect, onTestFinished, test } from 'vitest';
import { createTelegramLog } from '../../../../src/adapters/telegram/publish/telegram-log.ts';
import { resolveCommand } from '../../../../src/commands/resolve.ts';
import { paragraph } from '../../../../src/core/rich-text.ts';
import { startFakeTelegram, type Trouble } from '../../../fakes/telegram-server.ts';
import { telegramIds } from '../../../fakes/telegram-world.ts';
import { TOKEN } from './deliveries.ts';

const notice = {
  id: 'abc',
  text: [paragraph('Arrivato <o> no?')],
  buttons: [[{ label: 'C’è', command: 'resolve', options: { delivery: 'd1', verdict: 'there' } }]],
};

async function openLog(chat: number | string = telegramIds.supergroup) {
  const fake = await startFakeTelegram({ token: TOKEN });
  onTestFinished(() => fake[Symbol.asyncDispose]());
  const log = createTelegramLog({
    token: TOKEN,
    apiRoot: fake.apiRoot,
    chat,
    commands: [resolveCommand.spec],
  });
  return { fake, log };
}

test('a notice is a message with its buttons, escaped', async () => {
  const { fake, log } = await openLog();
  expect(await log.tell(notice)).toEqual({ kind: 'told' });
  const [message] = fake.messages(telegramIds.supergroup);
  expect(message?.text).toBe('Arrivato <o> no?');
  expect(message?.markup).toMatchObject({
    inline_keyboard: [
      [{ text: 'C’è', callback_data: expect.stringMatching(/^resolve:d1:there:/) as string }],
    ],
  });
  expect(fake.violations).toEqual([]);
});

test.each<[string, Trouble, object]>([
  [
    'too many requests',
    {
      kind: 'status',
      when: 'before',
      status: 429,
      description: 'Too Many Requests: retry after 9',
      parameters: { retry_after: 9 },
    },
    { kind: 'later', afterMs: 9000 },
  ],
  ['a lost answer', { kind: 'drop', when: 'after' }, { kind: 'unsure' }],
  [
    'a closed chat',
    {
      kind: 'status',
      when: 'before',
      status: 403,
      description: 'Forbidden: bot was kicked from the group chat',
    },
    { kind: 'refused' },
  ],
])('%s is told as what it is, without the token', async (_name, trouble, expected) => {
  const { fake, log } = await openLog();
  fake.fault({ on: 'sendMessage', trouble });
  const told = await log.tell(notice);
  expect(told).toMatchObject(expected);
  expect(JSON.stringify(told)).not.toContain(TOKEN);
});

test('a network that is not there is tried later', async () => {
  const { fake, log } = await openLog();
  await fake.goOffline();
  expect(await log.tell(notice)).toMatchObject({ kind: 'later' });
});

test('a group that became a supergroup is followed', async () => {
  const { fake, log } = await openLog(telegramIds.group);
  const next = fake.migrate(telegramIds.group);
  expect(await log.tell(notice)).toEqual({ kind: 'told' });
  expect(await log.tell(notice)).toEqual({ kind: 'told' });
  expect(fake.messages(next.id).filter(({ text }) => text !== null)).toHaveLength(2);
  expect(fake.received('sendMessage')).toHaveLength(3);
});
