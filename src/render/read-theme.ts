import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { cardSizes } from '../core/card.ts';
import { contrastOf } from '../format/contrast.ts';
import { faceNames } from '../format/card-theme.ts';
import type { CardTheme } from '../format/card-theme.ts';
import { fontFamilies } from './font-files.ts';

const color = z.string().regex(/^#[0-9a-f]{6}$/iu, 'a colour is written "#rrggbb"');
const pixels = z.number().int().positive();
const face = z.strictObject({
  family: z.enum(fontFamilies),
  weight: z.number().int().min(100).max(900),
  opticalSize: z.number().min(8).max(60).nullable().default(null),
  width: z.number().min(50).max(200).nullable().default(null),
  italic: z.boolean().default(false),
});
const measures = z.strictObject({
  margin: pixels,
  top: pixels,
  bottom: pixels,
  text: z
    .strictObject({ min: pixels, max: pixels })
    .refine(({ min, max }) => min <= max, 'min must not be above max'),
  brand: pixels,
  name: pixels,
  role: pixels,
  small: pixels,
});
const theme = z
  .strictObject({
    colors: z.strictObject({ paper: color, ink: color, quiet: color, accent: color, rule: color }),
    faces: z.strictObject(recordOf(faceNames, face)),
    leading: z.number().min(1).max(2),
    sizes: z.strictObject(recordOf(cardSizes, measures)),
  })
  .check(({ value: { colors }, issues }) => {
    // WCAG 2.2, 1.4.3: 4.5:1 for text, 3:1 for large text, which the accent's marks are
    for (const [name, least] of [
      ['ink', 4.5],
      ['quiet', 4.5],
      ['accent', 3],
    ] as const) {
      const contrast = contrastOf(colors[name], colors.paper);
      if (!(contrast < least)) continue;
      const message = `contrast with paper is ${contrast.toFixed(1)}:1, must be at least ${least}:1; darken or lighten one of them`;
      issues.push({ code: 'custom', path: ['colors', name], message, input: colors[name] });
    }
  });

function recordOf<K extends string, V>(keys: readonly K[], value: V): Record<K, V> {
  return Object.fromEntries(keys.map(key => [key, value])) as Record<K, V>;
}

/** Says what is wrong with a theme: file, line, field, rule, remedy, one line for each fault. */
export class ThemeError extends Error {
  override readonly name = 'ThemeError';
}

/** Reads `<directory>/<name>.yaml`. Throws `ThemeError` when there is no such theme or it has faults. */
export async function readTheme(directory: string, name: string): Promise<CardTheme> {
  const path = join(directory, `${name}.yaml`);
  if (!/^[\w-]+$/u.test(name))
    throw new ThemeError(`theme "${name}": a theme's name has letters, digits, - and _ only`);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new ThemeError(`theme "${name}": cannot read ${path}; add the file or name another theme`, {
      cause,
    });
  }
  return parseTheme(text, { name, path });
}

/** Parses a theme's YAML. Throws `ThemeError` naming `path`. */
export function parseTheme(text: string, { name, path }: { name: string; path: string }): CardTheme {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors.map(
    error => `${path}:${lines.linePos(error.pos[0]).line} ${error.message.split('\n')[0] ?? ''}`,
  );
  if (broken.length > 0) throw new ThemeError(broken.join('\n'));
  const parsed = theme.safeParse(document.toJS());
  if (parsed.success) return { name, background: { kind: 'plain' }, logo: null, ...parsed.data };
  const faults = parsed.error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({
          field: [...issue.path, key],
          message: 'there is no such setting; remove it or mend its spelling',
        }))
      : [{ field: issue.path, message: issue.message }],
  );
  throw new ThemeError(
    faults.map(({ field, message }) => `${path}:${lineOf(field)} ${field.join('.')}: ${message}`).join('\n'),
  );

  /** Line of the field, or of the nearest thing around it where the field is missing. */
  function lineOf(field: readonly PropertyKey[]): number {
    for (let depth = field.length; depth > 0; depth--) {
      const node = document.getIn(field.slice(0, depth), true);
      const range =
        typeof node === 'object' && node !== null && 'range' in node
          ? (node.range as [number] | undefined)
          : undefined;
      if (range) return lines.linePos(range[0]).line;
    }
    return 1;
  }
}
