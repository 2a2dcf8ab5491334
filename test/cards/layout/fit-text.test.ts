import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../../src/cards/layout/type/pieces.ts';
import { fitText } from '../../../src/cards/layout/type/fit-text.ts';
import { isNoBreakWord } from '../../../src/cards/layout/type/no-break-words.ts';
import { monospaced, plainTheme } from './card-samples.ts';

const face = plainTheme.faces.quote;
const fit = (
  text: string,
  language: string,
  room: { width: number; height: number; min?: number; max?: number },
) =>
  fitText(
    { pieces: piecesOf(text, language), face, widthOf: monospaced },
    { min: 20, max: 90, leading: 1.25, ...room },
  );

/** Invented sentences, full of small words. */
const sentences: Readonly<Record<string, readonly string[]>> = {
  it: [
    'Nove anni sono tanti, ma i bambini di questa riva da domani vanno a scuola a piedi',
    'Il consiglio ha deciso di chiudere il vecchio mercato e di aprire al suo posto una biblioteca per i ragazzi del quartiere',
    'Non si tratta di soldi, si tratta del tempo che abbiamo tolto a chi vive sulla riva del fiume',
    'La fabbrica riapre con la metà degli operai, e nessuno sa dire quando tornano gli altri',
    'Tra la piazza e il porto ci sono tre strade, e in nessuna delle tre passa più un autobus',
  ],
  fr: [
    'La question n’est pas de savoir si le fleuve reviendra, mais ce que nous aurons fait avant',
    'Le conseil a décidé de fermer le vieux marché et d’ouvrir à sa place une bibliothèque pour les jeunes du quartier',
    'Entre la place et le port il y a trois rues, et dans aucune des trois ne passe un autobus',
    'L’usine rouvre avec la moitié des ouvriers, et personne ne sait quand les autres reviendront',
  ],
  en: [
    'We did not close the bridge because the river was angry; we closed it because nobody looked after the wall',
    'The council has voted to shut the old market and to open a library for the children of the quarter in its place',
    'Between the square and the harbour there are three streets, and in none of the three does a bus still run',
    'The factory opens again with half of the workers, and nobody can say when the others will be back',
  ],
};
const rooms = [900, 1000, 1100].flatMap(width =>
  [260, 330, 420, 520, 640].map(height => ({ width, height })),
);
const fitted = Object.entries(sentences).flatMap(([language, texts]) =>
  texts.flatMap(text =>
    rooms.map(room => ({ language, room, lines: fit(text, language, room).lines.map(line => line.text) })),
  ),
);

describe('display type', () => {
  test('has no article, preposition or conjunction at a line’s end in Italian, French, English', () => {
    const orphans = fitted.flatMap(({ language, lines }) =>
      lines.slice(0, -1).filter(line => isNoBreakWord(line.split(' ').at(-1) ?? '', language)),
    );
    expect(orphans).toEqual([]);
  });

  test('ends with no lonely short word', () => {
    const widows = fitted.filter(({ lines }) => lines.length > 1 && /^\S{1,9}$/u.test(lines.at(-1) ?? ''));
    expect(widows).toEqual([]);
  });

  test('is as large as it can be: a quarter larger would not fit', () => {
    for (const { text, room } of Object.values(sentences)
      .flat()
      .flatMap(words => rooms.map(size => ({ text: words, room: size })))) {
      const { size, lines, lineHeight } = fit(text, 'und', room);
      expect(lines.length * lineHeight).toBeLessThanOrEqual(room.height);
      const larger = Math.ceil(size / 0.8);
      if (larger <= 90) expect(fit(text, 'und', { ...room, min: larger, max: larger }).shortened).toBe(true);
    }
  });

  test('has lines of like length, unless the sense ends one', () => {
    for (const { lines } of fitted) {
      const lengths = lines.slice(0, -1).map(line => line.length);
      if (lengths.length > 1) expect(Math.min(...lengths) / Math.max(...lengths)).toBeGreaterThan(0.4);
    }
  });
});
