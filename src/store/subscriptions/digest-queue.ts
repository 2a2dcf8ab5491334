import { sql, type Kysely } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import type { SubscriptionStore } from '../../core/ports/subscriptions.ts';
import { writeDraft } from '../outbox/write-draft.ts';
import type { Tables } from '../tables.ts';
import { isHeard } from './is-heard.ts';
import { fromSubscriptionRow, selectSubscriptions } from './subscription-row.ts';

type DigestQueue = Pick<
  SubscriptionStore,
  'dueDigests' | 'digestsOf' | 'rezone' | 'nextDigest' | 'fillDigest' | 'had'
>;

/** Digests whose hour comes: each is written once, whoever writes it, because its due moment is taken with it. */
export function createDigestQueue(db: Kysely<Tables>): DigestQueue {
  return {
    async dueDigests(now, limit) {
      const rows = await selectSubscriptions(db)
        .where('s.digest_due', '<=', now)
        .where('p.suspended_at', 'is', null)
        .where(isHeard(now))
        .orderBy('s.digest_due')
        .orderBy('s.seq')
        .limit(limit)
        .execute();
      return rows.map(row => ({ subscription: fromSubscriptionRow(row), dueAt: row.digest_due ?? now }));
    },

    async digestsOf({ platform, kind, id }) {
      const rows = await selectSubscriptions(db)
        .where('p.platform', '=', platform)
        .where('p.reader_kind', '=', kind)
        .where('p.reader_id', '=', id)
        .where('s.digest_due', 'is not', null)
        .orderBy('s.seq')
        .execute();
      return rows.map(row => ({ subscription: fromSubscriptionRow(row), dueAt: row.digest_due ?? 0 }));
    },

    async rezone({ subscription: { id }, dueAt: was }, { timezone, dueAt }) {
      const { numUpdatedRows } = await db
        .updateTable('subscriptions')
        .set({ timezone, digest_due: dueAt })
        .where('seq', '=', id)
        .where('digest_due', '=', was)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async nextDigest() {
      const row = await db
        .selectFrom('subscriptions as s')
        .innerJoin('subscribed_places as p', 'p.name', 's.place')
        .select('s.digest_due')
        .where('s.digest_due', 'is not', null)
        .where('p.suspended_at', 'is', null)
        .orderBy('s.digest_due')
        .limit(1)
        .executeTakeFirst();
      return row?.digest_due ?? null;
    },

    fillDigest: ({ id, dueAt, nextDue }, draft) =>
      db.transaction().execute(async trx => {
        const taken = await trx
          .updateTable('subscriptions')
          .set({ digest_due: nextDue })
          .where('seq', '=', id)
          .where('digest_due', '=', dueAt)
          .returning('seq')
          .execute();
        if (taken.length === 0) return false;
        if (draft !== null) await writeDraft(trx, draft);
        return true;
      }),

    async had(destination, articles) {
      if (articles.length === 0) return new Set();
      const { rows } = await sql<{ id: ArticleId }>`
        select a.id from articles a where a.id in (${sql.join(articles)}) and (
          exists (select 1 from delivery_items i where i.article = a.id and i.destination = ${destination})
          or exists (
            select 1 from articles b cross join delivery_items i
            where b.content_hash = a.content_hash and b.id <> a.id
              and i.article = b.id and i.destination = ${destination})
          or exists (
            select 1 from articles b cross join delivery_items i
            where b.url = a.url and b.id <> a.id and i.article = b.id and i.destination = ${destination}))`.execute(
        db,
      );
      return new Set(rows.map(({ id }) => id));
    },
  };
}
