import { passes } from '../../core/filter/failed-clause.ts';
import { searchArticle, type SearchedArticle } from '../../core/filter/searched-article.ts';
import type { Article } from '../../core/article.ts';
import type { DueDigest } from '../../core/ports/subscriptions.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { PickRule } from '../../core/schedule.ts';
import { HOUR, type Duration, type Instant } from '../../core/time.ts';
import type { ChoosingDeps } from '../choose.ts';
import { digestArticles, newStories } from '../choose-digest.ts';
import { draftDigest, type DigestDeps } from '../draft-digest.ts';
import { rankStories, type Story } from '../picking/rank-stories.ts';
import { SUBSCRIPTIONS } from '../../core/subscriptions/subscription.ts';
import type { NewsDeps } from './deliver-news.ts';
import { nextDigest } from './next-digest.ts';

export type SubscriberDeps = NewsDeps & DigestDeps & Pick<ChoosingDeps, 'articles' | 'updates'>;

/** Five to ten lines are read; these leave room for a sentence each. */
const LINES = 8;
/** A digest that is later than that is left to the next day. */
const TOO_LATE: Duration = 12 * HOUR;
const AT_ONCE = 20;
/** After so many others get their turn. */
const PAUSE: Duration = 10;
/** A day has 25 hours when the clock is set back. */
const WITHIN: Duration = 25 * HOUR;
const RULE: PickRule = { count: 1, order: 'newest', within: WITHIN, topics: [], languages: [], filter: null };

/**
 * Writes the digests whose hour has come: one message each, best stories first, nothing that the place has had, and none at
 * all when there is nothing. The day's articles are read once, and held once against each filter.
 */
export async function fillDigests(deps: SubscriberDeps): Promise<void> {
  const { subscriptions, clock } = deps;
  let day: ReturnType<typeof storiesByFilter> | null = null;
  for (;;) {
    const now = clock.now();
    const due = await subscriptions.dueDigests(now, AT_ONCE);
    if (due.length === 0) return;
    day ??= storiesByFilter(await articlesOfTheDay(deps, now));
    for (const digest of due) await fillDigest(deps, digest, day);
    deps.wakeSignal.wake();
    await clock.sleep(PAUSE);
  }
}

function articlesOfTheDay(deps: SubscriberDeps, now: Instant): ReturnType<typeof digestArticles> {
  return digestArticles(deps, { destination: EVERYBODY, rule: RULE, now });
}

/** A destination that wants everything. */
const EVERYBODY = {
  name: SUBSCRIPTIONS,
  platform: '',
  language: 'und',
  card: null,
  theme: '',
  corrections: 'edit',
  retractions: 'delete',
  filter: null,
  place: null,
} as const;

function storiesByFilter({ articles, known: told }: Awaited<ReturnType<typeof digestArticles>>) {
  const searched = new Map<Article, SearchedArticle>(
    articles.map(article => [article, searchArticle(article)]),
  );
  const known = new Map<string, readonly Story[]>();
  return ({ filter }: DueDigest['subscription']): readonly Story[] => {
    const stories =
      known.get(filter.text) ??
      rankStories(
        [...searched].flatMap(([article, words]) => (passes(filter, words) ? [article] : [])),
        told,
      );
    known.set(filter.text, stories);
    return stories;
  };
}

async function fillDigest(
  deps: SubscriberDeps,
  { subscription, dueAt }: DueDigest,
  storiesOf: ReturnType<typeof storiesByFilter>,
): Promise<void> {
  const { id, place, rhythm } = subscription;
  const now = deps.clock.now();
  // a subscription of another rhythm has no due digest
  if (rhythm.kind !== 'digest') return;
  const stories = now - dueAt > TOO_LATE ? [] : storiesOf(subscription);
  const destination = deps.destinationOf(place);
  const [first, ...rest] = await newStories(deps, destination.name, { stories, count: LINES });
  const draft =
    first === undefined
      ? null
      : await draftDigest(deps, {
          articles: [first, ...rest],
          destinations: [destination],
          timezone: rhythm.timezone,
          why: reasonOf('pick-digest', { count: stories.length }),
          schedule: SUBSCRIPTIONS,
          slot: null,
          occasion: `${id} ${dueAt}`,
          at: dueAt,
          createdAt: now,
          notBefore: null,
          notAfter: now + TOO_LATE,
        });
  const digest = { id, dueAt, nextDue: nextDigest(rhythm, now) };
  if (!(await deps.subscriptions.fillDigest(digest, draft, now))) return;
  deps.record({
    kind: draft === null ? 'digest-empty' : 'digest-filled',
    destination: destination.name,
    dueAt,
    articles: draft?.post.items.length ?? 0,
  });
}
