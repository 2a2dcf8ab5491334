import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { CardLogo, CardTheme } from '../../layout/theme/card-theme.ts';
import { parseLogo } from '../pictures/read-logo.ts';
import { themeSchema } from './theme-schema.ts';
import type { ThemeFile } from './theme-schema.ts';

/** A theme may extend one that extends another, and so on, so often. */
const MAX_EXTENDED = 5;

/** Says what is wrong with a theme: file, line, field, rule, remedy, one line for each fault. */
export class ThemeError extends Error {
  override readonly name = 'ThemeError';
}

/**
 * Reads `<folder>/<name>.yaml` from the first of the folders that has it, with what it extends. Throws `ThemeError` when
 * there is no such theme or it has faults.
 */
export function readTheme(folders: readonly string[], name: string): CardTheme {
  const file = readThemeFile(folders, name);
  const base = readBase(folders, file, 1);
  const { logo, ...theme } = checkTheme(file, base);
  return { name, ...theme, logo: logo === null ? null : readLogo(file, logo) };
}

/** Checks a theme's YAML, laid over the settings it extends. Throws `ThemeError` naming `path`. */
export const parseTheme = (text: string, { path, base = {} }: { path: string; base?: Settings }): ThemeFile =>
  checkTheme(parseThemeFile(text, path), base);

type Settings = Readonly<Record<string, unknown>>;

interface File {
  readonly path: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly settings: Settings;
}

function readThemeFile(folders: readonly string[], name: string): File {
  if (!/^[\w-]+$/u.test(name))
    throw new ThemeError(`theme "${name}": a theme's name has letters, digits, - and _ only`);
  let cause: unknown;
  for (const folder of folders) {
    const path = join(folder, `${name}.yaml`);
    try {
      return parseThemeFile(readFileSync(path, 'utf8'), path);
    } catch (error) {
      if (error instanceof ThemeError) throw error;
      cause = error;
    }
  }
  const paths = folders.map(folder => join(folder, `${name}.yaml`)).join(' nor ');
  throw new ThemeError(`theme "${name}": cannot read ${paths}; add the file or name another theme`, {
    cause,
  });
}

function parseThemeFile(text: string, path: string): File {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors.map(
    error => `${path}:${lines.linePos(error.pos[0]).line} ${error.message.split('\n')[0] ?? ''}`,
  );
  if (broken.length > 0) throw new ThemeError(broken.join('\n'));
  const parsed: unknown = document.toJS();
  if (!isSettings(parsed))
    throw new ThemeError(`${path}:1 a theme is a list of settings; begin with "extends: broadsheet"`);
  const { logo } = parsed;
  // a path in a theme's file is seen from that file, also by themes that extend it
  const settings = typeof logo === 'string' ? { ...parsed, logo: resolve(dirname(path), logo) } : parsed;
  return { path, document, lines, settings };
}

/** The settings of all that a theme extends, the nearest on top. */
function readBase(folders: readonly string[], file: File, depth: number): Settings {
  const { extends: name } = file.settings;
  if (name === undefined) return {};
  const fault = (message: string) =>
    new ThemeError(`${file.path}:${lineOf(file, ['extends'])} extends: ${message}`);
  if (typeof name !== 'string') throw fault('is the name of a theme');
  if (depth > MAX_EXTENDED) throw fault('themes extend each other in a circle; end it');
  const base = readThemeFile(folders, name);
  return layOver(readBase(folders, base, depth + 1), base.settings);
}

function checkTheme(file: File, base: Settings): ThemeFile {
  const { extends: _, ...settings } = layOver(base, file.settings);
  const parsed = themeSchema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({
          field: [...issue.path, key],
          message: 'there is no such setting; remove it or mend its spelling',
        }))
      : [{ field: issue.path, message: issue.message }],
  );
  throw new ThemeError(
    faults
      .map(({ field, message }) => `${file.path}:${lineOf(file, field)} ${field.join('.')}: ${message}`)
      .join('\n'),
  );
}

function readLogo(file: File, path: string): CardLogo {
  const fault = (message: string, cause?: unknown) =>
    new ThemeError(`${file.path}:${lineOf(file, ['logo'])} logo: ${message}`, { cause });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw fault(`cannot read ${path}; name a file beside the theme's`, cause);
  }
  const logo = parseLogo(bytes);
  if ('fault' in logo) throw fault(`${path} ${logo.fault}`);
  return logo;
}

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Settings over others, within groups too; a background is replaced whole, as its kinds have different settings. */
function layOver(under: Settings, over: Settings): Settings {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = under[key];
    merged[key] =
      key !== 'background' && isSettings(value) && isSettings(below) ? layOver(below, value) : value;
  }
  return merged;
}

/** Line of the field, or of the nearest thing around it where the field is missing. */
function lineOf({ document, lines }: File, field: readonly PropertyKey[]): number {
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
