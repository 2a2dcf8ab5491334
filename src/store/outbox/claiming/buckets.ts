import type { Kysely } from 'kysely';
import type { LimitedRequest, RateLimit, RateLimits } from '../../../core/rate-limits.ts';
import type { Instant } from '../../../core/time.ts';
import {
  availableAt,
  consume,
  windowEmptyAt,
  windowOpensAt,
  withOneMore,
  type Recent,
} from '../../../outbox/rate-limit.ts';
import type { PaceRow, Tables } from '../../tables.ts';

/** A measure of which nothing was taken yet. */
export const emptyPace = (key: string): PaceRow => ({
  key,
  level: null,
  slow_level: null,
  recent_json: null,
  recent_until: null,
  chat_kind: null,
  last_message: null,
  blocked_until: null,
  blocked_reason: null,
  failures: null,
});

/** Paces read once and written back together, within one transaction. */
export class Buckets {
  readonly #known = new Map<string, PaceRow>();
  readonly #changed = new Set<string>();
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async read(keys: readonly string[]): Promise<void> {
    const fresh = [...new Set(keys)].filter(key => !this.#known.has(key));
    if (fresh.length === 0) return;
    const rows = await this.#db.selectFrom('paces').selectAll().where('key', 'in', fresh).execute();
    for (const key of fresh) this.#known.set(key, emptyPace(key));
    for (const row of rows) this.#known.set(row.key, row);
  }

  /** What was read elsewhere in this transaction; what was changed since stays so. */
  learn(...rows: readonly PaceRow[]): void {
    for (const row of rows) if (!this.#known.has(row.key)) this.#known.set(row.key, row);
  }

  of(key: string): PaceRow {
    return this.#known.get(key) ?? emptyPace(key);
  }

  /** What changes nothing is not written. */
  set(key: string, change: Partial<PaceRow>): void {
    const before = this.of(key);
    const names = Object.keys(change) as (keyof PaceRow)[];
    if (names.every(name => change[name] === before[name])) return;
    this.#known.set(key, { ...before, ...change });
    this.#changed.add(key);
  }

  async write(): Promise<void> {
    const rows = [...this.#changed].map(key => this.of(key));
    if (rows.length === 0) return;
    await this.#db
      .insertInto('paces')
      .values(rows)
      .onConflict(conflict =>
        conflict.column('key').doUpdateSet(eb => ({
          level: eb.ref('excluded.level'),
          slow_level: eb.ref('excluded.slow_level'),
          recent_json: eb.ref('excluded.recent_json'),
          recent_until: eb.ref('excluded.recent_until'),
          chat_kind: eb.ref('excluded.chat_kind'),
          last_message: eb.ref('excluded.last_message'),
          blocked_until: eb.ref('excluded.blocked_until'),
          blocked_reason: eb.ref('excluded.blocked_reason'),
          failures: eb.ref('excluded.failures'),
        })),
      )
      .execute();
  }
}

/** A request that is about to be made. */
export interface Sending extends LimitedRequest {
  readonly now: Instant;
}

/** The earliest moment at which the chat takes this message. */
export function chatFreeAt(limits: RateLimits, pace: PaceRow, sending: Sending): Instant {
  const { quick, slow, window } = limits.inChat(sending, pace.chat_kind);
  const { now } = sending;
  const count = limits.messagesIn(sending);
  return Math.max(
    availableAt(pace.level, quick, { now, count }),
    availableAt(pace.slow_level, slow, { now, count }),
    window === null ? -Infinity : windowOpensAt(recentOf(pace), window, now),
  );
}

/** The chat's measure after this message went at `now`. */
export function chatFilled(limits: RateLimits, pace: PaceRow, sending: Sending): Partial<PaceRow> {
  const { quick, slow, window } = limits.inChat(sending, pace.chat_kind);
  const { now } = sending;
  const count = limits.messagesIn(sending);
  return {
    level: consume(pace.level, quick, { now, count }),
    slow_level: consume(pace.slow_level, slow, { now, count }),
    ...(window === null ? {} : windowFilled(withOneMore(recentOf(pace), window, now), window)),
  };
}

const windowFilled = (recent: Recent, window: RateLimit): Partial<PaceRow> => ({
  recent_json: JSON.stringify(recent),
  recent_until: windowEmptyAt(recent, window),
});

const recentOf = ({ recent_json: recent }: PaceRow): Recent =>
  recent === null ? [] : (JSON.parse(recent) as Recent);
