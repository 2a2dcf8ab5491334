import { sql, type Expression, type Kysely, type SqlBool } from 'kysely';
import type { Language } from '../../core/language.ts';
import type { CandidateQuery } from '../../core/ports/store.ts';
import type { PickOrder } from '../../core/schedule.ts';
import { foldTopic } from '../../core/fold-topic.ts';
import type { Tables } from '../tables.ts';

/** The query behind `ArticleStore.candidates`: goes through living articles in the rule's order, by index, to the limit. */
export function selectCandidates(db: Kysely<Tables>, query: CandidateQuery) {
  const { rule, now, limit } = query;
  const { within } = rule;
  const topics = rule.topics.map(foldTopic).filter(topic => topic !== '');
  return db
    .selectFrom('articles as a')
    .selectAll('a')
    .where('a.withdrawn_at', 'is', null)
    .where(eb => eb.or([eb('a.not_before', 'is', null), eb('a.not_before', '<=', now)]))
    .where(eb => eb.or([eb('a.expires_at', 'is', null), eb('a.expires_at', '>', now)]))
    .$if(rule.languages.length > 0, q => q.where(eb => isInLanguages(eb.ref('a.language'), rule.languages)))
    .$if(within !== null, q => q.where('a.news_at', '>', now - (within ?? 0)))
    .$if(topics.length > 0, q =>
      q.where(eb =>
        eb.exists(
          eb
            .selectFrom('article_topics as t')
            .select('t.topic')
            .whereRef('t.article', '=', 'a.id')
            .where('t.topic', 'in', topics),
        ),
      ),
    )
    .where(wasNotSent(query.destination))
    .orderBy(ORDERS[query.order])
    .limit(limit);
}

/**
 * This article did not go to the destination, nor did another with its words or its address: a renamed file is another
 * article, and what it says was read already. Cross joins keep SQLite from beginning with all deliveries of the
 * destination.
 */
const wasNotSent = (destination: string): Expression<SqlBool> => sql<SqlBool>`
  not exists (
    select 1 from delivery_items d where d.article = a.id and d.destination = ${destination})
  and not exists (
    select 1 from articles b cross join delivery_items d
    where b.content_hash = a.content_hash and b.id <> a.id
      and d.article = b.id and d.destination = ${destination})
  and not exists (
    select 1 from articles b cross join delivery_items d
    where b.url = a.url and b.id <> a.id
      and d.article = b.id and d.destination = ${destination})`;

/** An article in "pt-BR" is in Portuguese; one in "pt" is in no country's. */
export const isInLanguages = (
  column: Expression<string>,
  languages: readonly Language[],
): Expression<SqlBool> =>
  sql<SqlBool>`(${sql.join(
    languages.map(language => sql`${column} = ${language} or ${column} like ${`${language}-%`}`),
    sql` or `,
  )})`;

/** Ties go by id, so that the order is the same on every database and in every process. */
const ORDERS: Record<PickOrder, Expression<unknown>> = {
  newest: sql`a.news_at desc, a.id desc`,
  oldest: sql`a.news_at, a.id`,
  priority: sql`a.priority desc, a.news_at desc, a.id desc`,
  random: sql`a.id`,
};
