import { gatherKinds } from './kinds.ts';
import type { Lexicon, WrittenLexicon } from './language.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';

const written: Readonly<Record<string, WrittenLexicon>> = {
  it: italian,
  en: english,
  de: german,
  fr: french,
  es: spanish,
};

/** Those that were asked for: a newsroom has few languages. */
const lexicons = new Map<string, Lexicon>();

/** The words of a language by its tag (BCP 47: "it", "it-IT"); null where we have none, and then nobody is named. */
export function lexiconOf(tag: string): Lexicon | null {
  const language = tag.toLowerCase().split(/[-_]/u)[0] ?? '';
  const known = lexicons.get(language);
  if (known !== undefined) return known;
  const words = Object.hasOwn(written, language) ? written[language] : undefined;
  if (words === undefined) return null;
  const lexicon = { ...words, kinds: gatherKinds(words) };
  lexicons.set(language, lexicon);
  return lexicon;
}
