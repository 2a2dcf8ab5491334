import { sql, type Kysely } from 'kysely';
import type { ArticleId, DeliveryId } from '../../core/ids.ts';
import type { ArticleChange, Outbox } from '../../core/ports/outbox.ts';
import type { Message } from '../../core/post.ts';
import { isString, parseArray } from '../json-column.ts';
import type { Tables } from '../tables.ts';
import { fromDeliveryRow, payloadOf } from './delivery-row.ts';

const selectMessages = (db: Kysely<Tables>) =>
  db
    .selectFrom('messages as m')
    .innerJoin('deliveries as d', 'd.id', 'm.id')
    .select([
      'm.id',
      'm.post',
      'm.destination',
      'd.platform',
      'd.lane',
      'd.message_ids_json',
      'd.url',
      'm.sent_at',
      'm.gone_at',
      'm.wanted',
      'd.created_at',
      sql<string>`coalesce(m.payload_json, d.payload_json)`.as('payload_json'),
    ]);

type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>['execute']>>[number];

const fromMessageRow = (row: MessageRow): Message => ({
  id: row.id,
  post: row.post,
  destination: row.destination,
  platform: row.platform,
  orderingKey: row.lane,
  messageIds: parseArray(row.message_ids_json, isString, {
    row: `delivery ${row.id}`,
    column: 'message_ids_json',
  }),
  url: row.url,
  sentAt: row.sent_at,
  payload: payloadOf(row.payload_json, row),
  wanted: row.wanted,
  goneAt: row.gone_at,
  writtenAt: row.created_at,
});

export async function readMessage(db: Kysely<Tables>, id: DeliveryId): Promise<Message | null> {
  const row = await selectMessages(db).where('m.id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromMessageRow(row);
}

/** See `Outbox.copiesOf`. */
export async function readCopies(
  db: Kysely<Tables>,
  article: ArticleId,
): Promise<Awaited<ReturnType<Outbox['copiesOf']>>> {
  const posts = db.selectFrom('post_items').select('post').where('article', '=', article);
  const messages = await selectMessages(db)
    .where('m.post', 'in', posts)
    .where('m.gone_at', 'is', null)
    // a preview before editors is no copy
    .where('d.post', 'is not', null)
    .orderBy('d.seq')
    .execute();
  const open = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('post', 'in', posts)
    .where('operation', '=', 'send')
    // by the post: the index of what is open has no end in a newsroom whose places are closed
    .where(sql`ended_at + 0`, 'is', null)
    .orderBy('seq')
    .execute();
  return { messages: messages.map(fromMessageRow), open: open.map(fromDeliveryRow) };
}

/** See `Outbox.standingSince`. */
export async function readStanding(
  db: Kysely<Tables>,
  { destination, sentBy, limit, after }: Parameters<Outbox['standingSince']>[0],
): Promise<readonly Message[]> {
  let query = selectMessages(db)
    .where('m.destination', '=', destination)
    .where('m.sent_at', '<=', sentBy)
    .where('m.gone_at', 'is', null)
    .where(eb =>
      eb.or([eb('m.wanted', 'is', null), eb('m.wanted', 'not in', ['deleted', 'ended', 'ended-withdrawn'])]),
    )
    // a preview before editors is no post
    .where('d.post', 'is not', null);
  if (after !== undefined)
    query = query.where(eb =>
      eb.or([
        eb('m.sent_at', '>', after.sentAt),
        eb.and([eb('m.sent_at', '=', after.sentAt), eb('m.id', '>', after.id)]),
      ]),
    );
  const rows = await query.orderBy('m.sent_at').orderBy('m.id').limit(limit).execute();
  return rows.map(fromMessageRow);
}

/** See `Outbox.changedArticles`. */
export const readChanged = (
  db: Kysely<Tables>,
  limit: number,
  after?: ArticleChange,
): Promise<ArticleChange[]> => {
  let query = db.selectFrom('article_changes').select(['article', 'changed_at as changedAt']);
  if (after !== undefined)
    query = query.where(eb =>
      eb.or([
        eb('changed_at', '>', after.changedAt),
        eb.and([eb('changed_at', '=', after.changedAt), eb('article', '>', after.article)]),
      ]),
    );
  return query.orderBy('changed_at').orderBy('article').limit(limit).execute();
};

/** See `Outbox.changesDone`. */
export async function endChange(db: Kysely<Tables>, { article, changedAt }: ArticleChange): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('article_changes')
    .where('article', '=', article)
    .where('changed_at', '=', changedAt)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('post_items as i')
            .innerJoin('deliveries as d', 'd.post', 'i.post')
            .select('d.seq')
            .where('i.article', '=', article)
            .where('d.operation', '=', 'send')
            .where(sql`d.ended_at + 0`, 'is', null)
            .where('d.first_attempt_at', 'is not', null),
        ),
      ),
    )
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
