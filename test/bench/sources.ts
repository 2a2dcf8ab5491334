import { pollingFigure } from './sources-polling.ts';

const PARTS: Readonly<Record<string, () => Promise<string>>> = { polling: pollingFigure };

/** What sources cost: `npm run bench -- sources [polling]`. */
export async function* sourceFigures(parts: readonly string[]): AsyncGenerator<string> {
  for (const [name, figure] of Object.entries(PARTS))
    if (parts.length === 0 || parts.includes(name)) yield `${name}: ${await figure()}`;
}
