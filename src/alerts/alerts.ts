import type { Platform } from '../core/destination.ts';
import { deadline } from '../core/async/deadline.ts';
import { createWakeSignal, type WakeSignal } from '../core/async/wake-signal.ts';
import { alertIdOf, type DeliveryId } from '../core/ids.ts';
import type { NewsroomEvent } from '../core/ports/events.ts';
import type { AlertDraft, NoticeKey, Outbox } from '../core/ports/outbox.ts';
import type { FindLink } from '../core/ports/platform.ts';
import type { Publisher, RecordEvent } from '../core/ports/ports.ts';
import type { ArticleStore, DeliveryQueries } from '../core/ports/store.ts';
import { isAlert, type Delivery } from '../core/post.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import { DAY, MINUTE, SECOND, type Clock, type Instant } from '../core/time.ts';
import type { Say } from '../core/words.ts';
import type { MomentVoice } from '../format/say-moment.ts';
import { consume, availableAt, type Level } from '../outbox/rate-limit.ts';
import { nextBatch, writeBatch } from './alert-batch.ts';
import type { Alert, LogChannel } from './log-channel.ts';
import { createPendingAlerts, keyOf, type Item } from './pending-alerts.ts';

export interface AlertsDeps {
  readonly channels: readonly LogChannel[];
  readonly outbox: Pick<Outbox, 'get' | 'alert' | 'told'>;
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly deliveries: Pick<DeliveryQueries, 'queue' | 'history'>;
  /** For what is told while nothing can be queued. */
  readonly publishers: readonly Pick<Publisher, 'platform' | 'send'>[];
  readonly findLink: FindLink;
  readonly titleOf: (platform: Platform) => string | null;
  readonly clock: Clock;
  readonly record: RecordEvent;
  /** Woken when an alert was written. */
  readonly wakeSignal: WakeSignal;
  /** The newsroom's own voice. */
  readonly say: Say;
  readonly voice: () => MomentVoice;
}

export interface Alerts {
  /** Takes notice of an event; tells later what of it concerns editors. Never throws. */
  note(event: NewsroomEvent): void;
  /** Another process may have told something. */
  news(): void;
  /** Queues all there is to tell now, first what happened while nobody ran; answers when there will be more to do. */
  tellDue(): Promise<Instant>;
  /** Does so until `signal` aborts. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
}

/** Eight things at once, then two a minute: what comes faster is told together. */
const PACE = { count: 2, perMs: MINUTE, burst: 8 } as const;
const PATIENCE = 30 * SECOND;
/** What a process could not tell any more, because it ended, is found by the others after so long. */
const RECALL_EVERY = 10 * MINUTE;

/**
 * Decides what editors are told: held and dead deliveries, closed places, a refused bot, a moved chat, backups that fail, a
 * config that cannot be used, a database that cannot be written or is wrong. Each once until it changes, whatever restarts: that it was told is written
 * with the alert itself. Alerts go out as all deliveries do; what becomes of them makes no alert.
 */
export function createAlerts(deps: AlertsDeps): Alerts {
  const { channels, outbox, clock, record } = deps;
  const pending = createPendingAlerts();
  const news = createWakeSignal();
  let level: Level = null;
  let isStale = true;
  let recalledAt: Instant | null = null;

  async function tellDue(): Promise<Instant> {
    // a database that is down is told all the same, and is asked again
    if (!pending.isDatabaseDown) await recall();
    let heldInRow = 0;
    while (pending.size > 0) {
      const now = clock.now();
      const free = availableAt(level, PACE, { now });
      if (free > now) return free;
      const batch = pending.take(nextBatch(pending.items(), heldInRow));
      try {
        if (!(await tell(batch, now))) continue;
      } catch (error) {
        batch.forEach(pending.putBack);
        throw error;
      }
      if (batch[0]?.kind === 'held') heldInRow++;
      level = consume(level, PACE, { now });
    }
    return Infinity;
  }

  /** False when nothing of it was news. */
  async function tell(batch: readonly Item[], now: Instant): Promise<boolean> {
    const fresh = await untold(batch);
    const [first] = fresh;
    if (first === undefined) return false;
    const drafts: AlertDraft[] = [];
    for (const channel of channels) {
      const alert = await writeBatch(
        inVoiceOf(channel, deps),
        fresh.map(({ item }) => item),
      );
      if (alert !== null) drafts.push(draftOf(channel, alert, { ...first, now }));
    }
    if (drafts.length === 0) return false;
    if (first.item.kind === 'database' && first.item.reason !== null) {
      await Promise.all(drafts.map(draft => sendAtOnce(draft, now)));
      return true;
    }
    const keys = (ended: boolean) =>
      fresh.flatMap(({ item, key }) => (item.kind !== 'database' && isEnd(item) === ended ? [key] : []));
    const isWritten = await outbox.alert({ begins: keys(false), ends: keys(true), drafts }, now);
    if (isWritten) deps.wakeSignal.wake();
    return isWritten;
  }

  function draftOf(channel: LogChannel, alert: Alert, { key, now }: Fresh & { now: Instant }): AlertDraft {
    const { platform } = channel;
    const destination = `editors (${deps.titleOf(platform) ?? platform})`;
    const id = alertIdOf(`${key.kind} ${key.subject}`, destination, now);
    return { id, destination, platform, ...channel.draft(alert) };
  }

  /** Those of a batch, all of one kind, that were not told before. */
  async function untold(batch: readonly Item[]): Promise<readonly Fresh[]> {
    const [first] = batch;
    if (first === undefined) return [];
    // nothing is known while the database is down
    if (first.kind === 'database') return [{ item: first, key: keyOf(first) }];
    const told = new Set(await outbox.told(keyOf(first).kind));
    const fresh: Fresh[] = [];
    for (const item of batch) {
      const delivery = 'delivery' in item ? await outbox.get(item.delivery as DeliveryId) : null;
      const key = keyFor(item, delivery);
      const isOfAlert = delivery !== null && isAlert(delivery);
      if (!isOfAlert && told.has(key.subject) === isEnd(item)) fresh.push({ item, key });
    }
    return fresh;
  }

  /** The one thing that cannot be queued: tried once, and if it is lost nobody is told. */
  async function sendAtOnce(draft: AlertDraft, now: Instant): Promise<void> {
    const publisher = deps.publishers.find(({ platform }) => platform === draft.platform);
    using until = deadline(PATIENCE);
    const outcome = await publisher?.send(unqueued(draft, now), [], until.signal);
    if (outcome === undefined || outcome.kind === 'sent') return;
    const reason =
      typeof outcome.reason === 'string' ? reasonOf('words', { words: outcome.reason }) : outcome.reason;
    record({ kind: 'alert-refused', destination: draft.destination, reason });
  }

  /** What others have told, and what happened while nobody ran, or was not told to the end. */
  async function recall(): Promise<void> {
    const now = clock.now();
    if (isStale) {
      isStale = false;
      try {
        pending.know({ places: await outbox.told('place'), platforms: await outbox.told('platform') });
      } catch (error) {
        isStale = true;
        throw error;
      }
    }
    if (recalledAt !== null && Math.abs(now - recalledAt) < RECALL_EVERY) return;
    // whoever starts has read the config
    if (recalledAt === null) pending.putBack({ kind: 'config-back' });
    const held = await deps.deliveries.queue({ limit: 200, state: 'held' });
    for (const { id } of held) pending.add({ kind: 'held', delivery: id });
    const dead = await deps.deliveries.history({ limit: 200, state: 'dead' });
    for (const { id, createdAt } of dead)
      if (createdAt > now - DAY) pending.add({ kind: 'dead', delivery: id });
    recalledAt = now;
  }

  return {
    note(event) {
      if (channels.length > 0 && pending.note(event)) news.wake();
    },
    news() {
      isStale = true;
      news.wake();
    },
    tellDue: () => (channels.length > 0 ? tellDue() : Promise.resolve(Infinity)),
    async run(signal) {
      if (channels.length === 0) return;
      while (!signal.aborted) {
        const woken = news.next();
        let until: Instant;
        try {
          until = await tellDue();
        } catch (error) {
          record({ kind: 'service-fault', part: 'alerts', error });
          until = clock.now() + MINUTE;
        }
        const done = new AbortController();
        const waitMs = Math.min(RECALL_EVERY, Math.max(1, until - clock.now()));
        await Promise.race([woken, clock.sleep(waitMs, AbortSignal.any([signal, done.signal]))]);
        done.abort();
      }
    },
  };
}

/** Commands have names of their own on some platforms. */
function inVoiceOf({ voiceOf }: LogChannel, deps: AlertsDeps): AlertsDeps {
  if (voiceOf === undefined) return deps;
  return {
    ...deps,
    say: voiceOf(deps.say),
    voice: () => {
      const voice = deps.voice();
      return { ...voice, say: voiceOf(voice.say) };
    },
  };
}

interface Fresh {
  readonly item: Item;
  readonly key: NoticeKey;
}

const isEnd = ({ kind }: Item): boolean => kind.endsWith('-back');

/** A delivery that is held, sent again and held once more is told once more. */
function keyFor(item: Item, delivery: Delivery | null): NoticeKey {
  const key = keyOf(item);
  return item.kind === 'held' ? { ...key, subject: `${key.subject} ${delivery?.attempts ?? 0}` } : key;
}

/** The draft as a delivery that is in no database. */
const unqueued = (draft: AlertDraft, now: Instant): Delivery => ({
  ...draft,
  post: null,
  article: null,
  operation: 'send',
  message: null,
  wanted: null,
  state: 'claimed',
  reason: null,
  attempts: 1,
  notBefore: null,
  createdAt: now,
  firstAttemptAt: now,
  lastSeenMessageId: null,
  notAfter: null,
  sentAt: null,
  messageIds: [],
  url: null,
});
