import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { UNLIMITED } from '../../src/outbox/rate-limit.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import { BREAKING_PRIORITY } from '../../src/core/article.ts';
import type { FeedState } from '../../src/core/feed-state.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { DAY, HOUR, MINUTE } from '../../src/core/time.ts';
import { holdDue } from '../../src/store/maintenance/hold-due.ts';
import { openEnd, type MoveAddress } from '../../src/store/moving/move-end.ts';
import { openStore } from '../../src/store/open-store.ts';
import { KEPT_BACKUPS } from '../../src/store/sqlite/files/store-files.ts';
import { buildArticle, buildDraft, NOW } from '../fixtures/build.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { fillNewsroom } from './moving/living-newsroom.ts';
import { postgresDatabases } from './postgres/databases.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A reader who wants everything at once. */
const READER = {
  place: {
    platform: 'telegram',
    place: { chat: 77, topic: null },
    orderingKey: 'telegram:77',
    language: 'it',
    reader: { kind: 'person', id: '77' },
  },
  filter: { text: '', clauses: [] },
  rhythm: { kind: 'now' },
  subscriber: 'telegram:77',
  digestDue: null,
} as const;

const folder = temporaryFolder();
const { urlOf } = postgresDatabases();

const open = (address: MoveAddress) =>
  openStore({
    url: address.kind === 'postgres' ? address.url : null,
    file: address.kind === 'sqlite' ? address.file : '',
    pacing: UNLIMITED,
    keepBackups: KEPT_BACKUPS,
    watch: { failed: () => undefined, written: () => undefined },
  });

describe.each([
  [
    'SQLite',
    true,
    () => Promise.resolve({ kind: 'sqlite', file: join(folder, `${randomUUID()}.db`) } as const),
  ],
  [
    'PostgreSQL',
    inject('postgres') !== null,
    async () => ({ kind: 'postgres', url: await urlOf(randomUUID()) }) as const,
  ],
] as const)('a newsroom in %s that was put back', (_name, isHere, newDatabase) => {
  test.skipIf(!isHere)(
    'sends nothing that was due, and goes on with what is to come and with edits',
    async () => {
      const address = await newDatabase();
      let reader = '';
      {
        await using store = await open(address);
        await fillNewsroom(store);
        const subscribed = await store.subscriptions.add(READER, 9, NOW);
        reader = subscribed.kind === 'full' ? '' : subscribed.subscription.place.name;
        await store.outbox.order(
          buildDraft({ article: buildArticle({ key: 'never' }).id, to: [reader], occasion: 'reader' }),
        );
      }
      {
        await using end = await openEnd(address, 'from');
        // two queued, one claimed, one whose place was closed and the urgent one; what is to be tried later may not have gone out
        expect(await holdDue(end.db, { now: NOW, folders: [] })).toBe(5);
        expect(await holdDue(end.db, { now: NOW, folders: [] })).toBe(0);
      }
      await using store = await open(address);
      const query = { platforms: ['telegram'], now: NOW, limit: 99, leaseMs: MINUTE } as const;
      const claims = await store.outbox.claim(query);
      expect(
        claims.filter(({ delivery }) => delivery.operation === 'send' && delivery.post !== null),
      ).toEqual([]);
      expect(claims.map(({ delivery }) => delivery.operation)).toContain('edit');
      const held = await store.deliveries.queue({ limit: 99, state: 'held' });
      expect(held.filter(({ reason }) => reason?.code === reasonOf('restored').code)).toHaveLength(5);
      expect(held.map(({ destination }) => destination)).toContain('suspended');
      // into whose chat no editor can look
      expect(await store.deliveries.history({ limit: 9, destination: reader })).toMatchObject([
        { state: 'expired', reason: { code: 'restored' } },
      ]);
      expect(await store.slots.lastSlot('mattino', NOW)).not.toBeNull();
    },
  );

  test.skipIf(!isHere)('has no rule decide of what waits for approval, and says why to editors', async () => {
    const address = await newDatabase();
    await putBack(address, fillNewsroom);
    await using store = await open(address);
    expect(await store.proposals.lapsed(NOW + DAY, 9)).toEqual([]);
    const [waiting] = await store.proposals.waiting(9);
    expect(waiting).toMatchObject({ decideBy: null });
    expect(await store.proposals.decisions(waiting!.post.id)).toMatchObject([
      { kind: 'proposed' },
      { kind: 'restored', by: null, at: LATER },
    ]);
    expect(await store.proposals.untold(9)).toContainEqual(waiting);
  });

  test.skipIf(!isHere)('leaves digests that were due to the next day, and due news to editors', async () => {
    const address = await newDatabase();
    await putBack(address, async store => {
      await fillNewsroom(store);
      await saveAll(store, { key: 'alarm', priority: BREAKING_PRIORITY });
      expect(await store.subscriptions.dueDigests(LATER, 9)).toHaveLength(1);
    });
    await using store = await open(address);
    // 07:30 in Rome, of the day after
    expect(await store.subscriptions.nextDigest()).toBe(Date.parse('2026-03-03T06:30:00Z'));
    expect(await newsIn(store)).toEqual({ forReaders: [], breaking: [] });
  });

  test.skipIf(!isHere)(
    'tells nobody that a command was interrupted, which may have been done since',
    async () => {
      const address = await newDatabase();
      const asked = { id: '1/2', asking: { command: 'post' } };
      await putBack(address, store =>
        store.updates.takeOnce('telegram', [asked], { now: NOW, until: NOW + MINUTE }),
      );
      await using store = await open(address);
      expect(await store.updates.takeInterrupted('telegram', LATER + DAY)).toEqual([]);
      // nor is it done again
      const again = { now: LATER, until: LATER + MINUTE };
      expect(await store.updates.takeOnce('telegram', [asked], again)).toEqual(new Set());
    },
  );

  test.skipIf(!isHere)('tells as news what its sources cannot have told before', async () => {
    const address = await newDatabase();
    await putBack(address, store => store.feeds.save(buildFeed(NOW), { items: [] }));
    await using store = await open(address);
    const urgent = { priority: BREAKING_PRIORITY, publishedAt: null };
    const save = (facts: Parameters<typeof buildArticle>[0]) =>
      store.articles.save(buildArticle({ ...urgent, ...facts }), LATER + MINUTE);
    await save({ key: 'listed' });
    await store.articles.noteReading('seeds', LATER + MINUTE);
    await save({ key: 'agency listed', source: 'agency' });
    await store.feeds.save(buildFeed(LATER + 1), { items: [] });
    await save({ key: 'published', publishedAt: LATER });
    expect(await newsIn(store)).toEqual({ forReaders: [], breaking: [] });
    const news = [
      { key: 'new file' },
      { key: 'agency new', source: 'agency' },
      { key: 'pushed', source: 'cms' },
      // a folder that there was not yet
      { key: 'first file', source: 'new folder' },
      { key: 'published since', publishedAt: LATER + 1 },
    ];
    for (const facts of news) await save(facts);
    const ids = news.map(facts => buildArticle(facts).id).toSorted();
    expect(await newsIn(store)).toEqual({ forReaders: ids, breaking: ids });
  });

  /** Has a newsroom live, and its database put back at `LATER` to what it was then. */
  async function putBack(address: MoveAddress, live: (store: Store) => Promise<unknown>): Promise<void> {
    {
      await using store = await open(address);
      await live(store);
    }
    await using end = await openEnd(address, 'from');
    await holdDue(end.db, { now: LATER, folders: ['seeds'] });
  }
});

const LATER = NOW + 2 * HOUR;

/** What is still to be told by itself. */
async function newsIn(store: Store) {
  const pending = await store.subscriptions.pendingNews(LATER + DAY, { limit: 99, needsApproval: false });
  const rule = { count: 9, order: 'newest', within: null, topics: [], languages: [], filter: null } as const;
  const gate = { filters: [], skipsPaywalled: false, young: [], isBreaking: true };
  const breaking = await store.articles.candidates({
    destination: 'canale',
    rule,
    order: 'newest',
    now: LATER + DAY,
    gate,
    limit: 99,
  });
  return {
    forReaders: pending.map(({ article }) => article).toSorted(),
    breaking: breaking.map(({ id }) => id).toSorted(),
  };
}

const buildFeed = (lastReadAt: number): FeedState => ({
  source: 'agency',
  addressHash: 'abc',
  movedTo: null,
  etag: null,
  lastModified: null,
  bodyHash: null,
  documentAt: null,
  firstReadAt: NOW - DAY,
  lastReadAt,
  nextReadAt: lastReadAt + MINUTE,
  state: 'ok',
  reason: null,
  failures: 0,
  newsEveryMs: null,
  lastNewsAt: null,
  release: null,
  hub: null,
});
