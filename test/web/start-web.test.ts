import { platforms } from '../../src/adapters/registry.ts';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import { createNewsroomMetrics } from '../../src/web/metrics/newsroom-metrics.ts';
import { startHealth, startWeb } from '../../src/web/start-web.ts';
import { createWords } from '../../src/words.ts';
import { buildCard } from '../fixtures/build.ts';
import { buildRow, buildSnapshot, viewOf, buildSource } from './build-snapshot.ts';
import { all, readPage } from './read-page.ts';
import { failureOf } from '../fixtures/in-english.ts';

const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'it' });

async function open({
  view = viewOf(buildSnapshot()),
  password = null,
  port = 0,
}: { view?: ReturnType<typeof viewOf>; password?: string | null; port?: number | null } = {}) {
  const events: NewsroomEvent[] = [];
  const record = (event: NewsroomEvent) => void events.push(event);
  const web = await startWeb({
    host: '127.0.0.1',
    port,
    view,
    words,
    record,
    password,
    metrics: () => createNewsroomMetrics(() => view.numbers()).text(),
    show: platforms.show,
    push: () => Promise.resolve({ status: 404, body: {} }),
    hubs: null,
    approval: { decide: () => Promise.resolve({ kind: 'unknown' }) },
  });
  onTestFinished(() => web[Symbol.asyncDispose]());
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${web.address}${path}`, { headers });
  return { ...web, get, events };
}

test('the page, its parts and health are served, each as what it is', async () => {
  const { get } = await open();
  const types: Record<string, string> = {
    '/': 'text/html; charset=UTF-8',
    '/healthz': 'text/plain; charset=UTF-8',
    '/readyz': 'text/plain; charset=UTF-8',
    '/metrics': 'text/plain; version=0.0.4; charset=utf-8',
    '/style.css': 'text/css; charset=utf-8',
    '/refresh.js': 'text/javascript; charset=utf-8',
    '/icon.svg': 'image/svg+xml',
    '/serif.woff2': 'font/woff2',
    '/serif-italic.woff2': 'font/woff2',
  };
  for (const [path, type] of Object.entries(types)) {
    const answer = await get(path);
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, type]);
    expect((await answer.bytes()).length).toBeGreaterThan(0);
  }
});

test('everything the page refers to is served', async () => {
  const card = buildCard();
  const payload = {
    platform: 'telegram',
    kind: 'photo',
    chat: 1,
    topic: null,
    silent: false,
    card: card.hash,
    caption: 'x',
  } as const;
  const { get } = await open({
    view: viewOf(buildSnapshot({ history: [buildRow({ payload })] }), { card: () => Promise.resolve(card) }),
  });
  const page = readPage(await (await get('/')).text());
  const paths = all(page, '[src], link[href]').map(
    element => element.getAttribute('src') ?? element.getAttribute('href') ?? '',
  );
  expect(paths).toHaveLength(4);
  for (const path of paths) expect([path, (await get(path)).status]).toEqual([path, 200]);
});

test('a card is served for good under its hash, as the kind of picture it is', async () => {
  const card = buildCard({ mediaType: 'image/webp' });
  const asked: string[] = [];
  const { get } = await open({
    view: viewOf(buildSnapshot(), {
      card: hash => {
        asked.push(hash);
        return Promise.resolve(hash === card.hash ? card : null);
      },
    }),
  });
  const answer = await get(`/cards/${card.hash}.png`);
  expect(answer.headers.get('content-type')).toBe('image/webp');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await answer.bytes()).toEqual(card.bytes);
  expect((await get(`/cards/${card.hash}`)).status).toBe(200);
  expect((await get(`/cards/${'0'.repeat(64)}.png`)).status).toBe(404);
  expect(asked).toEqual([card.hash, card.hash, '0'.repeat(64)]);
});

test.each([
  '/cards/x.png',
  `/cards/${'0'.repeat(63)}`,
  `/cards/${'0'.repeat(65)}.png`,
  '/cards/..%2F..%2Fpackage.json',
  '/webhooks/telegram',
  '/interactions/discord',
  '/web-app.ts',
  '/%00',
])('%s is not there', async path => {
  const { get } = await open({ view: viewOf(buildSnapshot(), { card: () => Promise.resolve(buildCard()) }) });
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test('no answer may run what is inline or from elsewhere, be framed, sniffed, or tell where a reader came from', async () => {
  const { get } = await open();
  for (const path of ['/', '/healthz', '/style.css', '/nowhere']) {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none';/u);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|nonce|sha256|\*|https?:|data:/u);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
  }
  const page = readPage(await (await get('/')).text());
  for (const script of all(page, 'script')) expect(script.textContent).toBe('');
  expect(all(page, 'style, [style]')).toHaveLength(0);
});

test('the page speaks the language asked for, else the reader’s, else the newsroom’s', async () => {
  const { get } = await open({ view: viewOf(buildSnapshot({ language: 'it' })) });
  const language = async (path: string, accept?: string) =>
    /<html lang="(\w+)"/u.exec(
      await (await get(path, accept === undefined ? {} : { 'accept-language': accept })).text(),
    )?.[1];
  expect(await language('/')).toBe('it');
  expect(await language('/', 'en-GB,en;q=0.9,it;q=0.8')).toBe('en');
  expect(await language('/', 'xx')).toBe('it');
  expect(await language('/?lang=en', 'it')).toBe('en');
  expect(await language('/?lang=%3Cscript%3E')).toBe('it');
});

test('when it is not ready it says why, and is still healthy', async () => {
  const { get } = await open({
    view: viewOf(buildSnapshot(), { notReady: () => Promise.resolve('the database does not answer') }),
  });
  const answer = await get('/readyz');
  expect([answer.status, await answer.text()]).toEqual([503, 'the database does not answer']);
  expect((await get('/healthz')).status).toBe(200);
});

test('a fault is recorded, and its words stay in the house', async () => {
  const error = new Error('CANARY at /home/anna');
  const { get, events } = await open({
    view: viewOf(buildSnapshot(), { snapshot: () => Promise.reject(error) }),
  });
  const answer = await get('/');
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('CANARY');
  expect(events).toEqual([{ kind: 'service-fault', part: 'web /', error }]);
});

test('the counts can be scraped', async () => {
  const sources = [buildSource({ name: 'a"b\\c\nd', articles: 12 })];
  const { get } = await open({ view: viewOf(buildSnapshot({ counts: { sent: 3, held: 1 }, sources })) });
  const text = await (await get('/metrics')).text();
  expect(text).toContain('strillone_deliveries{state="sent"} 3\n');
  expect(text).toContain('strillone_deliveries{state="dead"} 0\n');
  expect(text).toContain('strillone_articles{source="a\\"b\\\\c\\nd"} 12\n');
  expect(text).toContain('strillone_source_faults 0\n');
  expect(text).toContain('strillone_destinations_on 0\n');
  for (const line of text.split('\n').filter(line => line.includes('strillone_')))
    expect(line).toMatch(
      /^(?:# (?:HELP \w+ .+|TYPE \w+ (?:gauge|counter|histogram))|\w+(?:\{\w+="(?:[^"\\\n]|\\["\\n])*"(?:,\w+="[^"]*")*\})? \d+(?:\.\d+)?)$/u,
    );
});

test('a process without a page serves its health and its metrics, and nothing else', async () => {
  const web = await startHealth({
    host: '127.0.0.1',
    port: 0,
    view: { notReady: () => Promise.resolve('the newsroom is starting') },
    metrics: () => Promise.resolve('strillone_x 1\n'),
    record: () => undefined,
    password: 'sàlvia',
  });
  onTestFinished(() => web[Symbol.asyncDispose]());
  const get = (path: string, password?: string) =>
    fetch(`${web.address}${path}`, {
      headers:
        password === undefined
          ? {}
          : { authorization: `Basic ${Buffer.from(`x:${password}`).toString('base64')}` },
    });
  expect((await get('/healthz')).status).toBe(200);
  const ready = await get('/readyz');
  expect([ready.status, await ready.text()]).toEqual([503, 'the newsroom is starting']);
  expect((await get('/metrics')).status).toBe(401);
  expect(await (await get('/metrics', 'sàlvia')).text()).toBe('strillone_x 1\n');
  for (const path of ['/', '/style.css', '/push/cms', '/cards/x'])
    expect([path, (await get(path, 'sàlvia')).status]).toEqual([path, 404]);
});

test('with a password all but the health pages ask for it', async () => {
  const { get } = await open({ password: 'sàlvia' });
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  for (const path of ['/', '/metrics', '/style.css', `/cards/${'0'.repeat(64)}.png`, '/nowhere']) {
    for (const headers of [
      {},
      basic('anna:salvia'),
      basic('anna:'),
      basic('sàlvia:'),
      basic('anna'),
      { authorization: 'Basic %' },
    ]) {
      const answer = await get(path, headers);
      expect([path, answer.status]).toEqual([path, 401]);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/u);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  }
  expect((await get('/', basic('anna:sàlvia'))).status).toBe(200);
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
});

describe('without a password', () => {
  /** The status of the page, asked for under another name. */
  const statusUnder = (address: string, host: string, path = '/') =>
    new Promise<number | undefined>((resolve, reject) => {
      request(new URL(path, address), { headers: { host } }, answer => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });

  test('only the names of this machine are answered, so that no page elsewhere can read this one by rebinding its name', async () => {
    const { address } = await open();
    const { port } = new URL(address);
    for (const host of [
      'localhost',
      `localhost:${port}`,
      '127.0.0.1',
      '127.1.2.3:80',
      '[::1]:8080',
      'news.localhost.',
    ])
      expect([host, await statusUnder(address, host)]).toEqual([host, 200]);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1.evil.example',
      'localhost.evil.example',
      '192.168.1.5',
      '[fe80::1]',
    ])
      for (const path of ['/', '/metrics', '/style.css', '/nowhere'])
        expect([host, path, await statusUnder(address, host, path)]).toEqual([host, path, 403]);
    expect(await statusUnder(address, 'evil.example', '/healthz')).toBe(200);
  });

  test('with one, any name is answered', async () => {
    const { address } = await open({ password: 'sàlvia' });
    expect(await statusUnder(address, 'news.example')).toBe(401);
  });
});

test('a port that is taken is an error that says which, and what to do', async () => {
  const other = createServer();
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  expect(await failureOf(() => open({ port }))).toMatch(
    new RegExp(`127\\.0\\.0\\.1 port ${port}: another program.*web\\.port`, 'u'),
  );
});

test('where no port is named and the usual one is taken, the next free one is, and it is told', async () => {
  const other = createServer();
  await new Promise<void>(resolve => {
    // another program of this machine may have it already: that will do as well
    other
      .once('error', () => {
        resolve();
      })
      .listen(8080, '127.0.0.1', resolve);
  });
  const { address, insteadOf, get } = await open({ port: null });
  other.close();
  expect(insteadOf).toBe(8080);
  expect(Number(new URL(address).port)).toBeGreaterThan(8080);
  expect((await get('/healthz')).status).toBe(200);
});

test('a page that cannot be loaded ends nothing else: its requests are cut off, a fault is told, and the next tries again', async () => {
  const events: NewsroomEvent[] = [];
  let isThere = false;
  const web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    view: viewOf(buildSnapshot()),
    words,
    record: event => void events.push(event),
    metrics: () => Promise.resolve(''),
    show: platforms.show,
    push: () => Promise.resolve({ status: 404, body: {} }),
    get hubs(): null {
      if (isThere) return null;
      throw new Error('a file of another version');
    },
    approval: { decide: () => Promise.resolve({ kind: 'unknown' }) },
    password: null,
  });
  onTestFinished(() => web[Symbol.asyncDispose]());
  await expect(fetch(`${web.address}/healthz`)).rejects.toThrow('fetch failed');
  expect(events).toMatchObject([
    { kind: 'service-fault', part: 'web', error: { message: 'a file of another version' } },
  ]);
  isThere = true;
  expect((await fetch(`${web.address}/healthz`)).status).toBe(200);
});

test('disposing it frees the port and cuts connections that stay open', async () => {
  const web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    view: viewOf(buildSnapshot()),
    words,
    record: () => undefined,
    metrics: () => Promise.resolve(''),
    show: platforms.show,
    push: () => Promise.resolve({ status: 404, body: {} }),
    hubs: null,
    approval: { decide: () => Promise.resolve({ kind: 'unknown' }) },
    password: null,
  });
  await (await fetch(`${web.address}/healthz`)).text();
  await web[Symbol.asyncDispose]();
  await expect(fetch(`${web.address}/healthz`)).rejects.toThrow();
});
