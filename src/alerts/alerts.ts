import type { Platform } from '../core/destination.ts';
import type { FindLink } from '../core/ports/platform.ts';
import type { NewsroomEvent } from '../core/ports/events.ts';
import { noticeIdOf, type DeliveryId } from '../core/ids.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { ArticleStore, DeliveryQueries, NoticeKey, Notices } from '../core/ports/store.ts';
import { DAY, HOUR, MINUTE, type Clock, type Duration, type Instant } from '../core/time.ts';
import type { Say } from '../core/words.ts';
import { consume, availableAt, type Level } from '../outbox/rate-limit.ts';
import type { LogChannel, Alert } from './log-channel.ts';
import { nextBatch, writeBatch } from './alert-batch.ts';
import { createPendingAlerts, keyOf, type Item } from './pending-alerts.ts';
import { createWakeSignal } from '../core/async/wake-signal.ts';

export interface AlertsDeps {
  readonly channels: readonly LogChannel[];
  readonly notices: Notices;
  readonly outbox: Pick<Outbox, 'get'>;
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly deliveries: Pick<DeliveryQueries, 'queue' | 'history'>;
  readonly findLink: FindLink;
  readonly titleOf: (platform: Platform) => string | null;
  readonly clock: Clock;
  readonly record: RecordEvent;
  /** The newsroom's own voice. */
  readonly say: Say;
}

export interface Alerts {
  /** Takes notice of an event; tells later what of it concerns editors. Never throws. */
  note(event: NewsroomEvent): void;
  /** Tells until `signal` aborts; first what happened while nobody ran. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
}

/** Eight things at once, then two a minute: what comes faster is told together. A group takes 20 messages a minute. */
const PACE = { count: 2, perMs: MINUTE, burst: 8 } as const;
/** What was told of single deliveries is known for so long. */
const KEPT: Duration = 60 * DAY;
const LONGEST_PAUSE: Duration = HOUR;
/** After so many lost answers it counts as told: it may be there several times already. */
const MAX_UNSURE = 2;

/**
 * Tells editors what needs them: held and dead deliveries, closed places, a refused bot, a moved chat, backups that fail, a
 * database that cannot be written or is wrong. Each once until it changes, whatever restarts: what was told is in the database. A log that cannot be
 * told is a line of the other log, and nothing more.
 */
export function createAlerts(deps: AlertsDeps): Alerts {
  const { channels, notices, clock, record } = deps;
  const pending = createPendingAlerts();
  const wakeSignal = createWakeSignal();
  const mute = new Set<LogChannel>();
  let level: Level = null;
  let failures = 0;
  let notBefore: Instant = 0;

  /** Tells all there is to tell now; answers when there will be more to do. */
  async function tellDue(signal: AbortSignal): Promise<Instant> {
    let heldInRow = 0;
    while (pending.size > 0 && !signal.aborted) {
      const now = clock.now();
      const free = Math.max(notBefore, availableAt(level, PACE, now));
      if (free > now) return free;
      const batch = pending.take(nextBatch(pending.items(), heldInRow));
      const mine = await claimAll(batch).catch((error: unknown) => {
        batch.forEach(pending.putBack);
        throw error;
      });
      const [first] = mine;
      const written = await writeBatch(
        deps,
        mine.map(({ item }) => item),
      );
      if (first === undefined || written === null) continue;
      if (first.item.kind === 'held') heldInRow++;
      level = consume(level, PACE, now);
      await tell({ ...written, id: noticeIdOf(first.item.kind, first.key.subject) }, mine);
    }
    return Infinity;
  }

  /** Those of a batch that were not told before. */
  async function claimAll(batch: readonly Item[]): Promise<readonly Claimed[]> {
    const mine: Claimed[] = [];
    for (const item of batch) {
      const key = await keyFor(item);
      if (await claim(item, key)) mine.push({ item, key });
    }
    return mine;
  }

  /** A delivery that is held, sent again and held once more is told once more. */
  async function keyFor(item: Item): Promise<NoticeKey> {
    const key = keyOf(item);
    if (item.kind !== 'held') return key;
    const delivery = await deps.outbox.get(item.delivery as DeliveryId);
    return { ...key, subject: `${key.subject} ${delivery?.attempts ?? 0}` };
  }

  async function claim(item: Item, key: NoticeKey): Promise<boolean> {
    // nothing can be written down while the database is down, and what is over needs no row
    if (item.kind === 'database') return true;
    if (isEnd(item)) return notices.release(key);
    return notices.claim(key, clock.now());
  }

  async function tell(notice: Alert, claimed: readonly Claimed[]): Promise<void> {
    const results = await Promise.all(channels.map(channel => tellOne(channel, notice)));
    const isTold = results.some(({ kind }) => kind === 'told');
    const unsure = results.some(({ kind }) => kind === 'unsure');
    const waits = results.flatMap(one => (one.kind === 'later' ? [one.afterMs ?? 0] : []));
    failures = isTold ? 0 : failures + 1;
    if (isTold || (waits.length === 0 && !(unsure && failures < MAX_UNSURE))) return;
    for (const one of claimed) await takeBack(one);
    notBefore = clock.now() + Math.max(...waits, Math.min(LONGEST_PAUSE, MINUTE * 2 ** (failures - 1)));
  }

  async function takeBack({ item, key }: Claimed): Promise<void> {
    if (isEnd(item)) await notices.claim(key, clock.now());
    else if (item.kind !== 'database') await notices.release(key);
    pending.putBack(item);
  }

  async function tellOne(channel: LogChannel, notice: Alert) {
    const told = await channel.tell(notice);
    if (told.kind === 'told') mute.delete(channel);
    else if (!mute.has(channel)) {
      mute.add(channel); // said once, until it works again
      const message = `the editors’ log could not be told: ${told.reason}`;
      record({ kind: 'platform-fault', platform: channel.platform, message });
    }
    return told;
  }

  /** What happened while nobody ran, or was not told to the end. */
  async function recall(): Promise<boolean> {
    if (pending.isDatabaseDown) return false;
    for (const place of await notices.told('place')) pending.knowClosed(place);
    for (const platform of await notices.told('platform')) pending.knowRefused(platform);
    if ((await notices.told('backup')).length > 0) pending.knowBackupFailed();
    const held = await deps.deliveries.queue({ limit: 200, state: 'held' });
    for (const { id } of held) pending.add({ kind: 'held', delivery: id });
    const ended = await deps.deliveries.history({ limit: 200 });
    for (const { id, state, createdAt } of ended)
      if (state === 'dead' && createdAt > clock.now() - DAY) pending.add({ kind: 'dead', delivery: id });
    return true;
  }

  async function prune(now: Instant): Promise<void> {
    for (const kind of ['held', 'dead', 'moved', 'flaw']) await notices.prune(kind, now - KEPT);
  }

  return {
    note(event) {
      if (channels.length > 0 && pending.note(event)) wakeSignal.wake();
    },
    async run(signal) {
      if (channels.length === 0) return;
      let isRecalled = false;
      let pruneAt: Instant = 0;
      while (!signal.aborted) {
        const woken = wakeSignal.next();
        let until: Instant;
        try {
          // a database that is down is told all the same, and is asked again
          isRecalled ||= await recall();
          if (isRecalled && pruneAt <= clock.now()) {
            await prune(clock.now());
            pruneAt = clock.now() + DAY;
          }
          until = await tellDue(signal);
        } catch (error) {
          record({ kind: 'service-fault', part: 'editors’ log', error });
          until = clock.now() + MINUTE;
        }
        const done = new AbortController();
        const waitMs = Math.min(HOUR, Math.max(1, until - clock.now()));
        await Promise.race([woken, clock.sleep(waitMs, AbortSignal.any([signal, done.signal]))]);
        done.abort();
      }
    },
  };
}

interface Claimed {
  readonly item: Item;
  readonly key: NoticeKey;
}

const isEnd = ({ kind }: Item): boolean => kind.endsWith('-back');
