import { addressIn } from '../core/ordering-key.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { ChatStatusChange, RecordEvent } from '../core/ports/ports.ts';
import type { Destinations, SubscriptionStore } from '../core/ports/subscriptions.ts';
import type { Clock } from '../core/time.ts';
import type { WakeSignal } from '../core/async/wake-signal.ts';

export interface ChatStatusDeps {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly wakeSignal: WakeSignal;
  readonly destinations: Pick<Destinations, 'inChat'>;
  readonly subscriptions: Pick<SubscriptionStore, 'suspend'>;
}

/**
 * Acts on what a platform tells of a place by itself: one that opens again is posted to at once, one that moved is
 * followed. That one closed is believed when it refuses a message: until then nothing is lost by trying. But nothing more is
 * written for readers there: whoever shuts the bot out does not want to find it all when they let it in again.
 * One word after the other, in the order heard: of two about one place the later must be written last. Resolves when it is
 * written; told again, it comes to the same.
 */
export function onChatStatus(deps: ChatStatusDeps): (news: ChatStatusChange) => Promise<void> {
  let last = Promise.resolve();
  return news => {
    const done = last.then(() => act(deps, news));
    last = done.catch(() => undefined);
    return done;
  };
}

async function act(
  { outbox, subscriptions, clock, record, wakeSignal, destinations }: ChatStatusDeps,
  news: ChatStatusChange,
): Promise<void> {
  switch (news.kind) {
    case 'closed':
      await subscriptions.suspend(news.chat, clock.now());
      return;
    case 'opened':
      if ((await outbox.resume(news.chat, clock.now())) > 0) wakeSignal.wake();
      return;
    case 'moved': {
      const names = await destinations.inChat(news.chat);
      await outbox.move(news.chat, news.movedTo, clock.now());
      const from = addressIn(news.chat);
      for (const destination of names)
        record({ kind: 'chat-moved', destination, from, to: String(news.movedTo) });
      wakeSignal.wake();
    }
  }
}
