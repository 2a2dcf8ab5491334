import type { Insertable, Transaction } from 'kysely';
import { BREAKING_PRIORITY, type Article } from '../../core/article.ts';
import { articleIdOf } from '../../core/ids.ts';
import type { ArticleStore, SaveResult } from '../../core/ports/store.ts';
import type { Instant } from '../../core/time.ts';
import { changeBetween, fromArticleRow, toArticleRow, topicsOf } from './article-row.ts';
import { noteChange, noteStory } from './note-change.ts';
import type { ArticleTable } from '../article-tables.ts';
import { mayBeTold } from './restores.ts';
import type { ArticleRow, Tables } from '../tables.ts';

type Trx = Transaction<Tables>;

/** `ArticleStore.save`, inside its transaction. */
export async function saveArticle(trx: Trx, article: Article, now: Instant): Promise<SaveResult> {
  const stored = await trx
    .selectFrom('articles')
    .selectAll()
    .where('source', '=', article.source)
    .where('key', '=', article.key)
    .executeTakeFirst();
  const kept = {
    revision: stored?.revision ?? 1,
    receivedAt: stored?.received_at ?? now,
    correctedAt: stored?.corrected_at ?? null,
    withdrawnAt: null,
  };
  const read = { ...article, ...kept };
  const row = toArticleRow(read);

  if (stored?.withdrawn_at !== null) {
    const twin =
      (await findTwin(trx, read)) ?? (stored === undefined ? await findForgotten(trx, read) : null);
    if (twin) return { kind: 'duplicate', of: twin.id };
  }
  if (stored === undefined) {
    const written = await insertArticle(trx, row);
    await writeTopics(trx, written, read);
    if (await mayBeTold(trx, written)) await noteTold(trx, written, now);
    else await noteNews(trx, written, now);
    return { kind: 'new', article: fromArticleRow(written) };
  }
  const change = changeBetween(stored, row);
  if (change === null && stored.withdrawn_at === null)
    return { kind: 'same', article: fromArticleRow(stored) };
  const corrected = change === 'correction';
  const revision = stored.revision + (corrected ? 1 : 0);
  const written = await trx
    .updateTable('articles')
    // the id is the row's own, whatever the argument says: deliveries point to it
    .set({ ...row, id: stored.id, revision, ...(corrected ? { corrected_at: now } : {}) })
    .where('id', '=', stored.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await trx.deleteFrom('filter_blocks').where('article', '=', stored.id).execute();
  await trx.deleteFrom('article_topics').where('article', '=', stored.id).execute();
  await writeTopics(trx, written, read);
  if (corrected || stored.withdrawn_at !== null) await noteChange(trx, stored.id, now);
  if (stored.withdrawn_at !== null) await noteStory(trx, stored.id, now);
  if (corrected) return { kind: 'corrected', article: fromArticleRow(written) };
  return { kind: stored.withdrawn_at === null ? 'same' : 'new', article: fromArticleRow(written) };
}

/** One that moved away keeps the id that its first key gave it: what has that key now gets another. */
async function insertArticle(trx: Trx, row: Insertable<ArticleTable>): Promise<ArticleRow> {
  for (let number = 1; ; number++) {
    const { source, key } = row;
    const id = number === 1 ? row.id : articleIdOf(source, `${key} ${number}`);
    const written = await trx
      .insertInto('articles')
      .values({ ...row, id })
      .onConflict(conflict => conflict.column('id').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (written !== undefined) return written;
  }
}

/** `ArticleStore.move`, inside its transaction. */
export async function moveArticle(
  trx: Trx,
  { id, source, from, to }: Parameters<ArticleStore['move']>[0],
): Promise<boolean> {
  const both = await trx
    .selectFrom('articles')
    .select(['id', 'key', 'withdrawn_at'])
    .where('source', '=', source)
    .where('key', 'in', [from, to])
    .execute();
  const moved = both.find(row => row.key === from && row.id === id);
  const there = both.find(row => row.key === to);
  if (moved?.withdrawn_at !== null || there?.withdrawn_at === null) return false;
  if (there !== undefined) {
    const aside = { key: `${to} (${there.id})` };
    await trx.updateTable('articles').set(aside).where('id', '=', there.id).execute();
  }
  await trx.updateTable('articles').set({ key: to }).where('id', '=', id).execute();
  return true;
}

/** It is to be held against the subscriptions: written with the article, so that no crash comes between them. */
const noteNews = (trx: Trx, { id, not_before: from }: ArticleRow, now: Instant) =>
  trx
    .insertInto('pending_news')
    .values({ article: id, due_at: Math.max(now, from ?? now) })
    .onConflict(conflict => conflict.doNothing())
    .execute();

/** It may have been news before: no reader is told of it by itself, and it does not break once more. */
async function noteTold(trx: Trx, { id, priority }: ArticleRow, now: Instant): Promise<void> {
  if (priority < BREAKING_PRIORITY) return;
  await trx
    .insertInto('breaking_articles')
    .values({ article: id, posted_at: now })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

/**
 * Another living article of the same source with this address or these words: the first that came. In another source it is
 * an article of its own, for that source may have other destinations; none gets both (`candidates`).
 */
export async function findTwin(
  trx: Trx,
  article: Pick<Article, 'source' | 'url' | 'sharesUrl' | 'contentHash'>,
): Promise<Pick<ArticleRow, 'id'> | undefined> {
  const twins = await trx
    .selectFrom('articles')
    .select(['id', 'source'])
    .where('withdrawn_at', 'is', null)
    .where(eb =>
      eb.or([
        eb.and([eb('url', '=', ownUrl(article)), eb('url_shared', '=', 0)]),
        eb('content_hash', '=', article.contentHash),
      ]),
    )
    .orderBy('seq')
    .execute();
  // asked for the source, too, SQLite reads all that it ever told
  return twins.find(twin => twin.source === article.source);
}

/** An article that was deleted because it was old: its news is no news, whoever tells it again. */
export const findForgotten = (trx: Trx, article: Pick<Article, 'url' | 'sharesUrl' | 'contentHash'>) =>
  trx
    .selectFrom('forgotten')
    .select('id')
    .where(eb => eb.or([eb('url', '=', ownUrl(article)), eb('content_hash', '=', article.contentHash)]))
    .limit(1)
    .executeTakeFirst();

const ownUrl = ({ url, sharesUrl }: Pick<Article, 'url' | 'sharesUrl'>): string | null =>
  sharesUrl ? null : url;

/** What picking rules and readers find it by. */
export async function writeTopics(trx: Trx, row: ArticleRow, article: Article): Promise<void> {
  const topics = topicsOf(article).map(topic => ({ article: row.id, topic, news_at: row.news_at }));
  if (topics.length > 0) {
    await trx
      .insertInto('article_topics')
      .values(topics)
      .onConflict(conflict => conflict.doNothing())
      .execute();
  }
}
