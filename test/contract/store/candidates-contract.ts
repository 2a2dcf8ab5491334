import { describe, expect, test } from 'vitest';
import type { CandidateQuery, Store } from '../../../src/core/ports/store.ts';
import { filterKeyOf } from '../../../src/core/ids.ts';
import { HOUR } from '../../../src/core/time.ts';
import { buildArticle, buildDraft, buildRule, NOW, inWords } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

async function candidates(
  store: Store,
  { rule, ...query }: Partial<Omit<CandidateQuery, 'rule'>> & { rule?: Partial<CandidateQuery['rule']> } = {},
) {
  const found = await store.articles.candidates({
    destination: 'canale',
    order: 'newest',
    now: NOW,
    limit: 9,
    ...query,
    rule: buildRule(rule),
  });
  return found.map(article => article.key);
}

export function candidatesContract(open: OpenStore): void {
  describe('candidates', () => {
    test('come in the order of the rule', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        { key: 'mid', publishedAt: NOW - 2 * HOUR, priority: 1 },
        { key: 'new', publishedAt: NOW - HOUR },
        { key: 'old', publishedAt: NOW - 3 * HOUR, priority: 1 },
      );
      expect(await candidates(store, { order: 'newest' })).toEqual(['new', 'mid', 'old']);
      expect(await candidates(store, { order: 'oldest' })).toEqual(['old', 'mid', 'new']);
      expect(await candidates(store, { order: 'priority' })).toEqual(['mid', 'old', 'new']);
      expect(await candidates(store, { order: 'newest', limit: 2 })).toEqual(['new', 'mid']);
      const random = await candidates(store, { order: 'random' });
      expect(random.toSorted()).toEqual(['mid', 'new', 'old']);
      expect(await candidates(store, { order: 'random' })).toEqual(random);
    });

    test('are living, begun and not expired', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        { key: 'gone' },
        { key: 'later', notBefore: NOW + 1 },
        { key: 'begun', notBefore: NOW },
        { key: 'over', expiresAt: NOW },
        { key: 'still', expiresAt: NOW + 1 },
      );
      await store.articles.withdraw('seeds', 'gone', NOW);
      expect((await candidates(store)).toSorted()).toEqual(['begun', 'still']);
    });

    test('are younger than the rule says', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        { key: 'young', publishedAt: NOW - HOUR + 1 },
        { key: 'old', publishedAt: NOW - HOUR },
        { key: 'undated', publishedAt: null },
      );
      expect(await candidates(store, { rule: { within: HOUR } })).toEqual(['undated', 'young']);
    });

    test('speak the languages of the rule', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'it' }, { key: 'en', language: 'en' }, { key: 'de', language: 'de' });
      expect((await candidates(store, { rule: { languages: ['en', 'de'] } })).toSorted()).toEqual([
        'de',
        'en',
      ]);
    });

    test('speak a language of any country unless the rule names one, and so do the latest', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        { key: 'brazil', language: 'pt-BR' },
        { key: 'it' },
        { key: 'pt', language: 'pt' },
      );
      const latest = async (language: string) =>
        (await store.articles.latest({ languages: [language], limit: 9 })).map(({ key }) => key).toSorted();
      for (const language of ['pt', 'pt-BR', 'pt-PT', 'p', '%'])
        expect(await latest(language)).toEqual(
          (await candidates(store, { rule: { languages: [language] } })).toSorted(),
        );
      expect(await latest('pt')).toEqual(['brazil', 'pt']);
      expect(await latest('pt-BR')).toEqual(['brazil']);
      expect(await latest('pt-PT')).toEqual([]);
      expect(await latest('p')).toEqual([]);
    });

    test('have one of the topics of the rule, however it is written', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        { key: 'topic', topics: ['Sanità'] },
        { key: 'other', topics: ['Esteri'] },
        { key: 'none' },
      );
      expect(await candidates(store, { rule: { topics: ['#sanita', 'sport'] } })).toEqual(['topic']);
      await store.articles.save(buildArticle({ key: 'topic', topics: ['Sport'] }), NOW);
      expect(await candidates(store, { rule: { topics: ['sanità'] } })).toEqual([]);
      expect(await candidates(store, { rule: { topics: ['sport'] } })).toEqual(['topic']);
    });

    test('had no delivery to the destination, unless it was withdrawn', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, { key: 'a' });
      if (!article) throw new Error('saved above');
      await store.outbox.order(buildDraft({ article: article.id, to: ['canale'] }));
      expect(await candidates(store)).toEqual([]);
      expect(await candidates(store, { destination: 'gruppo' })).toEqual(['a']);
      await store.outbox.withdraw(article.id, inWords('an editor said so'), NOW);
      expect(await candidates(store)).toEqual(['a']);
    });

    test('what may not be taken is counted, each article under the first condition it fails', async () => {
      await using store = await openNew(open);
      const query = { destination: 'canale', rule: buildRule(), now: NOW };
      expect(await store.articles.misfits(query)).toBeNull();
      const [there] = await saveAll(
        store,
        { key: 'there', topics: ['Sport'] },
        { key: 'later', notBefore: NOW + 1, expiresAt: NOW },
        { key: 'expired', expiresAt: NOW, publishedAt: NOW - 9 * HOUR },
        { key: 'old', publishedAt: NOW - 9 * HOUR, language: 'de' },
        { key: 'older', publishedAt: NOW - 8 * HOUR },
        { key: 'german', language: 'de' },
        { key: 'topic', topics: ['Esteri'] },
        { key: 'gone' },
      );
      if (!there) throw new Error('saved above');
      await store.articles.withdraw('seeds', 'gone', NOW);
      await store.outbox.order(buildDraft({ article: there.id, to: ['canale'] }));
      const rule = buildRule({ within: 3 * HOUR, languages: ['it'], topics: ['sport'] });
      const misfits = {
        later: 1,
        expired: 1,
        old: 2,
        language: 1,
        topic: 1,
        young: 0,
        paywalled: 0,
        story: 0,
        filtered: 0,
        retracted: 0,
        unapproved: 0,
        there: 1,
      };
      expect(await store.articles.misfits({ ...query, rule })).toEqual(misfits);
      // what fits is no misfit
      expect(await store.articles.misfits({ ...query, rule, destination: 'gruppo' })).toEqual({
        ...misfits,
        there: 0,
      });
      expect(await candidates(store, { rule })).toEqual([]);
      expect(await candidates(store, { rule, destination: 'gruppo' })).toEqual(['there']);
    });

    const gate = { young: [], skipsPaywalled: false, filters: [] };

    test('are not what a filter is known to keep away, until it changes or the filter does', async () => {
      await using store = await openNew(open);
      const [a, b] = await saveAll(store, { key: 'a' }, { key: 'b' });
      if (!a || !b) throw new Error('saved above');
      const filter = filterKeyOf('-ponte', null);
      const filtered = { gate: { ...gate, filters: [filter] } };
      await store.articles.block([
        { article: a.id, revision: a.revision, filter },
        // held against the filter before it changed
        { article: b.id, revision: b.revision - 1, filter },
      ]);
      await store.articles.block([{ article: a.id, revision: a.revision, filter }]);
      expect(await candidates(store, filtered)).toEqual(['b']);
      expect(
        await candidates(store, { gate: { ...gate, filters: [filterKeyOf('-ponte', 'seeds')] } }),
      ).toHaveLength(2);
      expect(await candidates(store)).toHaveLength(2);
      const query = { destination: 'canale', rule: buildRule(), now: NOW, ...filtered };
      expect(await store.articles.misfits(query)).toMatchObject({ filtered: 1, there: 0 });
      await store.articles.keepBlocks([filter]);
      expect(await candidates(store, filtered)).toEqual(['b']);
      await store.articles.save(buildArticle({ key: 'a', title: 'Altro' }), NOW);
      expect(await candidates(store, filtered)).toHaveLength(2);
      await store.articles.block([{ article: b.id, revision: b.revision, filter }]);
      await store.articles.keepBlocks([]);
      expect(await candidates(store, filtered)).toHaveLength(2);
    });

    test('are not young where their source holds them back, nor behind a paywall where that is skipped', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        { key: 'slow', source: 'slow' },
        { key: 'paid', paywalled: true },
        { key: 'free' },
      );
      const held = (after: number) => ({ gate: { ...gate, young: [{ source: 'slow', after }] } });
      expect((await candidates(store, held(NOW - 1))).toSorted()).toEqual(['free', 'paid']);
      expect((await candidates(store, held(NOW))).toSorted()).toEqual(['free', 'paid', 'slow']);
      const skipping = { ...gate, skipsPaywalled: true };
      expect((await candidates(store, { gate: skipping })).toSorted()).toEqual(['free', 'slow']);
      const query = { destination: 'canale', rule: buildRule(), now: NOW };
      const all = { ...skipping, ...held(NOW - 1).gate, skipsPaywalled: true };
      expect(await store.articles.misfits({ ...query, gate: all })).toMatchObject({ young: 1, paywalled: 1 });
    });

    test('of breaking news are those that were not posted at once before', async () => {
      await using store = await openNew(open);
      const [loud] = await saveAll(store, { key: 'loud', priority: 10 }, { key: 'quiet', priority: 9 });
      if (!loud) throw new Error('saved above');
      const breaking = { order: 'priority' as const, gate: { ...gate, isBreaking: true } };
      expect(await candidates(store, breaking)).toEqual(['loud']);
      const draft = buildDraft({ article: loud.id, to: ['canale'] });
      expect(await store.slots.postBreaking(loud.id, [draft], NOW)).toBe(true);
      expect(
        await store.slots.postBreaking(loud.id, [buildDraft({ article: loud.id, to: ['gruppo'] })], NOW),
      ).toBe(false);
      expect(await store.deliveries.queue({ limit: 9 })).toMatchObject([{ destination: 'canale' }]);
      expect(await candidates(store, { ...breaking, destination: 'gruppo' })).toEqual([]);
      expect(await candidates(store, { destination: 'gruppo' })).toHaveLength(2);
    });

    test('what shares its address with others is no twin of them', async () => {
      await using store = await openNew(open);
      const url = 'https://gazzetta.example/allerte';
      const [one, two] = await saveAll(
        store,
        { key: '1', url },
        { key: '2', url, sharesUrl: true },
        { key: '3', url, sharesUrl: true, source: 'agency' },
      );
      if (one === undefined || two === undefined) throw new Error('three articles were saved');
      const query = {
        destination: 'canale',
        rule: buildRule(),
        order: 'newest',
        now: NOW,
        limit: 9,
      } as const;
      expect(await store.articles.candidates(query)).toHaveLength(3);
      await store.outbox.order(buildDraft({ article: one.id }));
      expect(await store.articles.twinThere(two.id, 'canale')).toBeNull();
      expect((await store.articles.candidates(query)).map(({ key }) => key).sort()).toEqual(['2', '3']);
    });

    test('a twin that went there is found by its words or its address', async () => {
      await using store = await openNew(open);
      const url = 'https://gazzetta.example/ponte';
      const [one, two, other] = await saveAll(
        store,
        { key: 'a', source: 'one', url },
        { key: 'a', source: 'two', url },
        { key: 'b', source: 'two' },
      );
      if (!one || !two || !other) throw new Error('saved above');
      await store.outbox.order(buildDraft({ article: one.id, to: ['canale'] }));
      expect(await store.articles.twinThere(two.id, 'canale')).toBe(one.id);
      expect(await store.articles.twinThere(two.id, 'gruppo')).toBeNull();
      expect(await store.articles.twinThere(other.id, 'canale')).toBeNull();
      expect(await store.articles.twinThere(one.id, 'canale')).toBeNull();
    });

    test('a file that was renamed does not go again where it went', async () => {
      await using store = await openNew(open);
      const words = { text: 'Gli stessi\nx\ny', url: null };
      const [before] = await saveAll(store, { key: 'before', ...words });
      if (!before) throw new Error('saved above');
      await store.outbox.order(buildDraft({ article: before.id, to: ['canale'] }));
      await store.articles.withdraw('seeds', 'before', NOW);
      await saveAll(store, { key: 'after', ...words });
      expect(await candidates(store)).toEqual([]);
      expect(await candidates(store, { destination: 'gruppo' })).toEqual(['after']);
      // an editor's word is about the words, too
      await store.outbox.takeBack({ article: before.id, to: 'archivio', by: 'cli' }, NOW);
      expect(await candidates(store, { destination: 'archivio' })).toEqual([]);
      expect(await candidates(store, { destination: 'gruppo' })).toEqual(['after']);
      await store.outbox.takeBack({ article: before.id, by: 'cli' }, NOW);
      expect(await candidates(store, { destination: 'gruppo' })).toEqual([]);
    });

    test('what was taken back since it was picked is not written for there, unless an editor orders it', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, { key: 'a' });
      if (!article) throw new Error('saved above');
      await store.outbox.takeBack({ article: article.id, to: 'canale', by: 'cli' }, NOW);
      expect(await store.outbox.takenBack(article.id)).toEqual([
        { destination: 'canale', by: 'cli', at: NOW },
      ]);
      const draft = buildDraft({ article: article.id, to: ['canale', 'gruppo'] });
      const picked = { ...draft, post: { ...draft.post, orderedBy: null } };
      expect((await store.outbox.order(picked)).map(({ destination }) => destination)).toEqual(['gruppo']);
      const again = buildDraft({ article: article.id, to: ['canale'] });
      const ordered = { ...again, post: { ...again.post, orderedBy: 'cli' } };
      expect(await store.outbox.order(ordered)).toHaveLength(1);
    });

    test('an article that two sources tell is taken once for a destination, and may go to each source’s own', async () => {
      await using store = await openNew(open);
      const url = 'https://gazzetta.example/ponte';
      const [here] = await saveAll(
        store,
        { key: 'here', source: 'agency', url, topics: ['a'] },
        { key: 'there', source: 'site', url, topics: ['b'] },
      );
      expect(await candidates(store)).toHaveLength(1);
      expect(await candidates(store, { rule: { topics: ['a'] } })).toEqual(['here']);
      expect(await candidates(store, { rule: { topics: ['b'] } })).toEqual(['there']);
      await store.outbox.order(buildDraft({ article: here!.id }));
      expect(await candidates(store)).toEqual([]);
      expect(await candidates(store, { destination: 'altro', rule: { topics: ['b'] } })).toEqual(['there']);
    });

    test('an address that went there does not go again under another key', async () => {
      await using store = await openNew(open);
      const url = 'https://gazzetta.example/ponte';
      const [before] = await saveAll(store, { key: 'before', url });
      if (!before) throw new Error('saved above');
      await store.outbox.order(buildDraft({ article: before.id, to: ['canale'] }));
      await store.articles.withdraw('seeds', 'before', NOW);
      await saveAll(store, { key: 'after', url });
      expect(await candidates(store)).toEqual([]);
      expect(await candidates(store, { destination: 'gruppo' })).toEqual(['after']);
    });
  });
}
