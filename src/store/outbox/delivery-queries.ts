import { sql, type Kysely, type SqlBool } from 'kysely';
import type { DeliveryFilter, DeliveryRow, DeliveryQueries } from '../../core/ports/store.ts';
import { pauseOf, type Pause } from '../../core/ports/pauses.ts';
import type { ArticleId, PostId } from '../../core/ids.ts';
import { openStates, type DeliveryState } from '../../core/post.ts';
import type { Decision } from '../../core/editors/proposal.ts';
import type { Instant } from '../../core/time.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { fromReasonColumn, fromReasonColumnOrNull } from '../reason-column.ts';
import { fromDeliveryRow } from './delivery-row.ts';
import { isRemoved } from './lanes.ts';
import { subscribedName } from '../../core/subscriptions/subscription.ts';
import { createPauseStore } from '../editors/pauses.ts';
import { decisionsOf } from '../editors/proposals.ts';
import type { Tables } from '../tables.ts';

/** Under way, then what goes out by itself, then what waits for a person or for a right to come back. */
const NEARNESS = sql`case d.state when 'claimed' then 0 when 'held' then 2 when 'suspended' then 2 when 'proposed' then 2 else 1 end`;

/** Null for what readers made. */
const nameOfConfig = sql<
  string | null
>`case when destination like ${subscribedName('%')} then null else destination end`;

/** What is still to happen and what has ended, as people want to read it. */
export function createDeliveryQueries(db: Kysely<Tables>): DeliveryQueries {
  return {
    async queue(filter) {
      const removed = await removedIn(db);
      const rows = await select(db, filter, removed.size > 0)
        .leftJoin('lanes as l', 'l.lane', 'd.lane')
        .leftJoin('paces as p2', 'p2.key', 'd.platform')
        .select([
          'l.blocked_until as place_until',
          'l.blocked_reason as place_reason',
          'l.suspended_at as closed_since',
          'p2.blocked_until as platform_until',
          'p2.blocked_reason as platform_reason',
        ])
        .where('d.ended_at', 'is', null)
        .orderBy(NEARNESS)
        .orderBy(sql`coalesce(d.not_before, 0)`)
        .orderBy('d.seq')
        .execute();
      const pauses = await createPauseStore(db).list();
      const around = await aroundOf(db, rows);
      return rows.map(row => ({
        ...toDeliveryRow(row, around),
        ...waitingForPlace(removed, row),
        ...blockOf(row),
        ...pausedBy(pauses, row),
        ...(row.closed_since === null ? {} : { closedSince: row.closed_since }),
      }));
    },

    async history(filter) {
      const rows = await select(db, filter)
        .where('d.ended_at', 'is not', null)
        .orderBy('d.ended_at', 'desc')
        .orderBy('d.seq', 'desc')
        .execute();
      const around = await aroundOf(db, rows);
      return rows.map(row => toDeliveryRow(row, around));
    },

    async openToReaders() {
      const all = await db
        .selectFrom('delivery_counts')
        .select(eb => eb.fn.sum<number>('count').as('count'))
        .where('state', 'in', openStates)
        .executeTakeFirst();
      const configured = await db
        .selectFrom('deliveries as d')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('d.ended_at', 'is', null)
        .where(isConfigured)
        .where('d.operation', '=', 'send')
        .where('d.post', 'is not', null)
        .executeTakeFirst();
      return (all?.count ?? 0) - (configured?.count ?? 0);
    },

    async counts() {
      const rows = await db.selectFrom('delivery_counts').selectAll().where('count', '>', 0).execute();
      const counts: Partial<Record<DeliveryState, number>> = {};
      for (const { state, count } of rows) counts[state] = count;
      if ((await removedIn(db)).size === 0) return counts;
      for (const { state, count } of await waitingForPlaces(db)) {
        counts[state] = (counts[state] ?? 0) - count;
        counts.suspended = (counts.suspended ?? 0) + count;
      }
      return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
    },

    async linksTo(articles, platform) {
      if (articles.length === 0) return new Map();
      const rows = await db
        .selectFrom('delivery_items as i')
        .innerJoin('deliveries as d', 'd.id', 'i.delivery')
        .innerJoin('messages as m', 'm.id', 'd.id')
        .innerJoin('posts as p', 'p.id', 'd.post')
        .select(['i.article', 'd.url'])
        .where('i.article', 'in', articles)
        .where('i.destination', 'not like', subscribedName('%'))
        .where('d.platform', '=', platform)
        .where('d.url', 'is not', null)
        .where('m.gone_at', 'is', null)
        .where('p.kind', '=', 'article')
        .orderBy('d.seq', 'desc')
        .execute();
      return new Map(rows.flatMap(({ article, url }) => (url === null ? [] : [[article, url]])));
    },
    tally: since =>
      db
        .selectFrom(
          db
            .selectFrom('deliveries')
            .select(['operation', 'state', nameOfConfig.as('destination')])
            .where('ended_at', '>=', since)
            .where('post', 'is not', null)
            .where('operation', '<>', 'publish')
            .as('d'),
        )
        .select(eb => ['destination', 'operation', 'state', eb.fn.countAll<number>().as('count')])
        .groupBy(['destination', 'operation', 'state'])
        // what readers made stands last, on either database
        .orderBy(sql`destination is null`)
        .orderBy('destination')
        .orderBy('operation')
        .orderBy('state')
        .execute(),

    async waitingAlerts() {
      const rows = await db
        .selectFrom('deliveries')
        .select(eb => [
          'destination',
          eb.fn.countAll<number>().as('count'),
          eb.fn.min('created_at').as('since'),
          eb.fn.max('reason').filterWhere('state', '=', 'suspended').as('reason'),
        ])
        .where('ended_at', 'is', null)
        .where('post', 'is', null)
        .groupBy('destination')
        .orderBy('destination')
        .execute();
      return rows.map(row => ({ ...row, reason: fromReasonColumnOrNull(row.reason) }));
    },
  };
}

/** The condition of the index `deliveries_configured`, to the letter: the names of readers' places begin so. */
const isConfigured = sql<SqlBool>`(d.destination < 'reader:' or d.destination >= 'reader;')`;

/** Of these what was never tried waits for its place to be a destination again, and counts as suspended. */
const isWaiting = sql<SqlBool>`(d.state in ('queued', 'retry') and d.post is not null and ${isRemoved('d')})`;

const removedIn = async (db: Kysely<Tables>): Promise<ReadonlySet<string>> =>
  new Set(
    (await db.selectFrom('removed_places').select('destination').execute()).map(row => row.destination),
  );

const waitingForPlaces = (db: Kysely<Tables>) =>
  db
    .selectFrom('deliveries as d')
    .select(eb => ['d.state', eb.fn.countAll<number>().as('count')])
    .where('d.ended_at', 'is', null)
    .where(isWaiting)
    .groupBy('d.state')
    .execute();

const REMOVED = { state: 'suspended', reason: reasonOf('off-by-now'), notBefore: null } as const;

function waitingForPlace(removed: ReadonlySet<string>, row: Row): Partial<typeof REMOVED> {
  const { destination, operation, state, first_attempt_at: tried } = row;
  const isOpen = state === 'queued' || state === 'retry' || state === 'suspended';
  return isOpen && operation === 'send' && tried === null && removed.has(destination) ? REMOVED : {};
}

function select(
  db: Kysely<Tables>,
  { article, destination, places, post, state, limit }: DeliveryFilter,
  someWaitForPlaces = false,
) {
  let query = db
    .selectFrom('deliveries as d')
    .innerJoin('articles as a', 'a.id', 'd.article')
    .innerJoin('posts as p', 'p.id', 'd.post')
    .selectAll('d')
    .select(['a.title as article_title', 'a.source as article_source', 'p.kind', 'p.schedule', 'p.why'])
    // what followers get is a part of the send
    .where('d.operation', '<>', 'publish');
  if (article !== undefined)
    query = query.where('d.post', 'in', eb =>
      eb.selectFrom('post_items as i').select('i.post').where('i.article', '=', article),
    );
  if (places === 'configured') query = query.where(isConfigured);
  if (destination !== undefined) query = query.where('d.destination', '=', destination);
  if (post !== undefined) query = query.where('d.post', '=', post);
  if (state !== undefined)
    query = someWaitForPlaces
      ? query.where(sql<SqlBool>`case when ${isWaiting} then 'suspended' else d.state end = ${state}`)
      : query.where('d.state', '=', state);
  return query.limit(limit);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function pausedBy(
  pauses: readonly Pause[],
  { destination, operation }: Pick<Row, 'destination' | 'operation'>,
): Pick<DeliveryRow, 'pause'> {
  const pause = operation === 'send' ? pauseOf(pauses, destination) : null;
  return pause === null ? {} : { pause };
}

/** The longer of the two waits. */
function blockOf(row: {
  readonly place_until: Instant | null;
  readonly place_reason: string | null;
  readonly platform_until: Instant | null;
  readonly platform_reason: string | null;
}): Pick<DeliveryRow, 'block'> {
  const { place_until: place, platform_until: platform } = row;
  if (place !== null && place >= (platform ?? place))
    return { block: { until: place, reason: fromReasonColumnOrNull(row.place_reason) } };
  return platform === null
    ? {}
    : { block: { until: platform, reason: fromReasonColumnOrNull(row.platform_reason) } };
}

interface Around {
  readonly articles: ReadonlyMap<PostId | null, readonly ArticleId[]>;
  readonly decisions: ReadonlyMap<PostId | null, readonly Decision[]>;
}

/** The articles of these deliveries' posts and what was decided of them, by post. */
async function aroundOf(db: Kysely<Tables>, rows: readonly Row[]): Promise<Around> {
  const posts = [...new Set(rows.flatMap(({ post }) => post ?? []))];
  if (posts.length === 0) return { articles: new Map(), decisions: new Map() };
  const items = await db
    .selectFrom('post_items')
    .select(['post', 'article'])
    .where('post', 'in', posts)
    .orderBy('post')
    .orderBy('position')
    .execute();
  const byPost = Map.groupBy(items, ({ post }) => post);
  const articles = new Map(posts.map(post => [post, (byPost.get(post) ?? []).map(({ article }) => article)]));
  return { articles, decisions: await decisionsOf(db, posts) };
}

const toDeliveryRow = (row: Row, { articles, decisions }: Around): DeliveryRow => ({
  ...fromDeliveryRow(row),
  articles: articles.get(row.post) ?? [],
  decisions: decisions.get(row.post) ?? [],
  articleTitle: row.article_title,
  articleSource: row.article_source,
  kind: row.kind,
  schedule: row.schedule,
  why: fromReasonColumn(row.why),
});
