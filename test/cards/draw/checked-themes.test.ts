import { cpSync, mkdtempSync, appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkedTheme, digestOf } from '../../../src/cards/draw/themes/checked-themes.ts';
import { readTheme } from '../../../src/cards/draw/themes/read-theme.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';

const THEMES = join(import.meta.dirname, '../../../config/themes');
const CHECKED = join(THEMES, '../checked-themes.json');
const names = readdirSync(THEMES).flatMap(file => /^(.*)\.yaml$/u.exec(file)?.[1] ?? []);
const folder = temporaryFolder();

/** Another folder with the themes, to be changed. */
function copyThemes(): string {
  const copy = mkdtempSync(join(folder, 'themes-'));
  cpSync(THEMES, copy, { recursive: true });
  return copy;
}

test('the checked form of each theme is what reading it gives', async () => {
  const checked = Object.fromEntries(
    names.map(name => [digestOf([THEMES], name) ?? '', readTheme([THEMES], name)] as const),
  );
  await expect(`${JSON.stringify(checked, null, 2)}\n`).toMatchFileSnapshot(CHECKED);
  expect(names.length).toBeGreaterThan(4);
  for (const name of names) expect(checkedTheme([THEMES], name)).toEqual(readTheme([THEMES], name));
});

test('a theme that was changed, or extends one that was, is read in full', () => {
  const changed = copyThemes();
  appendFileSync(join(changed, 'notte.yaml'), '\n# mine\n');
  expect(checkedTheme([changed], 'notte')).toBeNull();
  expect(checkedTheme([changed], 'broadsheet')).not.toBeNull();
  const below = copyThemes();
  appendFileSync(join(below, 'broadsheet.yaml'), '\n# mine\n');
  expect(checkedTheme([below], 'notte')).toBeNull();
});

test('a newsroom’s own theme of a name goes before ours', () => {
  const own = copyThemes();
  appendFileSync(join(own, 'notte.yaml'), '\n# mine\n');
  expect(checkedTheme([own, THEMES], 'notte')).toBeNull();
  expect(checkedTheme([folder, THEMES], 'notte')).not.toBeNull();
  expect(checkedTheme([THEMES], '../notte')).toBeNull();
  expect(checkedTheme([THEMES], 'nowhere')).toBeNull();
});
