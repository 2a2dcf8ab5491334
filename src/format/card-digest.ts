import { piecesOf } from './break-lines.ts';
import type { Between } from './card-body.ts';
import type { TextLine } from './card-drawing.ts';
import { fitLine, heightOf, scriptLeading, stack, stackAtEnd } from './card-page.ts';
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
}

/** As many titles as fit, as large as they fit. */
function fitRows(page: Page, height: number): Row[] {
  const { measures, words } = page;
  for (let count = words.items.length; count > 0; count--) {
    for (let size = Math.round(measures.text.max * 0.5); size >= measures.small; size -= 2) {
      const rows = rowsAt(page, words.items.slice(0, count), size);
      const last = rows.at(-1);
      const isWhole = size < measures.small + 2 || rows.every(row => !row.title.shortened);
      if (last !== undefined && isWhole && last.y + heightOfRow(page, last) <= height) return rows;
    }
  }
  return [];
}

function rowsAt(page: Page, items: readonly CardItem[], size: number): Row[] {
  const { theme, measures, column } = page;
  let y = 0;
  return items.map(item => {
    const outlet = fitLine(page, item.outlet, {
      face: theme.faces.small,
      size: measures.small,
      width: column * OUTLET_SHARE,
    });
    const besides = outlet.lines[0] === undefined ? 0 : outlet.lines[0].width + measures.small;
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
    const row = { y, title, outlet };
    y += heightOfRow(page, row);
    return row;
  });
}

const padOf = ({ measures }: Page): number => Math.round(measures.small * 0.62);
const heightOfRow = (page: Page, { title }: Row): number => heightOf(title) + 2 * padOf(page) + 1;

function rowLines(page: Page, { y, title, outlet }: Row, top: number): TextLine[] {
  const { theme } = page;
  const at = top + y + padOf(page) + 1;
  const left: Page = { ...page, theme: { ...theme, layout: { ...theme.layout, align: 'start' } } };
  return [
    ...stack(left, title, { y: at, face: theme.faces.quote, color: theme.colors.ink }),
    ...stackAtEnd(page, outlet, { y: at, face: theme.faces.small, color: theme.colors.quiet }).map(line => ({
      ...line,
      height: title.lineHeight,
    })),
  ];
}
