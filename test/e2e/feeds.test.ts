import { expect, test } from 'vitest';
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
