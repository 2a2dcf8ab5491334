import { sql, type Insertable, type Kysely } from 'kysely';
import type { FeedState, KnownItem } from '../../core/feed-state.ts';
import type { FeedStore } from '../../core/ports/feed-store.ts';
import { fromReasonColumnOrNull, toReasonColumn } from '../reason-column.ts';
import type { FeedItemTable, FeedTable } from '../article-tables.ts';
import type { FeedRow, Tables } from '../tables.ts';

/** What is known of feeds, in a database. */
export const createFeedStore = (db: Kysely<Tables>): FeedStore => ({
  async all() {
    const rows = await db.selectFrom('feeds').selectAll().orderBy('source').execute();
    return rows.map(fromFeedRow);
  },

  async get(source) {
    const row = await db.selectFrom('feeds').selectAll().where('source', '=', source).executeTakeFirst();
    return row ? fromFeedRow(row) : null;
  },

  async items(source) {
    const rows = await db.selectFrom('feed_items').selectAll().where('source', '=', source).execute();
    return rows.map(row => ({
      key: row.key,
      marks: row.marks.split(' '),
      toldHash: row.told_hash,
      published: row.published_at,
      seenAt: row.seen_at,
    }));
  },

  save: (state, { items = [], isReleased = false } = {}) =>
    db.transaction().execute(async trx => {
      const { source, release, ...row } = toFeedRow(state);
      const changed = isReleased ? { ...row, release: null } : row;
      await trx
        .insertInto('feeds')
        .values({ source, release: isReleased ? null : release, ...row })
        .onConflict(conflict => conflict.column('source').doUpdateSet(changed))
        .execute();
      for (const item of items) {
        await trx
          .insertInto('feed_items')
          .values(toItemRow(source, item))
          .onConflict(conflict =>
            conflict.columns(['source', 'key']).doUpdateSet(eb => ({
              marks: eb.ref('excluded.marks'),
              told_hash: eb.ref('excluded.told_hash'),
              published_at: eb.ref('excluded.published_at'),
              seen_at: eb.ref('excluded.seen_at'),
            })),
          )
          .execute();
      }
    }),

  async release(source, as) {
    const { numUpdatedRows } = await db
      .updateTable('feeds')
      .set({ release: as })
      .where('source', '=', source)
      .where(sql<boolean>`state = 'quarantined'`)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
});

const fromFeedRow = (row: FeedRow): FeedState => ({
  source: row.source,
  addressHash: row.address_hash,
  movedTo: row.moved_to,
  etag: row.etag,
  lastModified: row.last_modified,
  bodyHash: row.body_hash,
  documentAt: row.document_at,
  firstReadAt: row.first_read_at,
  lastReadAt: row.last_read_at,
  nextReadAt: row.next_read_at,
  state: row.state,
  reason: fromReasonColumnOrNull(row.reason),
  failures: row.failures,
  newsEveryMs: row.news_every_ms,
  lastNewsAt: row.last_news_at,
  release: row.release,
  hub:
    row.hub_url === null || row.hub_topic === null || row.hub_token === null
      ? null
      : { url: row.hub_url, topic: row.hub_topic, token: row.hub_token },
});

const toFeedRow = (state: FeedState): Insertable<FeedTable> => ({
  source: state.source,
  address_hash: state.addressHash,
  moved_to: state.movedTo,
  etag: state.etag,
  last_modified: state.lastModified,
  body_hash: state.bodyHash,
  document_at: state.documentAt,
  first_read_at: state.firstReadAt,
  last_read_at: state.lastReadAt,
  next_read_at: state.nextReadAt,
  state: state.state,
  reason: toReasonColumn(state.reason),
  failures: state.failures,
  news_every_ms: state.newsEveryMs,
  last_news_at: state.lastNewsAt,
  release: state.release,
  hub_url: state.hub?.url ?? null,
  hub_topic: state.hub?.topic ?? null,
  hub_token: state.hub?.token ?? null,
});

const toItemRow = (source: string, item: KnownItem): Insertable<FeedItemTable> => ({
  source,
  key: item.key,
  marks: item.marks.join(' '),
  told_hash: item.toldHash,
  published_at: item.published,
  seen_at: item.seenAt,
});
