import { describe, expect, test } from 'vitest';
import type { FeedItem } from '../../src/sources/feeds/feed.ts';
import { answerWith, rssOf, startFeedServer } from '../fakes/feed-server.ts';
import { churns, createChance, itemOf, shuffled, storyOf, type Churn } from '../sources/feeds/churn.ts';
import { createNewsroomFolder, fastClock, run } from './newsroom-world.ts';

const POLLS = 50;
const LISTED = 20;
/** What each feed does at a poll: nothing, all at once, and one thing after the other. */
const feeds: readonly ((poll: number) => Churn)[] = [
  () => 'nothing',
  () => 'all but words',
  poll => churns[poll % churns.length] ?? 'nothing',
];

const yamlOf = (host: string, sources: readonly string[]) => `
network: { allow: ["${host}"] }
web: { port: 0 }
sources:
${sources.map(source => `  - ${source}`).join('\n')}
destinations: [{ name: anteprima, preview: true, card: none }]
schedules: [{ name: ora, cron: "* * * * *", to: [anteprima], pick: { count: 10 }, post: [summary], missed: all }]
`;

test('feeds that change guid, link, host, scheme, order, date and title over 50 polls repost nothing and lose nothing', async () => {
  await using server = await startFeedServer();
  const chance = createChance(11);
  feeds.forEach((churnAt, feed) => {
    server.play(`/${feed}.xml`, (poll, request, response) => {
      // one more article at each other poll
      const first = Math.min(Math.floor(poll / 2), POLLS / 2);
      const stories = Array.from({ length: LISTED }, (_, n) => storyOf(feed, first + n));
      const items = stories.map(story => itemOf(feed, story, { churn: churnAt(poll), poll }));
      answerWith(rssOf('Gazzetta', feed === 0 ? items : shuffled(items, chance)), request, response);
    });
  });
  const sources = feeds.map(
    (_, feed) =>
      `{ name: "feed ${feed}", feed: "http://${server.host}/${feed}.xml", every: 1s, newest: 2, full: never }`,
  );
  using folder = createNewsroomFolder(yamlOf(server.host, sources));
  await using newsroom = await run(folder.config(), { clock: fastClock(50) });
  const { store } = newsroom.app;
  await Promise.all(feeds.map((_, feed) => server.asked(`/${feed}.xml`, POLLS + 2)));
  const found = await Promise.all(
    feeds.map(async (_, feed) => {
      const articles = await store.articles.keysOf(`feed ${feed}`);
      return articles.length;
    }),
  );
  // two of the first poll, then each that came after
  expect(found).toEqual(feeds.map(() => POLLS / 2 + 2));
  const received = newsroom.events.filter(event => event.kind === 'article-received').length;
  expect(received).toBe(feeds.length * (POLLS / 2 + 2));
  expect((await store.feeds.all()).map(({ state }) => state)).toEqual(feeds.map(() => 'ok'));
}, 180_000);

describe('alerts with guids of their own that all link to one page are each an article, and none is overwritten', () => {
  const titles = [
    'Incendio al mercato del pesce di Bari',
    'Terremoto di magnitudo quattro nelle Marche',
    'Chiuso il ponte della Becca per la piena',
    'Sciopero dei treni confermato per venerdì',
  ];
  const alertOf = (host: string, path: string, n: number): FeedItem => ({
    ...itemOf(0, storyOf(0, n), { churn: 'nothing', poll: 0 }),
    id: `tag:alert-${n}`,
    title: titles[n] ?? '',
    link: `http://${host}${path}`,
    published: Date.now() - (titles.length - n) * 60_000,
    summary: `${titles[n]}: lo comunica la Protezione civile nel bollettino numero ${n}.`,
  });
  test.each([
    ['/allerte', 'one at a time', 'never'],
    ['/allerte', 'in a list that grows', 'auto'],
    ['/', 'one at a time', 'auto'],
    ['/', 'in a list that grows', 'never'],
  ])('%s, %s, pages read: %s', async (path, how, full) => {
    await using server = await startFeedServer();
    server.play(path, (_poll, _request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<article><h1>Allerte</h1><p>Tutte le allerte di oggi.</p></article>');
    });
    server.play('/feed.xml', (poll, request, response) => {
      const newest = Math.min(titles.length - 1, Math.floor(poll / 2));
      const first = how === 'one at a time' ? newest : 0;
      const listed = titles.map((_, n) => n).slice(first, newest + 1);
      const items = listed.toReversed().map(n => alertOf(server.host, path, n));
      answerWith(rssOf('Allerte', items), request, response);
    });
    using folder = createNewsroomFolder(`network: { allow: ["${server.host}"] }
web: { port: 0 }
sources: [{ name: allerte, feed: "http://${server.host}/feed.xml", every: 1s, newest: 9, full: ${full} }]
destinations: [{ name: anteprima, preview: true, card: none }]
schedules: [{ name: ora, cron: "0 0 1 1 *", to: [anteprima], first: wait }]
`);
    await using newsroom = await run(folder.config(), { clock: fastClock() });
    const { articles } = newsroom.app.store;
    await server.asked('/feed.xml', 3 * titles.length);
    const latest = async () => (await articles.latest({ languages: [], limit: 9 })).map(({ title }) => title);
    await expect.poll(latest).toHaveLength(titles.length);
    expect((await latest()).sort()).toEqual(titles.toSorted());
    const kinds = newsroom.events.map(({ kind }) => kind);
    expect(kinds).not.toContain('article-corrected');
    expect(kinds).not.toContain('article-duplicate');
  });
});
