import { isBreaking, type Article } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import { postIdOf, type SlotId } from '../core/ids.ts';
import type { PostDraft } from '../core/ports/outbox.ts';
import type { Reason } from '../core/reasons/reason.ts';
import type { PostChoices } from '../core/post.ts';
import type { Instant } from '../core/time.ts';
import type { Composed, Composer } from './composer.ts';
import { draftSend } from './draft-send.ts';

export interface PostPlan {
  readonly article: Article;
  readonly destinations: readonly Destination[];
  readonly content: PostChoices;
  readonly why: Reason;
  readonly schedule: string;
  /** Null outside any slot. */
  readonly slot: SlotId | null;
  /** What the post is made for: tells it from another about the same article. */
  readonly occasion: string;
  readonly createdAt: Instant;
  readonly notBefore: Instant | null;
  readonly notAfter: Instant | null;
  /** It waits for an editor's decision until that moment (null = as long as they like). Absent: it waits for nobody. */
  readonly decideBy?: Instant | null;
}

/** A post that nobody ordered, with its final payloads. */
export async function draftPost(composer: Pick<Composer, 'compose'>, plan: PostPlan): Promise<PostDraft> {
  const { article, content, createdAt, notAfter, notBefore, schedule, slot, why } = plan;
  const id = postIdOf(article.id, plan.occasion);
  const composed = await composer.compose({ article, content }, plan.destinations);
  const when = { notBefore, notAfter, repostNumber: 0, urgent: isBreaking(article) };
  return {
    post: {
      id,
      kind: 'article',
      state: plan.decideBy === undefined ? 'approved' : 'proposed',
      items: [{ article: article.id, revision: article.revision }],
      content,
      slot,
      schedule,
      orderedBy: null,
      why,
      createdAt,
    },
    deliveries: composed.map(one => draftSend(id, one, when)),
    cards: cardsOf(composed),
    ...(plan.decideBy === undefined ? {} : { decideBy: plan.decideBy }),
  };
}

/** Each card once. */
export const cardsOf = (composed: readonly Composed[]): readonly CardImage[] => [
  ...new Map(composed.flatMap(({ cards }) => cards.map(card => [card.hash, card] as const))).values(),
];
