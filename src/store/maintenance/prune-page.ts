import type { Transaction } from 'kysely';
import type { Instant } from '../../core/time.ts';
import type { Tables } from '../tables.ts';

/** Rows looked at in one go, of each table. */
export const PAGE = 200;

export type Trx = Transaction<Tables>;

/** How many rows of each table went. */
export type Deleted = Partial<Record<keyof Tables, number>>;
/** Where the next look at a table goes on; it begins anew when it has come to what is young. */
export interface Cursors {
  article: number;
  delivery: { endedAt: Instant; seq: number };
  slot: Instant;
  lane: string;
  feed: string;
}
