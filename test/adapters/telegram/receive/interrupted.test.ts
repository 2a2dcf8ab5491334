import { expect, test } from 'vitest';
import type { Reply } from '../../../../src/commands/command.ts';
import { MINUTE } from '../../../../src/core/time.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/sqlite-store.ts';
import { systemClock } from '../../../../src/system-clock.ts';
import { telegramIds } from '../../../fakes/telegram-world.ts';
import { openBot } from './bot-world.ts';

const READER = { id: 5, language_code: 'de' };
const { forum, topic, channel } = telegramIds;
/** What is being done when a bot stops is not waited for: it is as one that is killed. */
const hurried: typeof systemClock.sleep = (afterMs, signal) =>
  systemClock.sleep(afterMs === 3000 ? 0 : afterMs, signal);

test('who asked in a topic is told there, below it; who pressed a button of a channel is told in private', async () => {
  await using store = await openSqliteStore({ file: ':memory:' });
  await using killed = await openBot({
    answer: ({ name }) => (name === 'help' ? undefined! : new Promise<Reply>(() => undefined)),
    updates: store.updates,
    sleep: hurried,
  });
  const { fake } = killed;
  killed.start();
  await fake.userSays({ from: READER, text: '/help' });
  const asked = fake.say({ from: READER, chat: forum, topic, text: '/latest' });
  const post = fake.chat(channel);
  fake.serviceMessage(channel);
  const message = post.messages.at(-1)?.id ?? 0;
  fake.presses({ chat: channel, message, from: READER.id, data: 'x', language: 'de' });
  await fake.until(() => fake.updates.isPolled && fake.updates.unconfirmed.length === 0);
  await killed.stop();

  await using next = await openBot({ updates: store.updates, fake, now: () => Date.now() + MINUTE + 1 });
  next.start();
  const there = await fake.until(() =>
    fake.messages(forum).find(({ text }) => text === 'interrupted: latest'),
  );
  expect(there).toMatchObject({ topic, replyTo: asked.id });
  await fake.until(() => fake.messages(READER.id).some(({ text }) => text?.startsWith('interrupted:')));
  expect(post.messages.at(-1)?.id).toBe(message);
  expect(next.asked).toEqual([]);
  expect(fake.violations).toEqual([]);
});
