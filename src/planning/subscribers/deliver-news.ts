import { isBreaking, newsTimeOf, type Article } from '../../core/article.ts';
import { passes } from '../../core/filter/failed-clause.ts';
import { searchArticle } from '../../core/filter/searched-article.ts';
import type { ArticleId } from '../../core/ids.ts';
import type { Outbox } from '../../core/ports/outbox.ts';
import type { RecordEvent } from '../../core/ports/ports.ts';
import type { ArticleStore } from '../../core/ports/store.ts';
import type { StoryStore } from '../../core/ports/story-store.ts';
import type { SubscriptionStore } from '../../core/ports/subscriptions.ts';
import type { ProposalStore } from '../../core/ports/proposals.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { SUBSCRIPTIONS } from '../../core/subscriptions/subscription.ts';
import type { PostChoices } from '../../core/post.ts';
import type { PostPart, QuietHours } from '../../core/schedule.ts';
import { DAY, type Clock, type Duration, type Instant } from '../../core/time.ts';
import type { WakeSignal } from '../../core/async/wake-signal.ts';
import type { Composer } from '../composer.ts';
import { draftPost } from '../draft-post.ts';
import { keptBack, type Gates } from '../picking/gates.ts';
import { quietUntil } from '../schedule/quiet-hours.ts';
import type { DestinationOf } from './subscribed-destination.ts';
import type { SubscriptionIndex } from './subscription-index.ts';

export interface NewsDeps {
  readonly subscriptions: SubscriptionStore;
  readonly index: SubscriptionIndex;
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly stories: Pick<StoryStore, 'of' | 'others' | 'takenBack' | 'there'>;
  readonly outbox: Pick<Outbox, 'order'>;
  readonly composer: Composer;
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly wakeSignal: WakeSignal;
  readonly gates: Gates;
  readonly proposals: Pick<ProposalStore, 'approved'>;
  /** Subscribers get what editors have approved, as they approved it, and nothing before. */
  readonly needsApproval: boolean;
  readonly quiet: QuietHours | null;
  readonly destinationOf: DestinationOf;
}

const PARTS: readonly PostPart[] = ['summary', 'quote-card'];
/** An article told for the first time when it is older than that is no news to those who want it at once. */
const NEWS_LASTS: Duration = 2 * DAY;
/** What could not be sent for so long is not sent any more: who opens a place again wants no piled-up news. */
const WAITS: Duration = DAY;
/** Articles looked at in one go. */
const ARTICLES = 50;
/** Deliveries written in one transaction, and the pause after it: the database is this thread's, and what is written is sent meanwhile. */
const DELIVERIES = 50;
const PAUSE: Duration = 20;

/**
 * Holds each new article against all subscriptions, once, as soon as nothing keeps it back, and writes a delivery to every
 * place that wants it and has not had it. Articles stay in `pending_news` until the last of them is written: after a crash
 * those that were written are passed over, and no place gets two.
 */
export async function deliverNews(deps: NewsDeps): Promise<void> {
  const { subscriptions, index, clock } = deps;
  await index.refresh();
  // what waits for approval may be wanted by somebody when it has it
  if (index.size() === 0 && !deps.needsApproval) {
    await subscriptions.dropNews(clock.now());
    return;
  }
  // what nobody has approved by now is news no more
  if (deps.needsApproval) await subscriptions.dropNews(clock.now() - NEWS_LASTS);
  const query = { limit: ARTICLES, needsApproval: deps.needsApproval };
  for (;;) {
    const pending = await subscriptions.pendingNews(clock.now(), query);
    if (pending.length === 0) return;
    for (const { article } of pending) await deliverArticle(deps, article);
  }
}

async function deliverArticle(deps: NewsDeps, id: ArticleId): Promise<void> {
  const { subscriptions, index, articles, clock, gates } = deps;
  const now = clock.now();
  const article = await articles.get(id);
  const from = article === null ? now : availableFrom(article, gates);
  if (from > now) {
    await subscriptions.postpone(id, from);
    return;
  }
  if (article === null || newsTimeOf(article) <= now - NEWS_LASTS || isKeptBack(article, gates, now)) {
    await subscriptions.newsDone(id, article?.revision ?? 0, now);
    return;
  }
  const approved = deps.needsApproval ? await deps.proposals.approved(id, now) : null;
  // it was taken back a moment ago
  if (deps.needsApproval && approved === null) return;
  // what waits for approval is news from then on
  const names = index.match(searchArticle(article), approved === null ? from : Math.max(from, approved.at));
  const written = await writeTo(deps, article, { names, content: approved?.choices ?? { parts: PARTS } });
  await subscriptions.newsDone(id, article.revision, clock.now());
  if (written > 0)
    deps.record({ kind: 'subscribers-told', article: id, title: article.title, destinations: written });
}

/** Answers how many deliveries were written. */
async function writeTo(
  deps: NewsDeps,
  read: Article,
  { names, content }: { readonly names: readonly string[]; readonly content: PostChoices },
): Promise<number> {
  const { subscriptions, articles, outbox, composer, clock, quiet } = deps;
  let written = 0;
  for (let from = 0; from < names.length; from += DELIVERIES) {
    const now = clock.now();
    const waiting = await subscriptions.waitingFor(read.id, names.slice(from, from + DELIVERIES), now);
    const places = await withoutStory(deps, read.id, waiting);
    if (places.length === 0) continue;
    // it may be corrected or withdrawn while thousands are written
    const article = from === 0 ? read : await articles.get(read.id);
    if (article?.withdrawnAt !== null) return written;
    const notBefore = quiet === null || isBreaking(article) ? null : quietUntil(quiet, now);
    const destinations = places
      .map(deps.destinationOf)
      .filter(({ filter }) => filter === null || passes(filter, searchArticle(article)));
    const draft = await draftPost(composer, {
      article,
      destinations,
      content,
      why: reasonOf('pick-subscribed'),
      schedule: SUBSCRIPTIONS,
      slot: null,
      occasion: SUBSCRIPTIONS,
      createdAt: now,
      notBefore,
      notAfter: (notBefore ?? now) + WAITS,
    });
    written += (await outbox.order(draft)).length;
    deps.wakeSignal.wake();
    await clock.sleep(PAUSE);
  }
  return written;
}

/** Those places that no other article of its story went to. */
async function withoutStory<Place extends { readonly name: string }>(
  { gates, stories }: NewsDeps,
  article: ArticleId,
  places: readonly Place[],
): Promise<readonly Place[]> {
  if (gates.stories !== true || (await stories.others(article)).length === 0) return places;
  const told = await Promise.all(places.map(({ name }) => stories.there(article, name)));
  return places.filter((_, at) => told[at] === null);
}

/** When its source's hold and its own date let an article go; news that cannot wait is not held back. */
function availableFrom(article: Article, { sources }: Gates): Instant {
  const hold = isBreaking(article) ? 0 : (sources.find(({ name }) => name === article.source)?.hold ?? 0);
  return Math.max(article.receivedAt + hold, article.notBefore ?? 0);
}

/** Whatever keeps an article from every destination, but for what is over by now. */
function isKeptBack(article: Article, gates: Gates, now: Instant): boolean {
  const sources = gates.sources.map(source => ({ ...source, hold: null }));
  return keptBack(article, { gates: { ...gates, sources }, destination: EVERYWHERE, now }) !== null;
}

/** A destination that wants everything. */
const EVERYWHERE = { name: SUBSCRIPTIONS, filter: null } as const;
