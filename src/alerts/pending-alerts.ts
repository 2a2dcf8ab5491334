import type { Flaw } from '../core/reasons/diagnosis.ts';
import type { Platform } from '../core/destination.ts';
import type { SourceState } from '../core/feed-state.ts';
import type { NewsroomEvent } from '../core/ports/events.ts';
import { isSubscribed } from '../core/subscriptions/subscription.ts';
import type { Detail, Reason } from '../core/reasons/reason.ts';
import type { Instant } from '../core/time.ts';
import type { NoticeKey } from '../core/ports/outbox.ts';

/** Something that editors are still to be told. */
export type Item =
  | { readonly kind: 'held'; readonly delivery: string }
  | { readonly kind: 'dead'; readonly delivery: string }
  | { readonly kind: 'place'; readonly destination: string; readonly reason: Reason | null }
  | { readonly kind: 'place-back'; readonly destination: string }
  | { readonly kind: 'platform'; readonly platform: Platform; readonly reason: Detail | null }
  | { readonly kind: 'platform-back'; readonly platform: Platform }
  | { readonly kind: 'moved'; readonly destination: string; readonly from: string; readonly to: string }
  | {
      readonly kind: 'source';
      readonly source: string;
      readonly state: SourceState;
      readonly reason: Reason | null;
    }
  | { readonly kind: 'source-back'; readonly source: string; readonly state: SourceState }
  | { readonly kind: 'source-moved'; readonly source: string; readonly to: string }
  | { readonly kind: 'backup'; readonly reason: Detail }
  | { readonly kind: 'backup-back' }
  | { readonly kind: 'config'; readonly faults: readonly Detail[] }
  | { readonly kind: 'config-back' }
  | { readonly kind: 'approval'; readonly count: number }
  | { readonly kind: 'approval-back' }
  | { readonly kind: 'flaw'; readonly delivery: string; readonly destination: string; readonly flaw: Flaw }
  | { readonly kind: 'flaw-back'; readonly delivery: string }
  | { readonly kind: 'dry'; readonly schedule: string; readonly dueAt: Instant; readonly reason: Reason }
  | { readonly kind: 'dry-back'; readonly schedule: string }
  /** `reason` null: it is well again. */
  | { readonly kind: 'database'; readonly reason: Reason | null };

/** What is written down of it when it is told; what is over is the end of what began. */
export function keyOf(item: Item): NoticeKey {
  switch (item.kind) {
    case 'held':
    case 'dead':
      return { kind: item.kind, subject: item.delivery };
    case 'place':
    case 'place-back':
      return { kind: 'place', subject: item.destination };
    case 'platform':
    case 'platform-back':
      return { kind: 'platform', subject: item.platform };
    case 'source':
    case 'source-back':
      return { kind: 'source', subject: `${item.source} ${item.state}` };
    case 'source-moved':
      return { kind: item.kind, subject: `${item.source} ${item.to}` };
    case 'backup':
    case 'backup-back':
      return { kind: 'backup', subject: '' };
    case 'config':
    case 'config-back':
      return { kind: 'config', subject: '' };
    case 'approval':
    case 'approval-back':
      return { kind: 'approval', subject: '' };
    case 'flaw':
    case 'flaw-back':
      return { kind: 'flaw', subject: item.delivery };
    case 'dry':
    case 'dry-back':
      return { kind: 'dry', subject: item.schedule };
    case 'moved':
      return { kind: 'moved', subject: `${item.destination} ${item.from}` };
    case 'database':
      return { kind: 'database', subject: '' };
  }
}

const nameOf = (item: Item): string => {
  const { kind, subject } = keyOf(item);
  return `${kind} ${subject}`;
};

/** What there is to tell, each thing once; the newest word on anything stands for those before. What was told already is the database's to know. */
export function createPendingAlerts() {
  const items = new Map<string, Item>();
  /** Places that were told closed, or are to be. */
  let closed = new Set<string>();
  /** Platforms that were told to refuse the bot, or are to be. */
  let refused = new Set<Platform>();
  let isDown = false;

  const add = (item: Item): true => {
    items.set(nameOf(item), item);
    return true;
  };

  return {
    get size(): number {
      return items.size;
    },
    /** Nothing can be looked up or written down. */
    get isDatabaseDown(): boolean {
      return isDown;
    },
    items: (): readonly Item[] => [...items.values()],
    add,
    /** Puts back what could not be told, unless there is a newer word. */
    putBack: (item: Item): boolean => !items.has(nameOf(item)) && add(item),
    /** Takes these out. */
    take(batch: readonly Item[]): readonly Item[] {
      for (const item of batch) items.delete(nameOf(item));
      return batch;
    },
    /** These were told as closed, and to refuse the bot, by whichever process. */
    know(told: { readonly places: readonly string[]; readonly platforms: readonly Platform[] }): void {
      closed = new Set(told.places);
      refused = new Set(told.platforms);
      for (const item of items.values()) {
        if (item.kind === 'place') closed.add(item.destination);
        if (item.kind === 'platform') refused.add(item.platform);
      }
    },
    /** Answers whether there may be something new to tell. */
    note(event: NewsroomEvent): boolean {
      switch (event.kind) {
        case 'delivery-held':
          return add({ kind: 'held', delivery: event.delivery });
        case 'delivery-resolved':
          items.delete(nameOf({ kind: 'held', delivery: event.delivery }));
          return false;
        case 'delivery-dead':
          return add({ kind: 'dead', delivery: event.delivery });
        case 'delivery-suspended':
          // a reader who shuts the bot out is no matter for editors
          if (isSubscribed(event.destination)) return false;
          closed.add(event.destination);
          return add({ kind: 'place', destination: event.destination, reason: event.reason });
        case 'delivery-sent': {
          const { destination, platform } = event;
          const isOpen = closed.delete(destination) && add({ kind: 'place-back', destination });
          return (refused.delete(platform) && add({ kind: 'platform-back', platform })) || isOpen;
        }
        case 'platform-down':
          if (event.refused !== true) return false;
          refused.add(event.platform);
          return add({ kind: 'platform', platform: event.platform, reason: event.reason });
        case 'platform-up':
          return add({ kind: 'platform-back', platform: event.platform });
        case 'chat-moved':
          return !isSubscribed(event.destination) && add({ ...event, kind: 'moved' });
        case 'source-trouble':
          return add({ ...event, kind: 'source' });
        case 'source-back':
          return add({ kind: 'source-back', source: event.source, state: event.was });
        case 'source-moved':
          return add({ ...event, kind: 'source-moved' });
        case 'backup-failed':
          return add({ kind: 'backup', reason: event.reason });
        case 'backup-made':
          return add({ kind: 'backup-back' });
        case 'config-refused':
          return add({ kind: 'config', faults: event.faults });
        case 'config-reloaded':
          return add({ kind: 'config-back' });
        case 'approval-off':
          return add({ kind: 'approval', count: event.count });
        case 'approval-on':
          return add({ kind: 'approval-back' });
        case 'sum-check-failed':
          return add({ ...event, kind: 'flaw' });
        case 'sum-check-mended':
          return add({ kind: 'flaw-back', delivery: event.delivery });
        case 'schedule-dry':
          return add({ ...event, kind: 'dry' });
        case 'schedule-supplied':
          return add({ kind: 'dry-back', schedule: event.schedule });
        case 'database-down':
          if (isDown) return false;
          isDown = true;
          return add({ kind: 'database', reason: event.reason });
        case 'database-up': {
          const wasDown = isDown;
          isDown = false;
          const untold = items.get('database ');
          if (untold?.kind === 'database' && untold.reason !== null) items.delete('database ');
          else if (wasDown) return add({ kind: 'database', reason: null });
          return false;
        }
        default:
          return false;
      }
    },
  };
}

export type Pending = ReturnType<typeof createPendingAlerts>;
