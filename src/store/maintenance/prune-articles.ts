import { sql } from 'kysely';
import type { ArticleId, DeliveryId, PostId } from '../../core/ids.ts';
import type { Instant } from '../../core/time.ts';
import type { PruneRule } from '../../core/ports/store-maintenance.ts';
import { sameUrl } from '../articles/candidates.ts';
import { PAGE, type Cursors, type Deleted, type Trx } from './prune-page.ts';

/** Deletes articles of which nothing is newer than `before`, with all that was said about them, and remembers what they were. */
export async function pruneArticles(
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
    .selectFrom('post_items as i')
    .innerJoin('deliveries as d', 'd.post', 'i.post')
    .select('i.article')
    .where(
      'i.article',
      'in',
      old.map(({ id }) => id),
    )
    .where(eb => eb.or([eb('d.ended_at', 'is', null), eb('d.ended_at', '>=', rule.before)]))
    .execute();
  // a digest goes with the last of its articles: what it said of the others is what keeps them from going there again
  const shared = await trx
    .selectFrom('post_items as i')
    .innerJoin('post_items as j', 'j.post', 'i.post')
    .select('i.article')
    .where(
      'i.article',
      'in',
      old.map(({ id }) => id),
    )
    .where(
      'j.article',
      'not in',
      old.map(({ id }) => id),
    )
    .execute();
  const twins = await trx
    .selectFrom('articles as a')
    .innerJoin('articles as b', join =>
      join.on(eb => eb.or([eb('b.content_hash', '=', eb.ref('a.content_hash')), sameUrl])),
    )
    .select('a.id as article')
    .where(
      'a.id',
      'in',
      old.map(({ id }) => id),
    )
    .whereRef('b.id', '<>', 'a.id')
    .execute();
  const siblings = await trx
    .selectFrom('stories as s')
    .innerJoin('stories as t', 't.story', 's.story')
    .select('s.article')
    .where(
      's.article',
      'in',
      old.map(({ id }) => id),
    )
    .where(
      't.article',
      'not in',
      old.map(({ id }) => id),
    )
    .execute();
  // what one of two articles with the same words, or of one story, has had, the other must not have again
  const alive = new Set([...busy, ...shared, ...twins, ...siblings].map(({ article }) => article));
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
        .select([
          'id',
          sql<string | null>`case when url_shared = 0 then url end`.as('url'),
          'content_hash',
          eb.val(now).as('forgotten_at'),
        ])
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
  const about = await trx.selectFrom('post_items').select('post').where('article', 'in', ids).execute();
  const posts = [...new Set(about.map(({ post }) => post))];
  const deliveries = await deletePosts(trx, posts);
  await trx.deleteFrom('article_changes').where('article', 'in', ids).execute();
  const articles = await trx.deleteFrom('articles').where('id', 'in', ids).executeTakeFirst();
  return {
    deliveries,
    posts: posts.length,
    articles: Number(articles.numDeletedRows),
  };
}

/** Deletes posts with all that went out for them; answers how many deliveries. */
export async function deletePosts(trx: Trx, posts: readonly PostId[]): Promise<number> {
  if (posts.length === 0) return 0;
  await trx
    .deleteFrom('delivery_items')
    .where('delivery', 'in', eb => eb.selectFrom('deliveries').select('id').where('post', 'in', posts))
    .execute();
  await trx
    .deleteFrom('reactions')
    .where('message', 'in', eb => eb.selectFrom('messages').select('id').where('post', 'in', posts))
    .execute();
  await trx.deleteFrom('messages').where('post', 'in', posts).execute();
  const { numDeletedRows } = await trx.deleteFrom('deliveries').where('post', 'in', posts).executeTakeFirst();
  await trx.deleteFrom('post_items').where('post', 'in', posts).execute();
  await trx.deleteFrom('posts').where('id', 'in', posts).execute();
  return Number(numDeletedRows);
}

/**
 * Of an article that stays, the newest post at each destination is what keeps it from going there again. What remembers
 * nothing goes: what was withdrawn, edits and deletions, alerts, and posts that were posted anew since.
 */
export async function pruneDeliveries(trx: Trx, at: Cursors, before: Instant): Promise<Deleted> {
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
          eb('d.operation', '<>', 'send'),
          eb('d.post', 'is', null),
          eb.not(
            eb.exists(
              eb
                .selectFrom('delivery_items as i')
                .select('i.article')
                .whereRef('i.delivery', '=', 'd.id')
                // a former name of its destination keeps nothing from going there
                .whereRef('i.destination', '=', 'd.destination')
                .where(is =>
                  is.not(
                    is.exists(
                      is
                        .selectFrom('delivery_items as j')
                        .select('j.article')
                        .whereRef('j.article', '=', 'i.article')
                        .whereRef('j.destination', '=', 'i.destination')
                        .whereRef('j.repost', '>', 'i.repost'),
                    ),
                  ),
                ),
            ),
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
  rows: readonly { readonly id: DeliveryId; readonly post: PostId | null }[],
): Promise<Deleted> {
  if (rows.length === 0) return {};
  const ids = rows.map(({ id }) => id);
  await trx.deleteFrom('delivery_items').where('delivery', 'in', ids).execute();
  await trx.deleteFrom('reactions').where('message', 'in', ids).execute();
  await trx.deleteFrom('messages').where('id', 'in', ids).execute();
  await trx.deleteFrom('deliveries').where('id', 'in', ids).execute();
  const left = await trx
    .selectFrom('posts')
    .select('id')
    .where('id', 'in', [...new Set(rows.flatMap(({ post }) => post ?? []))])
    .where('state', '<>', 'proposed')
    .where(eb =>
      eb.not(eb.exists(eb.selectFrom('deliveries as d').select('d.seq').whereRef('d.post', '=', 'posts.id'))),
    )
    .execute();
  const posts = left.map(({ id }) => id);
  await deletePosts(trx, posts);
  return { deliveries: rows.length, posts: posts.length };
}
