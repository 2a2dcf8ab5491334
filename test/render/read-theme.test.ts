import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ThemeError, parseTheme } from '../../src/render/read-theme.ts';
import { THEMES } from './golden-cards.ts';

const broadsheet = readFileSync(join(THEMES, 'broadsheet.yaml'), 'utf8');
const parse = (text: string) => parseTheme(text, { name: 'mio', path: 'config/themes/mio.yaml' });
const line = (start: string) => broadsheet.split('\n').findIndex(text => text.trim().startsWith(start)) + 1;

test.each(readdirSync(THEMES))('%s is a theme without faults', file => {
  expect(parse(readFileSync(join(THEMES, file), 'utf8'))).toMatchObject({ name: 'mio' });
});

describe('a fault names file, line, field and rule', () => {
  const faultOf = (text: string) => {
    try {
      parse(text);
    } catch (error) {
      if (error instanceof ThemeError) return error.message;
    }
    return null;
  };

  test('of a colour that is none', () => {
    const fault = faultOf(broadsheet.replace("'#a3271f'", 'red'));
    expect(fault).toBe(
      `config/themes/mio.yaml:${line('accent')} colors.accent: a colour is written "#rrggbb"`,
    );
  });

  test('of text too pale to read', () => {
    const fault = faultOf(broadsheet.replace('#655f55', '#b0a99d'));
    expect(fault).toContain(
      `mio.yaml:${line('quiet')} colors.quiet: contrast with paper is 2.2:1, must be at least 4.5:1`,
    );
  });

  test('of a misspelt, a missing and a wrong field, all at once', () => {
    const fault = faultOf(
      broadsheet.replace('leading: 1.24', 'leeding: 1.24').replace('margin: 84', 'margin: -1'),
    );
    expect(fault?.split('\n')).toHaveLength(3);
    expect(fault).toContain('mio.yaml:1 leading: ');
    expect(fault).toContain(`mio.yaml:${line('leading')} leeding: there is no such setting`);
    expect(fault).toContain(`mio.yaml:${line('margin: 84')} sizes.wide.margin: `);
  });

  test('of a family that there is no font for', () => {
    expect(faultOf(broadsheet.replace('Noto Sans', 'Comic Sans'))).toContain('faces.name.family');
  });

  test('of a smallest size above the largest', () => {
    const fault = faultOf(broadsheet.replace('min: 30', 'min: 300'));
    expect(fault).toContain(`mio.yaml:${line('text: { min: 30')} sizes.wide.text: min must not be above max`);
  });

  test('of YAML that is none', () => {
    expect(faultOf('colors: { paper: "#fff')).toMatch(/^config\/themes\/mio\.yaml:\d+ /u);
    expect(faultOf('')).toMatch(/^config\/themes\/mio\.yaml:1 /u);
  });
});
