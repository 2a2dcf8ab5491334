import type { Kysely, Transaction } from 'kysely';
import type { ArticleId, DeliveryId, PostId } from '../core/ids.ts';
import { DAY, type Duration, type Instant } from '../core/time.ts';
import type { PruneRule } from '../core/upkeep.ts';
import { cardsIn } from './sum-check.ts';
import type { Tables } from './tables.ts';

type Trx = Transaction<Tables>;

/** Rows looked at in one go, of each table. */
const PAGE = 200;
/** A picture is shown on the page for so long after it was last meant to go out. */
const CARD_DAYS = 30;
/** With more open deliveries than this the pictures wait: to know which are still needed all are read. */
const OPEN_AT_MOST = 2000;
/** What is known of a forgotten article stays this many times as long as the article did. */
const FORGOTTEN_TIMES = 5;
/** A chat that got nothing for so long is measured anew. */
const PACE_DAYS = 30;

/** What makes each table end: no table is without a rule, which its type sees to. */
export const PRUNING: Readonly<Record<keyof Tables, string>> = {
  articles:
    'with all their posts and deliveries, when nothing of them is newer than `keep`, their source does not tell them and no other article has their words',
  article_topics: 'with their article',
  forgotten: `after ${FORGOTTEN_TIMES} times \`keep\``,
  deliveries:
    'with their article; before it those that remember nothing: withdrawn ones, and older editions of a later one',
  posts: 'with the last of their deliveries',
  slots: 'older than `keep`, but for the last of each schedule and those that have posts',
  cards: `${CARD_DAYS} days after they were last meant to go out, unless an open delivery shows them`,
  faults: 'when their file is read well or gone, and older than `keep`',
  instances: 'at the next start',
  lanes: 'when nothing is open there and the pace of their chat is gone',
  paces: `${PACE_DAYS} days after the last message`,
  notices: 'after `keep`',
  moves: 'never: a chat moves once in its life',
};

type Deleted = Partial<Record<keyof Tables, number>>;
/** Where the next look at a table goes on; it begins anew when it has come to what is young. */
interface Cursors {
  article: number;
  delivery: { endedAt: Instant; seq: number };
  slot: Instant;
  lane: string;
}

/** Deletes what the rules above say, one page of each table at a call. */
export function createPrune(db: Kysely<Tables>) {
  const at: Cursors = { article: 0, delivery: { endedAt: 0, seq: 0 }, slot: 0, lane: '' };
  return (rule: PruneRule): Promise<Readonly<Record<string, number>>> =>
    db.transaction().execute(async trx => {
      const before = rule.now - rule.keepMs;
      const deleted = [
        await pruneArticles(trx, at, { ...rule, before }),
        await pruneDeliveries(trx, at, before),
        await pruneSlots(trx, at, before),
        await pruneCards(trx, rule.now - CARD_DAYS * DAY),
        await prunePlaces(trx, at, rule.now - PACE_DAYS * DAY),
        await pruneNotes(trx, before, rule.keepMs),
      ];
      return Object.fromEntries(Object.entries(sum(deleted)).filter(([, count]) => count > 0));
    });
}

function sum(parts: readonly Deleted[]): Deleted {
  const total: Deleted = {};
  for (const part of parts) {
    for (const [table, count] of Object.entries(part) as [keyof Tables, number][]) {
      total[table] = (total[table] ?? 0) + count;
    }
  }
  return total;
}

async function pruneArticles(
  trx: Trx,
  at: Cursors,
  rule: PruneRule & { readonly before: Instant },
): Promise<Deleted> {
  const page = await trx
    .selectFrom('articles')
    .select(['seq', 'id', 'source', 'received_at', 'withdrawn_at'])
    .where('seq', '>', at.article)
    .orderBy('seq')
    .limit(PAGE)
    .execute();
  const last = page.at(-1);
  at.article = last === undefined || last.received_at >= rule.before ? 0 : last.seq;
  const old = page.filter(({ source, received_at: received, withdrawn_at: withdrawn }) =>
    withdrawn === null ? received < rule.before && !rule.standing.includes(source) : withdrawn < rule.before,
  );
  if (old.length === 0) return {};
  const busy = await trx
    .selectFrom('deliveries')
    .select('article')
    .where(
      'article',
      'in',
      old.map(({ id }) => id),
    )
    .where(eb => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>=', rule.before)]))
    .execute();
  const twins = await trx
    .selectFrom('articles as a')
    .innerJoin('articles as b', join =>
      join.on(eb =>
        eb.or([eb('b.content_hash', '=', eb.ref('a.content_hash')), eb('b.url', '=', eb.ref('a.url'))]),
      ),
    )
    .select('a.id as article')
    .where(
      'a.id',
      'in',
      old.map(({ id }) => id),
    )
    .whereRef('b.id', '<>', 'a.id')
    .execute();
  // what one of two articles with the same words has had, the other must not have again
  const alive = new Set([...busy, ...twins].map(({ article }) => article));
  return forget(
    trx,
    old.map(({ id }) => id).filter(id => !alive.has(id)),
    rule.now,
  );
}

async function forget(trx: Trx, ids: readonly ArticleId[], now: Instant): Promise<Deleted> {
  if (ids.length === 0) return {};
  await trx
    .insertInto('forgotten')
    .columns(['id', 'url', 'content_hash', 'forgotten_at'])
    .expression(eb =>
      eb
        .selectFrom('articles')
        .select(['id', 'url', 'content_hash', eb.val(now).as('forgotten_at')])
        .where('id', 'in', ids),
    )
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet(eb => ({
        url: eb.ref('excluded.url'),
        content_hash: eb.ref('excluded.content_hash'),
        forgotten_at: now,
      })),
    )
    .execute();
  const deliveries = await trx.deleteFrom('deliveries').where('article', 'in', ids).executeTakeFirst();
  const posts = await trx.deleteFrom('posts').where('article', 'in', ids).executeTakeFirst();
  const articles = await trx.deleteFrom('articles').where('id', 'in', ids).executeTakeFirst();
  return {
    deliveries: Number(deliveries.numDeletedRows),
    posts: Number(posts.numDeletedRows),
    articles: Number(articles.numDeletedRows),
  };
}

/** Of an article that stays, the newest edition at each destination is what keeps it from going there again. */
async function pruneDeliveries(trx: Trx, at: Cursors, before: Instant): Promise<Deleted> {
  const page = await trx
    .selectFrom('deliveries as d')
    .select(eb => [
      'd.seq',
      'd.id',
      'd.post',
      'd.ended_at',
      eb
        .or([
          eb('d.state', '=', 'withdrawn'),
          eb.exists(
            eb
              .selectFrom('deliveries as e')
              .select('e.seq')
              .whereRef('e.article', '=', 'd.article')
              .whereRef('e.destination', '=', 'd.destination')
              .whereRef('e.edition', '>', 'd.edition')
              .where('e.state', '<>', 'withdrawn'),
          ),
        ])
        .as('remembers_nothing'),
    ])
    .where('d.ended_at', '>=', at.delivery.endedAt)
    .where('d.ended_at', '<', before)
    .where(eb => eb.or([eb('d.ended_at', '>', at.delivery.endedAt), eb('d.seq', '>', at.delivery.seq)]))
    .orderBy('d.ended_at')
    .orderBy('d.seq')
    .limit(PAGE)
    .execute();
  const last = page.at(-1);
  const next = { endedAt: last?.ended_at ?? 0, seq: last?.seq ?? 0 };
  at.delivery = page.length === PAGE ? next : { endedAt: 0, seq: 0 };
  const useless = page.filter(row => Boolean(row.remembers_nothing));
  return deleteDeliveries(trx, useless);
}

async function deleteDeliveries(
  trx: Trx,
  rows: readonly { readonly id: DeliveryId; readonly post: PostId }[],
): Promise<Deleted> {
  if (rows.length === 0) return {};
  await trx
    .deleteFrom('deliveries')
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const posts = await trx
    .deleteFrom('posts')
    .where('id', 'in', [...new Set(rows.map(({ post }) => post))])
    .where(eb =>
      eb.not(eb.exists(eb.selectFrom('deliveries as d').select('d.seq').whereRef('d.post', '=', 'posts.id'))),
    )
    .executeTakeFirst();
  return { deliveries: rows.length, posts: Number(posts.numDeletedRows) };
}

/** The last slot of a schedule tells what is due; it stays however old it is. */
async function pruneSlots(trx: Trx, at: Cursors, before: Instant): Promise<Deleted> {
  const page = await trx
    .selectFrom('slots as s')
    .select(eb => [
      's.id',
      's.due_at',
      eb
        .or([
          eb.exists(eb.selectFrom('posts as p').select('p.id').whereRef('p.slot', '=', 's.id')),
          eb.not(
            eb.exists(
              eb
                .selectFrom('slots as t')
                .select('t.id')
                .whereRef('t.schedule', '=', 's.schedule')
                .whereRef('t.due_at', '>', 's.due_at'),
            ),
          ),
        ])
        .as('is_needed'),
    ])
    .where('s.due_at', '>=', at.slot)
    .where('s.due_at', '<', before)
    .orderBy('s.due_at')
    .orderBy('s.schedule')
    .limit(PAGE)
    .execute();
  const last = page.at(-1);
  // slots of one moment may be looked at twice, or, where hundreds share it, at the next round
  at.slot = page.length === PAGE && last !== undefined ? Math.max(last.due_at, at.slot + 1) : 0;
  const ids = page.filter(row => !row.is_needed).map(({ id }) => id);
  if (ids.length > 0) await trx.deleteFrom('slots').where('id', 'in', ids).execute();
  return { slots: ids.length };
}

async function pruneCards(trx: Trx, before: Instant): Promise<Deleted> {
  const old = await trx
    .selectFrom('cards')
    .select('hash')
    .where('used_at', '<', before)
    .orderBy('used_at')
    .limit(PAGE)
    .execute();
  if (old.length === 0) return {};
  const open = await trx
    .selectFrom('deliveries')
    .select('payload_json')
    .where('ended_at', 'is', null)
    .limit(OPEN_AT_MOST + 1)
    .execute();
  if (open.length > OPEN_AT_MOST) return {};
  const shown = new Set(open.flatMap(row => cardsIn(row.payload_json)));
  const hashes = old.map(({ hash }) => hash);
  // one that is still shown comes to the end of the line
  const kept = hashes.filter(hash => shown.has(hash));
  if (kept.length > 0) {
    await trx.updateTable('cards').set({ used_at: before }).where('hash', 'in', kept).execute();
  }
  const useless = hashes.filter(hash => !shown.has(hash));
  if (useless.length > 0) await trx.deleteFrom('cards').where('hash', 'in', useless).execute();
  return { cards: useless.length };
}

/** A chat's pace goes when it is long empty, and then its lanes, where nothing is open. */
async function prunePlaces(trx: Trx, at: Cursors, before: Instant): Promise<Deleted> {
  const page = await trx
    .selectFrom('lanes')
    .select(['lane', 'chat'])
    .where('lane', '>', at.lane)
    .orderBy('lane')
    .limit(PAGE)
    .execute();
  at.lane = page.length < PAGE ? '' : (page.at(-1)?.lane ?? '');
  if (page.length === 0) return {};
  const chats = [...new Set(page.map(({ chat }) => chat))];
  const paces = await trx
    .deleteFrom('paces')
    .where('key', 'in', chats)
    .where('level', '<', before)
    .where(eb => eb.or([eb('slow_level', 'is', null), eb('slow_level', '<', before)]))
    .where(eb => eb.or([eb('blocked_until', 'is', null), eb('blocked_until', '<', before)]))
    .executeTakeFirst();
  const lanes = await trx
    .deleteFrom('lanes')
    .where(
      'lane',
      'in',
      page.map(({ lane }) => lane),
    )
    .where('suspended_at', 'is', null)
    .where(eb =>
      eb.not(
        eb.or([
          eb.exists(eb.selectFrom('paces as p').select('p.key').whereRef('p.key', '=', 'lanes.chat')),
          eb.exists(
            eb
              .selectFrom('deliveries as d')
              .select('d.seq')
              .whereRef('d.lane', '=', 'lanes.lane')
              .where('d.ended_at', 'is', null),
          ),
        ]),
      ),
    )
    .executeTakeFirst();
  return { paces: Number(paces.numDeletedRows), lanes: Number(lanes.numDeletedRows) };
}

async function pruneNotes(trx: Trx, before: Instant, keepMs: Duration): Promise<Deleted> {
  const faults = await trx.deleteFrom('faults').where('at', '<', before).executeTakeFirst();
  const notices = await trx.deleteFrom('notices').where('told_at', '<', before).executeTakeFirst();
  const forgotten = await trx
    .deleteFrom('forgotten')
    .where('id', 'in', eb =>
      eb
        .selectFrom('forgotten')
        .select('id')
        .where('forgotten_at', '<', before - (FORGOTTEN_TIMES - 1) * keepMs)
        .orderBy('forgotten_at')
        .limit(PAGE),
    )
    .executeTakeFirst();
  return {
    faults: Number(faults.numDeletedRows),
    notices: Number(notices.numDeletedRows),
    forgotten: Number(forgotten.numDeletedRows),
  };
}
