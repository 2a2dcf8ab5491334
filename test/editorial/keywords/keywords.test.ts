import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findKeywords, hashtagsOf } from '../../../src/editorial/keywords/find-keywords.ts';

describe('keywords', () => {
  test('names are whole, elisions as they are written, verbs and stop words left out', () => {
    const keywords = findKeywords({
      title: 'La Corea del Nord riapre l’archivio delle maree',
      lead: null,
      body: [
        'La Corea del Nord ha deciso di riaprire l’archivio delle maree. L’archivio, dice Nora Quilli, era chiuso.',
        'Nella Corea del Nord le maree sono alte; Nora Quilli le misura.',
      ],
      language: 'it',
    });
    expect(keywords).toContain('Corea del Nord');
    expect(keywords).toContain('Nora Quilli');
    expect(keywords.slice(0, 4).join(' ')).toMatch(/archivio/);
    expect(keywords).not.toContain('deciso');
  });

  test('none is given twice and at most as many as asked for', () => {
    const body = [
      'The tide bell rang. The tide bell fell silent. The mayor rang the bell of the tide again.',
    ];
    const keywords = findKeywords({ title: 'The tide bell', lead: null, body, language: 'en' }, 3);
    expect(keywords.length).toBeLessThanOrEqual(3);
    expect(new Set(keywords.map(word => word.toLowerCase())).size).toBe(keywords.length);
  });
});

describe('hashtags', () => {
  test('a name is joined with capitals', () => {
    expect(hashtagsOf(['Corea del Nord', '2026', 'l’archivio'], ['Mark Quill'], 9)).toEqual([
      '#CoreaDelNord',
      '#MarkQuill',
      '#LArchivio',
    ]);
  });

  test('whatever the words, a tag is one both platforms take, none twice, never more than asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' })),
        fc.array(fc.string()),
        fc.nat(8),
        (keywords, names, limit) => {
          const tags = hashtagsOf(keywords, names, limit);
          expect(tags.length).toBeLessThanOrEqual(limit);
          expect(new Set(tags.map(tag => tag.toLowerCase())).size).toBe(tags.length);
          for (const tag of tags) {
            expect(tag).toMatch(/^#[\p{L}\p{N}_]{2,40}$/u);
            expect(tag).not.toMatch(/^#\p{N}+$/u);
          }
        },
      ),
    );
  });
});
