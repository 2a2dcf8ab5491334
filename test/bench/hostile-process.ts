import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { SECOND } from '../../src/core/time.ts';
import { analyze } from '../../src/editorial/analyze.ts';
import { feedDocument } from '../../src/sources/feeds/feed-document.ts';
import { isTeaser } from '../../src/sources/feeds/items/item-words.ts';
import { planPoll } from '../../src/sources/feeds/plan-poll.ts';
import { createReadingThread } from '../../src/sources/reading/reading-thread.ts';
import { HOSTILE } from './hostile-documents.ts';
import { peakMb, residentMb } from './spawn-as-service.ts';

/** Reads one hostile document as the service does, and writes what it cost. */
const [kind = '', name = ''] = process.argv.slice(2);

function bytesOf(): Buffer {
  if (kind !== 'feed' && kind !== 'page') throw new Error(`no such kind: ${kind}`);
  const made = HOSTILE[kind][name];
  if (made !== undefined) return Buffer.from(made());
  if (!existsSync(name)) throw new Error(`no such document: ${name}`);
  const bytes = readFileSync(name);
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

await using reading = createReadingThread();
const ORIGIN = { url: 'https://esempio.it/a', contentType: null };
const PAGE = { url: ORIGIN.url, charset: null, timezone: 'UTC' };

async function readFeed(bytes: Uint8Array): Promise<string> {
  const feed = await reading.read('feed', { ...ORIGIN, bytes });
  const state = { firstReadAt: 0, lastReadAt: 0, newsEveryMs: null, release: 'news' } as const;
  const plan = planPoll({ feed, known: [], state, newest: 0, now: 0 });
  if (plan.kind === 'quarantined') return 'quarantined';
  for (const seen of plan.news.slice(0, 10)) {
    isTeaser(seen.item);
    const text = await reading.read('carried', {
      html: seen.item.content ?? seen.item.summary ?? '',
      url: null,
    });
    const source = { name: 'a', topics: [], language: null };
    await take(feedDocument(seen, { page: null, text }, { feed, source }));
  }
  return `${plan.news.length} items`;
}

async function readPage(bytes: Uint8Array): Promise<string> {
  const page = await reading.read('page', { ...PAGE, bytes });
  if (page.kind === 'fault') return page.fault.reason.code;
  await take({ title: page.value.title, text: page.value.text });
  return `${page.value.text.length} letters`;
}

/** As intake does with each document. */
async function take(document: { readonly title?: string | null; readonly text: string }): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
  analyze({ title: document.title ?? null, text: document.text }, { isExtracted: true });
  await new Promise(resolve => setImmediate(resolve));
}

// what it holds when it has read a feed and a page, and knows its way
await readFeed(Buffer.from('<rss><channel><item><title>a</title></item></channel></rss>'));
await readPage(Buffer.from('<h1>a</h1><p>b</p>'));
const bytes = bytesOf();
const before = { mb: residentMb('self'), cpu: process.cpuUsage() };

let busyMs = 0;
let last = process.threadCpuUsage();
const watch = setInterval(() => {
  const now = process.threadCpuUsage();
  busyMs = Math.max(busyMs, (now.user + now.system - last.user - last.system) / 1000);
  last = now;
}, 5);
const what = await (kind === 'feed' ? readFeed(bytes) : readPage(bytes)).catch((error: unknown) =>
  error instanceof Error ? error.message : String(error),
);
await new Promise(resolve => setTimeout(resolve, 20));
clearInterval(watch);
const { user, system } = process.cpuUsage(before.cpu);
const figures = {
  seconds: (user + system) / 1000 / SECOND,
  mb: peakMb('self') - before.mb,
  busyMs,
  what: what.slice(0, 90),
};
process.stdout.write(JSON.stringify(figures));
