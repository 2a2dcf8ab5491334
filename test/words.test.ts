import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { wordKeys } from '../src/core/words.ts';
import type { WordKey } from '../src/core/words.ts';
import { argumentsOf, createWords, loadVoice, localeFaults, WordsError } from '../src/words.ts';

const LOCALES = join(import.meta.dirname, '../config/locales');
const tags = readdirSync(LOCALES)
  .filter(name => name.endsWith('.ftl'))
  .map(name => name.slice(0, -4));
const textOf = (tag: string) => readFileSync(join(LOCALES, `${tag}.ftl`), 'utf8');
const bundleOf = (tag: string) => {
  const bundle = new FluentBundle(tag, { useIsolating: false });
  bundle.addResource(new FluentResource(textOf(tag)));
  return bundle;
};
const words = createWords({ directory: LOCALES, fallback: 'it' });

/** A folder of locale files with the given edits of the real ones. */
function folder(edits: Record<string, (text: string) => string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'words-'));
  onTestFinished(() => {
    rmSync(directory, { recursive: true });
  });
  for (const tag of tags) writeFileSync(join(directory, `${tag}.ftl`), (edits[tag] ?? String)(textOf(tag)));
  return directory;
}

const faultsOf = (directory: string): readonly string[] => localeFaults({ directory, fallback: 'it' });

test('there are words in five languages', () => {
  expect(tags.toSorted()).toEqual(['de', 'en', 'es', 'fr', 'it']);
});

test.each(tags)('%s has exactly the phrases that are said', tag => {
  const ids = new FluentResource(textOf(tag)).body.map(entry => entry.id).filter(id => !id.startsWith('-'));
  expect(ids.toSorted()).toEqual(wordKeys.toSorted());
});

test.each(tags)('every phrase of %s is formatted with the arguments written above it', tag => {
  const bundle = bundleOf(tag);
  const lines = textOf(tag).split('\n');
  const wrong = wordKeys.filter(key => {
    const at = lines.findIndex(line => new RegExp(`^${key}\\s*=`, 'u').test(line));
    let from = at;
    while ((lines[from - 1] ?? '').startsWith('# ')) from--;
    const written = [
      ...lines
        .slice(from, at)
        .join('\n')
        .matchAll(/\$([a-z][\w-]*)/giu),
    ].map(m => m[1] ?? '');
    const args = Object.fromEntries(written.map(name => [name, `«${name}»`]));
    const asks = argumentsOf(bundle.getMessage(key)?.value);
    const text = words(tag)(key, args);
    return asks.join() !== [...new Set(written)].sort().join() || text.trim() === '' || /[{}$]/u.test(text);
  });
  expect(wrong).toEqual([]);
});

test.each(tags)('%s is calm: no exclamation marks, no emoji, no stray blanks', tag => {
  const wrong = wordKeys.filter(key => {
    const pattern = bundleOf(tag).getMessage(key)?.value;
    const text = words(tag)(key, Object.fromEntries(argumentsOf(pattern).map(name => [name, 2])));
    return /[!¡]|\p{Extended_Pictographic}/u.test(text) || text !== text.trim() || text.includes('  ');
  });
  expect(wrong).toEqual([]);
});

test('the nearest locale speaks', () => {
  const read = (language: string) => words(language)('post-read');
  expect(['it', 'it-CH', 'IT_it', 'it-Latn-IT'].map(read)).toEqual(Array(4).fill('Leggi'));
  expect(['en', 'en-GB', 'EN-us', 'en_AU'].map(read)).toEqual(Array(4).fill('Read'));
  expect(['', 'xx', 'ita', '../en', '*'].map(read)).toEqual(Array(5).fill('Leggi'));
});

test('any of them may be the newsroom’s', () => {
  for (const tag of tags)
    expect(createWords({ directory: LOCALES, fallback: tag })('xx')('page-language')).toBe(tag);
  expect(words('fr')('post-read')).toBe('Lire');
  expect(words('de-AT')('card-breaking')).toBe('Eilmeldung');
  expect(loadVoice(LOCALES, 'es')('page-on')).toBe(words('es')('page-on'));
});

test('arguments come out as they went in, with no character added', () => {
  const say = words('en');
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('{ $text }', '\u202Eabc', '-term')),
      text => {
        expect(say('card-alt-headline', { text })).toBe(`Headline: ${text}`);
      },
    ),
  );
});

test('a phrase said without its arguments is a bug that names file, phrase and arguments', () => {
  expect(() => words('en')('post-source')).toThrow(
    /en\.ftl post-source: asks for \$outlet, was given no arguments/u,
  );
});

test('all faults of all files are told at once, with file and phrase', () => {
  const directory = folder({
    it: text => text.replace('post-read = Leggi', 'post-read = { $'),
    en: text =>
      text
        .replace('post-read = Read\n', '')
        .replace('{ $outlet }', '{ $paper }')
        .replace('= Headline', '= { -head } { post-rid } { UP($text) } Headline') +
      'post-reed = Read\npost-source = Again\nloose words\n',
  });
  const faults = faultsOf(directory).join('\n');
  const line = (tag: string, start: string) =>
    readFileSync(join(directory, `${tag}.ftl`), 'utf8')
      .split('\n')
      .findIndex(l => l.startsWith(start)) + 1;
  expect(faults).toContain(`it.ftl:${line('it', 'post-read')} post-read: is not valid Fluent`);
  expect(faults).toContain('en.ftl post-read: the phrase is missing');
  expect(faults).toMatch(/en\.ftl post-source: asks for \$paper, but .*it\.ftl for \$outlet/u);
  expect(faults).toContain(`en.ftl:${line('en', 'post-reed')} post-reed: nobody says this phrase`);
  expect(faults).toMatch(/en\.ftl: .*"post-source"/u);
  for (const lost of ['-head', 'post-rid', 'UP'])
    expect(faults).toContain(`en.ftl card-alt-headline: refers to "${lost}", which does not exist`);
  expect(faults).toContain(`en.ftl:${line('en', 'loose')}: is neither`);
});

test('a locale with faults is passed over, and the newsroom’s own is refused', () => {
  const directory = folder({ fr: text => text.replace(/^post-read = .*$/mu, '') });
  const spoken = createWords({ directory, fallback: 'it' });
  expect(spoken('fr')('post-read')).toBe(words('it')('post-read'));
  expect(spoken('de')('post-read')).toBe(words('de')('post-read'));
  expect(() => createWords({ directory, fallback: 'fr' })).toThrow(WordsError);
});

test('the files of the project have none', () => {
  expect(faultsOf(LOCALES)).toEqual([]);
});

test('a language without words is refused with the ones there are', () => {
  expect(() => createWords({ directory: LOCALES, fallback: 'xx' })).toThrow(
    /no locale for language "xx".*de, en, es, fr, it.*add xx\.ftl/su,
  );
});

test('a key of the prototype is no phrase', () => {
  expect(() => words('en')('constructor' as WordKey)).toThrow(/constructor: the phrase is missing/u);
});
