import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, inject, test } from 'vitest';
import { rssOf, startFeedServer } from '../fakes/feed-server.ts';
import { itemOf, storyOf } from '../sources/feeds/churn.ts';
import { postgresDatabases } from '../store/postgres/databases.ts';
import { createNewsroomFolder, run } from './newsroom-world.ts';

const { urlOf } = postgresDatabases();

/** A port that was free a moment ago: the newsroom's address has to be known before it runs. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const document = (from: number, count: number): string =>
  rssOf(
    'Gazzetta',
    Array.from({ length: count }, (_, n) => itemOf(0, storyOf(0, from + n), { churn: 'nothing', poll: 0 })),
  );

/** A feed whose server is its hub too: it asks for confirmation as it is asked, and keeps who subscribes. */
async function openHub() {
  const server = await startFeedServer();
  const topic = `http://${server.host}/feed.xml`;
  server.play('/feed.xml', (_, _request, response) => {
    response.writeHead(200, {
      'content-type': 'application/rss+xml',
      link: `<http://${server.host}/hub>; rel="hub", <${topic}>; rel="self"`,
    });
    response.end(document(0, 5));
  });
  const subscriptions: { readonly callback: string; readonly secret: string; readonly confirmed: string }[] =
    [];
  server.play('/hub', (_, request, response) => {
    void text(request).then(async body => {
      const form = new URLSearchParams(body);
      const callback = form.get('hub.callback') ?? '';
      response.writeHead(202).end();
      const asked = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': form.get('hub.topic') ?? '',
        'hub.challenge': 'parola',
        'hub.lease_seconds': '864000',
      });
      const confirmed = await fetch(`${callback}?${asked.toString()}`);
      const secret = form.get('hub.secret') ?? '';
      subscriptions.push({ callback, secret, confirmed: `${confirmed.status} ${await confirmed.text()}` });
    });
  });
  const distribute = async (body: string, key?: string) => {
    const { callback, secret } = subscriptions.at(-1) ?? { callback: '', secret: '' };
    const signature = `sha256=${createHmac('sha256', key ?? secret)
      .update(body)
      .digest('hex')}`;
    const headers = { 'content-type': 'application/rss+xml', 'x-hub-signature': signature };
    return (await fetch(callback, { method: 'POST', headers, body })).status;
  };
  const port = await freePort();
  const folder = createNewsroomFolder(`
network: { allow: ["${server.host}"] }
web: { port: ${port}, address: "http://127.0.0.1:${port}" }
sources: [{ name: gazzetta, feed: "${topic}", every: 1h, newest: 2, full: never }]
destinations: [{ name: anteprima, preview: true, card: none }]
`);
  return {
    server,
    folder,
    subscriptions,
    distribute,
    async [Symbol.asyncDispose]() {
      folder[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test('a feed with a hub is subscribed to there, and what the hub distributes is news once', async () => {
  await using hub = await openHub();
  const { server, subscriptions, distribute } = hub;
  await using newsroom = await run(hub.folder.config());
  const { store } = newsroom.app;
  await expect.poll(() => subscriptions).toMatchObject([{ confirmed: '200 parola' }]);
  const { callback } = subscriptions[0] ?? { callback: '' };
  const keys = () => store.articles.keysOf('gazzetta');
  expect(await keys()).toHaveLength(2);

  // only what is new, as hubs send it; the second time it is known
  expect(await distribute(document(5, 1))).toBe(202);
  await expect.poll(keys).toHaveLength(3);
  expect(await distribute(document(90, 1), 'another secret')).toBe(202);
  expect(await distribute(document(5, 2))).toBe(202);
  await expect.poll(keys).toHaveLength(4);
  // while the hub tells what is new, the next poll is later than `every` says
  const state = await store.feeds.get('gazzetta');
  expect((state?.nextReadAt ?? 0) - Date.now()).toBeGreaterThan(3.5 * 3_600_000);

  // what looks like a feed built anew is left to a poll, which finds the feed as it was
  const polls = server.polls.get('/feed.xml') ?? 0;
  expect(await distribute(document(100, 20))).toBe(202);
  await expect.poll(() => server.polls.get('/feed.xml')).toBe(polls + 1);
  expect(await keys()).toHaveLength(4);

  const other = new URL('/hub/x', callback);
  expect((await fetch(other)).status).toBe(404);
  expect((await fetch(other, { method: 'POST', body: 'a' })).status).toBe(404);
  expect((await fetch(callback)).status).toBe(404);
  expect((await fetch(callback, { method: 'POST', body: new Uint8Array(17 * 1024 * 1024) })).status).toBe(
    413,
  );
});

test.skipIf(inject('postgres') === null)(
  'whichever process a hub speaks to, the one that follows the feed hears it; the next that does asks once more',
  { timeout: 60_000 },
  async () => {
    await using hub = await openHub();
    const { subscriptions, distribute } = hub;
    const shared = { ...hub.folder.config(), databaseUrl: await urlOf('hubs') };
    await using page = await run({ ...shared, roles: new Set(['web']) });
    const follower = () => run({ ...shared, roles: new Set(['sources']) });
    const keys = () => page.app.store.articles.keysOf('gazzetta');
    const first = await follower();
    await expect.poll(() => subscriptions).toMatchObject([{ confirmed: '200 parola' }]);
    expect(await distribute(document(5, 1))).toBe(202);
    await expect.poll(keys).toHaveLength(3);
    const [former] = subscriptions;
    const next = await follower();
    expect(subscriptions).toHaveLength(1);
    await first[Symbol.asyncDispose]();
    await expect.poll(() => subscriptions).toMatchObject([{}, { confirmed: '200 parola' }]);
    expect(await distribute(document(90, 1), former?.secret)).toBe(202);
    expect(await distribute(document(5, 2))).toBe(202);
    await expect.poll(keys).toHaveLength(4);
    expect(await page.app.store.hubCalls.waiting()).toEqual(new Set());
    await next[Symbol.asyncDispose]();
    expect(subscriptions).toHaveLength(2);
  },
);
