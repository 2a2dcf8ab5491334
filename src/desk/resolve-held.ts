import type { DeliveryId } from '../core/ids.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { ArticleStore } from '../core/ports/store.ts';
import type { Delivery } from '../core/post.ts';
import type { Clock } from '../core/time.ts';
import type { WakeSignal } from '../core/async/wake-signal.ts';

export const verdicts = ['there', 'again'] as const;
/** An editor's word on a held delivery: it is there, or it is to be sent again. */
export type Verdict = (typeof verdicts)[number];

export type Resolution =
  /** By this word. */
  | { readonly kind: 'resolved'; readonly delivery: Delivery; readonly title: string }
  /** It is not held: somebody was faster, or it never was. */
  | { readonly kind: 'standing'; readonly delivery: Delivery; readonly title: string }
  | { readonly kind: 'unknown' };

export interface ResolveDeps {
  readonly outbox: Pick<Outbox, 'resolve' | 'get'>;
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly wakeSignal: WakeSignal;
}

/** Writes down what an editor says of a held delivery. `by` is kept as its reason, for whoever asks who decided. */
export async function resolveHeld(
  { outbox, articles, clock, record, wakeSignal }: ResolveDeps,
  word: { readonly delivery: string; readonly verdict: Verdict; readonly by: string },
): Promise<Resolution> {
  const id = word.delivery as DeliveryId;
  const { verdict, by } = word;
  const resolved = await outbox.resolve(id, { kind: verdict, by }, clock.now());
  const delivery = resolved ?? (await outbox.get(id));
  if (delivery === null) return { kind: 'unknown' };
  const title = await titleOf(articles, delivery);
  if (resolved === null) return { kind: 'standing', delivery, title };
  record({ kind: 'delivery-resolved', delivery: id, destination: delivery.destination, verdict, by });
  wakeSignal.wake();
  return { kind: 'resolved', delivery, title };
}

/** What people call a delivery: by its article's title. */
export async function titleOf(
  articles: Pick<ArticleStore, 'get'>,
  { id, article }: Pick<Delivery, 'id' | 'article'>,
): Promise<string> {
  return (article === null ? null : (await articles.get(article))?.title) ?? article ?? id;
}
