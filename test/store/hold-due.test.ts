import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { UNLIMITED } from '../../src/outbox/rate-limit.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import { MINUTE } from '../../src/core/time.ts';
import { holdDue } from '../../src/store/maintenance/hold-due.ts';
import { openEnd, type MoveAddress } from '../../src/store/moving/move-end.ts';
import { openStore } from '../../src/store/open-store.ts';
import { KEPT_BACKUPS } from '../../src/store/sqlite/files/store-files.ts';
import { buildArticle, buildDraft, NOW } from '../fixtures/build.ts';
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
        // two queued, one claimed and the urgent one; what is to be tried later may not have gone out
        expect(await holdDue(end.db, NOW)).toBe(4);
        expect(await holdDue(end.db, NOW)).toBe(0);
      }
      await using store = await open(address);
      const query = { platforms: ['telegram'], now: NOW, limit: 99, leaseMs: MINUTE } as const;
      const claims = await store.outbox.claim(query);
      expect(
        claims.filter(({ delivery }) => delivery.operation === 'send' && delivery.post !== null),
      ).toEqual([]);
      expect(claims.map(({ delivery }) => delivery.operation)).toContain('edit');
      const held = await store.deliveries.queue({ limit: 99, state: 'held' });
      expect(held.filter(({ reason }) => reason?.code === reasonOf('restored').code)).toHaveLength(4);
      // into whose chat no editor can look
      expect(await store.deliveries.history({ limit: 9, destination: reader })).toMatchObject([
        { state: 'expired', reason: { code: 'restored' } },
      ]);
      expect(await store.slots.lastSlot('mattino', NOW)).not.toBeNull();
    },
  );
});
