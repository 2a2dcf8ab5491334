import { expect, test } from 'vitest';
import type { ChatStatusChange } from '../../src/core/ports/ports.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import { onChatStatus, type ChatStatusDeps } from '../../src/outbox/chat-status.ts';

const CHAT = 'discord:22';

/** A store whose first write ends after the second would: what is written, in the order of the ends. */
function slowStore() {
  const written: string[] = [];
  const slow = Promise.withResolvers<undefined>();
  const quick = Promise.withResolvers<undefined>();
  const deps = {
    clock: { now: () => 0 },
    wakeSignal: createWakeSignal(),
    destinations: { inChat: () => Promise.resolve([]) },
    subscriptions: {
      async suspend() {
        await slow.promise;
        written.push('closed');
      },
    },
    outbox: {
      resume() {
        written.push('opened');
        quick.resolve(undefined);
        return Promise.resolve(0);
      },
    },
  } as unknown as ChatStatusDeps;
  return { deps, written, slow, opened: quick.promise };
}

const closed: ChatStatusChange = { kind: 'closed', chat: CHAT, reason: 'the bot was shut out' };
const opened: ChatStatusChange = { kind: 'opened', chat: CHAT, reason: 'it was let in' };

test('a place that closes and opens in one breath is open', async () => {
  const { deps, written, slow, opened: isOpened } = slowStore();
  const hear = onChatStatus(deps);
  void hear(closed);
  void hear(opened);
  slow.resolve(undefined);
  await isOpened;
  expect(written).toEqual(['closed', 'opened']);
});

test('a word that could not be written keeps none behind it', async () => {
  const { deps, written, slow } = slowStore();
  const hear = onChatStatus(deps);
  const heard = Promise.allSettled([hear(closed), hear(opened)]);
  slow.reject(new Error('the database is gone'));
  expect((await heard).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(written).toEqual(['opened']);
});
