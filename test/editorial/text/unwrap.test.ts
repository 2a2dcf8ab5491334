import { describe, expect, test } from 'vitest';
import { analyze } from '../../../src/editorial/analyze.ts';
import { unwrap } from '../../../src/editorial/text/unwrap.ts';

const PARAGRAPHS = [
  'La biblioteca di Borgomago presta da lunedì anche gli ombrelli, uno per tessera e per non più di una settimana.',
  'L’idea è venuta alla direttrice, Elda Fornari, dopo un inverno in cui i lettori arrivavano fradici e i libri anche.',
  '«Abbiamo contato sessanta ombrelli dimenticati in tre anni, e nessuno è mai tornato a chiederli», ha detto Fornari ai consiglieri riuniti in sala.',
  'Chi non lo riporta in tempo paga venti centesimi al giorno, come per un romanzo.',
];

/** Breaks lines as an editor does: a word that has no room goes on the next one. */
const wrap = (paragraph: string, width: number, lineEnd = '\n'): string =>
  paragraph
    .split(' ')
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= width)
        lines.splice(-1, 1, `${last} ${word}`);
      else lines.push(word);
      return lines;
    }, [])
    .join(lineEnd);

describe('a text that was wrapped at some width', () => {
  test.each([48, 60, 72, 80])('is read in the paragraphs it had (%d)', width => {
    const wrapped = PARAGRAPHS.map(paragraph => wrap(paragraph, width)).join('\n\n');
    expect(unwrap(wrapped)).toBe(PARAGRAPHS.join('\n\n'));
  });

  test('keeps every offset where lines end with two characters', () => {
    const wrapped = PARAGRAPHS.map(paragraph => wrap(paragraph, 60, '\r\n')).join('\r\n\r\n');
    expect(unwrap(wrapped)).toHaveLength(wrapped.length);
    expect(unwrap(wrapped).split(/(?:\r\n)+/u)).toHaveLength(PARAGRAPHS.length);
  });

  test('without blank lines its paragraphs still end where a sentence does', () => {
    const wrapped = PARAGRAPHS.map(paragraph => wrap(paragraph, 60)).join('\n');
    expect(unwrap(wrapped).split('\n')).toEqual(PARAGRAPHS);
  });

  test('keeps the entries of a list apart', () => {
    const list = ['- ombrelli e mantelle di ogni misura per chi arriva bagnato', '- stivali'].join('\n');
    const wrapped = [...PARAGRAPHS.map(paragraph => wrap(paragraph, 60)), list].join('\n\n');
    expect(unwrap(wrapped)).toContain(list);
  });

  test('is analysed as the text it was, and quoted with its line ends', () => {
    const text = ['Ombrelli in prestito', ...PARAGRAPHS.map(paragraph => wrap(paragraph, 60))].join('\n\n');
    const { body, quotes } = analyze({ text });
    expect(body).toEqual(PARAGRAPHS);
    expect(quotes).toMatchObject([
      { speaker: 'Elda Fornari', text: text.slice(quotes[0]?.start, quotes[0]?.end) },
    ]);
  });
});

describe('a line end in a text that is not wrapped', () => {
  test('throughout: where lines are as long as those that continue, one before a capital goes on, too', () => {
    const long =
      'Am Donnerstag hat die Stadt Nordenbrück beschlossen, die alte Brücke am Hafen noch einmal zu prüfen, bevor sie im Mai für immer geschlossen wird.';
    const wrapped = [
      wrap(
        'Der Ausschuss tagte bis spät am Abend, und die Reihen der Zuhörer waren bis zuletzt gefüllt mit allen, die dort wohnen. „Wir warten seit Jahren auf eine Antwort der Verwaltung“, sagte Nora Quill.',
        70,
      ),
      wrap(
        'Die Leiterin des Bauamts sprach von einer Frist, die man einhalten werde, und von einem Gutachten, das in der kommenden Woche fertig sein soll, wenn alles gut geht.',
        70,
      ),
      wrap(
        'Wer am anderen Ufer wohnt, nimmt bis dahin die Fähre, die alle zwanzig Minuten fährt und an den Abenden oft so voll ist, dass man lange warten muss.',
        70,
      ),
    ];
    const text = [long, ...wrapped, long, 'Kurze Zeile ohne Punkt', long].join('\n');
    expect(unwrap(text).split('\n')).toEqual([
      long,
      ...wrapped.map(paragraph => paragraph.replaceAll('\n', ' ')),
      long,
      'Kurze Zeile ohne Punkt',
      long,
    ]);
  });

  test('but has lines that continue: where a sentence or a quotation is not finished, the next line goes on, too', () => {
    const paragraphs = [
      'Der Ausschuss tagte bis spät am Abend, und die Reihen der Zuhörer waren bis zuletzt|gefüllt. "Wir warten seit Jahren auf eine|Antwort der Verwaltung", sagte am Ende Nora|Quill|(SPD) und ging.',
      'Wer am anderen Ufer wohnt (also fast alle)|nimmt bis dahin die Fähre, die alle zwanzig Minuten fährt|und an den Abenden oft voll ist.',
      'Am Hafen|sieht man das anders. Die Leiterin des Bauamts sprach von einem Gutachten, das im|Mai fertig sein soll.',
      'Kurze Zeile ohne Punkt',
      'Die Brücke am Hafen wird im Mai für immer|geschlossen, und niemand weiß,|wann die neue kommt.',
    ];
    const text = paragraphs.join('\n').replaceAll('|', '\n');
    expect(unwrap(text).split('\n')).toEqual(paragraphs.map(paragraph => paragraph.replaceAll('|', ' ')));
  });

  test('in the middle of a sentence is a blank', () => {
    const [first = '', second = ''] = PARAGRAPHS;
    const text = [
      'Ombrelli in prestito',
      first.replace('anche gli', 'anche\ngli'),
      second.replace(', dopo', ',\n dopo'),
    ].join('\n');
    expect(unwrap(text).split('\n')).toHaveLength(3);
  });

  test.each([
    ['labels of a page', 'Condividi\nsu facebook\nStampa\ninvia a un amico\nCommenta'],
    ['verses', 'Piove sul molo,\npiove sul faro,\npiove sui tetti\ne nessuno ha un riparo,\nnessuno.'],
    ['paragraphs', PARAGRAPHS.join('\n')],
    ['headings', 'Ombrelli in prestito\nDa lunedì in biblioteca\nLa novità\nUno per tessera\nChi paga'],
    ['a line alone', 'Ombrelli in prestito'],
    ['nothing', ''],
  ])('stays: %s', (_what, text) => {
    expect(unwrap(text)).toBe(text);
  });
});
