import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/core/ports/store.ts';
import { buildArticle, NOW } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const found = async (store: Store, words: string, limit = 9) =>
  (await store.articles.search(words, limit)).map(article => article.key);

const quoteOf = (speaker: string) => ({
  start: 0,
  end: 1,
  text: 'x',
  speaker,
  role: 'Assessora ai trasporti',
  cue: null,
  reason: null,
  worth: 1,
});

export function searchContract(open: OpenStore): void {
  describe('search', () => {
    test('finds words of title, text and names, without regard to case and accents', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        { key: 'title', text: 'Città più verdi\nUn piano.\nTre anni.' },
        { key: 'names', text: 'Altro\nCose.\nAltre.', quotes: [quoteOf('Noémie Lacroix')] },
      );
      expect(await found(store, 'citta VERDI')).toEqual(['title']);
      expect(await found(store, 'piano')).toEqual(['title']);
      expect(await found(store, 'noemie')).toEqual(['names']);
      expect(await found(store, 'assessora')).toEqual(['names']);
      expect(await found(store, 'verdi noemie')).toEqual([]);
    });

    test('finds what is shown of an article, not what was left out around it', async () => {
      await using store = await openNew(open);
      await saveAll(store, {
        key: 'a',
        text: 'Riapre il ponte\nUsiamo i biscotti.\nLa piena è "passata".\nIscriviti alla newsletter',
        title: 'Riapre il ponte',
        lead: 'Da lunedì',
        body: ['La piena è "passata".', 'Due corsie'],
        dropped: ['Usiamo i biscotti.', 'Iscriviti alla newsletter'],
      });
      for (const words of ['piena passata', 'passata due', 'lunedi', 'ponte'])
        expect(await found(store, words)).toEqual(['a']);
      for (const words of ['biscotti', 'newsletter', 'biscot', 'iscriviti'])
        expect(await found(store, words)).toEqual([]);
      const [line] = await store.reading.find({ words: 'piena', now: NOW, skip: 0, limit: 1 });
      expect(line?.snippet.map(part => part.text).join('')).not.toContain('biscotti');
    });

    test('the beginning of a frequent word finds the newest articles that have one, as that of a rare word does', async () => {
      await using store = await openNew(open);
      const words = ['Lunedì', 'un', 'ponticèllo', 'sull’acqua', 'apre', 'tra', 'pontìcoli', 'e', 'mercati'];
      const keys = Array.from({ length: 250 }, (_, at) => String(at));
      await saveAll(
        store,
        ...keys.map(key => {
          const at = Number(key);
          const rest = `Il ${words[at % words.length] ?? ''} di ${at % 40 === 0 ? 'ponticelli rari' : 'Mareno'}.`;
          return {
            key,
            text: `${at % 21 === 0 ? 'Pontìcello' : 'Notizia'} ${key}\n${rest}\nAltro.`,
            contentHash: key,
            ...(at % 33 === 0 ? { expiresAt: NOW } : {}),
          };
        }),
      );
      const holds = (at: number) => at % 9 === 2 || at % 9 === 6 || at % 40 === 0 || at % 21 === 0;
      const shown = (limit: number) => {
        const newest = keys
          .map(Number)
          .toReversed()
          .filter(at => holds(at) && at % 33 !== 0);
        const looked = newest.slice(0, limit + 40);
        return [...looked.filter(at => at % 21 === 0), ...looked.filter(at => at % 21 !== 0)].slice(0, limit);
      };
      const found = await store.reading.find({ words: 'pontic', now: NOW, skip: 0, limit: 12 });
      expect(found.map(({ title }) => Number(title.split(' ')[1]))).toEqual(shown(12));
      // a rare one, by the index
      const rare = await store.reading.find({ words: 'ponticelli rar', now: NOW, skip: 0, limit: 12 });
      expect(rare.map(({ title }) => Number(title.split(' ')[1]))).toEqual([240, 200, 160, 120, 80, 40]);
    });

    test('the first letters of a word are enough', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'a', text: 'Approvato il bilancio\nx\ny' });
      expect(await found(store, 'appro bil')).toEqual(['a']);
    });

    test('a word of the title weighs more than one of the text', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        { key: 'in text', text: 'Lavori in centro\nIl ponte resta aperto.\nPonte.' },
        { key: 'in title', text: 'Il ponte è finito\nDopo tre anni.\nEcco.' },
      );
      expect(await found(store, 'ponte')).toEqual(['in title', 'in text']);
      expect(await found(store, 'ponte', 1)).toEqual(['in title']);
    });

    test('an id or an address finds its article', async () => {
      await using store = await openNew(open);
      const [first] = await saveAll(store, { key: 'a' }, { key: 'b' });
      expect(await found(store, ` ${first?.id ?? ''} `)).toEqual(['a']);
      expect(await found(store, first?.url ?? '')).toEqual(['a']);
    });

    test('follows corrections, and forgets what was withdrawn', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'a', text: 'Prima versione\nx\ny' });
      await store.articles.save(buildArticle({ key: 'a', text: 'Seconda stesura\nx\ny' }), NOW);
      expect(await found(store, 'versione')).toEqual([]);
      expect(await found(store, 'stesura')).toEqual(['a']);
      await store.articles.withdraw('seeds', 'a', NOW);
      expect(await found(store, 'stesura')).toEqual([]);
      await store.articles.save(buildArticle({ key: 'a', text: 'Seconda stesura\nx\ny' }), NOW);
      expect(await found(store, 'stesura')).toEqual(['a']);
    });

    test.each(['', '  ', '!?', '*', '"', '\u0000', '\ud83d', '\u0301'])('%o finds nothing', async words => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'a' });
      expect(await found(store, words)).toEqual([]);
    });

    test.each(['ponte AND', 'title:ponte', '"ponte', 'ponte*', '-ponte', '(ponte', 'NEAR(ponte)', "pon'te"])(
      '%o is words, not syntax',
      async words => {
        await using store = await openNew(open);
        const text = "Il ponte and near title pon'te\nx\ny";
        await saveAll(store, { key: 'a', text }, { key: 'b', text: 'Senza\nx\ny' });
        expect(await found(store, words)).toEqual(['a']);
      },
    );

    test('no words make it fail, and an article’s own title finds it', async () => {
      await using store = await openNew(open);
      const words = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.stringMatching(/^[a-z"*()^:+\-{} ]{0,30}$/u),
      );
      await fc.assert(
        fc.asyncProperty(words, async title => {
          await store.articles.withdraw('seeds', 'a', NOW);
          await store.articles.save(buildArticle({ key: 'a', url: null, title }), NOW);
          const keys = await found(store, title);
          // in other letters SQLite and we may part words differently
          if (/^[a-z"*()^:+\-{} ]*[a-z][a-z"*()^:+\-{} ]*$/u.test(title)) expect(keys).toEqual(['a']);
        }),
        { numRuns: 200 },
      );
    });

    test('a whole page as a query is no harm', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'a' });
      expect(await found(store, 'Riapre il ponte di Valdorsa '.repeat(2000))).toEqual(['a']);
      expect(await found(store, `riapre ${'a'.repeat(100_000)}`)).toEqual([]);
      expect(await store.articles.searchWithdrawn('è'.repeat(2047), 9)).toEqual([]);
      expect(await found(store, Array.from({ length: 5000 }, (_, n) => `w${n}`).join(' '))).toEqual([]);
    });
  });
}
