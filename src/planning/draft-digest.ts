import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import { postIdOf, type ArticleId, type SlotId } from '../core/ids.ts';
import type { Outbox, PostDraft } from '../core/ports/outbox.ts';
import type { DeliveryQueries } from '../core/ports/store.ts';
import type { Reason } from '../core/reasons/reason.ts';
import type { Instant } from '../core/time.ts';
import type { Composed } from './composer.ts';
import type { DigestComposer, SaidDigest } from './digest-composer.ts';
import { cardsOf } from './draft-post.ts';
import { draftSend } from './draft-send.ts';

export interface DigestDeps {
  readonly composer: Pick<DigestComposer, 'composeDigest'>;
  readonly deliveries: Pick<DeliveryQueries, 'linksTo'>;
  /** Knows what was there before; needed where articles may be told again. */
  readonly outbox?: Pick<Outbox, 'standing'>;
}

export interface DigestPlan {
  /** Best story first; at least one. */
  readonly articles: readonly [Article, ...Article[]];
  readonly destinations: readonly Destination[];
  readonly timezone: string;
  readonly why: Reason;
  readonly schedule: string;
  /** Null outside any slot. */
  readonly slot: SlotId | null;
  /** Tells the post from any other about its first article. */
  readonly occasion: string;
  /** The moment it is dated. */
  readonly at: Instant;
  readonly createdAt: Instant;
  readonly notBefore: Instant | null;
  readonly notAfter: Instant | null;
  /** Its articles may have been there before. */
  readonly mayRepeat?: true;
  /** As `PostPlan.decideBy`. */
  readonly decideBy?: Instant | null;
}

/** A digest in the words of each of these destinations. */
export async function composeDigests(
  { composer, deliveries }: DigestDeps,
  said: Omit<SaidDigest, 'links'>,
  destinations: readonly Destination[],
): Promise<readonly Composed[]> {
  const links = new Map<string, ReadonlyMap<ArticleId, string>>();
  const composed: Composed[] = [];
  for (const destination of destinations) {
    const { platform } = destination;
    const ids = said.articles.map(({ id }) => id);
    const known = links.get(platform) ?? (await deliveries.linksTo(ids, platform));
    links.set(platform, known);
    composed.push(await composer.composeDigest({ ...said, links: known }, destination));
  }
  return composed;
}

/** A digest with its final payloads. */
export async function draftDigest(deps: DigestDeps, plan: DigestPlan): Promise<PostDraft> {
  const { articles, destinations, at, createdAt, notAfter, notBefore, schedule, slot, timezone, why } = plan;
  const id = postIdOf(articles[0].id, `digest ${plan.occasion}`);
  const composed = await composeDigests(deps, { articles, at, timezone }, destinations);
  return {
    post: {
      id,
      kind: 'digest',
      state: plan.decideBy === undefined ? 'approved' : 'proposed',
      items: articles.map(({ id: article, revision }) => ({ article, revision })),
      content: { parts: [], digest: { at, timezone } },
      slot,
      schedule,
      orderedBy: null,
      why,
      createdAt,
    },
    deliveries: await Promise.all(
      composed.map(async one => {
        const { name } = one.destination;
        const repostNumber =
          plan.mayRepeat === true && deps.outbox !== undefined
            ? await repostNumberOf(deps.outbox, articles, name)
            : 0;
        return draftSend(id, one, { notBefore, notAfter, repostNumber });
      }),
    ),
    cards: cardsOf(composed),
    ...(plan.decideBy === undefined ? {} : { decideBy: plan.decideBy }),
  };
}

/** What tells of articles that were there before is their next edition there. */
async function repostNumberOf(
  outbox: Pick<Outbox, 'standing'>,
  articles: readonly Article[],
  destination: string,
): Promise<number> {
  const before = await Promise.all(articles.map(({ id }) => outbox.standing(id, destination)));
  return Math.max(0, ...before.flatMap(one => (one === null ? [] : [one.repostNumber + 1])));
}
