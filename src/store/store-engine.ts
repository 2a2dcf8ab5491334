import { sql, type CreateTableBuilder, type Kysely, type RawBuilder } from 'kysely';
import type { ArticleId } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';
import type { Tables } from './tables.ts';

/** What articles are looked for by. */
export interface MatchQuery {
  readonly terms: readonly string[];
  /** Where all of them stand: anywhere, or in the title alone, or in the names alone. */
  readonly within: 'title' | 'names' | 'any';
  /** Of these terms the last letters are left open. */
  readonly open: 'none' | 'last' | 'all';
  /** They follow each other. */
  readonly isPhrase?: boolean;
  /** Only among so many that came last. */
  readonly among?: number;
  /** Only those that have begun and not expired at that moment; absent = all living ones. */
  readonly now?: Instant;
  /** Instead of living ones those that were withdrawn and of which a copy stands. */
  readonly isStanding?: boolean;
  readonly limit: number;
}

/**
 * The words of an article without its title, as SQL: what readers are shown of it, not what was left out. Those of `row`, where
 * there are several. The paragraphs are JSON, whose marks are no words.
 */
export function searchedWords(row?: string): RawBuilder<string> {
  const [lead, body] = ['lead', 'body_json'].map(column =>
    sql.ref(row === undefined ? column : `${row}.${column}`),
  );
  return sql<string>`coalesce(${lead}, '') || ' ' || ${body}`;
}

/**
 * What one database does in its own way. Everything else of the store is the same SQL everywhere; a second database
 * joins with one more of these and a line in the contract suite.
 */
export interface StoreEngine {
  /** Adds `seq`, a primary key that grows with every row. */
  addSequence<Table extends string>(table: CreateTableBuilder<Table>): CreateTableBuilder<Table, 'seq'>;
  /** The type of a column of bytes. */
  readonly bytesType: 'blob' | 'bytea';
  /** Makes the index over title, words and names of the articles, kept up by the database itself; anew where there is one. */
  createSearchIndex(db: Kysely<unknown>): Promise<void>;
  /**
   * Makes `delivery_counts`, which has a row for each state, be kept up by the database itself: sends of posts only. Made anew
   * where it is kept up already.
   */
  countDeliveries(db: Kysely<unknown>): Promise<void>;
  /** Has the database tell the instances that share it when rows of these tables are written; nothing where none do. */
  tellNews(db: Kysely<unknown>, tables: readonly string[]): Promise<void>;
  /**
   * Living articles that match (or standing ones, where these are asked for), the last that came first. A term is letters and digits only; there is at least one.
   */
  match(db: Kysely<Tables>, query: MatchQuery): Promise<readonly ArticleId[]>;
  /** Ends a select of deliveries `d` that are about to be claimed: rows another process is claiming are passed over. */
  readonly passOverLocked: RawBuilder<unknown>;
  /** A number that changes with every write, ours or another process's. */
  changeMark(db: Kysely<Tables>): Promise<number>;
  /** The columns of a table that are written, not made by the database itself. */
  columnsOf(db: Kysely<Tables>, table: keyof Tables): Promise<readonly string[]>;
  /** After rows were written with a `seq` of their own: has the next ones count on from there. */
  continueSequences(db: Kysely<Tables>): Promise<void>;
  /** The last thing before the connection is closed: leaves the files as a person may copy them. */
  checkpoint(db: Kysely<Tables>): Promise<void>;
}
