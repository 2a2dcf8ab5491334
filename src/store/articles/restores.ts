import { sql, type Kysely, type Transaction } from 'kysely';
import { BREAKING_PRIORITY } from '../../core/article.ts';
import type { Instant } from '../../core/time.ts';
import type { ArticleRow, Tables } from '../tables.ts';

type Trx = Transaction<Tables>;

/** The row that says when the database was put back. No source has an empty name. */
const DATABASE = '';

/** When a database is put back, and the folders that the newsroom reads then: each may tell again what it told before. */
export interface Restore {
  readonly now: Instant;
  readonly folders: readonly string[];
}

/** Writes that the database is a former state of itself from now on: nothing has been read since. */
export async function noteRestore(trx: Trx, { now, folders }: Restore): Promise<void> {
  await trx.deleteFrom('restores').execute();
  const unread = folders.map(source => ({ source, at: null }));
  await trx
    .insertInto('restores')
    .values([{ source: DATABASE, at: now }, ...unread])
    .execute();
}

/** See `ArticleStore.noteReading`. */
export async function noteReading(db: Kysely<Tables>, source: string, endedAt: Instant): Promise<void> {
  await db.updateTable('restores').set({ at: endedAt }).where('source', '=', source).execute();
}

/**
 * Whether a new article may have been told before, between the backup that was put back and then: it was published by then, or
 * its source had not been read to the end since.
 */
export async function mayBeTold(trx: Trx, { source, news_at: newsAt }: ArticleRow): Promise<boolean> {
  const { rows } = await sql`
    select 1 from restores d where d.source = ${DATABASE} and (
      d.at >= ${newsAt}
      or exists (select 1 from restores s where s.source = ${source} and s.at is null)
      or exists (select 1 from feeds f where f.source = ${source} and coalesce(f.last_read_at, 0) <= d.at))`.execute(
    trx,
  );
  return rows.length > 0;
}

/** Has all news that could have been told by now be left to editors: no reader is told of it by itself, and it breaks no more. */
export async function leaveToEditors(trx: Trx, now: Instant): Promise<void> {
  await trx.deleteFrom('pending_news').where('due_at', '<=', now).execute();
  await sql`insert into breaking_articles (article, posted_at)
    select id, cast(${now} as bigint) from articles
      where priority >= ${BREAKING_PRIORITY} and (not_before is null or not_before <= ${now})
    on conflict do nothing`.execute(trx);
}
