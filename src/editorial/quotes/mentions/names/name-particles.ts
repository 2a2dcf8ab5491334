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

/**
 * Where a surname of two halves ends whose first is the token before `at`: "Carlos Salinas | de Gortari"; `at` where none does.
 * Not what somebody is of: "Juan Pérez de España". `isKnown`: whether a person of the article is called by that last word.
 */
export function secondHalf(
  { tiedSurname }: Lexicon,
  tokens: readonly Token[],
  { at, isNamed, isKnown }: { at: number; isNamed: boolean; isKnown: (lower: string) => boolean },
): number {
  const first = tokens[at - 1];
  if (tiedSurname === null || first === undefined || !tiedSurname.test(first.lower)) return at;
  const tie = tokens[at]?.text;
  if (tie !== 'de' && tie !== 'del') return at;
  const noun = tie === 'de' && ARTICLES.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const last = tokens[noun];
  if (last?.kind !== 'word' || !last.capital || /^\p{Lu}{2}/u.test(last.text)) return at;
  if (placeWords.has(last.lower) || organisationWords.has(last.lower) || is(last, COLLECTIVE)) return at;
  return isNamed || isKnown(last.lower) ? noun + 1 : at;
}
