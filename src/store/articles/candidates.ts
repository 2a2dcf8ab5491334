import { sql, type Expression, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { BREAKING_PRIORITY } from '../../core/article.ts';
import type { ArticleId } from '../../core/ids.ts';
import type { Language } from '../../core/language.ts';
import type { CandidateQuery, Gate, Misfits } from '../../core/ports/store.ts';
import type { PickOrder } from '../../core/schedule.ts';
import { foldTopic } from '../../core/fold-topic.ts';
import type { Instant } from '../../core/time.ts';
import { isApproved } from '../editors/released.ts';
import { isTakenBack, isTakenBackFrom } from '../editors/taken-back.ts';
import { isNone } from './is-none.ts';
import { isNewStory } from './story-store.ts';
import { waitingFor } from '../editors/waiting-for.ts';
import type { Tables } from '../tables.ts';

type Asked = Omit<CandidateQuery, 'order' | 'limit'>;

/** The query behind `ArticleStore.candidates`: goes through living articles in the rule's order, by index, to the limit. */
export function selectCandidates(db: Kysely<Tables>, query: CandidateQuery) {
  let fitting = db.selectFrom('articles as a').selectAll('a').where('a.withdrawn_at', 'is', null);
  if (query.gate?.isBreaking === true)
    fitting = fitting
      .where('a.priority', '>=', BREAKING_PRIORITY)
      .where(sql<SqlBool>`not exists (select 1 from breaking_articles b where b.article = a.id)`);
  // of a long history nearly all was sent there: each article of it costs this one look into an index
  for (const { holds } of [wasNotSent(query), ...conditions(query)]) fitting = fitting.where(holds);
  return fitting.orderBy(ORDERS[query.order]).limit(query.limit);
}

/** Articles looked at to tell why none fits. */
const LOOKED_AT = 1000;

/** See `ArticleStore.misfits`. */
export async function countMisfits(db: Kysely<Tables>, query: Asked): Promise<Misfits | null> {
  const asked = [...conditions(query), wasNotSent(query)];
  const fails = asked.map(({ name, holds }) => sql`when not (${holds}) then ${sql.lit(name)}`);
  const { rows } = await sql<{ name: keyof Misfits | null; count: number }>`
    select case ${sql.join(fails, sql` `)} end as name, count(*) as count
    from (select * from articles where withdrawn_at is null order by news_at desc, id desc limit ${LOOKED_AT}) a
    group by 1`.execute(db);
  if (rows.length === 0) return null;
  const counts = {
    later: 0,
    expired: 0,
    old: 0,
    language: 0,
    topic: 0,
    young: 0,
    paywalled: 0,
    filtered: 0,
    retracted: 0,
    unapproved: 0,
    story: 0,
    there: 0,
  };
  for (const { name, count } of rows) if (name !== null) counts[name] = count;
  return counts;
}

interface Condition {
  readonly name: keyof Misfits;
  readonly holds: Expression<SqlBool>;
}

/** What an article has to be, beside `wasNotSent`, in the order in which it is asked: what is cheap to tell first. */
function conditions({ rule, destination, now, gate }: Asked): readonly Condition[] {
  const { within } = rule;
  const topics = rule.topics.map(foldTopic).filter(topic => topic !== '');
  return [
    { name: 'later', holds: sql<SqlBool>`(a.not_before is null or a.not_before <= ${now})` },
    { name: 'expired', holds: sql<SqlBool>`(a.expires_at is null or a.expires_at > ${now})` },
    ...(within === null ? [] : [{ name: 'old' as const, holds: sql<SqlBool>`a.news_at > ${now - within}` }]),
    ...(rule.languages.length === 0
      ? []
      : [{ name: 'language' as const, holds: isInLanguages(sql.ref('a.language'), rule.languages) }]),
    ...(topics.length === 0 ? [] : [{ name: 'topic' as const, holds: hasTopic(topics) }]),
    ...(gate === undefined ? [] : gateConditions(gate, now)),
    { name: 'retracted', holds: sql<SqlBool>`not ${isTakenBackFrom(destination)}` },
    ...(gate?.isNewStory === true
      ? [{ name: 'story' as const, holds: isNewStory(sql.ref('a.id'), destination) }]
      : []),
    { name: 'there', holds: wasNoTwinSent(destination) },
  ];
}

// by the id first, which stands in the index: what is kept away is passed over without reading its row
function* gateConditions(
  { filters, skipsPaywalled, young, skipsRetracted, needsApproval }: Gate,
  now: Instant,
): Generator<Condition> {
  if (filters.length > 0)
    yield {
      name: 'filtered',
      holds: sql<SqlBool>`not exists (
        select 1 from filter_blocks f where f.article = a.id and f.filter in (${sql.join(filters)}))`,
    };
  if (skipsPaywalled) yield { name: 'paywalled', holds: sql<SqlBool>`a.paywalled = 0` };
  if (young.length > 0)
    yield {
      name: 'young',
      holds: sql<SqlBool>`not (${sql.join(
        young.map(({ source, after }) => sql`(a.source = ${source} and a.received_at > ${after})`),
        sql` or `,
      )})`,
    };
  if (skipsRetracted === true) yield { name: 'retracted', holds: sql<SqlBool>`not ${isTakenBack(ID)}` };
  if (needsApproval === true) yield { name: 'unapproved', holds: isApproved(ID, now) };
}

const ID = sql.ref('a.id');

const hasTopic = (topics: readonly string[]): Expression<SqlBool> => sql<SqlBool>`
  exists (select 1 from article_topics t where t.article = a.id and t.topic in (${sql.join(topics)}))`;

/** For breaking news, what waits to go there is not there. */
const wasNotSent = ({ destination, gate }: Asked): Condition => ({
  name: 'there',
  holds: isNone(
    sql`from delivery_items d where d.article = a.id and d.destination = ${destination}
      ${gate?.isBreaking === true ? sql`and d.delivery not in (${waitingFor(sql.ref('a.id'))})` : sql``}`,
  ),
});

/**
 * No other article with its words or its address went to the destination: a renamed file is another article, and what it says
 * was read already. Cross joins keep SQLite from beginning with all deliveries of the destination.
 */
function wasNoTwinSent(destination: string): Expression<SqlBool> {
  const twinSent = (like: RawBuilder<unknown>) => sql`
    from articles b cross join delivery_items d
    where ${like} and b.id <> a.id and d.article = b.id and d.destination = ${destination}`;
  const sameWords = twinSent(sql`b.content_hash = a.content_hash`);
  return sql<SqlBool>`${isNone(sameWords)} and ${isNone(twinSent(sameUrl))}`;
}

/** Of articles a and b: an address that others have, too, tells nothing. */
export const sameUrl = sql<SqlBool>`b.url = a.url and a.url_shared = 0 and b.url_shared = 0`;

/** See `ArticleStore.twinThere`. */
export async function findTwinThere(
  db: Kysely<Tables>,
  article: ArticleId,
  destination: string,
): Promise<ArticleId | null> {
  const { rows } = await sql<{ id: ArticleId }>`
    select b.id from articles a join articles b on b.content_hash = a.content_hash and b.id <> a.id
      where a.id = ${article}
        and exists (select 1 from delivery_items d where d.article = b.id and d.destination = ${destination})
    union all
    select b.id from articles a join articles b on ${sameUrl} and b.id <> a.id
      where a.id = ${article}
        and exists (select 1 from delivery_items d where d.article = b.id and d.destination = ${destination})
    limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

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
  // of digests only, which sort by themselves
  reactions: sql`a.news_at desc, a.id desc`,
};
