import type { ArticleId, DeliveryId, PostId } from '../../core/ids.ts';
import type { Instant } from '../../core/time.ts';
import type { PruneRule } from '../../core/ports/store-maintenance.ts';
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
