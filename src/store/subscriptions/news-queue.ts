import { sql, type Kysely, type SqlBool } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import type { SubscriptionStore } from '../../core/ports/subscriptions.ts';
import { sameUrl } from '../articles/candidates.ts';
import { noteChange } from '../articles/note-change.ts';
import { isApproved } from '../editors/released.ts';
import { isTakenBack } from '../editors/taken-back.ts';
import type { Tables } from '../tables.ts';
import { isHeard } from './is-heard.ts';
import { fromPlaceRow } from './subscription-row.ts';

type NewsQueue = Pick<
  SubscriptionStore,
  'pendingNews' | 'nextNews' | 'postpone' | 'newsDone' | 'dropNews' | 'waitingFor'
>;

/** New articles, until they were held against all subscriptions. */
export function createNewsQueue(db: Kysely<Tables>): NewsQueue {
  return {
    async waitingFor(article, names, now) {
      if (names.length === 0) return [];
      const twins = await twinsOf(db, article);
      const rows = await db
        .selectFrom('subscribed_places as p')
        .selectAll()
        .where('p.name', 'in', names)
        .where('p.suspended_at', 'is', null)
        .where(eb => eb.not(isTakenBack(eb.val(article))))
        .where(isHeard(now))
        .where(
          sql<SqlBool>`not exists (
            select 1 from delivery_items i where i.article in (${sql.join([article, ...twins])}) and i.destination = p.name)`,
        )
        .orderBy('p.name')
        .execute();
      return rows.map(fromPlaceRow);
    },

    async pendingNews(now, { limit, needsApproval }) {
      const rows = await db
        .selectFrom('pending_news as n')
        .selectAll('n')
        .where('n.due_at', '<=', now)
        .$if(needsApproval, query => query.where(isApproved(sql.ref('n.article'), now)))
        .orderBy('n.due_at')
        .orderBy('n.article')
        .limit(limit)
        .execute();
      return rows.map(({ article, due_at: dueAt }) => ({ article, dueAt }));
    },

    async nextNews() {
      const row = await db
        .selectFrom('pending_news')
        .select(eb => eb.fn.min('due_at').as('due'))
        .executeTakeFirst();
      return row?.due ?? null;
    },

    async postpone(article, until) {
      await db.updateTable('pending_news').set({ due_at: until }).where('article', '=', article).execute();
    },

    newsDone: (article, revision, now) =>
      db.transaction().execute(async trx => {
        await trx.deleteFrom('pending_news').where('article', '=', article).execute();
        const present = await trx
          .selectFrom('articles')
          .select(['revision', 'withdrawn_at'])
          .where('id', '=', article)
          .executeTakeFirst();
        if (present !== undefined && (present.revision !== revision || present.withdrawn_at !== null))
          await noteChange(trx, article, now);
      }),

    async dropNews(until) {
      await db.deleteFrom('pending_news').where('due_at', '<=', until).execute();
    },
  };
}

/** Other articles with the words or the address of this one. */
export async function twinsOf(db: Kysely<Tables>, article: ArticleId): Promise<readonly ArticleId[]> {
  const { rows } = await sql<{ id: ArticleId }>`
    select b.id from articles a join articles b on b.content_hash = a.content_hash and b.id <> a.id
      where a.id = ${article}
    union
    select b.id from articles a join articles b on ${sameUrl} and b.id <> a.id where a.id = ${article}
    limit 100`.execute(db);
  return rows.map(({ id }) => id);
}
