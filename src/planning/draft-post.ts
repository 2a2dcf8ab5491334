import { isBreaking, type Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import { deliveryIdOf, postIdOf, type SlotId } from '../core/ids.ts';
import type { DeliveryDraft, PostDraft } from '../core/ports/outbox.ts';
import type { Reason } from '../core/reasons/reason.ts';
import type { PostPart } from '../core/schedule.ts';
import type { Instant } from '../core/time.ts';
import type { Composer } from './composer.ts';

export interface PostPlan {
  readonly article: Article;
  readonly destinations: readonly Destination[];
  readonly parts: readonly PostPart[];
  readonly why: Reason;
  readonly schedule: string;
  /** Null outside any slot. */
  readonly slot: SlotId | null;
  /** What the post is made for: tells it from another about the same article. */
  readonly occasion: string;
  readonly createdAt: Instant;
  readonly notBefore: Instant | null;
  readonly notAfter: Instant | null;
}

/** A post that nobody ordered, with its final payloads. */
export async function draftPost(composer: Pick<Composer, 'compose'>, plan: PostPlan): Promise<PostDraft> {
  const { article, createdAt, notAfter, notBefore, schedule, slot, why } = plan;
  const id = postIdOf(article.id, plan.occasion);
  const content = { parts: plan.parts };
  const composed = await composer.compose({ article, content }, plan.destinations);
  const deliveries = composed.map(
    ({ destination: { name, platform }, orderingKey, payload, wanted }): DeliveryDraft => ({
      id: deliveryIdOf(id, name),
      destination: name,
      platform,
      orderingKey,
      payload,
      wanted,
      notBefore,
      notAfter,
      repostNumber: 0,
      urgent: isBreaking(article),
    }),
  );
  return {
    post: {
      id,
      kind: 'article',
      state: 'approved',
      items: [{ article: article.id, revision: article.revision }],
      content,
      slot,
      schedule,
      orderedBy: null,
      why,
      createdAt,
    },
    deliveries,
    cards: composed.flatMap(({ card }) => card ?? []),
  };
}
