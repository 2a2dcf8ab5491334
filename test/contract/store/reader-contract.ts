import { describe, expect, test } from 'vitest';
import { NO_SETTINGS, READER_KEPT, type ReaderKey } from '../../../src/core/ports/readers.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { DAY, HOUR } from '../../../src/core/time.ts';
import { buildArticle, NOW } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const ada: ReaderKey = { platform: 'telegram', kind: 'person', id: '5' };
const group: ReaderKey = { platform: 'telegram', kind: 'place', id: '5' };
const page = { now: NOW, skip: 0, limit: 9 };
const keysOf = async (store: Store, lines: readonly { readonly id: string }[]) =>
  Promise.all(lines.map(async ({ id }) => (await store.articles.get(id as never))?.key));
const prune = (store: Store, now: number) =>
  store.maintenance.prune({ now, keepMs: 365 * DAY, standing: [] });

export function readerContract(open: OpenStore): void {
  describe('readers', () => {
    test('have their own settings, each changed by itself, and a place is nobody’s', async () => {
      await using store = await openNew(open);
      const { readers } = store;
      expect(await readers.settings(ada, NOW)).toEqual(NO_SETTINGS);
      await readers.change(ada, { language: 'de' }, NOW);
      await readers.change(ada, { timezone: 'Europe/Rome', mutedUntil: NOW + HOUR }, NOW);
      const all = { language: 'de', timezone: 'Europe/Rome', mutedUntil: NOW + HOUR };
      expect(await readers.settings(ada, NOW)).toEqual(all);
      expect(await readers.settings(group, NOW)).toEqual(NO_SETTINGS);
      expect(await readers.settings({ ...ada, platform: 'discord' }, NOW)).toEqual(NO_SETTINGS);
      expect(await readers.change(ada, { language: null }, NOW)).toEqual({ ...all, language: null });
    });

    test('who has set nothing any more, or says so, is not remembered', async () => {
      await using store = await openNew(open);
      await store.readers.change(ada, { language: 'de' }, NOW);
      await store.readers.change(ada, { language: null }, NOW);
      expect(await store.readers.forget(ada)).toBe(false);
      await store.readers.change(ada, { language: 'de' }, NOW);
      expect(await store.readers.forget(ada)).toBe(true);
      expect(await store.readers.settings(ada, NOW)).toEqual(NO_SETTINGS);
    });

    test('are forgotten when they were not there for long, and only then', async () => {
      await using store = await openNew(open);
      await store.readers.change(ada, { language: 'de' }, NOW);
      await store.readers.change(group, { language: 'fr' }, NOW);
      // asking is being there
      await store.readers.settings(ada, NOW + 40 * DAY);
      expect(await prune(store, NOW + READER_KEPT + DAY)).toMatchObject({ readers: 1 });
      expect((await store.readers.settings(ada, NOW)).language).toBe('de');
      expect(await store.readers.settings(group, NOW)).toEqual(NO_SETTINGS);
    });

    test('keep long texts for their buttons for some days', async () => {
      await using store = await openNew(open);
      const text = 'ponte \u0000 \ud800 "x"; drop table readers '.repeat(9);
      const key = await store.readers.keepText(text, NOW);
      expect(key).toMatch(/^[\w-]{12}$/);
      expect(await store.readers.keepText(text, NOW + DAY)).toBe(key);
      expect(await store.readers.keptText(key)).toBe(text.replaceAll('\u0000', '\uFFFD').toWellFormed());
      await prune(store, NOW + 5 * DAY);
      expect(await store.readers.keptText(key)).toBeNull();
    });
  });

  describe('what readers may see', () => {
    const hidden = [
      { key: 'later', text: 'Ponte domani\nx\ny1', notBefore: NOW + HOUR },
      { key: 'expired', text: 'Ponte ieri\nx\ny2', expiresAt: NOW - HOUR },
      { key: 'shown', text: 'Ponte oggi\nx\ny3', notBefore: NOW, expiresAt: NOW + HOUR },
    ];

    test('has begun, is not expired and was not withdrawn', async () => {
      await using store = await openNew(open);
      await saveAll(store, ...hidden, { key: 'gone', text: 'Ponte mai\nx\ny4' });
      await store.articles.withdraw('seeds', 'gone', NOW);
      const { reading } = store;
      const asked = { ...page, language: null };
      expect(await keysOf(store, await reading.latest({ ...asked, topic: null }))).toEqual(['shown']);
      expect(await keysOf(store, await reading.find({ ...page, words: 'ponte' }))).toEqual(['shown']);
      for (const words of [null, 'ponte'])
        expect(await keysOf(store, await reading.quoted({ ...asked, words }))).toEqual(['shown']);
    });

    test('comes newest first, in the reader’s language of whatever country, by pages', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        ...['pt', 'pt-BR', 'it', 'pt-PT', 'ptx', 'p'].map((language, at) => ({
          key: language,
          text: `Titolo ${at}\nx\ny${at}`,
          language,
          publishedAt: NOW - at * HOUR,
        })),
      );
      const latest = async (language: string | null, skip = 0, limit = 9) =>
        keysOf(store, await store.reading.latest({ now: NOW, language, topic: null, skip, limit }));
      expect(await latest('pt')).toEqual(['pt', 'pt-BR', 'pt-PT']);
      expect(await latest('pt-AO', 1, 1)).toEqual(['pt-BR']);
      expect(await latest(null, 2, 2)).toEqual(['it', 'pt-PT']);
      expect(await latest('de')).toEqual([]);
    });

    test('is found by topic or keyword, without regard to case and accents', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        { key: 'a', text: 'A\nx\ny1', topics: ['Città', 'Sport'], publishedAt: NOW - HOUR },
        { key: 'b', text: 'B\nx\ny2', keywords: ['citta'], publishedAt: NOW - 2 * HOUR },
        { key: 'c', text: 'C\nx\ny3', topics: ['sport', 'SPORT'], language: 'de' },
      );
      const on = async (topic: string, language: string | null = null) =>
        keysOf(store, await store.reading.latest({ ...page, language, topic }));
      expect(await on('#CITTÀ')).toEqual(['a', 'b']);
      expect(await on('sport')).toEqual(['a', 'c']);
      expect(await on('sport', 'de')).toEqual(['c']);
      expect(await on('')).toEqual([]);
      const topics = { now: NOW, limit: 9 };
      expect(await store.reading.topics({ ...topics, language: null })).toEqual([
        { topic: expect.stringMatching(/sport/i) as string, articles: 2 },
        { topic: 'Città', articles: 1 },
      ]);
      expect(await store.reading.topics({ ...topics, language: 'de' })).toHaveLength(1);
      // a correction takes the topic away
      await store.articles.save(buildArticle({ key: 'a', text: 'A\nx\ny1', publishedAt: NOW }), NOW);
      expect(await on('citta')).toEqual(['b']);
    });

    test('is ranked: title, words that follow each other, names, the rest; of each the last that came first', async () => {
      await using store = await openNew(open);
      await saveAll(
        store,
        { key: 'title', text: 'Notte sul ponte\nx\ny1' },
        { key: 'apart', text: 'Altro\nIl ponte chiude e di notte si aspetta.\ny2' },
        { key: 'together', text: 'Altro\nUna ponte notte lunga.\ny3' },
        { key: 'names', text: 'Altro\nx\ny4', topics: ['notte', 'ponte'] },
        { key: 'apart too', text: 'Altro\nDi notte il ponte.\ny5' },
      );
      const found = (words: string, skip = 0, limit = 9) =>
        store.reading.find({ now: NOW, words, skip, limit });
      expect(await keysOf(store, await found('PONTE nótte'))).toEqual([
        'title',
        'together',
        'names',
        'apart too',
        'apart',
      ]);
      expect(await keysOf(store, await found('ponte notte', 3, 1))).toEqual(['apart too']);
      expect(await keysOf(store, await found('ponte not'))).toHaveLength(5);
      expect(await found('ponte xyzzy')).toEqual([]);
      expect(await found('"')).toEqual([]);
    });

    test('shows the words where they stand', async () => {
      await using store = await openNew(open);
      const before = 'Una frase qualunque. '.repeat(20);
      await saveAll(
        store,
        { key: 'a', text: `Altro\n${before}La <città> dorme & sogna.\ny` },
        { key: 'b', text: 'La citta\nz\nw' },
      );
      const [title, text] = await store.reading.find({ ...page, words: 'citta' });
      expect(text?.snippet.filter(({ isHit }) => isHit)).toEqual([{ text: 'città', isHit: true }]);
      expect(text?.snippet.map(part => part.text).join('')).toMatch(/^….*La <città> dorme & sogna/su);
      expect(title?.snippet.filter(({ isHit }) => isHit)).toEqual([{ text: 'citta', isHit: true }]);
    });

    test('is quoted first where somebody of that name speaks', async () => {
      await using store = await openNew(open);
      const quote = (speaker: string) => ({
        start: 0,
        end: 1,
        text: 'x',
        speaker,
        role: null,
        cue: null,
        reason: null,
        worth: 1,
      });
      await saveAll(
        store,
        { key: 'speaks', text: 'Altro\nx\ny1', quotes: [quote('Ada Ruvini')] },
        { key: 'named', text: 'Ruvini va via\nx\ny2' },
      );
      const quoted = await store.reading.quoted({ ...page, words: 'ruvini', language: null });
      expect(await keysOf(store, quoted)).toEqual(['speaks', 'named']);
      expect(quoted[0]?.quotes).toMatchObject([{ speaker: 'Ada Ruvini' }]);
    });
  });
}
