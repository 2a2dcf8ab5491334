import { fitLine, fitLogo, heightOf, stack, stackAtEnd, widthOfLines } from './card-page.ts';
import type { Page, Part } from './card-page.ts';
import type { Bar, PlacedLogo, TextLine } from './card-drawing.ts';
import type { FittedText } from './fit-text.ts';

/** The foot of a card; what comes before ends above `top`. */
export interface Footer extends Part {
  readonly top: number;
}

/** Between outlet and day where they share a line. */
export const BETWEEN = '·';

/** Who speaks, and where and when it was printed. Laid out from the lower edge upwards. */
export function footer(page: Page): Footer {
  const { layout } = page.theme;
  const end = page.zone.y + page.zone.height - page.measures.bottom;
  const block = layout.align === 'center' ? centredBlock(page, end) : blockAtMargin(page, end);
  return withGround(page, block);
}

/** The small print of a footer that the masthead has not said. */
function smallPrint({ words, theme }: Page): string {
  const saysDay = theme.layout.masthead === 'none' || theme.layout.align === 'center';
  return [words.outlet, saysDay ? words.date : ''].filter(part => part !== '').join(` ${BETWEEN} `);
}

interface Speaker {
  readonly name: FittedText;
  readonly role: FittedText;
}

function speakerIn(page: Page, width: number): Speaker {
  const { theme, measures, words } = page;
  return {
    name: fitLine(page, words.name, { face: theme.faces.name, size: measures.name, width, maxLines: 2 }),
    role: fitLine(page, words.role, { face: theme.faces.role, size: measures.role, width, maxLines: 2 }),
  };
}

/** Name and role at the margin, the rest against the other one: beside them, or under them when they are long. */
function blockAtMargin(page: Page, end: number): Footer {
  const { theme, measures, column } = page;
  const { faces } = theme;
  const inset = insetOf(page);
  const isBrandHere = theme.layout.masthead === 'none';
  const print = fitLine(page, smallPrint(page), {
    face: faces.small,
    size: measures.small,
    width: column * 0.45,
    maxLines: 2,
  });
  const brand = isBrandHere && theme.logo === null ? page.words.brand : '';
  const brandLine = fitLine(page, brand, { face: faces.brand, size: measures.brand, width: column * 0.45 });
  const logo =
    isBrandHere && theme.logo !== null
      ? fitLogo(page, { height: measures.brand * 1.5, width: column * 0.4 })
      : null;
  const brandHeight = logo?.height ?? heightOf(brandLine);
  const across = Math.max(widthOfLines(print), widthOfLines(brandLine), logo?.width ?? 0);
  const narrow = speakerIn(page, column - inset - (across > 0 ? across + measures.margin / 2 : 0));
  const isBeside =
    across === 0 || (narrow.name.lines.length < 2 && narrow.role.lines.length < 2 && !narrow.role.shortened);
  const speaker = isBeside ? narrow : speakerIn(page, column - inset);
  const besides = brandHeight + heightOf(print);
  const low = isBeside ? end : end - besides;
  const top = low - heightOf(speaker.name) - heightOf(speaker.role);
  // the last lines stand on one line, whatever their sizes
  const sink =
    isBeside && print.lines.length === 1 && speaker.role.lines.length === 1
      ? speaker.role.lineHeight - print.lineHeight
      : 0;
  const printTop = end - heightOf(print) - Math.round(sink / 2);
  const ink = inkOf(page);
  return {
    ...speakerBlock(page, speaker, { top, low, inset }),
    lines: [
      ...speakerBlock(page, speaker, { top, low, inset }).lines,
      ...stackAtEnd(page, brandLine, {
        y: printTop - heightOf(brandLine),
        face: faces.brand,
        color: ink.ink,
      }),
      ...stackAtEnd(page, print, { y: printTop, face: faces.small, color: ink.quiet }),
    ],
    logo: logo && placedLogo(page, { ...logo, y: printTop - logo.height - Math.round(measures.small / 3) }),
    top: Math.min(speakerBlock(page, speaker, { top, low, inset }).top, printTop - brandHeight),
  };
}

function placedLogo(page: Page, box: { width: number; height: number; y: number }): PlacedLogo | null {
  const { logo } = page.theme;
  return logo && { logo, from: 'end', x: page.endX, ...box };
}

/** All in the middle: name, role, small print; the newsroom too where there is no masthead. */
function centredBlock(page: Page, end: number): Footer {
  const { theme, measures, column } = page;
  const { faces } = theme;
  const brand = theme.layout.masthead === 'none' ? page.words.brand : '';
  const brandLine = fitLine(page, brand, { face: faces.brand, size: measures.brand, width: column });
  const print = fitLine(page, smallPrint(page), {
    face: faces.small,
    size: measures.small,
    width: column,
    maxLines: 2,
  });
  const brandTop = end - heightOf(brandLine);
  const printTop = brandTop - heightOf(print);
  const speaker = speakerIn(page, column);
  const low = printTop - (heightOf(print) > 0 ? Math.round(measures.small * 0.7) : 0);
  const top = low - heightOf(speaker.role) - heightOf(speaker.name);
  const block = speakerBlock(page, speaker, { top, low, inset: 0 });
  const ink = inkOf(page);
  return {
    bars: block.bars,
    lines: [
      ...block.lines,
      ...stack(page, print, { y: printTop, face: faces.small, color: ink.quiet }),
      ...stack(page, brandLine, { y: brandTop, face: faces.brand, color: ink.ink }),
    ],
    logo: null,
    top: block.top,
  };
}

const inkOf = ({ theme: { colors, layout } }: Page) =>
  layout.footer === 'band'
    ? { ink: colors.onBand, quiet: colors.onBand }
    : { ink: colors.ink, quiet: colors.quiet };

/** Room before the name: for the bar beside it, or within its box. */
function insetOf({ theme: { layout }, measures }: Page): number {
  if (layout.align === 'center') return 0;
  if (layout.accent === 'side') return Math.round(measures.name * 0.62);
  return 0;
}

function speakerBlock(
  page: Page,
  { name, role }: Speaker,
  { top, low, inset }: { top: number; low: number; inset: number },
): Footer {
  const { theme, measures } = page;
  const { faces, colors, layout } = theme;
  const ink = inkOf(page);
  const nameHeight = heightOf(name);
  if (nameHeight === 0) return { bars: [], lines: [], logo: null, top: low };
  const isBoxed = layout.accent === 'box' && layout.footer !== 'band';
  const pad = isBoxed ? Math.round(measures.name * 0.34) : 0;
  const gap = isBoxed ? Math.round(measures.name * 0.3) : 0;
  const nameTop = top - gap;
  const x = page.x + inset;
  const width = page.column - inset;
  const names = stack(page, name, {
    y: nameTop,
    x: x + (layout.align === 'center' ? 0 : pad),
    width,
    face: faces.name,
    color: isBoxed ? colors.onBand : ink.ink,
  });
  const lines: TextLine[] = [
    ...names,
    ...stack(page, role, { y: low - heightOf(role), x, width, face: faces.role, color: ink.quiet }),
  ];
  const accent = accentOf(page, { names, nameTop, low, pad, widths: name.lines.map(line => line.width) });
  return { bars: accent.bars, lines, logo: null, top: accent.top };
}

function accentOf(
  page: Page,
  at: { names: readonly TextLine[]; nameTop: number; low: number; pad: number; widths: readonly number[] },
): { bars: Bar[]; top: number } {
  const { theme, measures, x, column } = page;
  const { colors, layout } = theme;
  const isCentred = layout.align === 'center';
  const isOnBand = layout.footer === 'band';
  if (layout.accent === 'none' || isOnBand) return { bars: [], top: at.nameTop };
  if (layout.accent === 'box') {
    const bars = at.names.map((line, i) => ({
      x: line.x - at.pad,
      y: line.y,
      width: (at.widths[i] ?? 0) + 2 * at.pad,
      height: line.height,
      color: colors.band,
    }));
    return { bars, top: at.nameTop };
  }
  if (layout.accent === 'side' && !isCentred) {
    const bar = { x, y: at.nameTop + 4, width: 6, height: at.low - at.nameTop - 8, color: colors.accent };
    return { bars: [bar], top: at.nameTop };
  }
  const top = at.nameTop - Math.round(measures.name * 0.55);
  const width = Math.round(measures.name * 1.6);
  const bar = {
    x: isCentred ? x + Math.round((column - width) / 2) : x,
    y: top,
    width,
    height: isCentred ? 2 : 5,
    color: colors.accent,
  };
  return { bars: [bar], top };
}

/** The rule over a footer, or the band under it. */
function withGround(page: Page, block: Footer): Footer {
  const { theme, measures, zone, x, column } = page;
  const { colors, layout } = theme;
  if (block.lines.length === 0 || layout.footer === 'plain') return block;
  const pad = Math.round(measures.small * 0.9);
  const top = block.top - pad;
  if (layout.footer === 'line') {
    const line = { x, y: top - 2, width: column, height: 2, color: colors.rule };
    return { ...block, bars: [line, ...block.bars], top: top - 2 };
  }
  const band = {
    x: zone.x,
    y: top,
    width: zone.width,
    height: zone.y + zone.height - top,
    color: colors.band,
  };
  return { ...block, bars: [band, ...block.bars], top };
}
