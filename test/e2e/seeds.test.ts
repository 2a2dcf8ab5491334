import { expect, test } from 'vitest';
import { HOUR } from '../../src/core/time.ts';
import { createNewsroomFolder, run } from './newsroom-world.ts';
import { SEED } from './platforms.ts';

/** The time in Rome so many hours from now, as the config writes it. */
const inRome = (hours: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', hour: '2-digit', minute: '2-digit' }).format(
    Date.now() + hours * HOUR,
  );

const NEWSROOM = `web: { port: 0 }
sources: [{ name: seeds, folder: ../seeds }]
destinations: [{ name: anteprima, preview: true, card: none }]
schedules: [{ name: mattino, cron: "0 8 1 1 *", to: [anteprima], first: wait }]
quiet: { from: "${inRome(-2)}", to: "${inRome(2)}" }
`;
const other = SEED.replaceAll('ponte', 'mulino').replace('Il ponte', 'Il mulino');

test('adding, changing and deleting a file while the service runs is a new article, a correction, a withdrawal', async () => {
  using newsroom = createNewsroomFolder(NEWSROOM);
  newsroom.writeSeed('ponte.txt', SEED);
  await using running = await run(newsroom.config());
  const { articles } = running.app.store;
  const living = async () =>
    (await articles.latest({ languages: [], limit: 9 }))
      .map(({ title, revision }) => `${title} ${revision}`)
      .sort();
  expect(await living()).toEqual(['Il ponte di Valdorsa riapre dopo tre anni di cantiere 1']);

  newsroom.writeSeed('mulino.txt', other);
  await expect.poll(living).toHaveLength(2);
  newsroom.writeSeed('ponte.txt', SEED.replace('tre anni di cantiere', 'quattro anni di cantiere'));
  await expect.poll(living).toContain('Il ponte di Valdorsa riapre dopo quattro anni di cantiere 2');
  newsroom.removeSeed('ponte.txt');
  await expect.poll(living).toEqual(['Il mulino di Valdorsa riapre dopo tre anni di cantiere 1']);
  expect(running.events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['article-received', 'article-corrected', 'article-withdrawn']),
  );
});

test('what changed while nobody looked is seen at the next start: deleted, renamed, mended', async () => {
  using newsroom = createNewsroomFolder(NEWSROOM);
  newsroom.writeSeed('ponte.txt', SEED);
  newsroom.writeSeed('mulino.txt', other);
  newsroom.writeSeed('broken.txt', '---\ncolour: red\n---\nTesto');
  {
    await using first = await run(newsroom.config());
    expect((await first.app.store.articles.faults()).map(({ key, line }) => [key, line])).toEqual([
      ['broken.txt', 2],
    ]);
  }
  newsroom.removeSeed('ponte.txt');
  newsroom.writeSeed('ponte-di-valdorsa.txt', SEED);
  newsroom.removeSeed('mulino.txt');
  newsroom.removeSeed('broken.txt');
  await using second = await run(newsroom.config());
  const { articles } = second.app.store;
  expect((await articles.latest({ languages: [], limit: 9 })).map(({ key }) => key)).toEqual([
    'ponte-di-valdorsa.txt',
  ]);
  expect(await articles.faults()).toEqual([]);
});

test('a broken file is reported by name and line, and the others go on', async () => {
  using newsroom = createNewsroomFolder(NEWSROOM);
  newsroom.writeSeed('a-empty.txt', ' \n');
  newsroom.writeSeed('b-front.md', '---\ntitle: Ponte\npublished: yesterday\n---\nTesto.');
  newsroom.writeSeed('c-big.txt', 'x'.repeat(6 * 1024 * 1024));
  newsroom.writeSeed('ponte.txt', SEED);
  await using running = await run(newsroom.config());
  const faults = await running.app.store.articles.faults();
  expect(faults.map(({ key, line }) => `${key}:${line}`).sort()).toEqual([
    'a-empty.txt:null',
    'b-front.md:3',
    'c-big.txt:null',
  ]);
  expect(await running.app.store.articles.latest({ languages: [], limit: 9 })).toHaveLength(1);
  const page = await (await fetch(running.service.address)).text();
  for (const { key } of faults) expect(page).toContain(key);
});

test('a post that waits for the end of quiet hours goes out corrected, and not at all when its article is withdrawn', async () => {
  const scheduled = NEWSROOM.replace('first: wait', 'first: now, post: [summary]').replace(
    ', card: none',
    '',
  );
  using newsroom = createNewsroomFolder(scheduled);
  newsroom.writeSeed('ponte.txt', SEED);
  await using running = await run(newsroom.config());
  const { deliveries } = running.app.store;
  const queued = async () => (await deliveries.queue({ limit: 9 })).map(row => JSON.stringify(row.payload));
  const [first] = await deliveries.queue({ limit: 1 });
  expect(await queued()).toEqual([expect.stringContaining('tre anni di cantiere')]);
  newsroom.writeSeed('ponte.txt', SEED.replace('tre anni di cantiere', 'quattro anni di cantiere'));
  await expect.poll(queued).toEqual([expect.stringContaining('quattro anni di cantiere')]);
  const [corrected] = await deliveries.queue({ limit: 1 });
  expect(corrected).toMatchObject({ schedule: 'mattino', notBefore: first?.notBefore, why: first?.why });
  expect(corrected?.payload).toMatchObject({ telegram: { kind: 'text' } });
  expect(first?.notBefore).toBeGreaterThan(Date.now());
  newsroom.removeSeed('ponte.txt');
  await expect.poll(queued).toEqual([]);
  expect((await deliveries.history({ limit: 9 })).map(({ state }) => state)).toEqual([
    'withdrawn',
    'withdrawn',
  ]);
});
