import { fitLine, fitLogo, stack, stackAtEnd } from './card-page.ts';
import type { Page, Part } from './card-page.ts';
import type { Bar, PlacedLogo, TextLine } from './card-drawing.ts';

/** The head of a card; what comes next begins under `bottom`. */
export interface Masthead extends Part {
  readonly bottom: number;
}

const NOTHING: Part = { bars: [], lines: [], logo: null };

/** The newsroom's name or mark and, on cards that begin at the margin, the day. */
export function masthead(page: Page): Masthead {
  const { theme, measures, zone, x, column } = page;
  const { colors, layout } = theme;
  const row = Math.round(measures.brand * 2);
  const top = zone.y + measures.top;
  switch (layout.masthead) {
    case 'none':
      return { ...NOTHING, bottom: top };
    case 'plain':
      return { ...nameAndDay(page, { y: top, row }), bottom: top + row };
    case 'line': {
      const line = { x, y: top + row, width: column, height: 2, color: colors.ink };
      return { ...nameAndDay(page, { y: top, row }), bars: [line], bottom: top + row + 2 };
    }
    case 'band': {
      const band = {
        x: zone.x,
        y: zone.y,
        width: zone.width,
        height: measures.top + row,
        color: colors.band,
      };
      return { ...nameAndDay(page, { y: top, row }), bars: [band], bottom: top + row };
    }
    case 'rules': {
      const y = top + 12;
      const bars: Bar[] = [
        { x, y: top, width: column, height: 5, color: colors.ink },
        { x, y: top + 8, width: column, height: 1, color: colors.ink },
        { x, y: y + row, width: column, height: 1, color: colors.rule },
      ];
      return { ...nameAndDay(page, { y, row }), bars, bottom: y + row + 1 };
    }
  }
}

/** One row; centred cards tell the day in the footer. */
function nameAndDay(page: Page, { y, row }: { y: number; row: number }): Part {
  const { theme, measures, words, column } = page;
  const { faces, layout } = theme;
  const isBand = layout.masthead === 'band';
  const ink = isBand ? theme.colors.onBand : theme.colors.ink;
  const quiet = isBand ? theme.colors.onBand : theme.colors.quiet;
  const isCentred = layout.align === 'center';
  const date = fitLine(page, isCentred ? '' : words.date, {
    face: faces.small,
    size: measures.small,
    width: column / 2,
  });
  const room = column - (date.lines[0] === undefined ? 0 : date.lines[0].width + measures.small);
  const onRow = (line: TextLine): TextLine => ({ ...line, y, height: row });
  const day = stackAtEnd(page, date, { y, face: faces.small, color: quiet }).map(onRow);
  if (theme.logo !== null) return { bars: [], lines: day, logo: placedLogo(page, { y, row, room }) };
  const brand = fitLine(page, words.brand, { face: faces.brand, size: measures.brand, width: room });
  const name = stack(page, brand, { y, face: faces.brand, color: ink }).map(onRow);
  return { bars: [], lines: [...name, ...day], logo: null };
}

function placedLogo(
  page: Page,
  { y, row, room }: { y: number; row: number; room: number },
): PlacedLogo | null {
  const { logo, layout } = page.theme;
  if (logo === null) return null;
  const { width, height } = fitLogo(page, { height: row * 0.8, width: Math.min(room, page.column / 2) });
  return {
    logo,
    from: 'start',
    x: layout.align === 'center' ? page.x + (page.column - width) / 2 : page.x,
    y: y + Math.round((row - height) / 2),
    width,
    height,
  };
}
