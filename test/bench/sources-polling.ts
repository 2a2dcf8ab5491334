import { once } from 'node:events';
import { HOUR, SECOND } from '../../src/core/time.ts';
import { createNewsroomFolder } from '../e2e/newsroom-world.ts';
import { answerWith, rssOf, startFeedServer } from '../fakes/feed-server.ts';
import { itemOf, storyOf } from '../sources/feeds/churn.ts';
import { peakMb, processorMs, residentMb, spawnAsService } from './spawn-as-service.ts';

const FEEDS = 2000;
/** One feed in so many has an article more at each poll, as with five a day in each. */
const LIVELY = 5;
const LISTED = 20;
/** Many times as often as they would be: a poll costs what it costs. */
const EVERY = '60s';
const PROCESSORS = 2;

/**
 * What the service needs to poll 2000 feeds of 20 items each hour: a poll finds one article more in
 * each fifth of them, and nothing changed in the others. It is started as `npm start` starts it; the feeds are in this process.
 */
export async function pollingFigure(): Promise<string> {
  await using server = await startFeedServer();
  let asked = 0;
  const rounds = [FEEDS, 2 * FEEDS].map(count => ({ count, ...Promise.withResolvers<undefined>() }));
  for (let feed = 0; feed < FEEDS; feed++) {
    server.play(`/${feed}.xml`, (poll, request, response) => {
      asked++;
      for (const round of rounds) if (asked >= round.count) round.resolve(undefined);
      const first = feed % LIVELY === 0 ? poll : 0;
      const items = Array.from({ length: LISTED }, (_, n) =>
        itemOf(feed, storyOf(feed, first + n), { churn: 'nothing', poll }),
      );
      answerWith(rssOf(`Gazzetta ${feed}`, items), request, response);
    });
  }
  using newsroom = createNewsroomFolder(
    `network: { allow: ["${server.host}"] }
web: { port: 0 }
sources:
${Array.from({ length: FEEDS }, (_, feed) => `  - { name: f${feed}, feed: "http://${server.host}/${feed}.xml", every: ${EVERY}, full: never }`).join('\n')}
destinations: [{ name: anteprima, preview: true, card: none }]
`,
    { STRILLONE_WEB_PASSWORD: '', LOG_LEVEL: 'warn' },
  );
  const child = spawnAsService(['src/strillone.js', 'start'], {
    ...newsroom.variables,
    STRILLONE_CONFIG: `${newsroom.folder}/config/strillone.yaml`,
  });
  const ended = once(child, 'exit');
  child.stdout.pipe(process.stderr);
  const [first, second] = rounds;
  await first?.promise;
  const firstMs = processorMs(child.pid);
  const since = { asked, at: performance.now() };
  await second?.promise;
  const polls = asked - since.asked;
  const pollMs = (processorMs(child.pid) - firstMs) / polls;
  const share = (100 * pollMs * FEEDS) / HOUR / PROCESSORS;
  const memory = `${peakMb(child.pid).toFixed(0)} MB at most (floor 250), ${residentMb(child.pid).toFixed(0)} MB at the end`;
  const seconds = ((performance.now() - since.at) / SECOND).toFixed(0);
  child.kill('SIGTERM');
  await ended;
  return `${FEEDS} feeds, first polls ${(firstMs / SECOND).toFixed(1)} s of a processor; ${polls} polls more in ${seconds} s, ${pollMs.toFixed(1)} ms of a processor each: ${share.toFixed(2)} % of ${PROCESSORS} processors when polled hourly (floor 20), ${memory}`;
}
