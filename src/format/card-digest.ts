import { piecesOf } from './break-lines.ts';
import type { Between } from './card-body.ts';
import type { TextLine } from './card-drawing.ts';
import { fitLine, heightOf, scriptLeading, stack, stackAtEnd, widthOfLines } from './card-page.ts';
import type { Page, Part } from './card-page.ts';
import type { CardItem } from './card-text.ts';
import { fitText } from './fit-text.ts';
import type { FittedText } from './fit-text.ts';

/** Of the room: more than this the heading does not take. */
const HEADING_SHARE = 0.3;
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
  const most = Math.round(measures.text.max * 0.5);
  const counts = Array.from({ length: words.items.length }, (_, i) => words.items.length - i);
  const large = counts.filter(count => count >= FEWEST);
  const found =
    firstThatFits(large, { page, height, min: small * AT_A_GLANCE, max: most }) ??
    firstThatFits(counts, { page, height, min: small, max: small * AT_A_GLANCE });
  return found ?? [];
}

function firstThatFits(
  counts: readonly number[],
  { page, height, min, max }: { page: Page; height: number; min: number; max: number },
): Row[] | null {
  for (const count of counts) {
    for (let size = Math.floor(max); size >= min; size -= 2) {
      const rows = rowsAt(page, page.words.items.slice(0, count), size);
      const isSmallest = size - 2 < page.measures.small;
      if (!isSmallest && rows.some(row => row.title.shortened)) continue;
      const spare = height - rows.reduce((sum, row) => sum + heightOfRow(page, row), 0);
      if (spare >= 0) return spread(rows, Math.min(spare / count, page.measures.small * 1.2));
    }
  }
  return null;
}

/** What room is left goes between the rows. */
const spread = (rows: readonly Row[], more: number): Row[] =>
  rows.map((row, i) => ({ ...row, y: Math.round(row.y + i * more), more }));

function rowsAt(page: Page, items: readonly CardItem[], size: number): Row[] {
  const { theme, measures, column } = page;
  let y = 0;
  return items.map(item => {
    const outlet = fitLine(page, item.outlet, {
      face: theme.faces.small,
      size: measures.small,
      width: column * OUTLET_SHARE,
      maxLines: 2,
    });
    const besides = outlet.lines.length === 0 ? 0 : widthOfLines(outlet) + measures.small;
    const title = fitText(
      { pieces: piecesOf(item.title, page.language), face: theme.faces.quote, widthOf: page.widthOf },
      {
        width: column - besides,
        height: Infinity,
        min: size,
        max: size,
        leading: Math.max(1.22, scriptLeading(item.title)),
        maxLines: 2,
      },
    );
    const row = { y, title, outlet, more: 0 };
    y += heightOfRow(page, row);
    return row;
  });
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
