import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findKeywords } from '../../../src/editorial/keywords/find-keywords.ts';
import { hashtagsOf } from '../../../src/editorial/keywords/hashtags.ts';

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

  test('a paragraph of any length has some, or none', () => {
    const article = { title: null, lead: null, language: 'en' };
    expect(() => findKeywords({ ...article, body: ['*a Okumo '.repeat(200_000)] })).not.toThrow();
  });

  test('an office before a name, a country’s genitive and who reports are none', () => {
    const english = findKeywords({
      title: 'Boat found off Harrowmouth',
      lead: null,
      body: ['Deputy Police Chief Keiso Okumo told CNN of the boat. Okumo saw the boat, CNN said.'],
      language: 'en',
    });
    expect(english).toContain('Keiso Okumo');
    expect(english).not.toContain('CNN');
    const german = findKeywords({
      title: 'Bahn fährt weiter',
      lead: null,
      body: ['Die Bahn fährt bis nach China. Die Züge Chinas warten, und die Bahn wartet mit.'],
      language: 'de',
    });
    expect(german).toContain('China');
    expect(german).not.toContain('Chinas');
  });

  test('none is given twice and at most as many as asked for', () => {
    const body = [
      'The tide bell rang. The tide bell fell silent. The mayor rang the bell of the tide again.',
    ];
    const keywords = findKeywords({ title: 'The tide bell', lead: null, body, language: 'en' }, 3);
    expect(keywords.length).toBeLessThanOrEqual(3);
    expect(new Set(keywords.map(word => word.toLowerCase())).size).toBe(keywords.length);
  });

  test.each([
    {
      language: 'it',
      title: 'Quilli riapre la diga, protesta il Molo Vecchio',
      body: [
        'Il Segretario generale dei pescatori Nora Quilli ha riaperto la diga. La diga era chiusa da tre anni, dice Quilli.',
        'La regione e i paesi della costa hanno chiesto a Quilli una diga nuova. Nella regione del Molo Vecchio la diga serve ai paesi.',
      ],
      first: 'Nora Quilli',
      without: /segretario|regione|paesi/iu,
    },
    {
      language: 'en',
      title: 'Ottilie Fenwick opens the weir',
      body: [
        'Mayor Ottilie Fenwick opened the weir on Monday. The weir had been shut for years, Fenwick said.',
        'The government of the region paid for the weir, said President Fenwick. People came to the weir on Monday.',
      ],
      first: 'Ottilie Fenwick',
      without: /mayor|president|monday|government|region|people/iu,
    },
    {
      language: 'de',
      title: 'Bürgermeisterin Quill öffnet das Wehr',
      body: [
        'Die Bürgermeisterin Adelheid Quill hat das Wehr geöffnet. Das Wehr war drei Jahre zu, sagte Quill am Montag.',
        'Menschen aus dem ganzen Land kamen zum Wehr. Quill dankte den Menschen, und das Wehr rauschte.',
      ],
      first: 'Adelheid Quill',
      without: /bürgermeisterin|montag|jahre|menschen|land/iu,
    },
    {
      language: 'fr',
      title: 'Apolline Garance rouvre le barrage',
      body: [
        'Le ministre a remercié Apolline Garance pour le barrage. Le barrage était fermé, dit Garance.',
        'Les pays de la région ont payé le barrage, selon le ministre. Garance a salué la région et le barrage.',
      ],
      first: 'Apolline Garance',
      without: /ministre|pays|région/iu,
    },
    {
      language: 'es',
      title: 'Eulalia Marcha reabre la presa',
      body: [
        'El presidente dio las gracias a Eulalia Marcha por la presa. La presa estaba cerrada, dijo Marcha.',
        'Los países de la región pagaron la presa, según el presidente. Marcha saludó a la región y la presa.',
      ],
      first: 'Eulalia Marcha',
      without: /presidente|países|región/iu,
    },
  ])(
    'in $language a person is given once and first, by the full name, and no office, area or time',
    article => {
      const keywords = findKeywords({ ...article, lead: null });
      expect(keywords[0]).toBe(article.first);
      const surname = article.first.split(' ')[1] ?? '';
      expect(keywords.filter(word => word.includes(surname))).toHaveLength(1);
      expect(keywords.join(' ')).not.toMatch(article.without);
      expect(keywords.length).toBeGreaterThan(1);
    },
  );

  test('what stands before a name is no part of it', () => {
    const keywords = findKeywords({
      title: null,
      lead: null,
      body: [
        'Per il governatore della Banca d’Italia Fabio Quilli il molo è sicuro. Lo stesso Fabio Quilli misura il molo con Marine Le Brun.',
      ],
      language: 'it',
      people: ['Fabio Quilli'],
    });
    expect(keywords).toContain('Fabio Quilli');
    expect(keywords).toContain('Marine Le Brun');
  });
});

describe('hashtags', () => {
  test('a person of whom a keyword gives a part is tagged once, by the full name', () => {
    expect(hashtagsOf(['NATO', 'Quill'], ['Mark Quill', 'Nora Fenwick'], 3)).toEqual([
      '#NATO',
      '#MarkQuill',
      '#NoraFenwick',
    ]);
  });

  test('a name is joined with capitals', () => {
    expect(hashtagsOf(['Corea del Nord', '2026', 'l’archivio'], ['Mark Quill'], 9)).toEqual([
      '#CoreaDelNord',
      '#LArchivio',
      '#MarkQuill',
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

test('two who speak together are two people, and a name with "y" in it is one', () => {
  expect(hashtagsOf(['Mora'], ['Ana Cruz y Luis Mora', 'José Quilla y Roble'], 9)).toEqual([
    '#LuisMora',
    '#AnaCruz',
    '#JoséQuillaYRoble',
  ]);
});
