import { organisationWords, placeWords } from '../../languages/organisations.ts';
import type { Lexicon } from '../../languages/language.ts';
import { wordSet } from '../../languages/language.ts';
import { is, type Token } from '../../tokens.ts';
import { COLLECTIVE } from '../../languages/kinds.ts';

/** Particles in small letters with which a surname may begin, and their articles: "von der Leyen", "van Dijk", "bin Salman". */
const LEADING = wordSet('von van bin ibn');
const ARTICLE = wordSet('der den dem de');
/** Portuguese particles, which join two surnames wherever they are no words of the language: "Lula da Silva". */
const PORTUGUESE = wordSet('da do dos das');
/** English words that join the name of a body, where they are no words of the language: "Research and Initiatives". */
const ENGLISH = wordSet('and of for');
/** What ties the second half of a Spanish surname to the first, and its articles: "Sáenz de Santamaría", "Méndez de la Luz". */
const ARTICLES = wordSet('la las los el');

/** How many tokens a surname has that begins with a small particle at `at`, where no noun needs a capital; 0 for none. */
export function leadingParticles(lexicon: Lexicon, tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  if (lexicon.capitalNouns || first === undefined || !LEADING.has(first.text)) return 0;
  const noun = ARTICLE.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  return tokens[noun]?.capital === true ? noun + 1 - at : 0;
}

/** "Lula da Silva": a Portuguese particle at `at`, before a capital. */
export const isPortuguese = (tokens: readonly Token[], at: number): boolean =>
  PORTUGUESE.has(tokens[at]?.text ?? '') && tokens[at]?.kinds === 0 && tokens[at + 1]?.capital === true;

/** "Zero Waste Research and Initiatives": an English word at `at` that joins two capitals, where the language has no such word. */
export const joinsInEnglish = (tokens: readonly Token[], at: number): boolean =>
  ENGLISH.has(tokens[at]?.text ?? '') && tokens[at]?.kinds === 0 && tokens[at + 1]?.capital === true;

/** No person's name holds one of these. */
export const isJoinedInEnglish = (name: readonly Token[]): boolean =>
  name.some((_, i) => i > 0 && joinsInEnglish(name, i));

/**
 * Where a surname of two halves ends whose first is the token before `at`: "Carlos Salinas | de Gortari"; `at` where none does.
 * Not what or where somebody is of: "Juan Pérez de España", "Anna Quille de Lurville, 22 ans". `isKnown`: whether a person of the
 * article is called by that last word.
 */
export function secondHalf(
  { tiedSurname }: Lexicon,
  tokens: readonly Token[],
  { at, isNamed, isKnown }: { at: number; isNamed: boolean; isKnown: (lower: string) => boolean },
): number {
  const first = tokens[at - 1];
  const tie = tokens[at]?.text;
  if (tiedSurname === null || first === undefined || (tie !== 'de' && tie !== 'del')) return at;
  const article = tie === 'de' && ARTICLES.has(tokens[at + 1]?.text ?? '') ? tokens[at + 1]?.text : undefined;
  if (!tiedSurname.test([first.lower, tie, article].filter(Boolean).join(' '))) return at;
  const noun = article === undefined ? at + 1 : at + 2;
  const last = tokens[noun];
  if (tokens[noun + 1]?.text === ',' && tokens[noun + 2]?.kind === 'number') return at;
  if (last?.kind !== 'word' || !last.capital || /^\p{Lu}(?:\p{Lu}|['’]|$)/u.test(last.text)) return at;
  if (placeWords.has(last.lower) || organisationWords.has(last.lower) || is(last, COLLECTIVE)) return at;
  return isNamed || isKnown(last.lower) ? noun + 1 : at;
}
