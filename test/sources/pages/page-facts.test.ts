import { describe, expect, test } from 'vitest';
import { readPage } from '../../../src/sources/pages/page.ts';

const PARAGRAPH =
  'Il ponte di Valdorsa resta chiuso fino a lunedì, ha detto il sindaco nella seduta di ieri sera, e la strada per il porto con esso.';
const TEXT = Array.from({ length: 6 }, (_, n) => `<p>${PARAGRAPH} Parte ${n}.</p>`).join('');
const html = ({
  head = '',
  above = '',
  below = '',
  heading = '<h1>Il ponte resta chiuso</h1>',
  body = TEXT,
}) =>
  `<!doctype html><html lang="it"><head>${head}</head><body><article>${above}${heading}${below}${body}</article></body></html>`;
const read = (parts: Parameters<typeof html>[0], url: string | null = null) =>
  readPage(html(parts), { url, timezone: 'Europe/Rome' });

describe('the authors', () => {
  test.each([
    ['<p class="byline">di Anna Verdi</p>', ['Anna Verdi']],
    ['<p>di Anna Verdi e Marco Neri</p>', ['Anna Verdi', 'Marco Neri']],
    ['<p>Von <a href="/autoren/max-weber">Max Weber</a></p>', ['Max Weber']],
    ['<div class="author-name">Anna Verdi</div>', ['Anna Verdi']],
    ['<p>By</p><p>Anna Tallow</p>', ['Anna Tallow']],
    ['<p><a href="/author/anna/">Anna Verdi</a></p>', ['Anna Verdi']],
    // who is named for another reason did not write
    ['<p class="related-author">Marco Neri</p>', []],
    ['<p class="byline">di Redazione</p>', []],
    ['<p>Anna Verdi</p>', []],
    ['<p class="byline">12 novembre 2026</p>', []],
  ])('of %s', (below, authors) => {
    expect(read({ below }).authors).toEqual(authors);
  });

  test('are people where one place names people and another the site', () => {
    const head = '<meta name="author" content="admin"><meta property="article:author" content="Anna Verdi">';
    expect(read({ head }).authors).toEqual(['Anna Verdi']);
    const site = '<meta name="author" content="Gazzetta">';
    expect(read({ head: site, below: '<p>di Anna Verdi</p>' }).authors).toEqual(['Anna Verdi']);
    expect(read({ head: site }).authors).toEqual(['Gazzetta']);
  });

  test('are not those of comments', () => {
    const comment = '<div itemprop="comment"><span itemprop="author">Marco Neri</span></div>';
    expect(read({ body: TEXT + comment }).authors).toEqual([]);
  });
});

describe('the title', () => {
  const title = (text: string) => `<title>${text}</title>`;
  test.each([
    [
      'the name of the site behind it',
      '',
      title('Il ponte resta chiuso | Gazzetta'),
      'Il ponte resta chiuso',
    ],
    [
      'the name of the site before it',
      '',
      `${title('Gazzetta - Il ponte resta chiuso')}<meta property="og:site_name" content="Gazzetta">`,
      'Il ponte resta chiuso',
    ],
    [
      'a heading that is another one',
      '<h1>Iscriviti</h1>',
      title('Il ponte resta chiuso'),
      'Il ponte resta chiuso',
    ],
    [
      'several headings',
      '<h1>Cronaca</h1><h1>Il ponte resta chiuso</h1>',
      title('Il ponte resta chiuso da ieri'),
      'Il ponte resta chiuso',
    ],
    [
      'a heading in capitals',
      '<h1>IL PONTE RESTA CHIUSO</h1>',
      title('Il ponte resta chiuso'),
      'Il ponte resta chiuso',
    ],
    ['a hyphen of its own', '', title('Anti-corruzione, il ponte'), 'Anti-corruzione, il ponte'],
    ['entities escaped twice', '', title('Ponte &amp;amp; porto'), 'Ponte & porto'],
    ['no word of it', '', '', null],
  ])('with %s', (...[, heading, head, expected]) => {
    expect(read({ heading, head }).title).toBe(expected);
  });
});

describe('the date', () => {
  test.each([
    ['<p class="date">17 dicembre 2025, ore 10:30</p>', '2025-12-17T09:30Z'],
    ['<p>Dec. 17, 2025</p>', '2025-12-16T23:00Z'],
    ['<p>Aggiornato il 19 dicembre 2025</p><p>Pubblicato il 17 dicembre 2025</p>', '2025-12-16T23:00Z'],
  ])('as it is written by the headline: %s', (below, expected) => {
    expect(read({ below }).published).toBe(Date.parse(expected));
  });

  test('of the address counts where nothing else says one', () => {
    const url = 'https://esempio.it/2025/12/17/ponte';
    expect(read({}, url).published).toBe(Date.parse('2025-12-16T23:00Z'));
    expect(read({ below: '<p>18 dicembre 2025</p>' }, url).published).toBe(Date.parse('2025-12-17T23:00Z'));
  });

  test('that nobody can read is told in its words, unless another place says one', () => {
    const head = '<meta property="article:published_time" content="Floréal 12">';
    expect(read({ head })).toMatchObject({ published: null, unreadDate: 'Floréal 12' });
    expect(read({ head, below: '<p>17 dicembre 2025</p>' })).toMatchObject({
      published: Date.parse('2025-12-16T23:00Z'),
      unreadDate: null,
    });
  });
});

describe('that one must pay', () => {
  const json = (fields: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Il ponte', ...fields })}</script>`;
  test.each([
    [json({ isAccessibleForFree: false }), true],
    [json({ isAccessibleForFree: 'False' }), true],
    [json({ isAccessibleForFree: 'https://schema.org/False' }), true],
    [json({ hasPart: { '@type': 'WebPageElement', isAccessibleForFree: 'False' } }), true],
    ['<meta property="article:content_tier" content="locked">', true],
    [json({ isAccessibleForFree: true }), false],
    ['<meta property="article:content_tier" content="free">', false],
    ['', false],
  ])('is read of %s', (head, paywalled) => {
    expect(read({ head }).paywalled).toBe(paywalled);
  });
});
