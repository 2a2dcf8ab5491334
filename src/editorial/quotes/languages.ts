import type { Lexicon } from './lexicon.ts';
import { german } from './lexicon-de.ts';
import { english } from './lexicon-en.ts';
import { spanish } from './lexicon-es.ts';
import { french } from './lexicon-fr.ts';
import { italian } from './lexicon-it.ts';

const lexicons: Readonly<Record<string, Lexicon>> = {
  it: italian,
  en: english,
  de: german,
  fr: french,
  es: spanish,
};

/** The words of a language; null where we have none, and then nobody is named. */
export const lexiconOf = (language: string): Lexicon | null =>
  Object.hasOwn(lexicons, language) ? (lexicons[language] ?? null) : null;
