import { sql, type Kysely, type Transaction } from 'kysely';
import type { PostId } from '../../core/ids.ts';
import type { Post, PostChoices, PostItem } from '../../core/post.ts';
import type { Instant } from '../../core/time.ts';
import { fromReasonColumn, toReasonColumn } from '../reason-column.ts';
import { isRecord, parseObject, toJson } from '../json-column.ts';
import type { Tables } from '../tables.ts';

/** Writes a post that is not there yet; false when it is. */
export async function writePost(trx: Transaction<Tables>, post: Post): Promise<boolean> {
  const [first] = post.items;
  if (first === undefined) throw new Error(`post ${post.id} is about no article`);
  const inserted = await trx
    .insertInto('posts')
    .values({
      id: post.id,
      article: first.article,
      kind: post.kind,
      state: post.state,
      content_json: toJson(post.content),
      slot: post.slot,
      schedule: post.schedule,
      ordered_by: post.orderedBy,
      why: toReasonColumn(post.why),
      created_at: post.createdAt,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  if (inserted.length === 0) return false;
  await writeItems(trx, post.id, post.items);
  // an article that changed while its post was written is looked at again
  await noteChanges(trx, post.id, post.createdAt);
  return true;
}

const noteChanges = (trx: Transaction<Tables>, post: PostId, now: Instant) =>
  sql`
    insert into article_changes (article, changed_at)
    select i.article, ${sql.lit(now)} from post_items i join articles a on a.id = i.article
    where i.post = ${post} and (a.revision > i.revision or a.withdrawn_at is not null)
    on conflict (article) do update set changed_at = article_changes.changed_at + 1`.execute(trx);

/** What the post says of its articles, in place of what it said before. */
export async function writeItems(
  trx: Transaction<Tables>,
  post: PostId,
  items: readonly PostItem[],
): Promise<void> {
  await trx.deleteFrom('post_items').where('post', '=', post).execute();
  if (items.length === 0) return;
  await trx
    .insertInto('post_items')
    .values(items.map(({ article, revision }, position) => ({ post, position, article, revision })))
    .execute();
}

/** Null when there is none. Throws `Error` naming the row when it is damaged. */
export async function readPost(db: Kysely<Tables>, id: PostId): Promise<Post | null> {
  const row = await db.selectFrom('posts').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const items = await db
    .selectFrom('post_items')
    .select(['article', 'revision'])
    .where('post', '=', id)
    .orderBy('position')
    .execute();
  const cell = { row: `post ${id}`, column: 'content_json' };
  return {
    id,
    kind: row.kind,
    state: row.state,
    items,
    content: { parts: [], ...parseObject(row.content_json, isChoices, cell) },
    slot: row.slot,
    schedule: row.schedule,
    orderedBy: row.ordered_by,
    why: fromReasonColumn(row.why),
    createdAt: row.created_at,
  };
}

/** Posts written before choices were kept have none: an empty object. */
const isChoices = (value: unknown): value is Partial<PostChoices> => isRecord(value);
