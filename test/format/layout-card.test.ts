import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardSizes } from '../../src/core/card.ts';
import type { HeadlineCard, QuoteCard } from '../../src/core/card.ts';
import { cardAltText, cardPixels } from '../../src/format/card.ts';
import { cardTextOf } from '../../src/format/card-text.ts';
import { cardPieces, layoutCard } from '../../src/format/layout-card.ts';
import { monospaced, plainTheme, quoteCard } from './card-samples.ts';
import { hostileText, sayItalian } from './post-samples.ts';

const layout = (content: Partial<QuoteCard>, size: (typeof cardSizes)[number] = 'wide') =>
  layoutCard({ ...quoteCard, ...content }, { theme: plainTheme, size }, monospaced);
const textsOf = (content: Partial<QuoteCard>) => layout(content).lines.map(line => line.text);

describe('a card', () => {
  test('says the quotation, its speaker and role, outlet, day and newsroom, and nothing else', () => {
    expect(layout({}).lines.map(line => line.text)).toEqual([
      'Strillone',
      '14 marzo 2026',
      'Nove anni sono tanti,',
      'ma i bambini di questa',
      'riva da domani vanno',
      'a scuola a piedi',
      '«',
      '»',
      'Elvira Santamarta',
      'sindaca di Borgonero',
      'La Gazzetta del Ponte',
    ]);
  });

  test('hangs the opening mark in the margin and puts the closing one behind the last word', () => {
    const { lines } = layout({ text: 'Sì' });
    const [words, open, close] = ['Sì', '«', '»'].map(text => lines.find(line => line.text === text));
    expect(words?.x).toBe(100);
    expect((open?.x ?? 0) + (open?.size ?? 0) / 2).toBe(100);
    expect(close?.x).toBe(100 + (words?.size ?? 0));
    expect([open?.y, close?.y]).toEqual([words?.y, words?.y]);
  });

  test('names the outlet where nobody is named, and the role where only that is known', () => {
    expect(textsOf({ speaker: null, role: null }).slice(-1)).toEqual(['La Gazzetta del Ponte']);
    expect(textsOf({ speaker: null }).slice(-2)).toEqual(['Sindaca di Borgonero', 'La Gazzetta del Ponte']);
  });

  test('of a headline has no marks and no speaker', () => {
    const headline: HeadlineCard = { ...quoteCard, kind: 'headline', text: 'Il ponte riapre' };
    const { lines } = layoutCard(headline, { theme: plainTheme, size: 'wide' }, monospaced);
    const texts = lines.map(line => line.text);
    expect(texts).toEqual(['Strillone', '14 marzo 2026', 'Il ponte riapre', 'La Gazzetta del Ponte']);
  });

  test('tells the day in the zone of the newsroom and the language of the article', () => {
    const dated = (content: Partial<QuoteCard>) =>
      cardTextOf({ ...quoteCard, ...content }, plainTheme.layout).date;
    const lateEvening = Date.UTC(2026, 2, 14, 23, 30);
    expect(dated({ publishedAt: lateEvening })).toBe('15 marzo 2026');
    expect(dated({ publishedAt: lateEvening, timezone: 'America/Santiago', language: 'es' })).toBe(
      '14 de marzo de 2026',
    );
    expect(dated({ language: 'und' })).toBe('2026-03-14');
    expect(dated({ language: 'not a tag' })).toBe('2026-03-14');
    expect(dated({ publishedAt: null })).toBe('');
  });

  test('in Arabic or Hebrew is read from the right', () => {
    expect(layout({ language: 'ar' }).direction).toBe('rtl');
    expect(layout({ language: 'he' }).direction).toBe('rtl');
    expect(layout({ language: 'und' }).direction).toBe('ltr');
  });

  test('that says too much is shortened with an ellipsis before its closing mark', () => {
    const large = { ...plainTheme.sizes.wide, text: { min: 60, max: 80 } };
    const theme = { ...plainTheme, sizes: { ...plainTheme.sizes, wide: large } };
    const { lines } = layoutCard(
      { ...quoteCard, text: 'parola '.repeat(300) },
      { theme, size: 'wide' },
      monospaced,
    );
    const words = lines.filter(line => line.text.includes('parola'));
    expect(words.at(-1)?.text).toMatch(/parola…$/u);
    expect(words.map(line => line.size)).toEqual(words.map(() => 60));
    const last = words.at(-1);
    const close = lines.find(line => line.text === '»');
    const count = last?.text.split(' ').length ?? 0;
    expect(close).toMatchObject({ y: last?.y, x: 100 + 60 * (count * 3 + (count - 1) / 4 + 0.5) });
  });

  test('asks for no width that it did not announce', () => {
    fc.assert(
      fc.property(
        hostileText(),
        hostileText(12),
        fc.constantFrom('it', 'fr', 'ja', 'und'),
        (text, name, language) => {
          const content = { ...quoteCard, text, speaker: name, role: name, outlet: text, language };
          const announced = new Set(cardPieces(content, plainTheme).map(piece => piece.text));
          layoutCard(content, { theme: plainTheme, size: 'wide' }, piece => {
            expect(announced).toContain(piece);
            return monospaced(piece, plainTheme.faces.quote);
          });
        },
      ),
    );
  });

  test('keeps every line within its edges and none over another, whatever it says', () => {
    fc.assert(
      fc.property(hostileText(150), hostileText(30), fc.constantFrom(...cardSizes), (text, name, size) => {
        const { lines, width, height } = layout(
          { text, speaker: name, role: text, outlet: name, brand: text },
          size,
        );
        expect({ width, height }).toEqual(cardPixels[size]);
        const boxes = lines.map(line => {
          const wide = line.text
            .split(' ')
            .reduce((sum, word, i) => sum + monospaced(word, line.face) + (i > 0 ? 0.25 : 0), 0);
          const left = line.from === 'start' ? line.x : width - line.x - wide * line.size;
          return { left, right: left + wide * line.size, top: line.y, bottom: line.y + line.height };
        });
        for (const box of boxes) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(width);
          expect(box.top).toBeGreaterThanOrEqual(0);
          expect(box.bottom).toBeLessThanOrEqual(height);
        }
        const overlap = boxes.flatMap((a, i) =>
          boxes
            .slice(i + 1)
            .filter(
              b => a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom && b.top < a.bottom,
            ),
        );
        expect(overlap).toEqual([]);
      }),
    );
  });
});

describe('alternative text', () => {
  test('says who speaks and what', () => {
    const said = (content: Partial<QuoteCard>) =>
      cardAltText({ ...quoteCard, text: 'Sì', ...content }, sayItalian);
    expect(said({})).toBe('card-alt-quote: Elvira Santamarta | sindaca di Borgonero | Sì');
    expect(said({ role: null })).toBe('card-alt-quote-no-role: Elvira Santamarta | Sì');
    expect(said({ speaker: null })).toBe('card-alt-quote-unnamed: Sì');
    expect(cardAltText({ ...quoteCard, kind: 'headline', text: 'Sì' }, sayItalian)).toBe(
      'card-alt-headline: Sì',
    );
  });

  test('is never longer than an attachment may be described', () => {
    expect(cardAltText({ ...quoteCard, text: 'parola '.repeat(500) }, sayItalian).length).toBeLessThanOrEqual(
      1024,
    );
  });
});
