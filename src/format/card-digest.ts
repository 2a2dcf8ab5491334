import { piecesOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import type { Between } from './card-body.ts';
import type { TextLine } from './card-drawing.ts';
import { fitLine, heightOf, scriptLeading, stack, stackAtEnd, widthOfLines } from './card-page.ts';
import type { Page, Part } from './card-page.ts';
import type { CardItem } from './card-text.ts';
import { fitText } from './fit-text.ts';
import type { FittedText } from './fit-text.ts';

/** Of the room: more than this the heading does not take. */
const HEADING_SHARE = 0.25;
/** Of the column: an outlet's at the end of its line. */
const OUTLET_SHARE = 0.26;

/** The cover of a digest: its heading, then titles with a line between, each with its outlet at the line's end. */
export function digestBody(page: Page, between: Between): Part {
  const { theme, measures, words } = page;
  const air = Math.round(measures.small * 1.3);
  const height = between.bottom - between.top - 2 * air;
  const face = theme.faces.headline;
  const heading = fitText(
    { pieces: piecesOf(words.text, page.language), face, widthOf: page.widthOf },
    {
      width: page.column,
      height: height * HEADING_SHARE,
      min: measures.name,
      max: Math.round(measures.text.max * 0.8),
      leading: Math.max(theme.leading, scriptLeading(words.text)),
    },
  );
  const y = between.top + air;
  const top = y + heightOf(heading) + air;
  const rows = fitRows(page, between.bottom - air - top);
  return {
    bars: rows.flatMap((row, i) => ({
      x: page.x,
      y: top + row.y,
      width: page.column,
      height: i === 0 ? 3 : 1,
      color: i === 0 ? theme.colors.accent : theme.colors.rule,
    })),
    lines: [
      ...stack(page, heading, { y, face, color: theme.colors.ink }),
      ...rows.flatMap(row => rowLines(page, row, top)),
    ],
    logo: null,
  };
}

interface Row {
  readonly y: number;
  readonly title: FittedText;
  readonly outlet: FittedText;
  /** Height added to the row. */
  readonly more: number;
}

/** Of a title that is read at a glance, over the small print. */
const AT_A_GLANCE = 1.2;
const FEWEST = 3;

/** As many titles as fit at a size that is read at a glance; fewer than three are rather set smaller. */
function fitRows(page: Page, height: number): Row[] {
  const { measures, words } = page;
  const { small } = measures;
  const entries = words.items.map(item => entryOf(page, item));
  const tried = new Map<number, Row[]>();
  const rowsAt = (size: number): readonly Row[] => {
    const rows = tried.get(size) ?? entries.map(entry => rowOf(page, entry, size));
    tried.set(size, rows);
    return rows;
  };
  const counts = entries.map((_, i) => entries.length - i);
  const large = counts.filter(count => count >= FEWEST);
  const fit = (among: readonly number[], [min, max]: readonly [number, number]) =>
    firstThatFits(page, { rowsAt, height, tries: triesOf(among, min, max) });
  return (
    fit(large, [small * AT_A_GLANCE, measures.text.max * 0.5]) ??
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
  given: { rowsAt: (size: number) => readonly Row[]; height: number; tries: readonly Try[] },
): Row[] | null {
  for (const { count, size, isLast } of given.tries) {
    const rows = given.rowsAt(size).slice(0, count);
    if (!isLast && rows.some(row => row.title.shortened)) continue;
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
}

const entryOf = (page: Page, item: CardItem): Entry => ({
  pieces: piecesOf(item.title, page.language),
  leading: Math.max(1.22, scriptLeading(item.title)),
  outlet: fitLine(page, item.outlet, {
    face: page.theme.faces.small,
    size: page.measures.small,
    width: page.column * OUTLET_SHARE,
    maxLines: 2,
  }),
});

function rowOf(page: Page, { pieces, leading, outlet }: Entry, size: number): Row {
  const { theme, measures, column, widthOf } = page;
  const besides = outlet.lines.length === 0 ? 0 : widthOfLines(outlet) + measures.small;
  const title = fitText(
    { pieces, face: theme.faces.quote, widthOf },
    { width: column - besides, height: Infinity, min: size, max: size, leading, maxLines: 2 },
  );
  return { y: 0, title, outlet, more: 0 };
}

const padOf = ({ measures }: Page): number => Math.round(measures.small * 0.62);
const heightOfRow = (page: Page, row: Row): number =>
  Math.max(heightOf(row.title), sinkOf(row) + heightOf(row.outlet)) + 2 * padOf(page) + 1;

/** The first lines of title and outlet stand on one line, whatever their sizes. */
const sinkOf = ({ title, outlet }: Pick<Row, 'title' | 'outlet'>): number =>
  Math.round((title.lineHeight - outlet.lineHeight) / 2);

function rowLines(page: Page, row: Row, top: number): TextLine[] {
  const { theme } = page;
  const { title, outlet, more } = row;
  const at = top + row.y + padOf(page) + 1 + Math.round(more / 2);
  const left: Page = { ...page, theme: { ...theme, layout: { ...theme.layout, align: 'start' } } };
  return [
    ...stack(left, title, { y: at, face: theme.faces.quote, color: theme.colors.ink }),
    ...stackAtEnd(page, outlet, {
      y: at + sinkOf(row),
      face: theme.faces.small,
      color: theme.colors.quiet,
    }),
  ];
}
