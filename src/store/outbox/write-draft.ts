import type { Transaction } from 'kysely';
import type { CardImage } from '../../core/card.ts';
import { chatOf, movedTo } from '../../core/ordering-key.ts';
import type { DeliveryDraft, PostDraft } from '../../core/ports/outbox.ts';
import type { Delivery } from '../../core/post.ts';
import type { Instant } from '../../core/time.ts';
import { fromDeliveryRow, toDeliveryRow } from './delivery-row.ts';
import { openLanes, refreshLanes } from './lanes.ts';
import type { Tables } from '../tables.ts';

/** Chats that go on under another address are written to there, whatever the config says. */
async function followMoves(
  trx: Transaction<Tables>,
  deliveries: readonly DeliveryDraft[],
): Promise<readonly DeliveryDraft[]> {
  const chats = deliveries.flatMap(({ payload, orderingKey }) =>
    payload.chat === undefined ? [] : [chatOf(orderingKey)],
  );
  if (chats.length === 0) return deliveries;
  const moves = await trx.selectFrom('moves').selectAll().where('chat', 'in', chats).execute();
  if (moves.length === 0) return deliveries;
  const addresses = new Map(moves.map(move => [move.chat, move.moved_to]));
  return deliveries.map(delivery => {
    const chat = addresses.get(chatOf(delivery.orderingKey));
    if (chat === undefined || delivery.payload.chat === undefined) return delivery;
    const orderingKey = movedTo(delivery.orderingKey, chat);
    return { ...delivery, orderingKey, payload: { ...delivery.payload, chat } };
  });
}

/**
 * Writes a post with those of its deliveries that are not there yet (same id, same post and destination, or same
 * article, destination and edition), and its cards. A post of which no delivery is left is not written. Answers what
 * was written, in the order of the draft.
 */
export async function writeDraft(trx: Transaction<Tables>, draft: PostDraft): Promise<readonly Delivery[]> {
  const { post } = draft;
  if (draft.deliveries.length === 0) return [];
  const inserted = await trx
    .insertInto('posts')
    .values({
      id: post.id,
      article: post.article,
      slot: post.slot,
      schedule: post.schedule,
      ordered_by: post.orderedBy,
      why: post.why,
      created_at: post.createdAt,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  const deliveries = await followMoves(trx, draft.deliveries);
  const rows = deliveries.map(delivery => toDeliveryRow(post, delivery));
  const written = await trx
    .insertInto('deliveries')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .execute();
  if (written.length === 0) {
    if (inserted.length > 0) await trx.deleteFrom('posts').where('id', '=', post.id).execute();
    return [];
  }
  await writeCards(trx, draft.cards, post.createdAt);
  await openLanes(
    trx,
    deliveries.map(({ orderingKey, platform }) => ({
      lane: orderingKey,
      chat: chatOf(orderingKey),
      platform,
    })),
  );
  await refreshLanes(
    trx,
    rows.map(({ lane }) => lane),
    post.createdAt,
  );
  return written.sort((a, b) => a.seq - b.seq).map(fromDeliveryRow);
}

export async function writeCards(
  trx: Transaction<Tables>,
  cards: readonly CardImage[],
  usedAt: Instant,
): Promise<void> {
  if (cards.length === 0) return;
  await trx
    .insertInto('cards')
    .values(
      cards.map(({ hash, mediaType, width, height, bytes, alt }) => ({
        hash,
        media_type: mediaType,
        width,
        height,
        bytes,
        alt,
        used_at: usedAt,
      })),
    )
    .onConflict(conflict => conflict.column('hash').doUpdateSet({ used_at: usedAt }))
    .execute();
}
