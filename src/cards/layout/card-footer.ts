import type { PlacedLogo, TextLine } from './card-drawing.ts';
import { fitLine, fitLogo, heightOf, stack, stackAtEnd, widthOfLines } from './card-page.ts';
import type { Page, Part } from './card-page.ts';
import { fitSpeaker, footerInk, speakerBlock, widthForSpeaker } from './card-speaker.ts';
import type { Speaker } from './card-speaker.ts';
import type { FittedText } from './type/fit-text.ts';

/** The foot of a card; what comes before ends above `top`. */
export interface Footer extends Part {
  readonly top: number;
}

/** Between outlet and day where they share a line. */
export const BETWEEN = '·';

/** Who speaks, and where and when it was printed. Laid out from the lower edge upwards. */
export function footer(page: Page): Footer {
  const end = page.zone.y + page.zone.height - page.measures.bottom;
  const block = page.theme.layout.align === 'center' ? centred(page, end) : atMargins(page, end);
  return withGround(page, block);
}

/** What a footer says that the masthead has not: outlet and day, and the newsroom. */
interface Imprint {
  readonly brand: FittedText;
  readonly logo: { readonly width: number; readonly height: number } | null;
  /** Outlet and day together, or one under the other. */
  readonly prints: readonly FittedText[];
  /** Between logo and small print. */
  readonly gap: number;
  readonly width: number;
  readonly height: number;
}

function fitImprint(page: Page, width: number): Imprint {
  const { theme, measures, words } = page;
  const { masthead, align } = theme.layout;
  const saysDay = masthead === 'none' || align === 'center';
  const prints = fitPrints(page, [words.outlet, saysDay ? words.date : ''], width);
  const hasLogo = masthead === 'none' && theme.logo !== null;
  const logo = hasLogo ? fitLogo(page, { height: measures.brand * 1.5, width: width * 0.9 }) : null;
  const gap = hasLogo ? Math.round(measures.small * 0.4) : 0;
  const name = masthead === 'none' && !hasLogo ? words.brand : '';
  const brand = fitLine(page, name, { face: theme.faces.brand, size: measures.brand, width });
  return {
    brand,
    logo,
    prints,
    gap,
    width: Math.max(...[...prints, brand].map(widthOfLines), logo?.width ?? 0),
    height: heightOfAll(prints) + heightOf(brand) + gap + (logo?.height ?? 0),
  };
}

/** What does not fit together stands apart: a long outlet never costs the day. */
function fitPrints(page: Page, words: readonly string[], width: number): FittedText[] {
  const { theme, measures } = page;
  const said = words.filter(part => part !== '');
  const fit = (text: string): FittedText =>
    fitLine(page, text, { face: theme.faces.small, size: measures.small, width, maxLines: 2 });
  const together = fit(said.join(` ${BETWEEN} `));
  const apart = said.map(fit);
  // a second line begins with the day, not in the midst of it
  return together.shortened || (together.lines.length > 1 && apart.every(isOneLine)) ? apart : [together];
}

const heightOfAll = (texts: readonly FittedText[]): number =>
  texts.reduce((sum, text) => sum + heightOf(text), 0);

/** Name and role at one margin, the imprint against the other. */
function atMargins(page: Page, end: number): Footer {
  const { measures, column } = page;
  const imprint = fitImprint(page, column * 0.45);
  const free = widthForSpeaker(page);
  const besides = imprint.width > 0 ? imprint.width + measures.margin / 2 : 0;
  const { speaker, speakerBottom, imprintBottom } = arrange(page, { imprint, free, besides, end });
  const block = speakerBlock(page, speaker, speakerBottom);
  const { lines, logo, top } = imprintAtEnd(page, imprint, imprintBottom);
  return { bars: block.bars, lines: [...block.lines, ...lines], logo, top: Math.min(block.top, top) };
}

/** The imprint stands beside the last line; or, when that needs the whole width, beside the name; or under all. */
function arrange(
  page: Page,
  given: { imprint: Imprint; free: number; besides: number; end: number },
): { speaker: Speaker; speakerBottom: number; imprintBottom: number } {
  const { imprint, free, besides, end } = given;
  const narrow = fitSpeaker(page, free - besides);
  if (besides === 0 || (isOneLine(narrow.name) && isOneLine(narrow.role))) {
    // small print and the line beside it stand on one line, whatever their sizes
    const last = narrow.role.lines.length > 0 ? narrow.role : narrow.name;
    const [print] = imprint.prints;
    const isLine = imprint.prints.length === 1 && print?.lines.length === 1;
    const sink = isLine ? Math.max(0, last.lineHeight - print.lineHeight) : 0;
    return { speaker: narrow, speakerBottom: end, imprintBottom: end - Math.round(sink / 2) };
  }
  const wide = fitSpeaker(page, free);
  const isBesideName =
    wide.role.lines.length > 0 && isOneLine(wide.name) && widthOfLines(wide.name) + besides <= free;
  return isBesideName
    ? { speaker: wide, speakerBottom: end, imprintBottom: end - heightOf(wide.role) }
    : { speaker: wide, speakerBottom: end - imprint.height - airOver(page), imprintBottom: end };
}

/** Between a speaker and the imprint under it. */
const airOver = ({ measures }: Page): number => Math.round(measures.small * 0.4);

const isOneLine = (text: FittedText): boolean => text.lines.length < 2 && !text.shortened;

interface Placed {
  readonly lines: readonly TextLine[];
  readonly logo: PlacedLogo | null;
  readonly top: number;
}

function imprintAtEnd(page: Page, { brand, logo, prints, gap }: Imprint, bottom: number): Placed {
  const { faces } = page.theme;
  const ink = footerInk(page);
  const printTop = bottom - heightOfAll(prints);
  const brandTop = printTop - heightOf(brand);
  const top = brandTop - gap - (logo?.height ?? 0);
  return {
    lines: [
      ...stackAtEnd(page, brand, { y: brandTop, face: faces.brand, color: ink.ink }),
      ...printLines(prints, printTop, (print, y) =>
        stackAtEnd(page, print, { y, face: faces.small, color: ink.quiet }),
      ),
    ],
    logo: placedLogo(page, logo, { from: 'end', x: page.endX, y: top }),
    top,
  };
}

/** Texts one under the other. */
const printLines = (
  prints: readonly FittedText[],
  top: number,
  place: (print: FittedText, y: number) => TextLine[],
): TextLine[] => prints.flatMap((print, i) => place(print, top + heightOfAll(prints.slice(0, i))));

function placedLogo(
  page: Page,
  size: Imprint['logo'],
  at: Pick<PlacedLogo, 'from' | 'x' | 'y'>,
): PlacedLogo | null {
  const { logo } = page.theme;
  return logo && size && { logo, ...at, ...size };
}

/** All in the middle: name, role, imprint. */
function centred(page: Page, end: number): Footer {
  const { theme, measures, column, x } = page;
  const { faces } = theme;
  const ink = footerInk(page);
  const { brand, logo, prints, gap, height } = fitImprint(page, column);
  const brandTop = end - heightOf(brand) - (logo?.height ?? 0);
  const printTop = brandTop - gap - heightOfAll(prints);
  const speakerBottom = printTop - (height > 0 ? Math.round(measures.small * 0.7) : 0);
  const block = speakerBlock(page, fitSpeaker(page, widthForSpeaker(page)), speakerBottom);
  return {
    bars: block.bars,
    lines: [
      ...block.lines,
      ...printLines(prints, printTop, (print, y) =>
        stack(page, print, { y, face: faces.small, color: ink.quiet }),
      ),
      ...stack(page, brand, { y: brandTop, face: faces.brand, color: ink.ink }),
    ],
    logo: placedLogo(page, logo, {
      from: 'start',
      x: x + Math.round((column - (logo?.width ?? 0)) / 2),
      y: brandTop,
    }),
    top: block.top,
  };
}

/** The rule over a footer, or the band under it. */
function withGround(page: Page, block: Footer): Footer {
  const { theme, measures, zone, x, column } = page;
  const { colors, layout } = theme;
  if (layout.footer === 'plain' || (block.lines.length === 0 && block.logo === null)) return block;
  const top = block.top - Math.round(measures.small * 0.9);
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
