import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import type { ArticleId } from '../core/ids.ts';
import type { ArticleStore, DeliveryQueries } from '../core/ports/store.ts';
import type { Post } from '../core/post.ts';
import type { Clock, Instant } from '../core/time.ts';
import type { Composed, Composer, StandingCard } from '../planning/composer.ts';

/** An editor's word is never ignored. */
export const heeding = (destination: Destination): Destination =>
  destination.retractions === 'ignore' ? { ...destination, retractions: 'delete' } : destination;

export interface DigestCorrectionDeps {
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly deliveries: Pick<DeliveryQueries, 'linksTo'>;
  readonly composer: Pick<Composer, 'composeDigest'>;
  readonly clock: Clock;
}

/** A digest in the present words of its articles. */
export interface PresentDigest extends Composed {
  readonly items: Post['items'];
}

/**
 * A digest as its articles are now. One that was withdrawn, or taken back by an editor, is taken out, struck, or left as it
 * was, as the destination wants of retractions; what nobody has seen yet never holds one, nor one that has expired. Null when
 * nothing is left, or when it is no digest's post.
 */
export async function presentDigest(
  deps: DigestCorrectionDeps,
  post: Post,
  at: {
    readonly destination: Destination;
    /** Of the message that stands: its pictures, and since when it is another one; absent when none does. */
    readonly was?: { readonly standing: readonly StandingCard[]; readonly changedAt: Instant };
    /** What an editor has taken back in it; absent: nothing. */
    readonly retracted?: ReadonlyMap<ArticleId, Instant>;
  },
): Promise<PresentDigest | null> {
  const { digest } = post.content;
  if (digest === undefined) return null;
  const { destination, was } = at;
  const articles: Article[] = [];
  const struck = new Set<ArticleId>();
  for (const item of post.items) {
    const article = await deps.articles.get(item.article);
    if (article === null) continue;
    const isRetracted = at.retracted?.has(article.id) === true;
    const isGone = article.withdrawnAt !== null || isRetracted;
    const { retractions: policy } = isRetracted ? heeding(destination) : destination;
    // what stands already was posted in time
    if (was === undefined && article.expiresAt !== null && article.expiresAt <= deps.clock.now()) continue;
    if (isGone && (was === undefined || policy === 'delete')) continue;
    if (isGone && policy === 'strike') struck.add(article.id);
    articles.push(article);
  }
  if (articles.length === 0) return null;
  const links = await deps.deliveries.linksTo(
    articles.map(({ id }) => id),
    destination.platform,
  );
  const composed = await deps.composer.composeDigest(
    { ...digest, articles, retracted: struck, links },
    destination,
    was,
  );
  return { ...composed, items: articles.map(({ id: article, revision }) => ({ article, revision })) };
}
