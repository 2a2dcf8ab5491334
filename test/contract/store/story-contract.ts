import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/core/article.ts';
import type { ArticleId } from '../../../src/core/ids.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { DAY, HOUR } from '../../../src/core/time.ts';
import { buildArticle, buildDraft, buildRule, NOW } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const idOf = (key: string) => buildArticle({ key }).id;
const around = { from: NOW - DAY, to: NOW + DAY, shared: 2, limit: 9 };

/** Saves articles of these keys as one story, named after the first. */
async function tell(store: Store, ...keys: readonly string[]): Promise<readonly Article[]> {
  const saved = await saveAll(store, ...keys.map(key => ({ key })));
  const story = saved[0]!.id;
  for (const [n, { id }] of saved.entries())
    await store.stories.put({ article: id, story, at: NOW + n }, [], NOW);
  return saved;
}

const candidates = async (store: Store, isNewStory = true) => {
  const rule = buildRule();
  const gate = { young: [], skipsPaywalled: false, filters: [], isNewStory };
  const query = { destination: 'canale', rule, now: NOW, gate };
  const found = await store.articles.candidates({ ...query, order: 'newest', limit: 9 });
  return { found: found.map(({ key }) => key).toSorted(), misfits: await store.articles.misfits(query) };
};
const changed = async (store: Store) => {
  const changes = await store.outbox.changedArticles(9);
  return changes.map(({ article }) => article);
};

export function storyContract(open: OpenStore): void {
  describe('stories', () => {
    test('are found by the marks that articles share, within a time, living ones, those with most first', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'two' }, { key: 'three' }, { key: 'one' }, { key: 'old' }, { key: 'gone' });
      const put = (key: string, marks: readonly number[], at = NOW) =>
        store.stories.put({ article: idOf(key), story: idOf(key), at }, marks, NOW);
      await put('two', [1, 2, 9]);
      await put('three', [-1, 1, 2]);
      await put('one', [1, 8, 7]);
      await put('old', [-1, 1, 2], NOW - DAY - 1);
      await put('gone', [-1, 1, 2]);
      await store.articles.withdraw('seeds', 'gone', NOW);
      const near = (marks: readonly number[]) => store.stories.near({ ...around, marks });
      const like = (key: string) => ({ article: idOf(key), story: idOf(key), begunAt: NOW });
      expect(await near([-1, 1, 2])).toEqual([like('three'), like('two')]);
      expect(await near([])).toEqual([]);
      await put('two', [5]);
      expect(await near([-1, 1, 2])).toEqual([like('three')]);
      expect(await store.stories.of([idOf('two'), 'none' as ArticleId])).toEqual(
        new Map([[idOf('two'), idOf('two')]]),
      );
      expect(await store.stories.of([])).toEqual(new Map());
    });

    test('name the other living articles, in the order of their news, and their beginning', async () => {
      await using store = await openNew(open);
      await tell(store, 'a', 'b', 'c');
      await store.stories.put({ article: idOf('b'), story: idOf('a'), at: NOW + HOUR }, [1, 2], NOW);
      const others = async (key: string) => (await store.stories.others(idOf(key))).map(({ id }) => id);
      expect(await others('a')).toEqual([idOf('c'), idOf('b')]);
      await store.articles.withdraw('seeds', 'c', NOW);
      expect(await others('a')).toEqual([idOf('b')]);
      expect(await store.stories.near({ ...around, marks: [1, 2] })).toEqual([
        { article: idOf('b'), story: idOf('a'), begunAt: NOW },
      ]);
    });

    test('go once to a destination: what went there keeps the others away, unless it failed or was withdrawn', async () => {
      await using store = await openNew(open);
      const [a] = await tell(store, 'a', 'b');
      await saveAll(store, { key: 'c' });
      expect((await candidates(store)).found).toEqual(['a', 'b', 'c']);
      const [send] = await store.outbox.order(buildDraft({ article: a!.id }));
      expect(await candidates(store)).toMatchObject({ found: ['c'], misfits: { story: 1, there: 1 } });
      expect((await candidates(store, false)).found).toEqual(['b', 'c']);
      expect(await store.stories.there(idOf('b'), 'canale')).toBe(a?.id);
      expect(await store.stories.there(idOf('a'), 'canale')).toBeNull();
      expect(await store.stories.there(idOf('b'), 'elsewhere')).toBeNull();
      const [claim] = await store.outbox.claim({
        platforms: [send!.platform],
        now: NOW,
        limit: 1,
        leaseMs: HOUR,
      });
      await store.outbox.settle(claim!, { state: 'dead', reason: null }, NOW);
      expect((await candidates(store)).found).toEqual(['b', 'c']);
      expect(await store.stories.there(idOf('b'), 'canale')).toBeNull();
    });

    test('forget what was withdrawn: another may take its place', async () => {
      await using store = await openNew(open);
      const [a] = await tell(store, 'a', 'b');
      await store.outbox.order(buildDraft({ article: a!.id }));
      await store.articles.withdraw('seeds', 'a', NOW);
      expect((await candidates(store)).found).toEqual(['b']);
    });

    test('do not name what an editor has taken back, nor let it stand for others, until it is posted there again', async () => {
      await using store = await openNew(open);
      const [a, b] = await tell(store, 'a', 'b');
      await store.stories.put({ article: a!.id, story: a!.id, at: NOW }, [1, 2], NOW);
      await store.outbox.order(buildDraft({ article: b!.id, to: ['altrove'] }));
      const known = async () => {
        const { stories } = store;
        const named = async (to: string) => (await stories.others(b!.id, to)).map(({ id }) => id);
        return {
          named: [await named('canale'), await named('terzo'), await named('reader:1')],
          there: [await stories.there(b!.id, 'canale'), await stories.there(b!.id, 'terzo')],
          takenBack: [...(await stories.takenBack([a!.id, b!.id]))],
        };
      };
      const [all, none] = [[a!.id], []];
      // never posted, and taken back all the same
      expect(await known()).toEqual({ named: [all, all, all], there: [null, null], takenBack: [] });
      await store.outbox.takeBack({ article: a!.id, to: 'canale', by: 'Ada' }, NOW);
      expect(await known()).toEqual({ named: [none, all, none], there: [null, null], takenBack: all });
      expect(await changed(store)).toEqual([b!.id]);
      await store.outbox.takeBack({ article: a!.id, by: 'Ada' }, NOW + HOUR);
      expect(await known()).toMatchObject({ named: [none, none, none] });
      expect((await candidates(store)).found).toEqual(['b']);
      const again = {
        article: a!.id,
        to: ['terzo'],
        occasion: 'again',
        orderedBy: 'Ada',
        createdAt: NOW + DAY,
      };
      await store.outbox.order(buildDraft(again));
      expect(await known()).toEqual({
        named: [none, all, none],
        there: [null, a!.id],
        takenBack: all,
      });
      await store.outbox.takeBack({ article: a!.id, by: 'Ada' }, NOW + 2 * DAY);
      expect(await known()).toMatchObject({ named: [none, none, none], there: [null, null] });
      expect(await store.stories.takenBack([])).toEqual(new Set());
    });

    test('name again what comes back after it was withdrawn', async () => {
      await using store = await openNew(open);
      const [a, b] = await tell(store, 'a', 'b');
      await store.outbox.order(buildDraft({ article: b!.id }));
      await store.articles.withdraw('seeds', 'a', NOW);
      for (const change of await store.outbox.changedArticles(9)) await store.outbox.changesDone(change);
      await store.articles.save(buildArticle({ key: 'a' }), NOW);
      expect(await changed(store)).toEqual([b!.id]);
      expect(await store.stories.others(b!.id)).toMatchObject([{ id: a!.id }]);
    });

    test('note the posted copies of the others as changed when one comes and when one goes', async () => {
      await using store = await openNew(open);
      const [a] = await tell(store, 'a', 'b');
      expect(await changed(store)).toEqual([]);
      await store.outbox.order(buildDraft({ article: a!.id }));
      await saveAll(store, { key: 'c' });
      await store.stories.put({ article: idOf('c'), story: a!.id, at: NOW }, [], NOW);
      expect(await changed(store)).toEqual([a?.id]);
      for (const change of await store.outbox.changedArticles(9)) await store.outbox.changesDone(change);
      expect(await changed(store)).toEqual([]);
      await store.articles.withdraw('seeds', 'b', NOW);
      expect(await changed(store)).toEqual([a?.id]);
    });

    test('lose their marks after some days, and stay for as long as one of their articles is young', async () => {
      await using store = await openNew(open);
      const [a, b] = await tell(store, 'a', 'b');
      await store.stories.put({ article: a!.id, story: a!.id, at: NOW }, [1, 2], NOW);
      const prune = (days: number, keepDays: number) =>
        store.maintenance.prune({ now: NOW + days * DAY, keepMs: keepDays * DAY, standing: [] });
      expect(await prune(3, 400)).toEqual({});
      expect(await prune(5, 400)).toEqual({ story_marks: 2 });
      const article = buildArticle({ key: 'b', title: 'Un altro' });
      await store.articles.save(article, NOW + 20 * DAY);
      expect(await store.stories.of([a!.id, b!.id])).toEqual(new Map([a!, b!].map(({ id }) => [id, a!.id])));
      expect(await prune(40, 30)).toEqual({ articles: 2 });
      expect(await store.stories.of([a!.id, b!.id])).toEqual(new Map());
    });
  });
}
