import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { layoutWords, patterns } from '../../../src/cards/layout/theme/card-theme.ts';
import { fontFamilies } from '../../../src/cards/draw/fonts/font-files.ts';
import { ThemeError, parseTheme, readTheme } from '../../../src/cards/draw/themes/read-theme.ts';
import { shrinkLogo } from '../../../src/cards/draw/pictures/shrink-logo.ts';
import { themeJsonSchema } from '../../../src/cards/draw/themes/theme-schema.ts';
import { THEMES } from './golden-cards.ts';
import { reasonInEnglish } from '../../fixtures/in-english.ts';

const broadsheet = readFileSync(join(THEMES, 'broadsheet.yaml'), 'utf8');
const parse = (text: string) => parseTheme(text, { path: 'config/themes/mio.yaml' });
const line = (start: string) => broadsheet.split('\n').findIndex(text => text.trim().startsWith(start)) + 1;
const themes = readdirSync(THEMES)
  .filter(file => file.endsWith('.yaml'))
  .map(file => file.replace('.yaml', ''));

/** A folder of a person's own, and how to read a theme from it. */
function ownThemes(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = mkdtempSync(join(tmpdir(), 'themes-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const read = (name: string) => readTheme([folder, THEMES], name);
  const faultOf = (name: string) => {
    try {
      read(name);
    } catch (error) {
      if (error instanceof ThemeError) return reasonInEnglish(error.reason);
    }
    return null;
  };
  return { folder, read, faultOf };
}

test.each(themes)('%s is a theme without faults', name => {
  expect(readTheme([THEMES], name)).toMatchObject({ name, logo: null });
});

test('no two themes look alike: each differs from any other in faces, in its build and in its colours', () => {
  // a theme's dark ground is the same theme
  const all = themes.filter(name => !name.endsWith('-sera')).map(name => readTheme([THEMES], name));
  const distinct = (of: (theme: (typeof all)[number]) => unknown) =>
    new Set(all.map(theme => JSON.stringify(of(theme)))).size;
  expect(distinct(theme => theme.layout)).toBe(all.length);
  expect(distinct(theme => theme.colors.paper)).toBe(all.length);
  expect(distinct(theme => theme.faces.quote)).toBe(all.length);
});

test('a dark ground changes colours only', () => {
  const [day, evening] = [readTheme([THEMES], 'broadsheet'), readTheme([THEMES], 'broadsheet-sera')];
  expect({ ...evening, name: day.name, colors: day.colors }).toEqual(day);
});

test('the JSON Schema beside the config is the one of this code', async () => {
  await expect(`${JSON.stringify(themeJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../../config/theme-schema.json',
  );
});

test('config/README.md explains every setting of a theme, and every word it may take', () => {
  const readme = readFileSync(join(THEMES, '../README.md'), 'utf8');
  const [, about = ''] = readme.split('## Themes');
  const words = [
    ...settingsIn(themeJsonSchema()),
    ...Object.values(layoutWords).flat(),
    ...patterns,
    ...fontFamilies,
    ...themes,
  ];
  expect(words.filter(word => !about.includes(word))).toEqual([]);
});

/** Names of settings, at any depth. */
function settingsIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...Object.values(schema as Record<string, unknown>).flatMap(settingsIn)];
}

describe('a theme of a person’s own', () => {
  test('extends another one, and says only what differs', () => {
    const { read } = ownThemes({
      'mio.yaml': "extends: notte\ncolors: { accent: '#ffffff' }\nsizes: { wide: { margin: 99 } }\n",
    });
    const [mine, night] = [read('mio'), readTheme([THEMES], 'notte')];
    const { wide } = night.sizes;
    expect(mine).toEqual({
      ...night,
      name: 'mio',
      colors: { ...night.colors, accent: '#ffffff' },
      sizes: { ...night.sizes, wide: { ...wide, margin: 99 } },
    });
  });

  test('goes before the project’s of the same name, and may extend others of the same folder', () => {
    const { read } = ownThemes({
      'base.yaml': 'extends: broadsheet\nleading: 1.5\n',
      'notte.yaml': 'extends: base\n',
    });
    expect(read('notte')).toMatchObject({ leading: 1.5 });
  });

  test('has its background whole, not mixed with the one it extends', () => {
    const { read } = ownThemes({ 'mio.yaml': 'extends: telescrivente\nbackground: { kind: plain }\n' });
    expect(read('mio').background).toEqual({ kind: 'plain' });
  });

  test('has its logo beside it, also for those that extend it', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"></svg>';
    const { read } = ownThemes({
      'marchio.svg': svg,
      'base.yaml': 'extends: broadsheet\nlogo: marchio.svg\n',
      'mio.yaml': 'extends: base\n',
    });
    expect(read('mio').logo).toMatchObject({ mediaType: 'image/svg+xml', ratio: 3 });
  });

  test('may have a logo of any kind that the engine draws, and is told of one that it would leave away', async () => {
    const svg = (text: string) => `<?xml version="1.0"?>\n<!-- an <svg> of ours -->\n${text}\n`;
    const png = await sharp({ create: { width: 30, height: 10, channels: 4, background: '#0808' } })
      .png()
      .toBuffer();
    const logos = {
      'mm.svg': svg('<svg width="40mm" height="10mm"><path d="M0 0"/><g><text>a &lt; b</text></g></svg>'),
      'ben.png': png,
      'mozzo.svg': svg('<svg viewBox="0 0 4 1"><rect width="4" '),
      'storto.svg': svg('<svg viewBox="0 0 4 1"><g></svg></g>'),
      'dopo.svg': svg('<svg viewBox="0 0 4 1"/><svg/>'),
      'misto.svg': svg('<svg width="40mm" height="10px"></svg>'),
      'mozzo.png': png.subarray(0, png.length - 20),
      'guasto.png': Buffer.concat([png.subarray(0, 45), Buffer.alloc(60, 7)]),
      'testo.png': 'a',
    };
    const named = (logo: string) => logo.replace('.', '-');
    const { folder, read, faultOf } = ownThemes({
      ...logos,
      ...Object.fromEntries(
        Object.keys(logos).map(logo => [`${named(logo)}.yaml`, `extends: notte\nlogo: ${logo}\n`]),
      ),
    });
    expect(read('mm-svg').logo?.ratio).toBe(4);
    expect(read('ben-png').logo?.ratio).toBe(3);
    for (const logo of ['mozzo.svg', 'storto.svg', 'dopo.svg', 'mozzo.png', 'guasto.png'])
      expect(faultOf(named(logo))).toMatch(/^\S+\.yaml:2 logo: \S+ is a damaged (?:PNG|SVG)/u);
    for (const logo of ['misto.svg', 'testo.png'])
      expect(faultOf(named(logo))).toContain(`${join(folder, logo)} is no PNG, and no SVG with a viewBox`);
  });

  test('has a logo that is larger than any card in the pixels of a card', async () => {
    const create = { width: 3000, height: 1500, channels: 4, background: '#ff000080' } as const;
    const bytes = await sharp({ create }).png().toBuffer();
    const small = await shrinkLogo({ bytes, mediaType: 'image/png', ratio: 2 });
    expect(small.ratio).toBe(2);
    expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 1024, height: 512, hasAlpha: true });
    expect(await shrinkLogo(small)).toBe(small);
  });

  test('that cannot be read as meant says so by file, line and remedy', () => {
    const { folder, faultOf } = ownThemes({
      'senza.yaml': 'extends: broadsheet\nlogo: manca.png\n',
      'gif.yaml': 'extends: broadsheet\nleading: 1.2\nlogo: gif.yaml\n',
      'giro.yaml': 'extends: giro\n',
      'lista.yaml': '- broadsheet\n',
    });
    const file = (name: string) => join(folder, name);
    expect(faultOf('senza')).toBe(
      `${file('senza.yaml')}:2 logo: cannot read ${file('manca.png')}; name a file beside the theme’s`,
    );
    expect(faultOf('gif')).toContain(`${file('gif.yaml')}:3 logo: ${file('gif.yaml')} is no PNG`);
    expect(faultOf('giro')).toContain(`${file('giro.yaml')}:1 extends: themes extend each other`);
    expect(faultOf('lista')).toContain(`${file('lista.yaml')}:1 a theme is a list of settings`);
    expect(faultOf('manca')).toContain(`cannot read ${file('manca.yaml')}, ${join(THEMES, 'manca.yaml')}`);
  });
});

describe('a fault names file, line, field and rule', () => {
  const faultOf = (text: string) => {
    try {
      parse(text);
    } catch (error) {
      if (error instanceof ThemeError) return reasonInEnglish(error.reason);
    }
    return null;
  };

  test('of a colour that is none', () => {
    const fault = faultOf(broadsheet.replace("accent: '#a3271f'", 'accent: red'));
    expect(fault).toBe(
      `config/themes/mio.yaml:${line('accent')} colors.accent: a colour is written "#rrggbb"`,
    );
  });

  test('of text too pale to read', () => {
    const fault = faultOf(broadsheet.replace('#655f55', '#b0a99d'));
    expect(fault).toContain(
      `mio.yaml:${line('quiet')} colors.quiet: contrast with #faf6ee is 2.2:1, must be at least 4.5:1`,
    );
  });

  test('of a photograph that shows through so much that a white one would swallow the words', () => {
    const photo = (keep: number) =>
      broadsheet
        .replace("'#faf6ee'", "'#101010'")
        .replace("ink: '#1c1a17'", "ink: '#ffffff'")
        .replace("'#655f55'", "'#eeeeee'")
        .replace("accent: '#a3271f'", "accent: '#ffcc00'")
        .replace('background: { kind: plain }', `background: { kind: photo, area: full, keep: ${keep} }`);
    expect(faultOf(photo(0.3))).toBeNull();
    const fault = faultOf(photo(0.6));
    expect(fault).toContain(`mio.yaml:${line('ink')} colors.ink: contrast with #9f9f9f is 2.6:1`);
    expect(fault).toContain('or keep less of the photo');
  });

  test('of a misspelt, a missing and a wrong field, all at once', () => {
    const fault = faultOf(
      broadsheet.replace('leading: 1.24', 'leeding: 1.24').replace('margin: 84', 'margin: -1'),
    );
    expect(fault?.split('; config/themes/mio.yaml')).toHaveLength(3);
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
