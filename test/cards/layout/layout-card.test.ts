import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardSizes } from '../../../src/core/card.ts';
import type { CardContent, QuoteCard } from '../../../src/core/card.ts';
import { cardPixels } from '../../../src/cards/card-content.ts';
import type { Bar, CardDrawing, WidthOf } from '../../../src/cards/layout/card-drawing.ts';
import { photoPlaceOf } from '../../../src/cards/layout/card-photo.ts';
import { cardTextOf } from '../../../src/cards/layout/card-text.ts';
import { layoutWords } from '../../../src/cards/layout/theme/card-theme.ts';
import type { Background, CardLayout, CardTheme } from '../../../src/cards/layout/theme/card-theme.ts';
import { graphemesOf } from '../../../src/format/graphemes.ts';
import { cardPieces, layoutCard } from '../../../src/cards/layout/layout-card.ts';
import {
  boxOf,
  breakingCard,
  cardsOfAllKinds,
  digestCard,
  headlineCard,
  monospaced,
  plainTheme,
  quoteCard,
} from './card-samples.ts';
import { hostileText } from '../../format/post-samples.ts';

const layout = (content: Partial<QuoteCard>, size: (typeof cardSizes)[number] = 'wide') =>
  layoutCard({ ...quoteCard, ...content }, { theme: plainTheme, size }, monospaced);
const textsOf = (content: Partial<QuoteCard>) => layout(content).lines.map(line => line.text);
const drawn = (content: CardContent, words: Partial<CardLayout>, theme: CardTheme = plainTheme) =>
  layoutCard(
    content,
    { theme: { ...theme, layout: { ...theme.layout, ...words } }, size: 'wide' },
    monospaced,
  );
const lineIn = ({ lines }: CardDrawing, text: string) => lines.find(line => line.text === text);

const logo = { bytes: new Uint8Array(), mediaType: 'image/png' as const, ratio: 4 };

describe('a card', () => {
  test('says the quotation, its speaker and role, outlet, day and newsroom, and nothing else', () => {
    expect(textsOf({})).toEqual([
      'Strillone',
      '14 marzo 2026',
      '«',
      'Nove anni sono tanti,',
      'ma i bambini di questa',
      'riva da domani vanno',
      'a scuola a piedi',
      'Elvira Santamarta',
      'sindaca di Borgonero',
      'La Gazzetta del Ponte',
    ]);
    expect(layout({}).lines.flatMap(line => line.after?.text ?? [])).toEqual(['»']);
  });

  test('hangs the opening mark in the margin and puts the closing one behind the last word', () => {
    const { lines } = layout({ text: 'Sì' });
    const [words, open] = ['Sì', '«'].map(text => lines.find(line => line.text === text));
    expect(words?.x).toBe(100);
    expect((open?.x ?? 0) + (open?.size ?? 0) / 2).toBe(100);
    expect(open?.y).toBe(words?.y);
    expect(words?.after).toEqual({ text: '»', color: plainTheme.colors.accent });
  });

  test('names the outlet where nobody is named, and the role where only that is known', () => {
    expect(textsOf({ speaker: null, role: null }).slice(-1)).toEqual(['La Gazzetta del Ponte']);
    expect(textsOf({ speaker: null }).slice(-2)).toEqual(['Sindaca di Borgonero', 'La Gazzetta del Ponte']);
  });

  test('of a headline has no marks and no speaker', () => {
    const texts = drawn(headlineCard, {}).lines.map(line => line.text);
    expect(texts).toEqual(['Strillone', '14 marzo 2026', 'Il ponte riapre', 'La Gazzetta del Ponte']);
  });

  test('of news that cannot wait has its label in a box over the headline', () => {
    const card = drawn(breakingCard, {});
    const label = lineIn(card, 'Ultim’ora');
    const box = card.bars.find(bar => bar.color === plainTheme.colors.band && bar.y === label?.y);
    expect(label?.color).toBe(plainTheme.colors.onBand);
    expect(box?.x).toBe(100);
    expect((label?.y ?? 0) + (label?.height ?? 0)).toBeLessThan(lineIn(card, 'Crolla un tratto')?.y ?? 0);
  });

  test('that covers a digest lists titles with their outlets, in their order', () => {
    const texts = drawn(digestCard, {}).lines.map(line => line.text);
    expect(texts.filter(text => text !== 'Strillone')).toEqual([
      'Sabato 14 marzo 2026',
      'Riapre il ponte dopo nove anni',
      'La Gazzetta del Ponte',
      'La giunta trova i soldi',
      'per il tetto della scuola',
      'Il Mattino di Valmonte',
      'Una biblioteca nel vecchio forno',
    ]);
  });

  test('that covers a digest of many shows fewer rather than smaller ones', () => {
    const items = Array.from({ length: 30 }, (_, i) => ({
      title: `Notizia numero ${i + 1} della giornata`,
      outlet: 'Gazzetta',
    }));
    const { lines } = drawn({ ...digestCard, items }, {});
    const titles = lines.filter(line => line.text.startsWith('Notizia'));
    expect(titles.length).toBeGreaterThanOrEqual(3);
    expect(titles.length).toBeLessThanOrEqual(7);
    expect(titles[0]?.size).toBeGreaterThanOrEqual(1.2 * plainTheme.sizes.wide.small);
  });

  test('of a digest of one or two titles sets them large, too', () => {
    const sizesOf = (count: number) => {
      const items = [1, 2, 3].slice(0, count).map(i => ({ title: `Notizia numero ${i}`, outlet: null }));
      const { lines } = drawn({ ...digestCard, items }, {});
      return lines.filter(line => line.text.startsWith('Notizia')).map(({ size }) => size);
    };
    const [large = 0] = sizesOf(3);
    for (const count of [1, 2]) {
      expect(sizesOf(count)).toHaveLength(count);
      for (const size of sizesOf(count)) expect(size).toBeGreaterThanOrEqual(large);
    }
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

  test('tells the day whole, however long the outlet’s name is', () => {
    const outlet = 'Quotidiano dell’Appennino e delle Valli del Fiume Grande '.repeat(2);
    for (const masthead of ['none', 'plain'] as const)
      for (const align of layoutWords.align)
        for (const size of cardSizes) {
          const theme = { ...plainTheme, layout: { ...plainTheme.layout, masthead, align } };
          const { lines } = layoutCard({ ...quoteCard, outlet }, { theme, size }, monospaced);
          expect(lines.map(line => line.text).join(' ')).toContain('14 marzo 2026');
        }
  });

  test('in Arabic or Hebrew is read from the right', () => {
    expect(layout({ language: 'ar' }).direction).toBe('rtl');
    expect(layout({ language: 'he' }).direction).toBe('rtl');
    expect(layout({ language: 'und' }).direction).toBe('ltr');
    expect(layout({ language: 'und', text: '2026: הגשר' }).direction).toBe('rtl');
    expect(layout({ language: 'it', text: 'הגשר' }).direction).toBe('ltr');
  });

  test('gives tall scripts and stacked marks lines that keep clear of each other', () => {
    const leadingOf = (text: string) => {
      const line = layout({ text }).lines.find(({ size }) => size > 40);
      return (line?.height ?? 0) / (line?.size ?? 1);
    };
    expect(leadingOf('Il ponte è aperto')).toBeCloseTo(1.25, 1);
    expect(leadingOf('الجسر مفتوح اليوم')).toBeCloseTo(1.5, 1);
    expect(leadingOf('I\u0316\u0317\u0301\u0302l ponte')).toBeCloseTo(1.4, 1);
  });

  test('that says too much is shortened with an ellipsis before its closing mark', () => {
    const large = { ...plainTheme.sizes.wide, text: { min: 60, max: 80 } };
    const theme = { ...plainTheme, sizes: { ...plainTheme.sizes, wide: large } };
    const { lines } = drawn({ ...quoteCard, text: 'parola '.repeat(300) }, {}, theme);
    const words = lines.filter(line => line.text.includes('parola'));
    expect(words.at(-1)?.text).toMatch(/parola…$/u);
    expect(words.map(line => line.size)).toEqual(words.map(() => 60));
    expect(words.at(-1)?.after?.text).toBe('»');
    const inline = drawn({ ...quoteCard, text: 'parola '.repeat(300) }, { marks: 'inline' }, theme).lines;
    expect(inline.findLast(line => line.text.endsWith('parola…'))?.after?.text).toBe('»');
  });

  test('breaks a word too long for its line with a hyphen, an address without', () => {
    const word = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrente';
    const texts = textsOf({ text: `Die ${word} bleibt`, language: 'de' });
    expect(texts.some(text => /\p{Ll}-$/u.test(text))).toBe(true);
    expect(texts.join('').replaceAll('-', '')).toContain(word);
    const address = 'https://example.org/2026/03/14/una-notizia-con-un-indirizzo-lungo-come-un-treno-merci';
    expect(textsOf({ text: address }).join('')).toContain(address);
  });

  test('parts a word that is wider than its line at the smallest size, rather than leave it away', () => {
    const wide: WidthOf = text => (text === ' ' ? 0.25 : text.length * 2);
    for (const word of ['W'.repeat(24), '한'.repeat(24), '9'.repeat(24)])
      for (const size of cardSizes) {
        const content = { ...quoteCard, text: word, speaker: word, role: word, outlet: word };
        const { lines } = layoutCard(content, { theme: plainTheme, size }, wide);
        const set = lines.map(line => line.text.replace(/-$/u, '')).join('');
        expect(set.split(word).length - 1).toBeGreaterThanOrEqual(2);
      }
  });
});

test('an italic theme stays upright for scripts that have no italic', () => {
  const italic = { ...plainTheme.faces.quote, italic: true };
  const theme = { ...plainTheme, faces: { ...plainTheme.faces, quote: italic } };
  const italicsOf = (text: string) =>
    drawn({ ...quoteCard, text }, {}, theme).lines.map(line => line.face.italic);
  expect(italicsOf('Il ponte')).toContain(true);
  expect(italicsOf('الجسر مفتوح')).not.toContain(true);
  expect(
    cardPieces({ ...quoteCard, text: 'الجسر مفتوح' }, theme).map(piece => piece.face.italic),
  ).not.toContain(true);
});

describe('a theme', () => {
  test('may set the marks among the words, or one large over them', () => {
    const inline = drawn(quoteCard, { marks: 'inline' });
    expect(lineIn(inline, '«Nove anni sono tanti,')).toBeDefined();
    expect(lineIn(inline, 'a scuola a piedi')?.after).toEqual({ text: '»', color: plainTheme.colors.ink });
    const large = drawn(quoteCard, { marks: 'large' });
    const mark = lineIn(large, '«');
    expect(mark?.size).toBeGreaterThan(100);
    expect((mark?.y ?? 0) + (mark?.height ?? 0)).toBeLessThan(lineIn(large, 'Nove anni sono tanti,')?.y ?? 0);
  });

  test('gives up its large mark before a word of the quotation', () => {
    const narrow = { ...plainTheme.sizes.wide, text: { min: 50, max: 80 } };
    const theme = { ...plainTheme, sizes: { ...plainTheme.sizes, wide: narrow } };
    const marksWith = (count: number) => {
      const card = drawn({ ...quoteCard, text: 'parola '.repeat(count) }, { marks: 'large' }, theme);
      return {
        mark: lineIn(card, '«') !== undefined,
        whole: card.lines.every(line => !line.text.includes('…')),
      };
    };
    expect(marksWith(10)).toEqual({ mark: true, whole: true });
    expect(marksWith(25)).toEqual({ mark: false, whole: true });
  });

  test('may centre its lines', () => {
    const { lines, width } = drawn(quoteCard, { align: 'center', marks: 'inline' });
    for (const line of lines) {
      const { left, right } = boxOf(line, { width }, monospaced);
      expect((left + right) / 2).toBeCloseTo(width / 2, 0);
    }
  });

  test('may stand its text low or high', () => {
    const topOf = (anchor: CardLayout['anchor']) =>
      lineIn(drawn(headlineCard, { anchor }), headlineCard.text)?.y ?? 0;
    expect(topOf('top')).toBeLessThan(topOf('middle'));
    expect(topOf('middle')).toBeLessThan(topOf('bottom'));
  });

  test('without a masthead names newsroom, outlet and day in its footer', () => {
    const { lines, height } = drawn(quoteCard, { masthead: 'none' });
    for (const text of ['Strillone', 'La Gazzetta del Ponte · 14 marzo 2026'])
      expect(lines.find(line => line.text === text)?.y).toBeGreaterThan(height / 2);
  });

  test('may set headlines in capitals, never what somebody said', () => {
    const capitals = { headlines: 'capitals' } as const;
    expect(lineIn(drawn(headlineCard, capitals), 'IL PONTE RIAPRE')).toBeDefined();
    expect(lineIn(drawn(quoteCard, capitals), 'a scuola a piedi')).toBeDefined();
    expect(
      lineIn(drawn({ ...headlineCard, text: 'ışık istanbul', language: 'tr' }, capitals), 'IŞIK İSTANBUL'),
    ).toBeDefined();
  });

  test('shows its logo in place of the newsroom’s name, wherever that stands', () => {
    for (const masthead of layoutWords.masthead) {
      for (const align of layoutWords.align) {
        const card = drawn(quoteCard, { masthead, align }, { ...plainTheme, logo });
        expect(card.lines.map(line => line.text)).not.toContain('Strillone');
        expect((card.logo?.width ?? 0) / (card.logo?.height ?? 1)).toBeCloseTo(4, 0);
      }
    }
  });
});

const photo = { bytes: new Uint8Array(), hash: 'photo' };
const photoBackground = (area: 'full' | 'half', fallback: 'plain' | 'gradient'): Background => ({
  kind: 'photo',
  area,
  duotone: null,
  keep: 0.3,
  open: 0.9,
  fallback:
    fallback === 'plain' ? { kind: 'plain' } : { kind: 'gradient', from: '#000000', to: '#111111', angle: 0 },
});

describe('a photograph', () => {
  const withPhoto = (area: 'full' | 'half') => ({
    ...plainTheme,
    background: photoBackground(area, 'gradient'),
  });

  test('of the article fills its place; without one the theme’s fallback does', () => {
    for (const area of ['full', 'half'] as const) {
      const theme = withPhoto(area);
      const [shown, bare] = [drawn({ ...quoteCard, photo }, {}, theme), drawn(quoteCard, {}, theme)];
      expect(shown.photo).toMatchObject({ photo, ...photoPlaceOf(theme, 'wide')?.box });
      expect(shown.ground.background.kind).toBe('plain');
      expect(bare.photo).toBeNull();
      expect(bare.ground.background.kind).toBe('gradient');
    }
  });

  test('is no part of a theme that shows none', () => {
    expect(drawn({ ...quoteCard, photo }, {}).photo).toBeNull();
    expect(photoPlaceOf(plainTheme, 'wide')).toBeNull();
  });

  test('opens where no words stand, and stays shut in a narrow gap', () => {
    const opacities = (text: string, size: (typeof cardSizes)[number]) => {
      const theme = { ...withPhoto('full'), layout: { ...plainTheme.layout, anchor: 'bottom' as const } };
      const card = layoutCard({ ...headlineCard, text, photo }, { theme, size }, monospaced);
      return card.photo?.veil.stops.map(stop => stop.opacity) ?? [];
    };
    expect(Math.min(...opacities('Il ponte riapre', 'story'))).toBeCloseTo(0.1, 5);
    expect(Math.min(...opacities('Il ponte riapre domani a tutti '.repeat(4), 'wide'))).toBeCloseTo(0.7, 5);
  });
});

const words = (texts: fc.Arbitrary<string>) =>
  fc.record({
    text: texts,
    speaker: fc.option(texts),
    role: fc.option(texts),
    outlet: fc.option(texts),
    brand: texts,
    label: texts,
    language: fc.constantFrom('it', 'fr', 'ja', 'ar', 'und', ''),
    publishedAt: fc.option(fc.constantFrom(0, 1_780_000_000_000, 9e15)),
    items: fc.array(fc.record({ title: texts, outlet: fc.option(texts) }), { maxLength: 9 }),
    photo: fc.constantFrom(null, photo),
    timezone: fc.constant('Europe/Rome'),
    kind: fc.constantFrom(...cardsOfAllKinds.map(({ kind }) => kind)),
  });
const hostileCard = fc.oneof(words(hostileText(12)), words(hostileText(150)));
const anyLook = fc.record({
  layout: fc.record({
    align: fc.constantFrom(...layoutWords.align),
    anchor: fc.constantFrom(...layoutWords.anchor),
    masthead: fc.constantFrom(...layoutWords.masthead),
    marks: fc.constantFrom(...layoutWords.marks),
    accent: fc.constantFrom(...layoutWords.accent),
    footer: fc.constantFrom(...layoutWords.footer),
    frame: fc.constantFrom(...layoutWords.frame),
    headlines: fc.constantFrom(...layoutWords.headlines),
  }),
  background: fc.constantFrom<Background[]>(
    { kind: 'plain' },
    photoBackground('full', 'plain'),
    photoBackground('half', 'gradient'),
    photoBackground('half', 'plain'),
  ),
  logo: fc.constantFrom(null, ...[0.5, 1, 5].map(ratio => ({ ...logo, ratio }))),
  size: fc.constantFrom(...cardSizes),
});

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
const overlap = (a: Area, b: Area): boolean =>
  a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom && b.top < a.bottom;
const areaOf = ({ x, y, width, height }: Bar): Area => ({
  left: x,
  right: x + width,
  top: y,
  bottom: y + height,
});

describe('whatever a card says, however its theme is built', () => {
  test('it asks for no width that it did not announce', () => {
    fc.assert(
      fc.property(hostileCard, anyLook, (content, { size, ...look }) => {
        const theme = { ...plainTheme, ...look };
        const announced = new Set(cardPieces(content, theme).map(piece => piece.text));
        layoutCard(content, { theme, size }, piece => {
          expect(announced).toContain(piece);
          return monospaced(piece, plainTheme.faces.quote);
        });
      }),
    );
  });

  test('every line is within its edges, none over another, none on the photograph’s own part', () => {
    fc.assert(
      fc.property(hostileCard, anyLook, (content, { size, ...look }) => {
        const theme = { ...plainTheme, ...look };
        const card = layoutCard(content, { theme, size }, monospaced);
        expect(card).toMatchObject(cardPixels[size]);
        const boxes = [...card.lines.map(line => boxOf(line, card, monospaced)), ...logoArea(card)];
        const panel =
          theme.background.kind === 'photo' && theme.background.area === 'half' ? card.photo : null;
        for (const box of boxes) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(card.width + 0.01);
          expect(box.top).toBeGreaterThanOrEqual(0);
          expect(box.bottom).toBeLessThanOrEqual(card.height);
          if (panel !== null) expect(overlap(box, areaOf({ ...panel, color: '' }))).toBe(false);
        }
        expect(boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => overlap(a, b)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('no line crosses the edge of a band, a box or a rule', () => {
    fc.assert(
      fc.property(hostileCard, anyLook, (content, { size, ...look }) => {
        const theme = { ...plainTheme, ...look };
        const card = layoutCard(content, { theme, size }, monospaced);
        for (const bar of card.bars.map(areaOf)) {
          for (const line of card.lines) {
            const box = boxOf(line, card, monospaced);
            const isWithin =
              box.left >= bar.left - 0.01 &&
              box.right <= bar.right + 0.01 &&
              box.top >= bar.top &&
              box.bottom <= bar.bottom;
            if (overlap(box, bar))
              expect({ text: line.text, isWithin }).toEqual({ text: line.text, isWithin: true });
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('it is never without its first words, nor without a name that it was given', () => {
    fc.assert(
      fc.property(hostileCard, anyLook, (content, { size, ...look }) => {
        const theme = { ...plainTheme, ...look };
        const said = cardTextOf(content, theme.layout);
        const { lines } = layoutCard(content, { theme, size }, monospaced);
        const firstOf = (text: string) => graphemesOf(text)[0] ?? '';
        const texts = lines.map(line => line.text);
        for (const text of [said.text, said.name].filter(given => given !== ''))
          expect(texts.some(line => line.includes(firstOf(text)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('under every line and logo the veil leaves no more of the photograph than the theme keeps', () => {
    fc.assert(
      fc.property(hostileCard, anyLook, (content, { size, layout: built, logo: mark }) => {
        const background = photoBackground('full', 'plain');
        const theme = { ...plainTheme, layout: built, background, logo: mark };
        const card = layoutCard({ ...content, photo }, { theme, size }, monospaced);
        const stops = card.photo?.veil.stops ?? [];
        expect(stops.map(stop => stop.at)).toEqual(stops.map(stop => stop.at).toSorted((a, b) => a - b));
        for (const { y, height } of [...card.lines, ...(card.logo === null ? [] : [card.logo])]) {
          for (const at of [y, y + height / 2, y + height])
            expect(opacityAt(stops, at / card.height)).toBeGreaterThanOrEqual(0.7 - 1e-6);
        }
      }),
    );
  });
});

function logoArea({ logo, width }: CardDrawing): Area[] {
  if (logo === null) return [];
  const left = logo.from === 'start' ? logo.x : width - logo.x - logo.width;
  return [{ left, right: left + logo.width, top: logo.y, bottom: logo.y + logo.height }];
}

/** Of a veil at a share of its height. */
function opacityAt(stops: readonly { at: number; opacity: number }[], at: number): number {
  const next = stops.findIndex(stop => stop.at >= at);
  const [before, after] = [stops[next - 1] ?? stops[0], stops[next] ?? stops.at(-1)];
  if (before === undefined || after === undefined) return 0;
  const way = after.at === before.at ? 0 : (at - before.at) / (after.at - before.at);
  return before.opacity + (after.opacity - before.opacity) * way;
}
