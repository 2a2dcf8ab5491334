import type { Span } from '../../../../core/article.ts';
import { AUXILIARY, VERB } from '../../languages/kinds.ts';
import type { Lexicon } from '../../languages/language.ts';
import { documentWords, namedAfterPersons } from '../../languages/organisations.ts';
import { isLittle } from '../../mentions/names/name-mentions.ts';
import { PARTITIVE } from '../../mentions/mentions.ts';
import type { Mention } from '../../mentions/reading.ts';
import type { SentenceModel } from '../../model.ts';
import { is, type Token } from '../../tokens.ts';

/** How many words of a description may stand between its noun and the name in apposition. */
const REACH_APPOSITION = 7;
/** How many tokens brackets behind a description may hold. */
const LONGEST_BRACKETS = 12;
/** How many nouns may stand before the name that they qualify. */
const MOST_NOUNS = 3;

/** "a spokeswoman for the hotels, Jennifer Rodstrom.", "le président du conseil, Michel Spiro, …": the name in apposition. */
export function nameBehind(lexicon: Lexicon, sentence: SentenceModel, described: Mention): Mention | null {
  if (described.kind === 'pronoun' || (described.gender === 'plural' && described.kind === 'role'))
    return null;
  const { tokens } = sentence.paragraph;
  const behind = behindBrackets(tokens, described.to);
  const name = sentence.mentions.find(m => m.kind === 'name' && !m.oblique && m.from >= behind);
  if (name === undefined || name.possessive) return null;
  // "a rapporté son conseil Me Marie Morel"
  if (name.title !== null && name.from === described.to && described.kind === 'collective') return name;
  // "says jury member Ann Morel", "said a surprised Morel"
  const isNoun = described.kind !== 'role' && name.definiteness === null;
  if (isNoun && qualifies(lexicon, tokens, { start: described.to, end: name.from })) return name;
  if (name.name.length < 2 || name.score < 1) return null;
  if (isTouching(lexicon, tokens, { described, name })) return name;
  if (name.from > behind + REACH_APPOSITION || tokens[name.from - 1]?.text !== ',') return null;
  const between = tokens.slice(behind, name.from - 1);
  if (between.some(t => t.kind !== 'word' || is(t, VERB | AUXILIARY))) return null;
  const next = tokens[name.to];
  const closes = next?.kind !== 'word' || tokens[name.to - 1]?.text === ',' || is(next, VERB);
  return closes
    ? { ...name, role: name.role ?? (lexicon.capitalNouns || isOffice(described) ? described.role : null) }
    : null;
}

/** An office, or "l’une des militantes"; not "la deuxième fois". */
const isOffice = ({ kind, role }: Mention): boolean => kind !== 'thing' || PARTITIVE.has(role?.noun ?? '');

/** "l’intellectuel suisse Paul Morel": a noun that no list has as an office, and its adjective at most, right before a born name. */
function isTouching(
  lexicon: Lexicon,
  tokens: readonly Token[],
  { described, name }: { readonly described: Mention; readonly name: Mention },
): boolean {
  if (lexicon.qualifiersFirst || lexicon.capitalNouns || described.kind !== 'thing') return false;
  if (name.name[0]?.forename == null || name.from > described.to + 1) return false;
  const noun = described.role?.noun ?? '';
  if (namedAfterPersons.has(noun) || documentWords.has(noun) || lexicon.occasions.has(noun)) return false;
  const adjective = name.from > described.to ? tokens[described.to] : undefined;
  return adjective === undefined || lexicon.adjectiveEnding.test(adjective.lower);
}

/** "tweets country music legend Ann Morel": the name behind nouns that nobody knows. */
export function premodifiedBehind(
  lexicon: Lexicon,
  sentence: SentenceModel,
  at: number,
): Mention | undefined {
  const name = sentence.mentions.find(m => m.from >= at);
  if (name?.kind !== 'name' || name.score < 0 || name.possessive) return undefined;
  return qualifies(lexicon, sentence.paragraph.tokens, { start: at, end: name.from }) ? name : undefined;
}

/** Only nouns in small letters stand there, where a language puts them before what they qualify. */
function qualifies(lexicon: Lexicon, tokens: readonly Token[], { start, end }: Span): boolean {
  if (!lexicon.qualifiersFirst || end > start + MOST_NOUNS) return false;
  return tokens
    .slice(start, end)
    .every(token => token.kind === 'word' && !token.capital && !isLittle(token) && !is(token, VERB));
}

/** "la présidente du groupe LRI (Les Républicains) du conseil": behind the brackets that touch a description. */
function behindBrackets(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '(') return at;
  for (let i = at + 1; i < at + LONGEST_BRACKETS; i++) if (tokens[i]?.text === ')') return i + 1;
  return at;
}
