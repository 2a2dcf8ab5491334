import { sql, type Transaction } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import type { Instant } from '../../core/time.ts';
import type { Tables } from '../tables.ts';

type Trx = Transaction<Tables>;

/** Its posted copies are to be looked at: written with the change itself, so that no crash comes between them. */
export async function noteChange(trx: Trx, article: ArticleId, now: Instant): Promise<void> {
  const posted = await trx
    .selectFrom('post_items')
    .select('post')
    .where('article', '=', article)
    .limit(1)
    .executeTakeFirst();
  if (posted === undefined) return;
  await trx
    .insertInto('article_changes')
    .values({ article, changed_at: now })
    .onConflict(conflict =>
      // later than before, whatever the clock says: a look that began earlier does not end this one
      conflict.column('article').doUpdateSet({
        changed_at: sql`case when article_changes.changed_at >= ${now} then article_changes.changed_at + 1 else ${now} end`,
      }),
    )
    .execute();
}

/** The posted copies of the others are to name it, or no more: what is written with that itself outlives a crash. */
export async function noteStory(trx: Trx, article: ArticleId, now: Instant): Promise<void> {
  const { rows } = await sql<{ id: ArticleId }>`
    select t.article as id from stories s join stories t on t.story = s.story and t.article <> s.article
    where s.article = ${article}`.execute(trx);
  for (const { id } of rows) await noteChange(trx, id, now);
}
