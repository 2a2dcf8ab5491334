import type { Transaction } from 'kysely';
import type { CardImage } from '../core/card.ts';
import type { PostDraft } from '../core/ports.ts';
import type { Delivery } from '../core/post.ts';
import { fromDeliveryRow, toDeliveryRow } from './delivery-row.ts';
import type { Tables } from './tables.ts';

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
  const written = await trx
    .insertInto('deliveries')
    .values(draft.deliveries.map(delivery => toDeliveryRow(post, delivery)))
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .execute();
  if (written.length === 0) {
    if (inserted.length > 0) await trx.deleteFrom('posts').where('id', '=', post.id).execute();
    return [];
  }
  await writeCards(trx, draft.cards);
  return written.sort((a, b) => a.seq - b.seq).map(fromDeliveryRow);
}

async function writeCards(trx: Transaction<Tables>, cards: readonly CardImage[]): Promise<void> {
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
      })),
    )
    .onConflict(conflict => conflict.column('hash').doNothing())
    .execute();
}
