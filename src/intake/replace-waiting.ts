import { isBreaking, type Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import { deliveryIdOf, payloadHashOf, postIdOf, type ArticleId } from '../core/ids.ts';
import type { Outbox, PostDraft } from '../core/ports/outbox.ts';
import type { Delivery, Post } from '../core/post.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import type { Instant } from '../core/time.ts';
import type { Composed } from '../planning/composer.ts';
import { presentDigest, type PresentDigest } from './correct-digest.ts';
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
    post.kind === 'digest' ? await digestWithout(deps, delivery, { post, destination, retracted }) : null;
  const composed =
    post.kind === 'digest'
      ? digest
      : ((await deps.composer.compose({ article, content }, [destination]))[0] ?? null);
  if (composed === null || composed.wanted === (delivery.wanted ?? payloadHashOf(delivery.payload)))
    return null;
  const id = postIdOf(article.id, `revision ${article.revision} of ${delivery.id}`);
  const items = digest?.items ?? presentItems(post, article);
  return draftOf(deps, delivery, {
    post: { ...post, id, content, items },
    composed,
    urgent: isBreaking(article),
  });
}

/**
 * What goes in place of a digest whose turn it is, without the stories that are over by now; null where nothing is left, or
 * its place is not known.
 */
export async function remadeDigest(deps: CorrectionsDeps, delivery: Delivery): Promise<PostDraft | null> {
  const destination = await deps.destinations.find(delivery.destination);
  const post = delivery.post === null ? null : await deps.outbox.post(delivery.post);
  if (destination === null || post === null || delivery.article === null) return null;
  const composed = await digestWithout(deps, delivery, { post, destination });
  if (composed === null) return null;
  const id = postIdOf(delivery.article, `what is left of ${delivery.id}`);
  const { items } = composed;
  // it was its turn
  return draftOf(deps, delivery, { post: { ...post, id, items }, composed, urgent: true });
}

/** A digest that waits, in the present words of the stories that are left of it. */
async function digestWithout(
  deps: CorrectionsDeps,
  delivery: Delivery,
  at: { readonly post: Post; readonly destination: Destination; readonly retracted?: Retracted | undefined },
): Promise<PresentDigest | null> {
  const { post, destination, retracted = new Map() } = at;
  // an editor may have taken stories back while nobody knew whether it had been sent
  const before = await deps.outbox.retractedIn(delivery.id);
  return presentDigest(deps, post, { destination, retracted: new Map([...before, ...retracted]) });
}

/** A post in place of the one that this delivery sends, to the same place, for the same reason. */
function draftOf(
  { clock }: Pick<CorrectionsDeps, 'clock'>,
  { notBefore, notAfter }: Delivery,
  how: { readonly post: Post; readonly composed: Composed; readonly urgent: boolean },
): PostDraft {
  const { payload, cards, orderingKey, wanted, destination } = how.composed;
  const { name, platform } = destination;
  const post: Post = { ...how.post, slot: null, orderedBy: 'correction', createdAt: clock.now() };
  const id = deliveryIdOf(post.id, name);
  return {
    post,
    deliveries: [
      {
        id,
        destination: name,
        platform,
        orderingKey,
        payload,
        wanted,
        notBefore,
        notAfter,
        urgent: how.urgent,
        // that of what it replaces, when it is written
        repostNumber: 0,
      },
    ],
    cards,
  };
}

/** What the post is about, this article as it is now. */
export const presentItems = ({ items }: Post, { id, revision }: Article): Post['items'] =>
  items.map(item => (item.article === id ? { article: id, revision } : item));
