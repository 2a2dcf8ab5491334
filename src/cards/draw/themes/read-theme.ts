import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { joined, ReasonError } from '../../../core/reasons/reason-error.ts';
import { reasonOf, type Reason } from '../../../core/reasons/reason.ts';
import { reasonOfIssue, reasonOfYaml } from '../../../core/reasons/setting-faults.ts';
import type { CardLogo, CardTheme } from '../../layout/theme/card-theme.ts';
import { parseLogo } from '../pictures/read-logo.ts';
import { themeSchema } from './theme-schema.ts';
import type { ThemeFile } from './theme-schema.ts';

/** A theme may extend one that extends another, and so on, so often. */
const MAX_EXTENDED = 5;

/** Says what is wrong with a theme: file, line, field, rule and remedy of each fault. */
export class ThemeError extends ReasonError {
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
  if (!/^[\w-]+$/u.test(name)) throw new ThemeError(reasonOf('theme-name', { name: `"${name}"` }));
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
  const paths = folders.map(folder => join(folder, `${name}.yaml`)).join(', ');
  throw new ThemeError(reasonOf('theme-unread', { name: `"${name}"`, paths }), { cause });
}

function parseThemeFile(text: string, path: string): File {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const inFile = (line: number, detail: Reason) => reasonOf('in-file', { place: `${path}:${line}`, detail });
  const broken = document.errors.map(error => inFile(lines.linePos(error.pos[0]).line, reasonOfYaml(error)));
  if (broken.length > 0) throw new ThemeError(joined(broken));
  const parsed: unknown = document.toJS();
  if (!isSettings(parsed))
    throw new ThemeError(inFile(1, reasonOf('theme-form', { example: '"extends: broadsheet"' })));
  const { logo } = parsed;
  // a path in a theme's file is seen from that file, also by themes that extend it
  const settings = typeof logo === 'string' ? { ...parsed, logo: resolve(dirname(path), logo) } : parsed;
  return { path, document, lines, settings };
}

/** The settings of all that a theme extends, the nearest on top. */
function readBase(folders: readonly string[], file: File, depth: number): Settings {
  const { extends: name } = file.settings;
  if (name === undefined) return {};
  if (typeof name !== 'string') throw new ThemeError(atField(file, ['extends'], reasonOf('theme-extends')));
  if (depth > MAX_EXTENDED) throw new ThemeError(atField(file, ['extends'], reasonOf('theme-circle')));
  const base = readThemeFile(folders, name);
  return layOver(readBase(folders, base, depth + 1), base.settings);
}

function checkTheme(file: File, base: Settings): ThemeFile {
  const { extends: _, ...settings } = layOver(base, file.settings);
  // as the config's: read once or twice
  const parsed = themeSchema.safeParse(settings, { jitless: true });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({
          field: [...issue.path, key],
          reason: reasonOf('setting-misspelt'),
        }))
      : [{ field: issue.path, reason: reasonOfIssue(issue) }],
  );
  throw new ThemeError(joined(faults.map(({ field, reason }) => atField(file, field, reason))));
}

const atField = (file: File, field: readonly PropertyKey[], detail: Reason): Reason =>
  reasonOf('at-place', { place: `${file.path}:${lineOf(file, field)} ${field.join('.')}`, detail });

function readLogo(file: File, path: string): CardLogo {
  const fault = (reason: Reason, cause?: unknown) =>
    new ThemeError(atField(file, ['logo'], reason), { cause });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw fault(reasonOf('logo-unread', { file: path }), cause);
  }
  const logo = parseLogo(bytes, path);
  if ('fault' in logo) throw fault(logo.fault);
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
