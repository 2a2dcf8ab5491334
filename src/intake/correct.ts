import { isBreaking, type Article } from '../core/article.ts';
import type { WakeSignal } from '../core/async/wake-signal.ts';
import type { Destination } from '../core/destination.ts';
import type { CardImage } from '../core/card.ts';
import { changeIdOf, deliveryIdOf, payloadHashOf, postIdOf, type ArticleId } from '../core/ids.ts';
import type { ChangeDraft, Outbox, PostChange, PostDraft } from '../core/ports/outbox.ts';
import type { NewsroomEvent } from '../core/ports/events.ts';
import type { Payloads } from '../core/ports/platform.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { ArticleStore } from '../core/ports/store.ts';
import type { Delivery, Message, Post } from '../core/post.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import type { PostPart } from '../core/schedule.ts';
import type { Clock } from '../core/time.ts';
import type { Composer } from '../planning/composer.ts';

export interface CorrectionsDeps {
  readonly outbox: Outbox;
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly composer: Composer;
  readonly payloads: Pick<Payloads, 'cardOf'>;
  readonly clock: Clock;
  readonly record: RecordEvent;
  /** Woken when something was written. */
  readonly wakeSignal: WakeSignal;
  /** All of the config, also those that take no part now. */
  readonly destinations: readonly Destination[];
  /** What posts older than their kept choices are made of. */
  readonly parts: readonly PostPart[];
}

/**
 * Brings what was posted of an article to what the article says now: what still waits goes out in its new words, or not at
 * all; what stands is edited, deleted or struck as its destination wants. Nothing is posted anew.
 *
 * That an article has changed is written down with the change itself (`article_changes`), and stays until every copy has
 * been looked at. A send whose answer is still out counts as not looked at: when it has ended, the article is looked at
 * again. So no crash and no race leaves a copy behind.
 */
export interface Corrections {
  /** Looks at all articles that have changed. Called when one has, when a send has ended, and at the start. */
  bringUpToDate(): Promise<void>;
  /** Hears of what happens to deliveries and posts, and looks again where that concerns an article that has changed. */
  note(event: NewsroomEvent): void;
  /** Looks at one article, changed or not; answers what was written. `deliveries` may be limited to one destination. */
  correct(article: ArticleId, to?: string): Promise<readonly Delivery[]>;
}

const PAGE = 100;

export function createCorrections(deps: CorrectionsDeps): Corrections {
  let running: Promise<void> | null = null;
  let isStale = false;
  /** Some send of a changed article has still to end. */
  let isUnsettled = false;

  const all = async (): Promise<void> => {
    const seen = new Set<ArticleId>();
    isUnsettled = false;
    for (;;) {
      const changed = (await deps.outbox.changedArticles(PAGE)).filter(({ article }) => !seen.has(article));
      if (changed.length === 0) return;
      for (const change of changed) {
        seen.add(change.article);
        const { isSettled } = await lookAt(deps, change.article);
        if (isSettled) await deps.outbox.changesDone(change);
        else isUnsettled = true;
      }
    }
  };

  const bringUpToDate = async (): Promise<void> => {
    isStale = true;
    running ??= (async () => {
      try {
        while (isStale) {
          isStale = false;
          await all();
        }
      } finally {
        running = null;
      }
    })();
    await running;
  };

  return {
    bringUpToDate,
    note({ kind }) {
      // what was posted just now may have been written before the article changed
      const isNew = kind === 'slot-filled' || kind === 'breaking-posted' || kind === 'post-ordered';
      const hasEnded = isUnsettled && (kind === 'delivery-sent' || kind === 'delivery-resolved');
      if (isNew || hasEnded)
        bringUpToDate().catch((error: unknown) => {
          deps.record({ kind: 'service-fault', part: 'corrections', error });
        });
    },
    async correct(article, to) {
      return (await lookAt(deps, article, to)).written;
    },
  };
}

async function lookAt(
  deps: CorrectionsDeps,
  id: ArticleId,
  to?: string,
): Promise<{ readonly written: readonly Delivery[]; readonly isSettled: boolean }> {
  const article = await deps.articles.get(id);
  if (article === null) return { written: [], isSettled: true };
  const { messages, open } = await deps.outbox.copiesOf(id);
  const here = <One extends { readonly destination: string }>(all: readonly One[]) =>
    all.filter(({ destination }) => to === undefined || destination === to);
  const waiting = here(open).filter(({ firstAttemptAt }) => firstAttemptAt === null);
  const replaced =
    article.withdrawnAt === null
      ? await replaceWaiting(deps, article, waiting)
      : await deps.outbox.withdraw(id, reasonOf('article-withdrawn'), deps.clock.now());
  const changes: PostChange[] = [];
  for (const message of here(messages)) {
    const change = await changeOf(deps, article, message);
    if (change !== null) changes.push(change);
  }
  const changed = changes.length === 0 ? [] : await deps.outbox.change(changes, deps.clock.now());
  const written = [...(article.withdrawnAt === null ? replaced : []), ...changed];
  if (written.length > 0) deps.wakeSignal.wake();
  return { written, isSettled: open.every(({ firstAttemptAt }) => firstAttemptAt === null) };
}

/**
 * A corrected article that still waits goes out in its corrected words, for the same reason, by the same schedule, not
 * before the same moment. A payload is final once written (law 2), so what is surely not there yet is withdrawn and
 * written anew in one transaction.
 */
async function replaceWaiting(
  deps: CorrectionsDeps,
  article: Article,
  waiting: readonly Delivery[],
): Promise<readonly Delivery[]> {
  const successors: { of: Delivery['id']; draft: PostDraft }[] = [];
  for (const delivery of waiting) {
    const draft = await successorOf(deps, article, delivery);
    if (draft !== null) successors.push({ of: delivery.id, draft });
  }
  return successors.length === 0
    ? []
    : deps.outbox.replace(successors, reasonOf('article-corrected'), deps.clock.now());
}

async function successorOf(
  deps: CorrectionsDeps,
  article: Article,
  delivery: Delivery,
): Promise<PostDraft | null> {
  const destination = deps.destinations.find(({ name }) => name === delivery.destination);
  const post = delivery.post === null ? null : await deps.outbox.post(delivery.post);
  // a place that is no longer in the config: it waits as it is
  if (destination === undefined || post === null) return null;
  const content = choicesOf(deps, post);
  const [composed] = await deps.composer.compose({ article, content }, [destination]);
  if (composed === undefined || composed.wanted === (delivery.wanted ?? payloadHashOf(delivery.payload)))
    return null;
  const { payload, card, orderingKey, wanted } = composed;
  const standing = await deps.outbox.standing(article.id, destination.name);
  const id = postIdOf(article.id, `revision ${article.revision} of ${delivery.id}`);
  return {
    post: {
      ...post,
      id,
      content,
      items: presentItems(post, article),
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
    cards: card === null ? [] : [card],
  };
}

/** What has to be done to a message; null when it is as it is to be, or its destination wants it left alone. */
async function changeOf(
  deps: CorrectionsDeps,
  article: Article,
  message: Message,
): Promise<PostChange | null> {
  const destination = deps.destinations.find(({ name }) => name === message.destination);
  const post = await deps.outbox.post(message.post);
  if (destination === undefined || post === null) return null;
  const draft = await wantedOf(deps, { article, post, message, destination });
  if (draft === null || draft.wanted === (message.wanted ?? payloadHashOf(message.payload))) return null;
  const { card, ...change } = draft;
  const occasion = `${change.operation} ${change.wanted} ${deps.clock.now()}`;
  return {
    post: post.id,
    items: presentItems(post, article),
    changes: [{ ...change, id: changeIdOf(message.id, occasion), message: message.id, notBefore: null }],
    cards: card === null ? [] : [card],
  };
}

type Wanted = Omit<ChangeDraft, 'id' | 'message' | 'notBefore'> & { readonly card: CardImage | null };

/** What a message is to be; null where its destination wants it left alone. */
async function wantedOf(
  deps: CorrectionsDeps,
  at: { article: Article; post: Post; message: Message; destination: Destination },
): Promise<Wanted | null> {
  const { article, post, message, destination } = at;
  const isWithdrawn = article.withdrawnAt !== null;
  const policy = isWithdrawn ? destination.retractions : destination.corrections;
  if (policy === 'ignore') return null;
  if (policy === 'delete')
    return { operation: 'delete', payload: message.payload, wanted: DELETED, urgent: true, card: null };
  const hash = deps.payloads.cardOf(message.payload);
  const standing = hash === null ? null : await deps.outbox.card(hash);
  const { payload, card, wanted } = await deps.composer.recompose(
    { article, content: choicesOf(deps, post) },
    destination,
    { standing, mark: isWithdrawn ? 'retracted' : 'updated', at: article.withdrawnAt ?? deps.clock.now() },
  );
  return { operation: 'edit', payload, wanted, urgent: isWithdrawn, card };
}

/** What a message is to be that is to be no more. */
const DELETED = 'deleted';

const presentItems = ({ items }: Post, { id, revision }: Article): Post['items'] =>
  items.map(item => (item.article === id ? { article: id, revision } : item));

const choicesOf = ({ parts }: CorrectionsDeps, { content }: Post): Post['content'] =>
  content.parts.length > 0 ? content : { ...content, parts };
