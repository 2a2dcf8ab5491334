import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerWith, rssOf, startFeedServer } from '../fakes/feed-server.ts';
import { itemOf, storyOf } from '../sources/feeds/churn.ts';
import { createNewsroomFolder } from './newsroom-world.ts';
import { runCommand } from './run-command.ts';

const items = [1, 2, 3].map(n => itemOf(0, storyOf(0, n), { churn: 'nothing', poll: 0 }));

test('a feed is found from a page, written into the config between its comments, and read', async () => {
  await using server = await startFeedServer();
  server.play('/', (_poll, _request, response) => {
    const links = ['/rss.xml?feed=rss2', '/comments.xml'].map(
      href => `<link rel="alternate" type="application/rss+xml" href="${href}">`,
    );
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<html><head>${links.join('')}</head></html>`);
  });
  server.play('/rss.xml', (_poll, request, response) => {
    answerWith(rssOf('La «Gazzetta»: oggi', items), request, response);
  });
  server.play('/comments.xml', (_poll, request, response) => {
    answerWith(rssOf('Comments on: La Gazzetta', items), request, response);
  });
  const before = `network: { allow: ["${server.host}"] } # ours
sources:
  - { name: seeds, folder: ../seeds } # the first
  # the rest comes below
destinations: [{ name: anteprima, preview: true, card: none }] # all
`;
  using newsroom = createNewsroomFolder(before);
  const added = await runCommand(newsroom, 'sources', 'add', `http://${server.host}/`);
  const address = `http://${server.host}/rss.xml?feed=rss2`;
  expect(added).toMatchObject({ code: 0, out: `La Gazzetta oggi  ${address}\n` });
  expect(readFileSync(join(newsroom.folder, 'config/strillone.yaml'), 'utf8')).toBe(
    before.replace(
      '# the first\n',
      `# the first\n  - { name: "La Gazzetta oggi", feed: "${address}", title: "La «Gazzetta»: oggi" }\n`,
    ),
  );
  const again = await runCommand(newsroom, 'sources', 'add', `http://${server.host}/`);
  expect(again.err).toContain('è già una fonte');

  const [, told] = JSON.parse((await runCommand(newsroom, 'sources', '--json')).out) as unknown[];
  expect(told).toEqual({
    name: 'La Gazzetta oggi',
    kind: 'feed',
    place: `http://${server.host}/rss.xml`,
    articles: 0,
    lastRead: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
    nextRead: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
    state: 'ok',
    reason: null,
    faults: [],
  });

  const list = join(newsroom.folder, 'list.opml');
  writeFileSync(list, (await runCommand(newsroom, 'sources', 'export')).out);
  using other = createNewsroomFolder(before);
  expect(await runCommand(other, 'sources', 'import', list)).toMatchObject({
    code: 0,
    out: `La Gazzetta oggi  ${address}\n`,
  });
});

test('a config with faults is told before anything is searched', async () => {
  await using server = await startFeedServer();
  using newsroom = createNewsroomFolder(
    `network: { allow: ["${server.host}"] }
sources: nothing
destinations: [{ name: anteprima, preview: true, card: none }]
`,
  );
  const { code, err } = await runCommand(newsroom, 'sources', 'add', `http://${server.host}/`);
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining('strillone.yaml:2 sources "nothing": sources is a list') as unknown,
  });
  expect(server.polls.size).toBe(0);
});

test('the first sources are written into an empty list, and titles that are no names are kept with them', async () => {
  using newsroom = createNewsroomFolder(
    'sources: [] # none yet\ndestinations: [{ name: anteprima, preview: true, card: none }]\n',
  );
  const list = join(newsroom.folder, 'list.opml');
  writeFileSync(
    list,
    `<opml version="2.0"><head><title>Miei</title></head><body>
      <outline text="L'Eco &amp; Co" xmlUrl="https://eco.example/rss"/>
      <outline text="Gazzetta" xmlUrl="https://gazzetta.example/rss"/></body></opml>`,
  );
  const imported = await runCommand(newsroom, 'sources', 'import', list);
  expect(imported).toMatchObject({
    code: 0,
    out: 'L Eco Co  https://eco.example/rss\nGazzetta  https://gazzetta.example/rss\n',
  });
  expect(readFileSync(join(newsroom.folder, 'config/strillone.yaml'), 'utf8')).toBe(
    `sources:
  - { name: "L Eco Co", feed: "https://eco.example/rss", title: "L'Eco & Co" }
  - { name: "Gazzetta", feed: "https://gazzetta.example/rss" } # none yet
destinations: [{ name: anteprima, preview: true, card: none }]
`,
  );
  const { out } = await runCommand(newsroom, 'sources', 'export');
  expect(out).toContain('text="L&apos;Eco &amp; Co"');
  expect(out).toContain('text="Gazzetta"');
});
