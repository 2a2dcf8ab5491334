import type { CardContent, CardSize } from '../core/card.ts';
import { piecesOf } from './break-lines.ts';
import { cardPixels } from './card.ts';
import type { Bar, CardDrawing, TextLine, WidthOf } from './card-drawing.ts';
import { cardTextOf } from './card-text.ts';
import type { CardText } from './card-text.ts';
import type { CardMeasures, CardTheme, Face, FlatBackground } from './card-theme.ts';
import { fitText } from './fit-text.ts';
import type { FittedText } from './fit-text.ts';
import { languageTagOf } from './language-tag.ts';

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);
/** Of the slack around the text: a little above the middle looks like the middle. */
const OPTICAL_MIDDLE = 0.44;

/** What a layout is made from. */
export interface CardLook {
  readonly theme: CardTheme;
  readonly size: CardSize;
}

/** Everything whose width `layoutCard` will ask for, so that a renderer can measure it in one go. */
export function cardPieces(content: CardContent, theme: CardTheme): { text: string; face: Face }[] {
  const words = cardTextOf(content);
  const { faces } = theme;
  const textFace = words.marks === null ? faces.headline : faces.quote;
  const inFace = (text: string, face: Face) =>
    [' ', '…', ...piecesOf(text).map(piece => piece.text)].map(part => ({ text: part, face }));
  return [
    ...inFace(words.text, textFace),
    ...(words.marks === null
      ? []
      : [words.marks.open, words.marks.close].map(text => ({ text, face: textFace }))),
    ...inFace(words.name, faces.name),
    ...inFace(words.role, faces.role),
    ...inFace(words.brand, faces.brand),
    ...inFace(words.outlet, faces.small),
    ...inFace(words.date, faces.small),
  ];
}

/** Places every line of a card. Text that does not fit at its smallest size is shortened, never drawn over another. */
export function layoutCard(content: CardContent, look: CardLook, widthOf: WidthOf): CardDrawing {
  const { width, height } = cardPixels[look.size];
  const page = pageOf(look, cardTextOf(content), widthOf);
  const head = masthead(page);
  const foot = footer(page);
  const body = quotation(page, { top: head.bottom, bottom: foot.top });
  return {
    width,
    height,
    direction: RIGHT_TO_LEFT.has(content.language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr',
    language: languageTagOf(content.language),
    ground: { paper: look.theme.colors.paper, background: flatBackground(look.theme) },
    photo: null,
    bars: [...head.bars, ...foot.bars],
    logo: null,
    lines: [...head.lines, ...body, ...foot.lines],
  };
}

const flatBackground = ({ background }: CardTheme): FlatBackground =>
  background.kind === 'photo' ? background.fallback : background;

interface Page {
  readonly theme: CardTheme;
  readonly measures: CardMeasures;
  readonly words: CardText;
  readonly widthOf: WidthOf;
  readonly height: number;
  /** Width between the margins. */
  readonly column: number;
}

function pageOf({ theme, size }: CardLook, words: CardText, widthOf: WidthOf): Page {
  const { width, height } = cardPixels[size];
  const measures = theme.sizes[size];
  return { theme, measures, words, widthOf, height, column: width - 2 * measures.margin };
}

/** Small print: shrinks to two thirds to stay on one line, then takes a second where it may, then is shortened. */
function fitLine(
  page: Page,
  text: string,
  line: { face: Face; size: number; width: number; maxLines?: number },
): FittedText {
  const setting = { pieces: piecesOf(text), face: line.face, widthOf: page.widthOf };
  const room = { width: line.width, height: Infinity, leading: 1.3, max: line.size };
  const min = Math.round((line.size * 2) / 3);
  const one = fitText(setting, {
    ...room,
    min: line.maxLines === 2 ? Math.round(line.size * 0.8) : min,
    maxLines: 1,
  });
  return one.shortened && line.maxLines === 2
    ? fitText(setting, { ...room, min, max: Math.round(line.size * 0.9), maxLines: 2 })
    : one;
}

/** Thick and thin rule, the newsroom's name and the day, and a hairline under them. */
function masthead(page: Page): { bars: Bar[]; lines: TextLine[]; bottom: number } {
  const { theme, measures, words, column } = page;
  const { colors, faces } = theme;
  const x = measures.margin;
  const date = fitLine(page, words.date, { face: faces.small, size: measures.small, width: column / 2 });
  const room = column - (date.lines[0]?.width ?? 0) - measures.small;
  const brand = fitLine(page, words.brand, { face: faces.brand, size: measures.brand, width: room });
  const y = measures.top + 12;
  const height = Math.round(measures.brand * 2);
  const row = { y, height };
  return {
    bars: [
      { x, y: measures.top, width: column, height: 5, color: colors.ink },
      { x, y: measures.top + 8, width: column, height: 1, color: colors.ink },
      { x, y: y + height, width: column, height: 1, color: colors.rule },
    ],
    lines: [
      ...brand.lines.map(({ text }) => ({
        text,
        x,
        from: 'start' as const,
        ...row,
        size: brand.size,
        face: faces.brand,
        color: colors.ink,
      })),
      ...date.lines.map(({ text }) => ({
        text,
        x,
        from: 'end' as const,
        ...row,
        size: date.size,
        face: faces.small,
        color: colors.quiet,
      })),
    ],
    bottom: y + height + 1,
  };
}

/**
 * From the lower edge upwards: role, name, the accent. The outlet stands on the other side, on the lowest line; beside a
 * role that needs the whole width it moves up to the name.
 */
function footer(page: Page): { bars: Bar[]; lines: TextLine[]; top: number } {
  const { theme, measures, words, column } = page;
  const { colors, faces } = theme;
  const x = measures.margin;
  const outlet = fitLine(page, words.outlet, {
    face: faces.small,
    size: measures.small,
    width: column * 0.4,
  });
  const beside = column - (outlet.lines[0] === undefined ? 0 : outlet.lines[0].width + measures.margin / 2);
  const roleLine = { face: faces.role, size: measures.role, maxLines: 2 };
  const narrow = fitLine(page, words.role, { ...roleLine, width: beside });
  const isLong = narrow.lines.length > 1;
  const role = isLong ? fitLine(page, words.role, { ...roleLine, width: column }) : narrow;
  const name = fitLine(page, words.name, {
    face: faces.name,
    size: measures.name,
    width: beside,
    maxLines: 2,
  });
  const end = page.height - measures.bottom;
  const roleTop = end - role.lines.length * role.lineHeight;
  const nameTop = roleTop - name.lines.length * name.lineHeight;
  const barTop = nameTop - Math.round(measures.name * 0.55);
  const low =
    isLong || role.lines.length === 0
      ? { y: roleTop, height: name.lineHeight }
      : { y: end, height: role.lineHeight };
  const hasName = name.lines.length > 0;
  return {
    bars: hasName
      ? [{ x, y: barTop, width: Math.round(measures.name * 1.6), height: 5, color: colors.accent }]
      : [],
    lines: [
      ...stack(name, { x, y: nameTop, face: faces.name, color: colors.ink }),
      ...stack(role, { x, y: roleTop, face: faces.role, color: colors.quiet }),
      ...outlet.lines.map(({ text }) => ({
        text,
        x,
        from: 'end' as const,
        y: low.y - low.height,
        height: low.height,
        size: outlet.size,
        face: faces.small,
        color: colors.quiet,
      })),
    ],
    top: hasName ? barTop : end - low.height,
  };
}

/** The text between masthead and footer, its opening mark hanging in the margin. */
function quotation(page: Page, between: { top: number; bottom: number }): TextLine[] {
  const { theme, measures, words, column } = page;
  const face = words.marks === null ? theme.faces.headline : theme.faces.quote;
  const air = Math.round(measures.small * 1.5);
  const closing = words.marks === null ? 0 : page.widthOf(words.marks.close, face);
  const height = between.bottom - between.top - 2 * air;
  const setting = { pieces: piecesOf(words.text), face, widthOf: page.widthOf, tail: closing };
  const fitted = fitText(setting, { width: column, height, ...measures.text, leading: theme.leading });
  const slack = height - fitted.lines.length * fitted.lineHeight;
  const y = between.top + air + Math.round(slack * OPTICAL_MIDDLE);
  const x = measures.margin;
  return [
    ...stack(fitted, { x, y, face, color: theme.colors.ink }),
    ...marksAround(page, fitted, { x, y, face }),
  ];
}

function marksAround(page: Page, fitted: FittedText, at: { x: number; y: number; face: Face }): TextLine[] {
  const { marks } = page.words;
  const last = fitted.lines.at(-1);
  if (marks === null || last === undefined) return [];
  const line = {
    from: 'start' as const,
    height: fitted.lineHeight,
    size: fitted.size,
    face: at.face,
    color: page.theme.colors.accent,
  };
  const opening = page.widthOf(marks.open, at.face) * fitted.size;
  const closing = page.widthOf(marks.close, at.face) * fitted.size;
  return [
    { ...line, text: marks.open, x: at.x - opening, y: at.y },
    {
      ...line,
      text: marks.close,
      x: at.x + last.width - closing,
      y: at.y + (fitted.lines.length - 1) * fitted.lineHeight,
    },
  ];
}

const stack = (fitted: FittedText, at: { x: number; y: number; face: Face; color: string }): TextLine[] =>
  fitted.lines.map(({ text }, i) => ({
    ...at,
    text,
    from: 'start',
    y: at.y + i * fitted.lineHeight,
    height: fitted.lineHeight,
    size: fitted.size,
  }));
