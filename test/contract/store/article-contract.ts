import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, SECOND } from '../../../src/core/time.ts';
import { buildArticle, NOW } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';
import { reasonOf } from '../../../src/core/reasons/reason.ts';

const whole = buildArticle({
  lead: 'Un sommario',
  topics: ['Esteri', 'Economia'],
  authors: ['Ada Corvi'],
  keywords: ['Valdorsa'],
  dropped: ['Leggi anche'],
  quotes: [
    {
      start: 0,
      end: 6,
      text: 'Riapre',
      speaker: 'Lia Monti',
      role: 'sindaca',
      cue: 'ha detto',
      reason: 'verb after',
      worth: 0.5,
    },
  ],
  image: 'https://gazzetta.example/ponte.jpg',
  notBefore: NOW - HOUR,
  expiresAt: NOW + HOUR,
  priority: 2.5,
});

export function articleContract(open: OpenStore): void {
  describe('articles', () => {
    test('a new article comes back whole', async () => {
      await using store = await openNew(open);
      const result = await store.articles.save(whole, NOW);
      expect(result).toEqual({ kind: 'new', article: whole });
      expect(await store.articles.get(whole.id)).toEqual(whole);
      expect(await store.articles.get(buildArticle({ key: 'other' }).id)).toBeNull();
    });

    test('the store itself keeps revision, arrival and withdrawal', async () => {
      await using store = await openNew(open);
      const result = await store.articles.save({ ...whole, revision: 7, receivedAt: 1, withdrawnAt: 2 }, NOW);
      expect(result).toMatchObject({
        kind: 'new',
        article: { revision: 1, receivedAt: NOW, withdrawnAt: null },
      });
    });

    test('the same article read again is the same', async () => {
      await using store = await openNew(open);
      await store.articles.save(whole, NOW);
      const again = await store.articles.save({ ...whole, receivedAt: NOW + HOUR }, NOW + HOUR);
      expect(again).toEqual({ kind: 'same', article: whole });
    });

    test('an address that others have, too, makes no duplicate, here or of what was forgotten', async () => {
      await using store = await openNew(open);
      const url = 'https://gazzetta.example/allerte';
      const alert = (key: string, sharesUrl: boolean) => buildArticle({ key, url, sharesUrl });
      await saveAll(store, alert('1', false), alert('2', true), alert('3', true));
      expect(await store.articles.keysOf('seeds')).toEqual(['1', '2', '3']);
      expect(await store.articles.get(alert('2', true).id)).toMatchObject({ url, sharesUrl: true });
      // that it is shared comes out later: no correction
      expect(await store.articles.save(alert('1', true), NOW)).toMatchObject({ kind: 'same' });
      expect(await store.articles.get(alert('1', true).id)).toMatchObject({ sharesUrl: true, revision: 1 });
      expect(await store.articles.save(alert('4', false), NOW)).toMatchObject({ kind: 'new' });
      expect(await store.articles.save(alert('5', false), NOW)).toMatchObject({ kind: 'duplicate' });
    });

    test('one that moves keeps its id and its posts under its new key, and its old key is free for another', async () => {
      await using store = await openNew(open);
      const [first] = await saveAll(store, { key: 'a.txt' });
      const id = first?.id ?? buildArticle().id;
      const moved = { id, source: 'seeds', from: 'a.txt', to: 'b.txt' };
      expect(await store.articles.move(moved)).toBe(true);
      expect(await store.articles.move(moved)).toBe(false);
      expect(await store.articles.keysOf('seeds')).toEqual(['b.txt']);
      expect(await store.articles.get(id)).toEqual({ ...first, key: 'b.txt' });
      const [other] = await saveAll(store, { key: 'a.txt', text: 'Altro', url: null });
      expect(other?.id).not.toBe(id);
      expect(await store.articles.keysOf('seeds')).toEqual(['a.txt', 'b.txt']);
    });

    test('one moves to the key of a withdrawn one, and not to that of a living one', async () => {
      await using store = await openNew(open);
      const [first, second] = await saveAll(store, { key: 'a.txt' }, { key: 'b.txt' });
      const moved = { id: first?.id ?? buildArticle().id, source: 'seeds', from: 'a.txt', to: 'b.txt' };
      expect(await store.articles.move(moved)).toBe(false);
      await store.articles.withdraw('seeds', 'b.txt', NOW);
      expect(await store.articles.move(moved)).toBe(true);
      expect(await store.articles.keysOf('seeds')).toEqual(['b.txt']);
      expect(await store.articles.get(second?.id ?? moved.id)).toMatchObject({ withdrawnAt: NOW });
      await store.articles.withdraw('seeds', 'b.txt', NOW);
      expect(await store.articles.move(moved)).toBe(false);
    });

    test('changed words are a correction: one revision more, the first arrival kept', async () => {
      await using store = await openNew(open);
      await store.articles.save(whole, NOW);
      const text = 'Chiude il ponte\nDi nuovo.\nFino a lunedì.';
      const changed = buildArticle({ ...whole, text, contentHash: 'other', title: 'Chiude il ponte' });
      const result = await store.articles.save(changed, NOW + HOUR);
      expect(result).toEqual({
        kind: 'corrected',
        article: { ...changed, revision: 2, receivedAt: NOW, correctedAt: NOW + HOUR },
      });
      expect(await store.articles.get(whole.id)).toMatchObject({ text, revision: 2 });
    });

    test.each([
      { title: 'Un altro titolo' },
      { topics: ['Cronaca'] },
      { language: 'en' },
      { expiresAt: null },
      { url: null },
      { priority: 3 },
      { publishedAt: null },
    ])('a change of what the source says is a correction: %o', async change => {
      await using store = await openNew(open);
      await store.articles.save(whole, NOW);
      const result = await store.articles.save({ ...whole, ...change }, NOW);
      expect(result).toMatchObject({ kind: 'corrected', article: { revision: 2, ...change } });
    });

    test('a better reading of the same words is kept without being a correction', async () => {
      await using store = await openNew(open);
      await store.articles.save(whole, NOW);
      const reread = { ...whole, text: whole.text.replace('\n', '\n\n'), keywords: ['ponte'], quotes: [] };
      expect(await store.articles.save(reread, NOW)).toEqual({ kind: 'same', article: reread });
      expect(await store.articles.get(whole.id)).toEqual(reread);
    });

    test('an article with the address or the words of another source’s is an article of its own', async () => {
      await using store = await openNew(open);
      const [first] = await saveAll(store, { key: 'a', text: 'Un testo' });
      const url = first?.url ?? null;
      const twin = buildArticle({ key: 'b', source: 'agency', url, text: 'Un testo' });
      expect(await store.articles.save(twin, NOW)).toMatchObject({ kind: 'new' });
    });

    test('an article with the address of another is its duplicate', async () => {
      await using store = await openNew(open);
      const [first] = await saveAll(store, { key: 'a' });
      const twin = buildArticle({ key: 'b', url: first?.url ?? null });
      expect(await store.articles.save(twin, NOW)).toEqual({ kind: 'duplicate', of: first?.id });
      expect(await store.articles.get(twin.id)).toBeNull();
    });

    test('an article with the words of another is its duplicate', async () => {
      await using store = await openNew(open);
      const [first] = await saveAll(store, { key: 'a', url: null, text: 'Un testo' });
      const twin = buildArticle({ key: 'b', url: null, text: 'Un testo' });
      expect(await store.articles.save(twin, NOW)).toEqual({ kind: 'duplicate', of: first?.id });
    });

    test('articles without an address are not each other’s duplicates', async () => {
      await using store = await openNew(open);
      expect(await saveAll(store, { key: 'a', url: null }, { key: 'b', url: null })).toHaveLength(2);
    });

    test('the place in the source goes before the address', async () => {
      await using store = await openNew(open);
      const [first] = await saveAll(store, { key: 'a' }, { key: 'b' });
      const moved = buildArticle({ key: 'b', url: first?.url ?? null });
      expect(await store.articles.save(moved, NOW)).toMatchObject({ kind: 'corrected' });
    });

    test('withdrawing is said once', async () => {
      await using store = await openNew(open);
      await store.articles.save(whole, NOW);
      const gone = await store.articles.withdraw(whole.source, whole.key, NOW + SECOND);
      expect(gone).toEqual({ ...whole, withdrawnAt: NOW + SECOND });
      expect(await store.articles.withdraw(whole.source, whole.key, NOW + HOUR)).toBeNull();
      expect(await store.articles.withdraw(whole.source, 'never seen', NOW)).toBeNull();
      expect(await store.articles.get(whole.id)).toMatchObject({ withdrawnAt: NOW + SECOND });
    });

    test('a withdrawn article that comes back unchanged is new again', async () => {
      await using store = await openNew(open);
      await store.articles.save(whole, NOW);
      await store.articles.withdraw(whole.source, whole.key, NOW);
      expect(await store.articles.save(whole, NOW + HOUR)).toEqual({ kind: 'new', article: whole });
    });

    test('a withdrawn article that comes back changed is corrected', async () => {
      await using store = await openNew(open);
      await store.articles.save(whole, NOW);
      await store.articles.withdraw(whole.source, whole.key, NOW);
      expect(await store.articles.save({ ...whole, title: 'Altro' }, NOW)).toMatchObject({
        kind: 'corrected',
        article: { revision: 2, withdrawnAt: null, title: 'Altro' },
      });
    });

    test('a duplicate is taken once its original is withdrawn, and then the original is the duplicate', async () => {
      await using store = await openNew(open);
      await store.articles.save(whole, NOW);
      const renamed = buildArticle({ ...whole, key: 'renamed', id: buildArticle({ key: 'renamed' }).id });
      expect(await store.articles.save(renamed, NOW)).toMatchObject({ kind: 'duplicate' });
      await store.articles.withdraw(whole.source, whole.key, NOW);
      expect(await store.articles.save(renamed, NOW)).toMatchObject({ kind: 'new' });
      expect(await store.articles.save(whole, NOW)).toEqual({ kind: 'duplicate', of: renamed.id });
    });

    test('keys and counts are of living articles', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'b' }, { key: 'a' }, { key: 'c' }, { key: 'a', source: 'agency' });
      await store.articles.withdraw('seeds', 'c', NOW);
      expect(await store.articles.keysOf('seeds')).toEqual(['a', 'b']);
      expect(await store.articles.keysOf('nobody')).toEqual([]);
      expect(await store.articles.count()).toEqual([
        { source: 'agency', articles: 1 },
        { source: 'seeds', articles: 2 },
      ]);
    });

    test('the latest articles are those with the newest news, in the languages asked for', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        { key: 'old', publishedAt: NOW - 3 * HOUR },
        { key: 'seen now', publishedAt: null },
        { key: 'english', publishedAt: NOW - HOUR, language: 'en' },
        { key: 'gone', publishedAt: NOW },
      );
      await store.articles.withdraw('seeds', 'gone', NOW);
      const keys = async (languages: string[], limit = 9) =>
        (await store.articles.latest({ languages, limit })).map(article => article.key);
      expect(await keys([])).toEqual(['seen now', 'english', 'old']);
      expect(await keys(['en'])).toEqual(['english']);
      expect(await keys([], 1)).toEqual(['seen now']);
    });

    test('the newest fault of a file stands until it is cleared', async () => {
      await using store = await openNew(open);
      const fault = {
        source: 'seeds',
        key: 'broken.txt',
        line: 3,
        reason: reasonOf('text-byte', { position: '7', value: 'E8' }),
      };
      const empty = reasonOf('front-matter', { detail: reasonOf('text-empty') });
      await store.articles.saveFault(fault, NOW);
      await store.articles.saveFault({ ...fault, line: null, reason: empty }, NOW + SECOND);
      await store.articles.saveFault({ ...fault, key: 'second' }, NOW);
      expect(await store.articles.faults()).toEqual([
        { ...fault, line: null, reason: empty, at: NOW + SECOND },
        { ...fault, key: 'second', at: NOW },
      ]);
      await store.articles.clearFault('seeds', 'broken.txt');
      await store.articles.clearFault('seeds', 'never there');
      expect(await store.articles.faults()).toHaveLength(1);
    });

    test('any text survives: what UTF-8 cannot hold becomes U+FFFD, offsets stay', async () => {
      await using store = await openNew(open);
      const text = fc.string({ unit: 'binary', minLength: 1 }).map(part => `${part}\u0000\ud800x`);
      await fc.assert(
        fc.asyncProperty(text, text, async (words, key) => {
          await store.articles.withdraw('seeds', key, NOW);
          const quote = { start: 0, end: words.length, text: words, worth: 1 };
          const article = buildArticle({
            key,
            url: null,
            text: words,
            contentHash: `${key} ${words}`,
            quotes: [{ ...quote, speaker: words, role: null, cue: null, reason: null }],
          });
          const result = await store.articles.save(article, NOW);
          if (result.kind === 'duplicate') throw new Error('no other article is there');
          const saved = result.article;
          expect(saved.text).toBe(words.toWellFormed().replaceAll('\0', '\ufffd'));
          expect(saved.text.slice(saved.quotes[0]?.start, saved.quotes[0]?.end)).toBe(saved.quotes[0]?.text);
          expect(await store.articles.get(article.id)).toEqual(saved);
          expect(await store.articles.save(article, NOW)).toEqual({ kind: 'same', article: saved });
        }),
        { numRuns: 50 },
      );
    });
  });
}
