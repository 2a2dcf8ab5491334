import { describe, expect, test } from 'vitest';
import type { KnownItem } from '../../../src/core/feed-state.ts';
import { DAY, HOUR, MINUTE } from '../../../src/core/time.ts';
import type { Feed, FeedItem } from '../../../src/sources/feeds/feed.ts';
import { markItems, type MarkedItem } from '../../../src/sources/feeds/items/item-marks.ts';
import { planPoll, type PollFacts, type PollPlan } from '../../../src/sources/feeds/plan-poll.ts';
import { NOW } from '../../fixtures/build.ts';
import { churns, createChance, itemOf, shuffled, storyOf, type Churn } from './churn.ts';
import { replayFeeds } from './replay-feeds.ts';

const feedOf = (items: readonly FeedItem[]): Feed => ({
  title: 'Gazzetta',
  link: null,
  language: null,
  hub: null,
  changesEveryMs: null,
  items,
});

const item = (overrides: Partial<FeedItem> = {}): FeedItem => ({
  ...itemOf(0, storyOf(0, 1), { churn: 'nothing', poll: 0 }),
  ...overrides,
});

/** A feed's memory between polls, as the store keeps it. */
function createReader({ newest = 0 }: { readonly newest?: number } = {}) {
  const known = new Map<string, KnownItem>();
  let state: PollFacts['state'] = { firstReadAt: null, lastReadAt: null, newsEveryMs: null, release: null };
  return {
    known,
    read(items: readonly FeedItem[], now: number, over: Partial<PollFacts['state']> = {}): PollPlan {
      const facts = { ...state, ...over };
      const plan = planPoll({
        feed: markItems(feedOf(items)),
        known: [...known.values()],
        state: facts,
        newest,
        now,
      });
      if (plan.kind === 'quarantined') return plan;
      const seen = [...plan.news, ...plan.corrected].map(one => one.known);
      for (const one of [...seen, ...plan.remembered]) known.set(one.key, one);
      state = { ...state, firstReadAt: state.firstReadAt ?? now, lastReadAt: now };
      return plan;
    },
  };
}

const unmarked = ({ marks: _marks, toldHash: _hash, ...item }: MarkedItem): FeedItem => item;
const newsOf = (plan: PollPlan) =>
  plan.kind === 'taken' ? plan.news.map(one => unmarked(one.item)) : plan.kind;
const titlesOf = (plan: PollPlan) =>
  plan.kind === 'taken' ? plan.news.map(one => one.item.title) : plan.kind;

test('an item that says nothing is nothing, however often it is listed', () => {
  const reader = createReader();
  const empty = item({ id: null, link: null, title: null, summary: null, content: null });
  reader.read([item()], NOW);
  expect(reader.read([item(), empty, empty], NOW + HOUR)).toMatchObject({ news: [], unknown: 0 });
});

test('guids that count places hide no news, though items have no links and few words', () => {
  const reader = createReader();
  const at = (place: number, story: number) =>
    item({ id: String(place), link: null, title: `Story ${story}`, summary: 'Short.', content: null });
  reader.read([at(1, 1), at(2, 2), at(3, 3)], NOW);
  expect(titlesOf(reader.read([at(1, 4), at(2, 1), at(3, 2)], NOW + HOUR))).toEqual(['Story 4']);
});

describe('the first poll', () => {
  const items = [1, 2, 3, 4, 5].map(n => itemOf(0, storyOf(0, n), { churn: 'nothing', poll: 0 }));

  test('makes nothing news unless the config says so, and knows all of it', () => {
    const reader = createReader();
    expect(newsOf(reader.read(items, NOW))).toEqual([]);
    expect(newsOf(reader.read(items, NOW + HOUR))).toEqual([]);
    expect(reader.known.size).toBe(5);
  });

  test('makes the newest news, oldest first, whatever their order', () => {
    const plan = createReader({ newest: 2 }).read(shuffled(items, createChance(1)), NOW);
    expect(newsOf(plan)).toEqual([items[3], items[4]]);
  });

  test('of an empty feed leaves its first item news', () => {
    const reader = createReader();
    reader.read([], NOW);
    expect(newsOf(reader.read(items.slice(0, 1), NOW + HOUR))).toEqual([items[0]]);
  });
});

test.each<Churn>([...churns])('an item that changes its %s at each of 50 polls is one article', churn => {
  const reader = createReader();
  const chance = createChance(7);
  const stories = Array.from({ length: 80 }, (_, n) => storyOf(3, n));
  const posted: number[] = [];
  for (let poll = 0; poll < 50; poll++) {
    const listed = stories.slice(poll, poll + 20);
    const items = shuffled(
      listed.map(story => itemOf(3, story, { churn, poll })),
      chance,
    );
    const plan = reader.read(items, NOW + poll * HOUR);
    if (plan.kind === 'quarantined') throw new Error('nothing of it is strange');
    posted.push(...plan.news.map(one => stories.findIndex(({ body }) => one.item.summary?.includes(body))));
  }
  // one more at each poll after the first, each once
  expect(posted).toEqual(Array.from({ length: 49 }, (_, n) => n + 20));
});

test('25 feeds, each with another churn at each of 50 polls, repost nothing and lose nothing', () => {
  expect(replayFeeds(25, 50)).toEqual({ reposted: 0, lost: 0, first: 50, quarantined: 0 });
});

test('what corrects an article is what it says, not its date or how its address is written', () => {
  const reader = createReader({ newest: 1 });
  reader.read([item()], NOW);
  const correctedBy = (change: Partial<FeedItem>) => {
    const plan = reader.read([item(change)], NOW + MINUTE);
    return plan.kind === 'taken' ? plan.corrected.length : plan.kind;
  };
  const link = 'http://www.site.example/articolo-1?utm_source=x';
  expect(correctedBy({ published: NOW + DAY, link, id: 'other', topics: [] })).toBe(0);
  expect(correctedBy({ title: 'Un altro titolo' })).toBe(1);
  expect(correctedBy({ title: 'Un altro titolo', image: 'https://site.example/a.jpg?sign=1' })).toBe(1);
  expect(correctedBy({ title: 'Un altro titolo', image: 'https://site.example/a.jpg?sign=2' })).toBe(0);
});

test('the first date of an item stands', () => {
  const reader = createReader({ newest: 1 });
  reader.read([item({ published: NOW - DAY })], NOW);
  reader.read([item({ published: NOW, title: 'Nuovo' })], NOW + MINUTE);
  expect([...reader.known.values()].map(({ published }) => published)).toEqual([NOW - DAY]);
});

test('an item whose date cannot be read is never news', () => {
  const reader = createReader();
  reader.read([item()], NOW);
  const odd = itemOf(0, storyOf(0, 2), { churn: 'nothing', poll: 0 });
  expect(newsOf(reader.read([item(), { ...odd, unreadDate: 'ieri', published: null }], NOW + HOUR))).toEqual(
    [],
  );
  expect(newsOf(reader.read([item(), odd], NOW + 2 * HOUR))).toEqual([]);
});

describe('articles that have something in common are several', () => {
  const bodies = ['Il primo pezzo.', 'Il secondo pezzo.', 'Il terzo pezzo.'];
  const several = (make: (n: number) => Partial<FeedItem>) =>
    bodies.map((summary, n) => item({ summary, ...make(n) }));
  test.each<[string, (n: number) => Partial<FeedItem>]>([
    ['one guid', n => ({ id: 'site', title: `Pezzo ${n}`, link: `https://site.example/pezzo-${n}` })],
    [
      'one link',
      n => ({ id: `urn:${n}`, title: `Pezzo ${n}`, link: 'https://site.example/diretta-di-oggi' }),
    ],
    ['one title', n => ({ id: `urn:${n}`, title: 'Rassegna stampa', link: `https://site.example/${n}` })],
    ['nothing but their words', n => ({ id: null, link: null, title: `Pezzo ${n}` })],
  ])('%s', (_, make) => {
    const reader = createReader();
    const [first, second, third] = several(make) as [FeedItem, FeedItem, FeedItem];
    reader.read([first, second], NOW);
    expect(newsOf(reader.read([third, second, first], NOW + HOUR))).toEqual([third]);
    expect(newsOf(reader.read([first, third, second], NOW + 2 * HOUR))).toEqual([]);
  });

  test('guids that count places', () => {
    const reader = createReader();
    const stories = Array.from({ length: 30 }, (_, n) => storyOf(1, n));
    const seen: (string | null)[] = [];
    for (let poll = 0; poll < 20; poll++) {
      const listed = stories.slice(poll, poll + 10).reverse();
      const items = listed.map((story, place) => ({
        ...itemOf(1, story, { churn: 'nothing', poll }),
        id: String(place + 1),
      }));
      const plan = reader.read(items, NOW + poll * HOUR);
      if (plan.kind === 'taken') seen.push(...plan.news.map(one => one.item.link));
    }
    expect(seen).toEqual(
      stories.slice(10, 29).map(({ number }) => `https://site.example/articolo-${number}`),
    );
  });

  test('a text that stands below each of them', () => {
    const summary =
      'Leggi l’articolo completo sul nostro sito e abbonati alla newsletter per ricevere ogni giorno le notizie.';
    const make = (n: number) =>
      item({ id: `urn:${n}`, title: `Pezzo ${n}`, link: `https://site.example/p/${n}`, summary });
    const reader = createReader();
    reader.read([make(1), make(2)], NOW);
    expect(titlesOf(reader.read([make(3), make(2), make(1)], NOW + HOUR))).toEqual(['Pezzo 3']);
  });
});

describe('items with guids of their own that link to one page', () => {
  const alert = (n: number, over: Partial<FeedItem> = {}) =>
    item({
      id: `tag:alert-${n}`,
      title: `Allerta numero ${n}`,
      link: 'https://site.example/allerte',
      summary: `La Protezione civile comunica l’allerta ${n}.`,
      content: null,
      published: NOW + n * HOUR,
      ...over,
    });
  const sharingOf = (plan: PollPlan) =>
    plan.kind === 'taken' ? plan.news.map(one => one.sharesLink) : plan.kind;

  test('are articles of their own, though each is listed alone', () => {
    const reader = createReader({ newest: 1 });
    const read = (n: number) => reader.read([alert(n)], NOW + n * HOUR);
    expect([read(1), read(2), read(3)].map(plan => [titlesOf(plan), sharingOf(plan)])).toEqual([
      [['Allerta numero 1'], [false]],
      [['Allerta numero 2'], [true]],
      [['Allerta numero 3'], [true]],
    ]);
    expect(newsOf(reader.read([alert(3), alert(2), alert(1)], NOW + 4 * HOUR))).toEqual([]);
  });

  test('are corrected each by itself', () => {
    const reader = createReader({ newest: 1 });
    reader.read([alert(1)], NOW);
    reader.read([alert(2)], NOW + HOUR);
    const plan = reader.read([alert(2), alert(1, { title: 'Allerta revocata' })], NOW + 2 * HOUR);
    expect(plan).toMatchObject({ news: [], corrected: [{ known: { key: 'tag:alert-1' } }] });
  });

  test('share it when it is a front page, or stands twice in one document', () => {
    const front = createReader({ newest: 1 }).read([alert(1, { link: 'https://site.example/' })], NOW);
    expect(sharingOf(front)).toEqual([true]);
    expect(sharingOf(createReader({ newest: 2 }).read([alert(1), alert(2)], NOW))).toEqual([true, true]);
  });

  test('are one where the feed changes guids, or where the date stands', () => {
    const reader = createReader({ newest: 1 });
    const rewritten = { title: 'Un altro titolo', summary: 'Un altro testo.' };
    reader.read([alert(1)], NOW);
    expect(newsOf(reader.read([alert(1, { id: 'tag:b', ...rewritten })], NOW + HOUR))).toEqual([]);
    reader.read([alert(1, { id: 'tag:c', ...rewritten })], NOW + 2 * HOUR);
    const again = alert(1, { id: 'tag:d', title: 'Un terzo titolo', published: NOW + 9 * HOUR });
    expect(newsOf(reader.read([again], NOW + 3 * HOUR))).toEqual([]);
  });
});

test('a guid that is the link and the number of a revision tells no other item', () => {
  const link = 'https://site.example/news/il-ponte-vecchio-chiude-48213377';
  const revision = (n: number, title: string) =>
    item({
      id: `${link}#${n}`,
      link,
      title,
      summary: `${title}, e poi?`,
      content: null,
      published: NOW + n * HOUR,
    });
  const others = [1, 2, 3, 4, 5].map(n => item(itemOf(n, storyOf(n, 1), { churn: 'nothing', poll: 0 })));
  const reader = createReader();
  reader.read(others, NOW - HOUR);
  expect(newsOf(reader.read([...others, revision(0, 'Chiude')], NOW))).toHaveLength(1);
  const plan = reader.read([...others, revision(1, 'Riapre')], NOW + HOUR);
  expect(plan).toMatchObject({ news: [], corrected: [{ item: { title: 'Riapre' } }] });
});

test('an item that stands in a feed twice is one', () => {
  const reader = createReader();
  reader.read([], NOW);
  expect(
    newsOf(reader.read([item(), item(), item({ title: 'Lo stesso, corretto' })], NOW + HOUR)),
  ).toHaveLength(1);
});

describe('a feed that was built anew', () => {
  const listed = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => itemOf(5, storyOf(5, from + n), { churn: 'nothing', poll: 0 }));

  test('is quarantined when more than 60 % of it are new at once', () => {
    const reader = createReader();
    reader.read(listed(0, 10), NOW);
    expect(reader.read([...listed(0, 3), ...listed(100, 7)], NOW + HOUR)).toEqual({
      kind: 'quarantined',
      count: 7,
      total: 10,
    });
    // nothing of it was written down: the next look finds the same
    expect(reader.read([...listed(0, 3), ...listed(100, 7)], NOW + HOUR).kind).toBe('quarantined');
    expect(newsOf(reader.read([...listed(0, 4), ...listed(100, 6)], NOW + HOUR))).toHaveLength(6);
  });

  test('is known, or news, as an editor says', () => {
    for (const [release, count] of [
      ['known', 0],
      ['news', 10],
    ] as const) {
      const reader = createReader();
      reader.read(listed(0, 10), NOW);
      expect(newsOf(reader.read(listed(100, 10), NOW + HOUR, { release }))).toHaveLength(count);
      expect(newsOf(reader.read(listed(100, 10), NOW + 2 * HOUR))).toEqual([]);
    }
  });

  test('is not one that always was so lively, nor a small one', () => {
    const lively = createReader();
    lively.read(listed(0, 10), NOW);
    expect(newsOf(lively.read(listed(100, 10), NOW + 10 * HOUR, { newsEveryMs: HOUR }))).toHaveLength(10);
    const small = createReader();
    small.read(listed(0, 3), NOW);
    expect(newsOf(small.read(listed(100, 3), NOW + HOUR))).toHaveLength(3);
  });

  test('under another address in the config begins anew, and is the same feed where its items are', () => {
    const moved = { firstReadAt: null };
    const other = createReader();
    other.read(listed(0, 10), NOW);
    expect(newsOf(other.read(listed(100, 10), NOW + HOUR, moved))).toEqual([]);
    const same = createReader();
    same.read(listed(0, 10), NOW);
    expect(newsOf(same.read(listed(1, 10), NOW + HOUR, moved))).toHaveLength(1);
  });
});
