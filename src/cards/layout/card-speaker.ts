import type { Bar, TextLine } from './card-drawing.ts';
import { fitLine, heightOf, stack } from './card-page.ts';
import type { Page, Part } from './card-page.ts';
import type { FittedText } from './type/fit-text.ts';

/** Name and role, fitted. */
export interface Speaker {
  readonly name: FittedText;
  readonly role: FittedText;
}

/** Fits name and role to a width, each on two lines at most. */
export function fitSpeaker(page: Page, width: number): Speaker {
  const { theme, measures, words } = page;
  return {
    name: fitLine(page, words.name, { face: theme.faces.name, size: measures.name, width, maxLines: 2 }),
    role: fitLine(page, words.role, { face: theme.faces.role, size: measures.role, width, maxLines: 2 }),
  };
}

/** The colours of words in a footer: on the theme's band, if it has one. */
export const footerInk = ({ theme: { colors, layout } }: Page): { ink: string; quiet: string } =>
  layout.footer === 'band' ? { ink: colors.onBand, quiet: colors.onBand } : colors;

/** What sets a name off from the card: nothing on a band, which is enough; a bar beside it only at a margin. */
function accentOf({ theme: { layout } }: Page): 'bar' | 'side' | 'box' | 'none' {
  if (layout.footer === 'band') return 'none';
  return layout.accent === 'side' && layout.align === 'center' ? 'bar' : layout.accent;
}

/** Room that the accent takes before the name and its lines. */
const insetOf = (page: Page): number =>
  accentOf(page) === 'side' ? Math.round(page.measures.name * 0.62) : 0;

/** Room between a name and the edge of the box around it. */
const padOf = (page: Page): number => (accentOf(page) === 'box' ? Math.round(page.measures.name * 0.34) : 0);

/** Of the column: what name and role may take, beside the accent. */
export const widthForSpeaker = (page: Page): number => page.column - insetOf(page) - 2 * padOf(page);

/** Name and role, set off by the theme's accent, from their lower edge upwards. */
export function speakerBlock(page: Page, { name, role }: Speaker, bottom: number): Part & { top: number } {
  const { theme, measures } = page;
  const { faces } = theme;
  const accent = accentOf(page);
  if (name.lines.length === 0) return { bars: [], lines: [], logo: null, top: bottom };
  const gap = accent === 'box' ? Math.round(measures.name * 0.3) : 0;
  const top = bottom - heightOf(role) - gap - heightOf(name);
  const x = page.x + insetOf(page);
  const width = page.column - insetOf(page);
  const ink = footerInk(page);
  const pad = padOf(page);
  const isAtMargin = theme.layout.align === 'start';
  const names = stack(page, name, {
    y: top,
    x: isAtMargin ? x + pad : x,
    width,
    face: faces.name,
    color: accent === 'box' ? theme.colors.onBand : ink.ink,
  });
  const roles = stack(page, role, {
    y: bottom - heightOf(role),
    x,
    width,
    face: faces.role,
    color: ink.quiet,
  });
  const bars = accentBars(page, { names, name, pad, top, bottom });
  return {
    bars,
    lines: [...names, ...roles],
    logo: null,
    top: Math.min(top, ...bars.map(bar => bar.y)),
  };
}

function accentBars(
  page: Page,
  at: { names: readonly TextLine[]; name: FittedText; pad: number; top: number; bottom: number },
): Bar[] {
  const { theme, measures, x, column } = page;
  const { colors, layout } = theme;
  switch (accentOf(page)) {
    case 'none':
      return [];
    case 'box':
      return at.names.map((line, i) => ({
        x: line.x - at.pad,
        y: line.y,
        width: (at.name.lines[i]?.width ?? 0) + 2 * at.pad,
        height: line.height,
        color: colors.band,
      }));
    case 'side':
      return [{ x, y: at.top + 4, width: 6, height: at.bottom - at.top - 8, color: colors.accent }];
    case 'bar': {
      const width = Math.round(measures.name * 1.6);
      const y = at.top - Math.round(measures.name * 0.55);
      return layout.align === 'center'
        ? [{ x: x + Math.round((column - width) / 2), y, width, height: 2, color: colors.accent }]
        : [{ x, y, width, height: 5, color: colors.accent }];
    }
  }
}
