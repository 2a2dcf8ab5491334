import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Renderer } from '@takumi-rs/core';
import { afterAll, expect, test } from 'vitest';
import type { CardContent, CardSize } from '../../../src/core/card.ts';
import type { CardDrawing, TextLine } from '../../../src/cards/layout/card-drawing.ts';
import { cardPieces, layoutCard } from '../../../src/cards/layout/layout-card.ts';
import { createCardRenderer } from '../../../src/cards/draw/card-renderer.ts';
import { createTextMeasurer } from '../../../src/cards/draw/text-measurer.ts';
import { faceStyle } from '../../../src/cards/draw/node-of.ts';
import { readTheme } from '../../../src/cards/draw/themes/read-theme.ts';
import { createFontLoader, type FontStacks } from '../../../src/cards/draw/fonts/font-loader.ts';
import { quoteCard } from '../layout/card-samples.ts';
import { THEMES } from './golden-cards.ts';

const NAUGHTY = join(import.meta.dirname, '../../../../shared/data/text/naughty.json');
const renderer = createCardRenderer({ themes: [THEMES] });
afterAll(() => renderer[Symbol.asyncDispose]());
const engine = new Renderer();
const [fonts, meter] = [createFontLoader(engine), createTextMeasurer(engine)];

const saying = (text: string, around = text): CardContent => ({
  ...quoteCard,
  text,
  speaker: around,
  role: around,
  outlet: around,
  brand: around,
});

/** Draws it; null when no font has its characters, which is the only reason not to. */
async function drawn(content: CardContent): Promise<Uint8Array | null> {
  try {
    return (await renderer.render(content, { theme: 'broadsheet', size: 'wide' }, '')).bytes;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    expect(error.message).toMatch(
      /^no font here draws .+ \(U\+[0-9A-F U+]{4,}\).*; the post goes without a card$/su,
    );
    return null;
  }
}

interface Placed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every line where it stands, as wide as the engine that draws it says. */
async function placedLines(content: CardContent, theme: string, size: CardSize): Promise<Placed[]> {
  const look = { theme: readTheme([THEMES], theme), size };
  const pieces = cardPieces(content, look.theme);
  const stacks = await fonts.prepare(pieces, content.language);
  const drawing = layoutCard(content, look, await meter.widthsOf(pieces, stacks));
  const widths = await widthsOf(drawing.lines, stacks);
  return drawing.lines.map((line, i) => placed(line, widths[i] ?? 0, drawing));
}

async function widthsOf(lines: readonly TextLine[], stacks: FontStacks): Promise<number[]> {
  if (lines.length === 0) return [];
  const { children } = await engine.measure({
    type: 'container',
    style: { width: 9999, height: 9999 },
    children: lines.map(({ text, size, face }) => ({
      type: 'text',
      text,
      style: { position: 'absolute', whiteSpace: 'pre', fontSize: size, ...faceStyle(face, stacks) },
    })),
  });
  return children.map(({ width }) => width);
}

function placed(line: TextLine, wide: number, { width, direction }: CardDrawing): Placed {
  const fromLeft = (line.from === 'start') === (direction === 'ltr');
  const left = fromLeft ? line.x : width - line.x - wide;
  // letters take some two thirds of a line's height
  const ink = Math.min(line.height, line.size) * 0.3;
  const middle = line.y + line.height / 2;
  return { text: line.text, left, right: left + wide, top: middle - ink, bottom: middle + ink };
}

const overlaps = (one: Placed, other: Placed): boolean =>
  one.left < other.right - 2 &&
  other.left < one.right - 2 &&
  one.top < other.bottom &&
  other.top < one.bottom;

const hostile: Readonly<Record<string, string>> = {
  nothing: '',
  'blanks only': ' \u{3000}\u{200B}\t\n',
  '20 000 characters': 'parola '.repeat(2900),
  'one word of 20 000': 'x'.repeat(20_000),
  'half surrogate pairs': 'ciao \u{D83D} mondo \u{DE00} \u{DE00}\u{D83D}',
  zalgo: 'città'.replace(/./gu, letter => letter + '\u{300}\u{301}\u{302}\u{303}\u{316}\u{317}'.repeat(20)),
  'bidi controls': 'uno \u{202E}due\u{202C} tre \u{2067}quattro\u{2069} \u{202D}cinque \u{200F}sei',
  'bidi unclosed': '\u{202E}\u{202B}\u{2067}\u{2068}dal fondo al principio',
  controls: 'a\u{0}b\u{7}c\u{1B}[31md\u{7F}e\u{85}f',
  joiners: `${'👩\u{200D}'.repeat(200)}fine`,
  flags: '🇮🇹'.repeat(150),
  'soft hyphens': 'in\u{AD}com\u{AD}pren\u{AD}si\u{AD}bi\u{AD}le '.repeat(20),
  'no-break blanks': 'a\u{A0}'.repeat(400),
  'line breaks': 'uno\ndue\r\ntre\u{2028}quattro\u{2029}cinque',
  'Arabic and Latin by turns': 'سلام one مرحبا two '.repeat(20),
  'marks without letters': '\u{301}\u{302}'.repeat(100),
  markup: '<b>&amp;</b> *_[x](y) {{ }} ${} \\u0041',
};

test.each(Object.entries(hostile))('%s: a card, or the reason why none', async (_, text) => {
  for (const language of ['it', 'ar', 'und']) await drawn({ ...saying(text), language });
});

test.each(Object.entries(hostile))(
  '%s: no line is drawn over another, nor out of the card',
  async (_, text) => {
    for (const [theme, size] of [
      ['broadsheet', 'wide'],
      ['manifesto', 'square'],
      ['notte', 'story'],
    ] as const) {
      for (const content of [
        saying(text),
        saying(text, 'Elvira Santamarta'),
        { ...saying(text), language: 'ar' },
      ]) {
        const lines = await placedLines(content, theme, size);
        for (const [i, one] of lines.entries()) {
          expect(one.left).toBeGreaterThanOrEqual(0);
          expect(one.right).toBeLessThanOrEqual(1200);
          const over = lines.slice(i + 1).filter(other => overlaps(one, other));
          expect({ line: one, over }).toEqual({ line: one, over: [] });
        }
      }
    }
  },
);

test('every naughty string gives a card, or the reason why none', async context => {
  if (!existsSync(NAUGHTY)) {
    context.skip('../shared/data/text is not beside the checkout');
    return;
  }
  const strings = JSON.parse(readFileSync(NAUGHTY, 'utf8')) as string[];
  const without: string[] = [];
  const work = strings.map((text, i) => ({ text, around: strings[i - 1] ?? '' }));
  const draw = async () => {
    for (let next = work.pop(); next !== undefined; next = work.pop())
      if ((await drawn(saying(next.text, next.around))) === null) without.push(next.text);
  };
  await Promise.all([draw(), draw(), draw()]);
  // few scripts are left that no font here has
  expect(without.length).toBeLessThan(strings.length / 30);
}, 60_000);
