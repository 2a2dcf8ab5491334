import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { wordKeys } from './core/words.ts';
import type { Say, WordArgs, WordKey, Words } from './core/words.ts';

/** The folder of the project's locale files. */
export const LOCALES = join(import.meta.dirname, '../config/locales');

/** The locale files do not say what they must; `faults` lists all of it, one sentence each, with file and key. */
export class WordsError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'WordsError';
    this.faults = faults;
  }
}

interface Locale {
  readonly tag: string;
  readonly file: string;
  readonly bundle: FluentBundle;
  readonly faults: readonly string[];
}

/**
 * Answers for any language tag the voice of the nearest locale of `directory` (a file's name is its language tag): the tag
 * itself, then without its last parts, then any locale of that language, then `fallback`. Texts hold no bidi isolation characters,
 * so that they stay clean to the byte; arguments are data and never read as Fluent. The fallback's file is read at once, and
 * `WordsError` tells its faults; another when somebody speaks its language, and one that has faults is passed over
 * (`localeFaults` tells them).
 */
export function createWords(options: { readonly directory: string; readonly fallback: string }): Words {
  const tags = tagsIn(options.directory);
  const main = loadFallback(tags, options);
  if (main.faults.length > 0) throw new WordsError(main.faults);
  const voices = new Map([[main.tag, voiceOf(main)]]);
  const voiceIn = (tag: string): Say => {
    const known = voices.get(tag);
    if (known !== undefined) return known;
    const locale = loadLocale(options.directory, tag);
    const isSound = locale.faults.length === 0 && argumentFaults(locale, main).length === 0;
    const voice = isSound ? voiceOf(locale) : voiceIn(main.tag);
    voices.set(tag, voice);
    return voice;
  };
  return language => voiceIn(nearest(tags, language) ?? main.tag);
}

/**
 * Every fault of every locale file, one sentence each: a phrase is missing, unknown, twice, badly written, or asks for other
 * arguments than in the fallback's file. Throws `WordsError` where there is no file for the fallback.
 */
export function localeFaults(options: {
  readonly directory: string;
  readonly fallback: string;
}): readonly string[] {
  const tags = tagsIn(options.directory);
  const main = loadFallback(tags, options);
  return tags
    .map(tag => loadLocale(options.directory, tag))
    .flatMap(locale => [...locale.faults, ...argumentFaults(locale, main)]);
}

function loadFallback(
  tags: readonly string[],
  { directory, fallback }: { readonly directory: string; readonly fallback: string },
): Locale {
  const tag = nearest(tags, fallback);
  if (tag !== undefined) return loadLocale(directory, tag);
  throw new WordsError([
    `${directory}: no locale for language "${fallback}" (there are: ${tags.join(', ') || 'none'}); ` +
      `set the newsroom's language to one of them, or add ${fallback}.ftl`,
  ]);
}

const tagsIn = (directory: string): readonly string[] =>
  readdirSync(directory)
    .filter(name => name.endsWith('.ftl'))
    .sort()
    .map(name => name.slice(0, -'.ftl'.length));

/** The voice of the locale nearest to this language alone, English where there is none; faults of other locales are not looked for. */
export function nearestVoice(directory: string, language: string): Say {
  return loadVoice(directory, nearest(tagsIn(directory), language) ?? 'en');
}

/** The voice of one locale alone. Throws as `createWords` does. */
export function loadVoice(directory: string, tag: string): Say {
  const locale = loadLocale(directory, tag);
  if (locale.faults.length > 0) throw new WordsError(locale.faults);
  return voiceOf(locale);
}

let inEnglish: Say | undefined;

/** What is for logs and programs, which is in English whatever the newsroom speaks. Read when it is first said. */
export const english: Say = (key, args) => (inEnglish ??= loadVoice(LOCALES, 'en'))(key, args);

/** Names of the arguments ("$outlet" is `outlet`) that a phrase asks for, in any of its variants; sorted. */
export const argumentsOf = (pattern: unknown): readonly string[] => namesOf(pattern, 'var');

/** Names of one kind of reference anywhere in a Fluent pattern: arguments, other phrases, terms, functions. */
function namesOf(pattern: unknown, type: 'var' | 'mesg' | 'term' | 'func'): readonly string[] {
  if (typeof pattern === 'string') return []; // most are: nothing is put into them
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      if ('type' in node && node.type === type && 'name' in node) names.add(String(node.name));
      Object.values(node).forEach(visit);
    }
  };
  visit(pattern);
  return [...names].sort();
}

function loadLocale(directory: string, tag: string): Locale {
  const file = join(directory, `${tag}.ftl`);
  const text = readFileSync(file, 'utf8');
  const bundle = new FluentBundle(tag, { useIsolating: false });
  const resource = new FluentResource(text);
  const parsed = new Set(resource.body.map(entry => entry.id));
  const faults = bundle.addResource(resource).map(error => `${file}: ${error.message}; keep one of the two`);
  // Fluent's runtime parser skips what it cannot read without a word, so the text itself is asked what was meant.
  for (const [index, line] of text.split('\n').entries()) {
    const key = /^-?[a-z][\w-]*(?=\s*=)/iu.exec(line)?.[0];
    if (key !== undefined && !parsed.has(key))
      faults.push(`${file}:${index + 1} ${key}: is not valid Fluent; check braces and variants`);
    else if (key === undefined && !/^(?:\s|#|\}|$)/u.test(line))
      faults.push(
        `${file}:${index + 1}: is neither "key = phrase" nor a comment; indent what continues a phrase`,
      );
    else if (key !== undefined && !key.startsWith('-') && !isWordKey(key))
      faults.push(
        `${file}:${index + 1} ${key}: nobody says this phrase; remove it, or add it to src/core/words.ts`,
      );
  }
  for (const key of wordKeys) {
    const pattern = bundle.getMessage(key)?.value;
    if (pattern == null) faults.push(`${file} ${key}: the phrase is missing; add it`);
    const lost = [
      ...namesOf(pattern, 'mesg').filter(name => !parsed.has(name)),
      ...namesOf(pattern, 'term')
        .map(name => `-${name}`)
        .filter(name => !parsed.has(name)),
      ...namesOf(pattern, 'func').filter(name => name !== 'NUMBER' && name !== 'DATETIME'),
    ];
    faults.push(...lost.map(name => `${file} ${key}: refers to "${name}", which does not exist`));
  }
  return { tag, file, bundle, faults };
}

function argumentFaults(locale: Locale, model: Locale): readonly string[] {
  return wordKeys.flatMap(key => {
    const pattern = locale.bundle.getMessage(key)?.value;
    const modelPattern = model.bundle.getMessage(key)?.value;
    if (pattern == null || modelPattern == null) return [];
    const [asks, expected] = [argumentsOf(pattern), argumentsOf(modelPattern)];
    if (asks.join() !== expected.join())
      return [
        `${locale.file} ${key}: asks for ${named(asks)}, but ${model.file} for ${named(expected)}; use the same`,
      ];
    return [];
  });
}

function voiceOf(locale: Locale): Say {
  return (key: WordKey, args?: WordArgs) => {
    const pattern = locale.bundle.getMessage(key)?.value;
    if (pattern == null) throw new Error(`${locale.file} ${key}: the phrase is missing; add it`);
    const errors: Error[] = [];
    const text = locale.bundle.formatPattern(pattern, args ?? null, errors);
    if (errors.length > 0)
      throw new Error(
        `${locale.file} ${key}: asks for ${named(argumentsOf(pattern))}, was given ${named(Object.keys(args ?? {}))}`,
        { cause: errors[0] },
      );
    return text;
  };
}

function nearest(tags: readonly string[], language: string): string | undefined {
  const wanted = language.toLowerCase().replaceAll('_', '-').split('-');
  for (let parts = wanted.length; parts > 0; parts--) {
    const tag = wanted.slice(0, parts).join('-');
    const found = tags.find(candidate => candidate.toLowerCase() === tag);
    if (found !== undefined) return found;
  }
  return tags.find(candidate => candidate.toLowerCase().split('-')[0] === wanted[0]);
}

const known: ReadonlySet<string> = new Set(wordKeys);
const isWordKey = (key: string): key is WordKey => known.has(key);

const named = (names: readonly string[]): string =>
  names.length === 0 ? 'no arguments' : names.map(name => `$${name}`).join(' ');
