import type { Lexicon } from '../../languages/language.ts';
import { isAcronym, plainName } from './names.ts';
import type { Mention, Reading } from '../reading.ts';
import type { Token } from '../../tokens.ts';

/** A nickname has at most so many words, its article aside. */
const LONGEST = 3;
/** One between marks may be a phrase: "El encantador de perros". */
const LONGEST_MARKED = 6;

/**
 * "Joaquín Guzmán, alias El Chapo", "Xavier López “Chabelo”": another name of the one named right before `at`, and the first token
 * behind it; null when none is given there.
 */
export function nicknameBehind(
  { lexicon, paragraph: { tokens }, sentence }: Reading,
  at: number,
): { readonly words: readonly Token[]; readonly to: number } | null {
  const isBracket = tokens[at]?.text === '(';
  const start = isBracket || tokens[at]?.text === ',' ? at + 1 : at;
  const length = cueLength(lexicon, tokens, start);
  const named = start + length;
  const isMarked = tokens[named]?.opens === true;
  // "Aumillers „Hof“", "Fox News “Hannity” host": where nouns have capitals or follow names, marks alone give no nickname
  const isBare = length === 0;
  if (isBare && (start > at || !isMarked || lexicon.capitalNouns || lexicon.qualifiersFirst)) return null;
  const first = lexicon.determiners.has(tokens[named]?.lower ?? '') ? named + 1 : named;
  let end = first;
  while (end < sentence.end && end - first < (isMarked ? LONGEST_MARKED : LONGEST)) {
    const token = tokens[end];
    if (token?.kind !== 'word' || (!token.capital && !isMarked)) break;
    end++;
    if (token.closes) break;
  }
  if (end === first || (isMarked && tokens[end - 1]?.closes !== true)) return null;
  if (length === 0 && tokens[first]?.capital !== true) return null;
  if (isBracket && tokens[end]?.text !== ')') return null;
  return { words: tokens.slice(first, end), to: isBracket ? end + 1 : end };
}

function cueLength({ calledCues }: Lexicon, tokens: readonly Token[], at: number): number {
  const cue = calledCues.find(words => words.split(' ').every((word, i) => tokens[at + i]?.lower === word));
  return cue === undefined ? 0 : cue.split(' ').length;
}

/**
 * Where a sequence of capitals from `at` to `end` ends as a name, by the marks left out within it: a nickname in the middle belongs
 * to it, one at its end is another name, and one before a surname, or marks that open and do not close, are none.
 */
export function withinMarks(tokens: readonly Token[], at: number, end: number): number {
  const isPerson = tokens[at]?.forename != null;
  let opened = -1;
  for (let i = at; i < end; i++) {
    const token = tokens[i];
    if (token?.opens === true) opened = i;
    if (token?.closes !== true) continue;
    if (opened <= at && i < end - 1) return at;
    if (opened > at && i === end - 1 && isPerson) return opened;
    opened = -1;
  }
  return opened > at ? opened : end;
}

/** The nicknames of an article with the mention that each is given behind, by their words without case and accents. */
export function gatherNicknames(mentions: readonly Mention[]): ReadonlyMap<string, Mention> {
  const found = new Map<string, Mention>();
  for (const mention of mentions) {
    const key = mention.nickname.map(t => plainName(t.text)).join(' ');
    if (key !== '' && !found.has(key)) found.set(key, mention);
  }
  return found;
}

/** Particles that initials leave out. */
const SMALL = /^(?:de|del|della|di|da|do|dos|la|las|los|le|y|e|von|van|der|den|bin)$/u;
const FEWEST_INITIALS = 3;

/** "AMLO" for Andrés Manuel López Obrador: whether a name, as it is written, is made of the initials of those words. */
export const isInitials = (spelled: string, words: readonly string[]): boolean =>
  spelled.length >= FEWEST_INITIALS &&
  isAcronym(spelled) &&
  plainName(spelled) ===
    words
      .filter(word => !SMALL.test(word))
      .map(word => word.charAt(0))
      .join('');
