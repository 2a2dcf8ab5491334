import type { Transaction } from 'kysely';
import type { CardImage } from '../../core/card.ts';
import type { DeliveryId } from '../../core/ids.ts';
import { takenBackFrom, type DeliveryDraft, type PostDraft } from '../../core/ports/outbox.ts';
import type { Delivery, Post } from '../../core/post.ts';
import type { Instant } from '../../core/time.ts';
import { chatOf } from '../../core/ordering-key.ts';
import { readdressed } from './chat-changes.ts';
import { fromDeliveryRow, toDeliveryRow } from './delivery-row.ts';
import { openLanes, refreshLanes } from './lanes.ts';
import { writePost } from './post-row.ts';
import { isSubscribed } from '../../core/subscriptions/subscription.ts';
import { isHeard } from '../subscriptions/is-heard.ts';
import { readTakenBack } from '../editors/taken-back.ts';
import { writeProposal } from '../editors/write-decision.ts';
import type { Tables } from '../tables.ts';

type Trx = Transaction<Tables>;

/**
 * Writes a post with those of its deliveries that are not there yet (same id, same post and destination, or an article of
 * it went to that destination under the same repost number), and its cards. A post of which no delivery is left is not
 * written. The deliveries of a proposed post are `proposed`. Answers what was written, in the order of the draft.
 */
export async function writeDraft(trx: Trx, draft: PostDraft): Promise<readonly Delivery[]> {
  const { post } = draft;
  if (draft.deliveries.length === 0) return [];
  const isNew = await writePost(trx, post);
  const rows = await insertDeliveries(
    trx,
    post,
    await followMoves(trx, await heard(trx, await notTakenBack(trx, draft), post)),
  );
  if (rows.length === 0) {
    if (isNew) await trx.deleteFrom('posts').where('id', '=', post.id).execute();
    return [];
  }
  if (isNew && post.state === 'proposed') await writeProposal(trx, post, draft.decideBy ?? null);
  await writeCards(trx, draft.cards, post.createdAt);
  await openLanes(trx, rows);
  await refreshLanes(
    trx,
    rows.map(({ lane }) => lane),
    post.createdAt,
  );
  return rows.map(fromDeliveryRow);
}

/**
 * Writes what goes in place of a send that is withdrawn, under its repost number: the article may have gone there alone,
 * under a higher one, since. `instead`: before this the items of what is replaced are gone.
 */
export async function writeSuccessor(
  trx: Trx,
  of: DeliveryId,
  { draft, instead }: { readonly draft: PostDraft; readonly instead: () => Promise<boolean> },
): Promise<readonly Delivery[] | null> {
  const item = await trx
    .selectFrom('delivery_items')
    .select('repost')
    .where('delivery', '=', of)
    .limit(1)
    .executeTakeFirst();
  if (!(await instead())) return null;
  const repostNumber = item?.repost ?? 0;
  return writeDraft(trx, {
    ...draft,
    deliveries: draft.deliveries.map(delivery => ({ ...delivery, repostNumber })),
  });
}

/** What nobody ordered does not go where an editor took its article back since it was picked. */
async function notTakenBack(trx: Trx, { post, deliveries }: PostDraft): Promise<readonly DeliveryDraft[]> {
  const [item] = post.items;
  if (post.orderedBy !== null || post.kind !== 'article' || item === undefined) return deliveries;
  const words = await readTakenBack(trx, item.article);
  return deliveries.filter(({ destination }) => takenBackFrom(words, destination) === null);
}

/** Nothing goes to readers who asked for quiet, unsubscribed or were forgotten since it was meant for them. */
async function heard(
  trx: Trx,
  drafts: readonly DeliveryDraft[],
  { createdAt }: Post,
): Promise<readonly DeliveryDraft[]> {
  const names = drafts.map(({ destination }) => destination).filter(isSubscribed);
  if (names.length === 0) return drafts;
  const open = await trx
    .selectFrom('subscribed_places as p')
    .select('p.name')
    .where('p.name', 'in', names)
    .where(isHeard(createdAt))
    .where(eb =>
      eb.exists(eb.selectFrom('subscriptions as s').select('s.seq').whereRef('s.place', '=', 'p.name')),
    )
    .execute();
  const heardNames = new Set(open.map(({ name }) => name));
  return drafts.filter(({ destination }) => !isSubscribed(destination) || heardNames.has(destination));
}

async function insertDeliveries(trx: Trx, post: Post, drafts: readonly DeliveryDraft[]) {
  if (drafts.length === 0) return [];
  const items = drafts.flatMap(({ id, destination, repostNumber }) =>
    post.items.map(({ article }) => ({ delivery: id, article, destination, repost: repostNumber })),
  );
  const taken = await trx
    .insertInto('delivery_items')
    .values(items)
    .onConflict(conflict => conflict.doNothing())
    .returning('delivery')
    .execute();
  const isFree = ({ id }: DeliveryDraft) =>
    taken.filter(({ delivery }) => delivery === id).length === post.items.length;
  const free = drafts.filter(isFree);
  const rows =
    free.length === 0
      ? []
      : await trx
          .insertInto('deliveries')
          .values(free.map(draft => toDeliveryRow(draft, { post, now: post.createdAt })))
          .onConflict(conflict => conflict.doNothing())
          .returningAll()
          .execute();
  const written = new Set(rows.map(({ id }) => id));
  const left = [...new Set(taken.map(({ delivery }) => delivery))].filter(id => !written.has(id));
  if (left.length > 0) {
    // only what this draft took: a delivery of the same id that is there keeps its own
    await trx
      .deleteFrom('delivery_items')
      .where('delivery', 'in', left)
      .where(eb =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('deliveries as d')
              .select('d.seq')
              .whereRef('d.id', '=', 'delivery_items.delivery')
              .where('d.state', '<>', 'withdrawn'),
          ),
        ),
      )
      .execute();
  }
  return rows.toSorted((a, b) => a.seq - b.seq);
}

/** Chats that go on under another address are written to there, whatever the config says. */
export async function followMoves<Draft extends Pick<DeliveryDraft, 'orderingKey' | 'payload'>>(
  trx: Trx,
  drafts: readonly Draft[],
): Promise<readonly Draft[]> {
  const chats = drafts.map(({ orderingKey }) => chatOf(orderingKey));
  if (chats.length === 0) return drafts;
  const moves = await trx.selectFrom('moves').selectAll().where('chat', 'in', chats).execute();
  if (moves.length === 0) return drafts;
  const movedTo = new Map(moves.map(move => [move.chat, move.moved_to]));
  return drafts.map(draft => {
    const to = movedTo.get(chatOf(draft.orderingKey));
    return to === undefined ? draft : { ...draft, ...readdressed(draft, to) };
  });
}

export async function writeCards(trx: Trx, cards: readonly CardImage[], usedAt: Instant): Promise<void> {
  if (cards.length === 0) return;
  await trx
    .insertInto('cards')
    .values(
      [...new Map(cards.map(card => [card.hash, card])).values()].map(
        ({ hash, mediaType, width, height, bytes, alt }) => ({
          hash,
          media_type: mediaType,
          width,
          height,
          bytes,
          alt,
          used_at: usedAt,
        }),
      ),
    )
    .onConflict(conflict => conflict.column('hash').doUpdateSet({ used_at: usedAt }))
    .execute();
}
