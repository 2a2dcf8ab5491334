import type { Transaction } from 'kysely';
import type { PostId } from '../../core/ids.ts';
import type { PostItem } from '../../core/post.ts';
import { writeItems } from '../outbox/post-row.ts';
import type { Tables } from '../tables.ts';

/**
 * Has a proposed post, and what waits with it, be about these articles. What is left out may be picked for its destinations
 * again; false, and nothing written, where one of the articles went to one of them meanwhile.
 */
export async function moveItems(
  trx: Transaction<Tables>,
  post: PostId,
  items: readonly PostItem[],
): Promise<boolean> {
  const [first] = items;
  if (first === undefined) return false;
  const ids = items.map(({ article }) => article);
  const waiting = await trx
    .selectFrom('deliveries')
    .select(['id', 'destination'])
    .where('post', '=', post)
    .where('state', '=', 'proposed')
    .execute();
  const sends = waiting.map(({ id }) => id);
  const known = await trx
    .selectFrom('delivery_items')
    .select(['delivery', 'article'])
    .where('delivery', 'in', sends)
    .execute();
  const added = waiting.flatMap(({ id: delivery, destination }) =>
    ids
      .filter(id => !known.some(row => row.delivery === delivery && row.article === id))
      .map(article => ({ delivery, article, destination, repost: 0 })),
  );
  if (added.length > 0) {
    const taken = await trx
      .selectFrom('delivery_items')
      .select('delivery')
      .where('repost', '=', 0)
      .where(eb => eb.or(added.map(({ article, destination }) => eb.and({ article, destination }))))
      .limit(1)
      .execute();
    if (taken.length > 0) return false;
    await trx.insertInto('delivery_items').values(added).execute();
  }
  await trx
    .deleteFrom('delivery_items')
    .where('delivery', 'in', sends)
    .where('article', 'not in', ids)
    .execute();
  await writeItems(trx, post, items);
  await trx.updateTable('posts').set({ article: first.article }).where('id', '=', post).execute();
  await trx.updateTable('deliveries').set({ article: first.article }).where('id', 'in', sends).execute();
  return true;
}
