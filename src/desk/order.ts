import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import { postIdOf } from '../core/ids.ts';
import { takenBackFrom, type Outbox } from '../core/ports/outbox.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import { endedStates, type Delivery, type DeliveryState } from '../core/post.ts';
import type { Reason } from '../core/reasons/reason.ts';
import type { PostPart } from '../core/schedule.ts';
import type { Clock, Instant } from '../core/time.ts';
import type { Composer } from '../planning/composer.ts';
import { cardsOf } from '../planning/draft-post.ts';
import { draftSend } from '../planning/draft-send.ts';
import type { WakeSignal } from '../core/async/wake-signal.ts';

/** What an editor's order is made of. */
export const ORDER_PARTS: readonly PostPart[] = ['summary', 'quote-card'];

export interface OrderDeps {
  readonly outbox: Outbox;
  readonly composer: Composer;
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly wakeSignal: WakeSignal;
}

export interface Order {
  readonly article: Article;
  readonly destinations: readonly Destination[];
  readonly parts: readonly PostPart[];
  /** Who ordered it ("platform:123", "cli"). */
  readonly by: string;
  readonly why: Reason;
  /** Post again where it was sent already, and where an editor took it back. */
  readonly again: boolean;
  /** It waits for another editor until that moment (null = as long as they like). Absent: it waits for nobody. */
  readonly decideBy?: Instant | null;
  /** Not before that moment. Absent: now. */
  readonly at?: Instant;
}

export interface OrderResult {
  readonly ordered: readonly Delivery[];
  /** Places that have it already, or are about to; nothing is sent there twice unless `again` is said. */
  readonly standing: readonly Delivery[];
  /** Places where an editor has taken it back, and who did; nothing goes there unless `again` is said. */
  readonly takenBack: readonly { readonly destination: string; readonly by: string }[];
}

/** An editor's order: this article, there, now. Quiet hours do not hold it back, nor what waits there. */
export async function orderPost(deps: OrderDeps, order: Order): Promise<OrderResult> {
  const { article } = order;
  const createdAt = deps.clock.now();
  const standing: Delivery[] = [];
  const targets: { destination: Destination; repostNumber: number }[] = [];
  const words = order.again ? [] : await deps.outbox.takenBack(article.id);
  const takenBack: { destination: string; by: string }[] = [];
  for (const destination of order.destinations) {
    const word = takenBackFrom(words, destination.name);
    if (word !== null) {
      takenBack.push({ destination: destination.name, by: word.by });
      continue;
    }
    const before = await deps.outbox.standing(article.id, destination.name);
    if (before === null) targets.push({ destination, repostNumber: 0 });
    else if (mayFollow(before.delivery.state, order.again))
      targets.push({ destination, repostNumber: before.repostNumber + 1 });
    else standing.push(before.delivery);
  }
  if (targets.length === 0) return { ordered: [], standing, takenBack };

  const editions = targets.map(target => `${target.destination.name}#${target.repostNumber}`).join(' ');
  const id = postIdOf(article.id, `order ${createdAt} ${order.by} ${editions}`);
  const content = { parts: order.parts };
  const composed = await deps.composer.compose(
    { article, content },
    targets.map(({ destination }) => destination),
  );
  const deliveries = composed.map((one, index) =>
    draftSend(id, one, {
      notBefore: order.at ?? null,
      repostNumber: targets[index]?.repostNumber ?? 0,
      urgent: true,
    }),
  );
  const ordered = await deps.outbox.order({
    post: {
      id,
      kind: 'article',
      state: order.decideBy === undefined ? 'approved' : 'proposed',
      items: [{ article: article.id, revision: article.revision }],
      content,
      slot: null,
      schedule: null,
      orderedBy: order.by,
      why: order.why,
      createdAt,
    },
    deliveries,
    cards: cardsOf(composed),
    ...(order.decideBy === undefined ? {} : { decideBy: order.decideBy }),
  });
  // two editors at once: what the other one's order wrote first is standing for this one
  const written = new Set(ordered.map(({ destination }) => destination));
  for (const { destination } of targets) {
    if (written.has(destination.name)) continue;
    const before = await deps.outbox.standing(article.id, destination.name);
    if (before !== null) standing.push(before.delivery);
  }
  deps.record({ kind: 'post-ordered', article: article.id, by: order.by, deliveries: ordered.length });
  deps.wakeSignal.wake();
  return { ordered, standing, takenBack };
}

/** What ended without being seen may be ordered anew; what was sent only when the editor says "again"; the rest waits. */
function mayFollow(state: DeliveryState, again: boolean): boolean {
  if (state === 'sent') return again;
  return (endedStates as readonly DeliveryState[]).includes(state);
}
