import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wordKeys } from '../src/core/words.ts';

const LOCALES = join(import.meta.dirname, '../config/locales');
const tags = readdirSync(LOCALES)
  .filter(name => name.endsWith('.ftl'))
  .map(name => name.slice(0, -4));

/** The lines that are said, with their numbers: comments explain to translators, in English. */
const linesOf = (tag: string) =>
  readFileSync(join(LOCALES, `${tag}.ftl`), 'utf8')
    .split('\n')
    .map((line, index) => ({ line, at: `${tag}.ftl:${index + 1} ${line}` }))
    .filter(({ line }) => !line.startsWith('#'));

const linesThat = (tag: string, wrong: (line: string) => boolean) =>
  linesOf(tag)
    .filter(({ line }) => wrong(line))
    .map(({ at }) => at);

/** What quotes in each language; every other mark of this kind is another language's. */
const QUOTES: Readonly<Record<string, RegExp>> = {
  it: /«(?! )[^«»]+(?<! )»/gu,
  es: /«(?! )[^«»]+(?<! )»/gu,
  fr: /«\u00a0[^«»]+\u00a0»/gu,
  en: /“(?! )[^“”]+(?<! )”/gu,
  de: /„(?! )[^„“]+(?<! )“/gu,
};

test.each(tags)('%s quotes with its own marks, in pairs', tag => {
  const own = QUOTES[tag] ?? /$^/u;
  expect(linesThat(tag, line => /[«»“”„‟‹›‚‘]/u.test(line.replaceAll(own, '')))).toEqual([]);
});

test.each(tags)('%s has no straight quotes and no three dots', tag => {
  // a phrase of a filter is written between straight quotes, and is shown as it is written
  const said = (line: string) => line.replace(/(?<=^subscribe-unreadable = .*)"[^"]+"/u, '');
  expect(linesThat(tag, line => /["'`´]|\.\.\./u.test(said(line)))).toEqual([]);
});

test('French keeps its double marks with the word before them', () => {
  // with a letter after it a mark belongs to something that is typed, such as topic:x
  const loose = /(?<!\u00a0)(?:[:;?»](?=\s|$)|(?<=«)(?!\u00a0))/u;
  // the one English word is a setting of the config
  expect(linesThat('fr', line => loose.test(line.replace('(missed: ', '(')))).toEqual([]);
});

/** Words of those who say "tu" or "du" to somebody: this newsroom says "lei", "Sie", "vous", "usted". */
const FAMILIAR: Readonly<Record<string, RegExp>> = {
  it: /(?<!\p{L})(?:te|ti|tu|tuo|tua|tuoi|tue|hai|sei|puoi|vuoi|scrivimi)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:te|ti|tú|tu|tus|tienes|puedes|quieres|escríbeme|mostrarte)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:te|toi|tu|tes|ton|peux-tu|as-tu)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:du|dir|dich|dein\p{L}*|hast|kannst)(?!\p{L})/iu,
};

test.each(Object.keys(FAMILIAR))('%s is not familiar with anybody', tag => {
  expect(linesThat(tag, line => FAMILIAR[tag]?.test(line.replace(/^[\w-]+ =/u, '')) === true)).toEqual([]);
});

test.each(tags)('each command of %s has a name of its own that chat platforms take', tag => {
  const keys = wordKeys.filter(key => key.startsWith('command-') && !key.endsWith('-description'));
  const names = linesOf(tag).flatMap(({ line }) => {
    const [key = '', name = ''] = line.split(' = ');
    return (keys as readonly string[]).includes(key) ? [name] : [];
  });
  expect(names).toHaveLength(keys.length);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(names.filter(name => !/^[-_\p{Ll}\p{N}]{1,32}$/u.test(name))).toEqual([]);
});
