import { isBreaking, type Article } from '../core/article.ts';
import { deliveryIdOf, payloadHashOf, postIdOf, type ArticleId } from '../core/ids.ts';
import type { Outbox, PostDraft } from '../core/ports/outbox.ts';
import type { Delivery, Post } from '../core/post.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import type { Instant } from '../core/time.ts';
import { presentDigest } from './correct-digest.ts';
import type { CorrectionsDeps } from './correct.ts';
import { choicesOf } from './wanted-copy.ts';

/** What became of sends that wait when they were written anew. */
export type Replaced = Awaited<ReturnType<Outbox['replace']>>;

/** Since when an editor has taken articles back. */
type Retracted = ReadonlyMap<ArticleId, Instant>;

/**
 * A corrected article that still waits goes out in its corrected words, for the same reason, by the same schedule, not
 * before the same moment. A payload is final once written (law 2), so what is surely not there yet is withdrawn and
 * written anew in one transaction. `retracted`: an editor has just taken it back, and digests go on without it.
 */
export async function replaceWaiting(
  deps: CorrectionsDeps,
  article: Article,
  { waiting, retracted }: { readonly waiting: readonly Delivery[]; readonly retracted?: Retracted },
): Promise<Replaced> {
  const successors: { of: Delivery['id']; draft: PostDraft }[] = [];
  for (const delivery of waiting) {
    const draft = await successorOf(deps, article, { delivery, retracted });
    if (draft !== null) successors.push({ of: delivery.id, draft });
  }
  return successors.length === 0
    ? { written: [], areAllWithdrawn: true }
    : deps.outbox.replace(successors, reasonOf('article-corrected'), deps.clock.now());
}

async function successorOf(
  deps: CorrectionsDeps,
  article: Article,
  { delivery, retracted }: { readonly delivery: Delivery; readonly retracted: Retracted | undefined },
): Promise<PostDraft | null> {
  const destination = await deps.destinations.find(delivery.destination);
  const post = delivery.post === null ? null : await deps.outbox.post(delivery.post);
  // a place that is no longer in the config: it waits as it is
  if (destination === null || post === null) return null;
  if (post.kind === 'article' && (article.withdrawnAt !== null || retracted !== undefined)) return null;
  const content = choicesOf(deps, post);
  const digest =
    post.kind === 'digest'
      ? await presentDigest(deps, post, { destination, ...(retracted === undefined ? {} : { retracted }) })
      : null;
  const composed =
    post.kind === 'digest'
      ? digest
      : ((await deps.composer.compose({ article, content }, [destination]))[0] ?? null);
  if (composed === null || composed.wanted === (delivery.wanted ?? payloadHashOf(delivery.payload)))
    return null;
  const { payload, cards, orderingKey, wanted } = composed;
  const standing = await deps.outbox.standing(article.id, destination.name);
  const id = postIdOf(article.id, `revision ${article.revision} of ${delivery.id}`);
  return {
    post: {
      ...post,
      id,
      content,
      items: digest?.items ?? presentItems(post, article),
      slot: null,
      orderedBy: 'correction',
      createdAt: deps.clock.now(),
    },
    deliveries: [
      {
        id: deliveryIdOf(id, destination.name),
        destination: destination.name,
        platform: destination.platform,
        orderingKey,
        payload,
        wanted,
        notBefore: delivery.notBefore,
        notAfter: delivery.notAfter,
        urgent: isBreaking(article),
        repostNumber: standing?.repostNumber ?? 0,
      },
    ],
    cards,
  };
}

/** What the post is about, this article as it is now. */
export const presentItems = ({ items }: Post, { id, revision }: Article): Post['items'] =>
  items.map(item => (item.article === id ? { article: id, revision } : item));
