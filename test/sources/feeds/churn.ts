import type { FeedItem } from '../../../src/sources/feeds/feed.ts';

/** An article as a publisher has it; what a feed makes of it is `itemOf`. */
export interface Story {
  readonly number: number;
  readonly title: string;
  readonly body: string;
}

const WORDS = 'ponte sindaco piazza mercato riforma treno scuola ospedale porto vento'.split(' ');

/** Titles repeat now and then, bodies do not. */
export const storyOf = (feed: number, number: number): Story => ({
  number,
  title: `${WORDS[number % 10] ?? ''} ${WORDS[(number * 7) % 10] ?? ''}: il caso di Valdorsa ${number % 40}`,
  body: `Nella seduta numero ${number * 31 + feed} il consiglio ha discusso di ${WORDS[number % 10] ?? ''} e di ${WORDS[(number * 3) % 10] ?? ''}, con un voto che si ripete solo alla seduta ${number}.`,
});

export const churns = [
  'guid',
  'link',
  'host',
  'scheme',
  'date',
  'title',
  'tracking',
  'all but words',
] as const;
export type Churn = (typeof churns)[number] | 'nothing';

/** How a feed shows a story at a poll, after its publisher has touched some of what it is known by. */
export function itemOf(
  feed: number,
  story: Story,
  { churn, poll }: { readonly churn: Churn; readonly poll: number },
): FeedItem {
  const is = (...kinds: readonly Churn[]) => kinds.includes(churn) || churn === 'all but words';
  const scheme = is('scheme') && poll % 2 === 1 ? 'http' : 'https';
  const host = is('host') ? `${poll % 2 === 0 ? 'www.' : ''}site${poll % 3}.example` : `site.example`;
  const path = is('link') ? `/v${poll}/articolo-${story.number}` : `/articolo-${story.number}`;
  const query = is('tracking') ? `?utm_source=rss${poll}&utm_medium=feed` : '';
  return {
    id: is('guid') ? `urn:${feed}:${poll}:${story.number}` : `urn:${feed}:${story.number}`,
    title: churn === 'title' ? `${story.title} (${poll})` : story.title,
    link: `${scheme}://${host}${path}${query}`,
    published: Date.UTC(2026, 2, 2) + (is('date') ? poll : story.number) * 60_000,
    unreadDate: null,
    authors: [],
    summary: `<p>${story.body}</p>`,
    content: null,
    image: null,
    topics: [],
    language: null,
  };
}

/** A source of chance that is the same each time. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The same items in another order, by chance. */
export const shuffled = <T>(items: readonly T[], chance: () => number): T[] =>
  items
    .map(item => ({ item, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
