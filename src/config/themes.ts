import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { reasonOf } from '../core/reasons/reason.ts';
import { ThemeError, readTheme } from '../cards/draw/themes/read-theme.ts';
import type { ThemeFault } from './cross-faults.ts';

/** Where the themes of the project are. */
const THEMES = join(import.meta.dirname, '../../config/themes');
/** Where themes are looked for: in the newsroom's own folder, seen from its config file, then among the project's. */
export const themeFolders = (file: string, own: string | null): readonly string[] =>
  own === null ? [THEMES] : [resolve(dirname(file), own), THEMES];

/** Themes belong to the settings: their faults are told with the others. */
export function themeFaultFor(file: string): ThemeFault {
  return (name, own) => {
    const folders = themeFolders(file, own);
    const names = [...new Set(folders.flatMap(themeNamesIn))].sort();
    if (!names.includes(name))
      return reasonOf('theme-unknown', { name: `"${name}"`, names: names.join(', ') });
    try {
      readTheme(folders, name);
      return null;
    } catch (error) {
      if (error instanceof ThemeError) return error.reason;
      throw error;
    }
  };
}

/** None where there is no such folder: what is missing is then told by name. */
const themeNamesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder).flatMap(name => (name.endsWith('.yaml') ? [name.slice(0, -'.yaml'.length)] : []))
    : [];

/** The accents of themes that have no fault, 0xRRGGBB: what stands around a card has the colour of the card. */
export function accentsIn(folders: readonly string[]): (theme: string) => number {
  const known = new Map<string, number>();
  return theme => {
    const accent = known.get(theme) ?? Number.parseInt(readTheme(folders, theme).colors.accent.slice(1), 16);
    known.set(theme, accent);
    return accent;
  };
}
