import { sql } from 'kysely';
import { DAY, type Duration, type Instant } from '../../core/time.ts';
import { PAGE, type Cursors, type Deleted, type Trx } from './prune-page.ts';

/**
 * What a feed has not listed for so long it may list again as new: by then most of what it lists is new to us, which is the
 * sign of a feed that was built anew, and an editor is asked.
 */
export const ITEMS_KEPT: Duration = 60 * DAY;

/** Deletes items that their feed has long ceased to list, and feeds that nobody has asked for since `before`. */
export async function pruneFeeds(trx: Trx, at: Cursors, before: Instant): Promise<Deleted> {
  const page = await trx
    .selectFrom('feeds')
    .select(['source', 'document_at', 'next_read_at'])
    .where('source', '>', at.feed)
    .orderBy('source')
    .limit(PAGE)
    .execute();
  at.feed = page.length < PAGE ? '' : (page.at(-1)?.source ?? '');
  const old = page.filter(feed => feed.next_read_at < before).map(({ source }) => source);
  let items = 0n;
  for (const { source, document_at: documentAt } of page) {
    const isOld = old.includes(source);
    if (documentAt === null && !isOld) continue;
    const { numDeletedRows } = await trx
      .deleteFrom('feed_items')
      .where('source', '=', source)
      .$if(!isOld, query => query.where('seen_at', '<', sql<Instant>`${(documentAt ?? 0) - ITEMS_KEPT}`))
      .executeTakeFirst();
    items += numDeletedRows;
  }
  if (old.length > 0) await trx.deleteFrom('feeds').where('source', 'in', old).execute();
  return { feeds: old.length, feed_items: Number(items) };
}

/** Deletes what hubs have said before that moment and nobody has taken. */
export async function pruneHubCalls(trx: Trx, before: Instant): Promise<Deleted> {
  const { numDeletedRows } = await trx
    .deleteFrom('hub_calls')
    .where('heard_at', '<', before)
    .executeTakeFirst();
  return { hub_calls: Number(numDeletedRows) };
}
