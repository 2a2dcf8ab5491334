import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../../src/sources/pages/page.ts';
import { isPaymentNotice } from '../../../../src/sources/pages/text/trim-paragraphs.ts';

const sentences = Array.from(
  { length: 8 },
  (_, n) =>
    `Parte ${n}: il ponte di Valdorsa resta chiuso fino a lunedì, ha detto il sindaco nella seduta di ieri sera, e la strada con esso.`,
);
const article = (inside: string, after = '') =>
  `<html><body><article><h1>Il ponte</h1>${sentences.map(text => `<p>${text}</p>`).join('')}${inside}</article>${after}</body></html>`;
const linesOf = (inside: string, after = '') => readHtml(article(inside, after), null).text.split('\n');

test('the article is read whole where nothing stands beside it', () => {
  expect(linesOf('')).toEqual(sentences);
});

describe('what stands beside the article is no part of it', () => {
  test.each([
    '<div class="related-posts"><p>Un altro articolo di ieri, che parla di tutt’altro.</p></div>',
    '<div class="social-share">Condividi su tutti i tuoi canali</div>',
    '<nav><a href="/">Casa</a></nav>',
    '<aside>Per saperne di più sul ponte e sulla sua storia.</aside>',
    '<div role="complementary">Nella stessa rubrica, un altro pezzo.</div>',
    '<div style="display:none">Testo che nessuno vede, per i motori di ricerca.</div>',
    '<p class="wp-caption-text">Il ponte visto dal porto, in una foto di ieri.</p>',
    '<div class="newsletter-box"><p>Iscriviti alla nostra lettera del mattino.</p></div>',
    '<script>var testo = "no";</script><style>p { color: red }</style>',
    '<div class="promo"><a href="/a">Scopri l’offerta</a></div>',
    '<p><a href="/altro">Il porto riapre dopo un mese</a></p>',
    '<p>Condividi su Facebook</p>',
    '<p>Abbonati per continuare a leggere</p>',
    '<h2>Articoli correlati</h2><p>Un titolo di altro argomento che non è di qui.</p>',
  ])('%s', inside => {
    expect(linesOf(inside)).toEqual(sentences);
  });
});

describe('what only looks like it stays', () => {
  test.each([
    [
      '<p>Lo ha detto <a href="/a">il sindaco di Valdorsa</a> in aula.</p>',
      'Lo ha detto il sindaco di Valdorsa in aula.',
    ],
    ['<h2>La storia del ponte</h2>', 'La storia del ponte'],
    [
      '<ul><li>Primo: il ponte, che resta chiuso a tutti.</li></ul>',
      'Primo: il ponte, che resta chiuso a tutti.',
    ],
    [
      '<p>Gli abbonati del teatro sono novemila, e continuano a leggere il programma.</p>',
      'Gli abbonati del teatro sono novemila, e continuano a leggere il programma.',
    ],
  ])('%s', (inside, line) => {
    expect(linesOf(inside)).toContain(line);
  });
});

test('a page whose text is hidden until it is put together is read', () => {
  const page = `<html><body><div style="display:none"><article>${sentences.map(text => `<p>${text}</p>`).join('')}</article></div></body></html>`;
  expect(readHtml(page, null).text.split('\n')).toEqual(sentences);
});

test.each([
  ['Subscribe now to continue reading', true],
  ['This article is for subscribers', true],
  ['Sei già abbonato? Accedi', true],
  ['Per continuare a leggere questo articolo abbonati al giornale.', true],
  ['Jetzt abonnieren und weiterlesen', true],
  ['Cet article est réservé aux abonnés', true],
  ['Contenido exclusivo para suscriptores', true],
  ['The league wants viewers to subscribe, the clubs do not.', false],
  ['Il giornale ha perso metà dei suoi abbonati in dieci anni.', false],
  ['Das Theater hat neue Abonnenten gewonnen.', false],
])('whether "%s" asks for payment: %s', (line, expected) => {
  expect(isPaymentNotice(line)).toBe(expected);
});

test.each([
  ['brackets', '<'.repeat(500_000)],
  ['boxes', '<div>'.repeat(200_000)],
  ['entities', '&amp;'.repeat(400_000)],
])('a flood of %s is no page, and nothing is read of it', (_, flood) => {
  expect(readHtml(article('', flood), null).text).toBe('');
});

test('of a page that has no title and is nothing but paragraphs, the first one is read, too', () => {
  const first = 'The ferry of Harrowmouth stops';
  const html = `<p>${first}</p><div><br/>${sentences.map(text => `<p>${text}</p>`).join('')}</div>`;
  expect(readHtml(html, null)).toMatchObject({ title: null, text: [first, ...sentences].join('\n') });
});
