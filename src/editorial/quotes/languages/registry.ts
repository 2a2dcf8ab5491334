import type { Lexicon } from './language.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';

const lexicons: Readonly<Record<string, Lexicon>> = {
  it: italian,
  en: english,
  de: german,
  fr: french,
  es: spanish,
};

/** The words of a language by its tag (BCP 47: "it", "it-IT"); null where we have none, and then nobody is named. */
export function lexiconOf(tag: string): Lexicon | null {
  const language = tag.toLowerCase().split(/[-_]/u)[0] ?? '';
  return Object.hasOwn(lexicons, language) ? (lexicons[language] ?? null) : null;
}
