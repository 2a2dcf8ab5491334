import type { CreateTableBuilder, Kysely, RawBuilder } from 'kysely';
import type { ArticleId } from '../core/ids.ts';
import type { Tables } from './tables.ts';

/**
 * What one database does in its own way. Everything else of the store is the same SQL everywhere; a second database
 * joins with one more of these and a line in the contract suite.
 */
export interface StoreEngine {
  /** Adds `seq`, a primary key that grows with every row. */
  addSequence<Table extends string>(table: CreateTableBuilder<Table>): CreateTableBuilder<Table, 'seq'>;
  /** The type of a column of bytes. */
  readonly bytesType: 'blob' | 'bytea';
  /** Makes the index over title, text and names of the articles, kept up by the database itself. */
  createSearchIndex(db: Kysely<unknown>): Promise<void>;
  /** Makes `delivery_counts`, which has a row for each state, be kept up by the database itself: sends of posts only. */
  countDeliveries(db: Kysely<unknown>): Promise<void>;
  /**
   * Living articles that hold every term, the last letters of each left open; best first. A term is letters and digits
   * only.
   */
  search(db: Kysely<Tables>, terms: readonly string[], limit: number): Promise<readonly ArticleId[]>;
  /** Ends a select of deliveries `d` that are about to be claimed: rows another process is claiming are passed over. */
  readonly passOverLocked: RawBuilder<unknown>;
  /** A number that changes with every write, ours or another process's. */
  changeMark(db: Kysely<Tables>): Promise<number>;
  /** The last thing before the connection is closed: leaves the files as a person may copy them. */
  checkpoint(db: Kysely<Tables>): Promise<void>;
}
