import { describe, expect, test } from 'vitest';
import { parseFilter } from '../../../src/core/filter/parse-filter.ts';
import type { ImportedSubscription } from '../../../src/core/transfer/transfer-store.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { DAY, HOUR } from '../../../src/core/time.ts';
import { exportLines, importLine } from '../../../src/desk/transfer/transfer-lines.ts';
import { buildArticle, buildDraft, buildRule, NOW } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const TEXT = 'Il ponte\nLead\nHa detto «riapre domani» il sindaco.';
const quote = {
  start: TEXT.indexOf('riapre'),
  end: TEXT.indexOf('riapre') + 'riapre domani'.length,
  text: 'riapre domani',
  speaker: 'Anna Valdi',
  role: null,
  cue: 'ha detto',
  confidence: 0.9,
  reason: 'verb before',
  worth: 2,
};

const subscription = (
  user: number,
  filter: string,
  more: Partial<ImportedSubscription> = {},
): ImportedSubscription => {
  const read = parseFilter(filter);
  if (read.kind === 'fault') throw new Error(read.fault.code);
  return {
    place: {
      platform: 'telegram',
      place: { chat: user, topic: null, silent: false },
      orderingKey: `telegram:${user}`,
      language: 'it',
      reader: { kind: 'person', id: String(user) },
    },
    filter: read.filter,
    rhythm: { kind: 'now' },
    subscriber: `telegram:${user}`,
    digestDue: null,
    createdAt: NOW - DAY,
    suspendedAt: null,
    ...more,
  };
};

/** A store with articles of every sort, and subscriptions. */
async function openFilled(open: OpenStore): Promise<Store> {
  const store = await openNew(open);
  await saveAll(
    store,
    { key: 'quoted', text: TEXT, quotes: [quote], topics: ['Città'], keywords: ['ponte'] },
    { key: 'urgent', priority: 10, expiresAt: NOW + DAY, unreadDate: 'ieri', publishedAt: null },
    { key: 'gone' },
    { key: 'changed' },
  );
  await store.articles.withdraw('seeds', 'gone', NOW);
  await saveAll(store, { key: 'changed', title: 'Corretto' });
  await store.transfer.importSubscription(subscription(7, 'topic:esteri -sport'));
  const rhythm = { kind: 'digest', at: 450, timezone: 'Europe/Rome' } as const;
  await store.transfer.importSubscription(
    subscription(8, '', { rhythm, digestDue: NOW - HOUR, suspendedAt: NOW - HOUR }),
  );
  return store;
}

async function linesOf(store: Store): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { line } of exportLines(store.transfer)) lines.push(line);
  return lines;
}

const importAll = (store: Store, lines: readonly string[]) =>
  lines.reduce<Promise<string[]>>(async (before, line) => {
    const told = await before;
    const result = await importLine(store.transfer, line, NOW);
    if (result.kind === 'mark') return told;
    return [...told, result.kind === 'imported' ? result.type : result.skip];
  }, Promise.resolve([]));

export function transferContract(open: OpenStore): void {
  describe('what is exported', () => {
    test('comes in elsewhere as it was, and a second time changes nothing', async () => {
      await using here = await openFilled(open);
      await using there = await openNew(open);
      const lines = await linesOf(here);
      // and two marks
      expect(lines).toHaveLength(8);
      expect(await importAll(there, lines)).toEqual([
        ...Array<string>(4).fill('article'),
        ...Array<string>(2).fill('subscription'),
      ]);
      expect(await linesOf(there)).toEqual(lines);
      const id = buildArticle({ key: 'quoted' }).id;
      expect(await there.articles.get(id)).toEqual(await here.articles.get(id));
      expect((await there.articles.search('ponte', 9)).map(({ key }) => key)).toContain('quoted');
      expect(await importAll(there, lines)).toEqual(Array<string>(6).fill('there'));
      expect(await linesOf(there)).toEqual(lines);
    });

    test('posts nothing where it comes in: no subscriber, no breaking news, no digest that was missed', async () => {
      await using here = await openFilled(open);
      await using there = await openNew(open);
      await importAll(there, await linesOf(here));
      expect(await there.subscriptions.nextNews()).toBeNull();
      expect(await there.subscriptions.nextDigest()).toBeNull();
      expect(await there.deliveries.queue({ limit: 9 })).toEqual([]);
      const breaking = { young: [], skipsPaywalled: false, filters: [], isBreaking: true };
      const query = { destination: 'canale', order: 'newest', now: NOW, limit: 9 } as const;
      expect(await there.articles.candidates({ ...query, rule: buildRule(), gate: breaking })).toEqual([]);
      const urgent = buildArticle({ key: 'urgent' }).id;
      const draft = buildDraft({ article: urgent });
      expect(await there.slots.postBreaking(urgent, [draft], NOW)).toBe(false);
      await there.outbox.resume('telegram:8', NOW);
      const [digest] = await there.subscriptions.digestsOf({ platform: 'telegram', kind: 'person', id: '8' });
      expect(digest?.dueAt).toBeGreaterThan(NOW);
    });

    test('leaves what is there as it is', async () => {
      await using here = await openFilled(open);
      await using there = await openNew(open);
      await saveAll(there, { key: 'quoted', title: 'Qui si chiama così', text: 'Altro\nx\ny' });
      await saveAll(there, { key: 'twin', url: buildArticle({ key: 'changed' }).url });
      await there.transfer.importSubscription(subscription(8, 'sport'));
      const told = await importAll(there, await linesOf(here));
      expect(told).toEqual(['there', 'article', 'article', 'duplicate', 'subscription', 'subscription']);
      expect((await there.articles.get(buildArticle({ key: 'quoted' }).id))?.title).toBe(
        'Qui si chiama così',
      );
      const [place] = await there.subscriptions.ofPlace('telegram:8');
      expect(place?.place.suspendedAt).toBeNull();
    });

    test('was forgotten where it was deleted because it was old', async () => {
      await using here = await openNew(open);
      await using there = await openNew(open);
      const then = NOW - 500 * DAY;
      for (const store of [here, there])
        await store.articles.save(buildArticle({ key: 'old', publishedAt: then }), then);
      await there.maintenance.prune({ now: NOW, keepMs: 400 * DAY, standing: [] });
      expect(await importAll(there, await linesOf(here))).toEqual(['forgotten']);
    });
  });
}
