import { piecesOf } from './type/pieces.ts';
import type { Piece } from './type/pieces.ts';
import type { Between } from './card-body.ts';
import type { TextLine } from './card-drawing.ts';
import { fitLine, heightOf, scriptLeading, stack, stackAtEnd, widthOfLines } from './card-page.ts';
import type { Page, Part } from './card-page.ts';
import type { CardItem } from './card-text.ts';
import { fitText, fitsWhole } from './type/fit-text.ts';
import type { FittedText, Room, SettingText } from './type/fit-text.ts';

/** Of the room: more than this the heading does not take. */
const HEADING_SHARE = 0.25;
/** Of the largest text: a heading and a title are never alone on a card. */
const HEADING_MAX = 0.58;
const TITLE_MAX = 0.44;
/** Of the column: an outlet's at the end of its line. */
const OUTLET_SHARE = 0.26;
/** In a column of fewer ems of small print, outlets stand under their titles. */
const NARROW = 35.5;

/** The cover of a digest: its heading, as large as costs no title, then titles with a line between, each with its outlet at the line's end or under it. */
export function digestBody(page: Page, between: Between): Part {
  const { theme, measures } = page;
  const air = Math.round(measures.small * 1.3);
  const height = between.bottom - between.top - 2 * air;
  const titledBy = (max: number) => {
    const heading = fitHeading(page, height, max);
    return { heading, rows: fitRows(page, height - heightOf(heading) - air) };
  };
  const [large, small] = [titledBy(measures.text.max * HEADING_MAX), titledBy(measures.name)];
  const { heading, rows } = small.rows.length > large.rows.length ? small : large;
  const y = between.top + air;
  const top = y + heightOf(heading) + air;
  return {
    bars: rows.flatMap((row, i) => ({
      x: page.x,
      y: top + row.y,
      width: page.column,
      height: i === 0 ? 3 : 1,
      color: i === 0 ? theme.colors.accent : theme.colors.rule,
    })),
    lines: [
      ...stack(page, heading, { y, face: theme.faces.headline, color: theme.colors.ink }),
      ...rows.flatMap(row => rowLines(page, row, top)),
    ],
    logo: null,
  };
}

function fitHeading({ theme, words, ...page }: Page, height: number, max: number): FittedText {
  const { measures, column, language, widthOf } = page;
  return fitText(
    { pieces: piecesOf(words.text, language), face: theme.faces.headline, widthOf },
    {
      width: column,
      height: height * HEADING_SHARE,
      min: measures.name,
      max: Math.max(measures.name, Math.round(max)),
      leading: Math.max(theme.leading, scriptLeading(words.text)),
    },
  );
}

interface Row {
  readonly y: number;
  readonly title: FittedText;
  readonly outlet: FittedText;
  readonly isUnder: boolean;
  /** Height added to the row. */
  readonly more: number;
}

/** Of a title that is read at a glance, over the small print. */
const AT_A_GLANCE = 1.2;
const FEWEST = 3;

/** Outlets stand under their titles in a narrow column, unless that costs a title. */
function fitRows(page: Page, height: number): Row[] {
  const beside = fitEntries(page, height, { isUnder: false });
  if (page.column >= NARROW * page.measures.small) return beside;
  const under = fitEntries(page, height, { isUnder: true });
  return under.length < beside.length ? beside : under;
}

/** As many titles as fit at a size that is read at a glance; fewer than three are rather set smaller. */
function fitEntries(page: Page, height: number, way: Pick<Entry, 'isUnder'>): Row[] {
  const { measures, words } = page;
  const { small } = measures;
  const entries = words.items.map(item => entryOf(page, item, way));
  const tried = new Map<number, Row[]>();
  /** The first so many, without looking at the others: to set a title is work. */
  const rowsAt = (size: number, count: number): readonly Row[] => {
    const rows = tried.get(size) ?? [];
    tried.set(size, rows);
    for (const entry of entries.slice(rows.length, count)) rows.push(rowOf(page, entry, size));
    return rows.slice(0, count);
  };
  const whole = new Map<number, number>();
  /** How many of the first stand whole at a size. */
  const wholeAt = (size: number): number => {
    const found = whole.get(size) ?? entries.findIndex(entry => !fitsWhole(...titleAt(page, entry, size)));
    whole.set(size, found);
    return found < 0 ? entries.length : found;
  };
  const counts = entries.map((_, i) => entries.length - i);
  const large = counts.filter(count => count >= Math.min(FEWEST, entries.length));
  const fit = (among: readonly number[], [min, max]: readonly [number, number]) =>
    firstThatFits(page, { rowsAt, wholeAt, height, tries: triesOf(among, min, max) });
  return (
    fit(large, [small * AT_A_GLANCE, measures.text.max * TITLE_MAX]) ??
    fit(counts, [small, small * AT_A_GLANCE]) ??
    []
  );
}

interface Try {
  readonly count: number;
  readonly size: number;
  readonly isLast: boolean;
}

/** Many titles before few, large ones before small ones. */
const triesOf = (counts: readonly number[], min: number, max: number): Try[] =>
  counts.flatMap(count => {
    const sizes: number[] = [];
    for (let size = Math.floor(max); size >= min; size = Math.min(size - 1, Math.floor(size * 0.95)))
      sizes.push(size);
    return sizes.map((size, i) => ({ count, size, isLast: i === sizes.length - 1 }));
  });

/** Titles are shortened only at the smallest size. */
function firstThatFits(
  page: Page,
  given: {
    rowsAt: (size: number, count: number) => readonly Row[];
    wholeAt: (size: number) => number;
    height: number;
    tries: readonly Try[];
  },
): Row[] | null {
  for (const { count, size, isLast } of given.tries) {
    if (!isLast && given.wholeAt(size) < count) continue;
    const rows = given.rowsAt(size, count);
    const spare = given.height - rows.reduce((sum, row) => sum + heightOfRow(page, row), 0);
    if (spare >= 0) return placeRows(page, rows, Math.min(spare / count, page.measures.small * 1.2));
  }
  return null;
}

/** Rows one under the other, what room is left between them. */
function placeRows(page: Page, rows: readonly Row[], more: number): Row[] {
  let y = 0;
  return rows.map(row => {
    const placed = { ...row, y: Math.round(y), more };
    y += heightOfRow(page, row) + more;
    return placed;
  });
}

interface Entry {
  readonly pieces: readonly Piece[];
  readonly leading: number;
  readonly outlet: FittedText;
  /** Whether the outlet stands under the title, and not at the end of its first line. */
  readonly isUnder: boolean;
}

const entryOf = (page: Page, item: CardItem, { isUnder }: Pick<Entry, 'isUnder'>): Entry => ({
  pieces: piecesOf(item.title, page.language),
  leading: Math.max(1.22, scriptLeading(item.title)),
  outlet: fitLine(page, item.outlet, {
    face: page.theme.faces.small,
    size: page.measures.small,
    ...(isUnder ? { width: page.column } : { width: page.column * OUTLET_SHARE, maxLines: 2 }),
  }),
  isUnder,
});

function titleAt(
  { theme, measures, words, column, widthOf }: Page,
  { pieces, leading, outlet, isUnder }: Entry,
  size: number,
): [SettingText, Room] {
  const besides = outlet.lines.length === 0 || isUnder ? 0 : widthOfLines(outlet) + measures.small;
  const width = column - besides;
  return [
    { pieces, face: theme.faces.quote, widthOf },
    { width, height: Infinity, min: size, max: size, leading, maxLines: words.items.length < FEWEST ? 4 : 2 },
  ];
}

function rowOf(page: Page, entry: Entry, size: number): Row {
  const { outlet, isUnder } = entry;
  return { y: 0, title: fitText(...titleAt(page, entry, size)), outlet, isUnder, more: 0 };
}

const padOf = ({ measures }: Page): number => Math.round(measures.small * 0.62);
const heightOfRow = (page: Page, row: Row): number =>
  Math.max(heightOf(row.title), sinkOf(row) + heightOf(row.outlet)) + 2 * padOf(page) + 1;

/** Where an outlet begins below its title's top: on one line with its first, whatever their sizes; or under its last. */
const sinkOf = ({ title, outlet, isUnder }: Row): number =>
  isUnder ? heightOf(title) : Math.round((title.lineHeight - outlet.lineHeight) / 2);

function rowLines(page: Page, row: Row, top: number): TextLine[] {
  const { theme } = page;
  const { title, outlet, isUnder, more } = row;
  const at = top + row.y + padOf(page) + 1 + Math.round(more / 2);
  const left: Page = { ...page, theme: { ...theme, layout: { ...theme.layout, align: 'start' } } };
  const print = { y: at + sinkOf(row), face: theme.faces.small, color: theme.colors.quiet };
  return [
    ...stack(left, title, { y: at, face: theme.faces.quote, color: theme.colors.ink }),
    ...(isUnder ? stack(left, outlet, print) : stackAtEnd(page, outlet, print)),
  ];
}
