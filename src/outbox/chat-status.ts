import { addressIn, chatOf, type OrderingKey } from '../core/ordering-key.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { ChatStatusChange, RecordEvent } from '../core/ports/ports.ts';
import type { Clock } from '../core/time.ts';
import type { WakeSignal } from '../core/async/wake-signal.ts';

export interface ChatStatusDeps {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly wakeSignal: WakeSignal;
  readonly destinations: readonly { readonly name: string; readonly orderingKey: OrderingKey }[];
}

/**
 * Acts on what a platform tells of a place by itself: one that opens again is posted to at once, one that moved is
 * followed. That one closed is believed when it refuses a message: until then nothing is lost by trying.
 */
export const onChatStatus =
  (deps: ChatStatusDeps) =>
  (news: ChatStatusChange): void => {
    act(deps, news).catch((error: unknown) => {
      deps.record({ kind: 'service-fault', part: 'places', error });
    });
  };

async function act(
  { outbox, clock, record, wakeSignal, destinations }: ChatStatusDeps,
  news: ChatStatusChange,
): Promise<void> {
  switch (news.kind) {
    case 'closed':
      return;
    case 'opened':
      if ((await outbox.resume(news.chat, clock.now())) > 0) wakeSignal.wake();
      return;
    case 'moved': {
      await outbox.move(news.chat, news.movedTo, clock.now());
      const from = addressIn(news.chat);
      for (const { name } of destinations.filter(one => chatOf(one.orderingKey) === news.chat))
        record({ kind: 'chat-moved', destination: name, from, to: String(news.movedTo) });
      wakeSignal.wake();
    }
  }
}
