import { expect, test } from 'vitest';
import type { Feed, FeedItem } from '../../../src/sources/feeds/feed.ts';
import { boundedFeed, boundedPage, boundedText } from '../../../src/sources/reading/bounds.ts';
import { readHtml } from '../../../src/sources/pages/page.ts';
import { itemOf, storyOf } from '../feeds/churn.ts';

const item: FeedItem = itemOf(0, storyOf(0, 1), { churn: 'nothing', poll: 0 });
const feedOf = (items: readonly FeedItem[]): Feed => ({
  title: 'Gazzetta',
  link: 'https://esempio.it',
  language: 'it',
  hub: { url: 'https://hub.esempio.it', topic: 'https://esempio.it/feed' },
  changesEveryMs: null,
  items,
});
const long = 'a'.repeat(1_000_000);

test('what real feeds and pages have goes on as it is', () => {
  const real = { ...item, titleHtml: 'Il <i>ponte</i>', authors: ['Anna Verdi'], topics: ['Politica'] };
  expect(boundedFeed(feedOf([item, real]))).toEqual(feedOf([item, real]));
  const page = readHtml('<h1>Il ponte</h1><p>Uno.</p><p>Due.</p>', 'https://esempio.it/a');
  expect(boundedPage(page)).toEqual(page);
});

test('of a feed made to exhaust each part is cut, and an address that is too long is none', () => {
  const address = `https://esempio.it/${long}`;
  const flood: FeedItem = {
    ...item,
    id: long,
    title: long,
    titleHtml: `<b>${long}</b>`,
    link: address,
    image: address,
    unreadDate: long,
    authors: Array.from({ length: 1000 }, () => long),
    topics: Array.from({ length: 1000 }, () => long),
  };
  const { items, ...feed } = boundedFeed({
    ...feedOf(Array.from({ length: 20_000 }, () => flood)),
    title: long,
    link: address,
    hub: { url: address, topic: 'https://esempio.it/feed' },
  });
  expect(feed).toMatchObject({ title: long.slice(0, 1000), link: null, hub: null });
  expect(items).toHaveLength(4000);
  expect(items[0]).toMatchObject({ link: null, image: null, title: long.slice(0, 1000) });
  expect(items[0]).not.toHaveProperty('titleHtml');
  expect(JSON.stringify(items[0]).length).toBeLessThan(30_000);
});

test('HTML is cut before an element, never within one', () => {
  const contentOf = (html: string) => boundedFeed(feedOf([{ ...item, content: html }])).items[0]?.content;
  const letters = `<p class="a">${'una parola '.repeat(6)}</p>`;
  expect(contentOf(letters.repeat(18_000))).toBe(letters.repeat(Math.floor(500_000 / letters.length)));
  const tags = '<p>a</p>';
  expect(contentOf(tags.repeat(50_000))).toBe(tags.repeat(12_000));
  expect(contentOf(tags.repeat(12_000))).toBe(tags.repeat(12_000));
});

test('a text ends after so many letters, and so many paragraphs', () => {
  expect(boundedText(long)).toHaveLength(200_000);
  expect(boundedText('a\n'.repeat(50_000)).split('\n')).toHaveLength(3000);
  expect(boundedText('uno\ndue')).toBe('uno\ndue');
});
