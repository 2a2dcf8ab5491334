import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CardTheme } from '../../layout/theme/card-theme.ts';

/** Written by a test (`vitest run -u`), which holds it against the themes. */
const CHECKED = join(import.meta.dirname, '../../../../config/checked-themes.json');
const EXTENDS = /^extends:\s*([\w-]+)\s*$/mu;
const MOST_FILES = 6;

/**
 * A theme whose file, and what it extends, is to the letter one that was checked when it was written: its settings are known,
 * and the libraries that read and check themes need not be loaded, which takes longer than to draw a card. Null for
 * every other, which `readTheme` reads.
 */
export function checkedTheme(folders: readonly string[], name: string): CardTheme | null {
  const digest = digestOf(folders, name);
  if (digest === null) return null;
  known ??= readChecked();
  return known[digest] ?? null;
}

let known: Readonly<Record<string, CardTheme>> | null = null;

function readChecked(): Readonly<Record<string, CardTheme>> {
  try {
    return JSON.parse(readFileSync(CHECKED, 'utf8')) as Readonly<Record<string, CardTheme>>;
  } catch {
    return {}; // without it every theme is read in full
  }
}

/** What a theme and those it extends are known by; null when one of the files cannot be read. */
export function digestOf(folders: readonly string[], name: string): string | null {
  const hash = createHash('sha256').update(name);
  let next: string | undefined = name;
  for (let files = 0; next !== undefined && files < MOST_FILES; files++) {
    const text = textOf(folders, next);
    if (text === null) return null;
    hash.update('\0').update(text);
    next = EXTENDS.exec(text)?.[1];
  }
  return hash.digest('base64url');
}

function textOf(folders: readonly string[], name: string): string | null {
  if (!/^[\w-]+$/u.test(name)) return null;
  for (const folder of folders) {
    try {
      return readFileSync(join(folder, `${name}.yaml`), 'utf8');
    } catch {
      continue; // not in this folder; that it is in none is told by who reads it in full
    }
  }
  return null;
}
