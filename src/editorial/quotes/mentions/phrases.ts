import {
  ADVERB,
  AUXILIARY,
  COLLECTIVE,
  CONJUNCTION,
  DETERMINER,
  MODIFIER,
  NO_NAME,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  VERB,
} from '../languages/kinds.ts';
import { isRoleWord } from './names/names.ts';
import type { Reading } from './reading.ts';
import { isPlainNoun } from './roles/roles.ts';
import type { Token } from '../tokens.ts';
import { is } from '../tokens.ts';

/** Steps back over determiner and modifiers from the first word of a noun phrase. */
export function phraseStart(reading: Reading, at: number): { from: number; determiner: Token | null } {
  const { lexicon, paragraph, sentence } = reading;
  let from = at;
  for (let i = 0; i < 4 && from > sentence.start; i++) {
    const before = paragraph.tokens[from - 1];
    if (before?.kind !== 'word') break;
    if (is(before, DETERMINER)) {
      // "lo stesso Musk", "il suo avvocato": two determiners in a row
      const earlier = paragraph.tokens[from - 2];
      if (
        earlier !== undefined &&
        from - 2 >= sentence.start &&
        lexicon.determiners.get(earlier.lower) === 'definite'
      )
        return { from: from - 2, determiner: before };
      return { from: from - 1, determiner: before };
    }
    if (!is(before, MODIFIER) && !isGermanAdjective(reading, before)) break;
    from--;
  }
  return { from: withoutWeakAdjectives(reading, from, at), determiner: null };
}

/** German "musste Minister", "beiden Mitglieder": without a determiner an adjective is strong, and these are none. */
function withoutWeakAdjectives(
  { lexicon, paragraph: { tokens } }: Reading,
  from: number,
  at: number,
): number {
  if (!lexicon.capitalNouns) return from;
  let start = from;
  while (start < at && /(?:te|en|em)$/u.test(tokens[start]?.lower ?? '')) start++;
  return start;
}

/** Declined adjectives end alike: "der syrische Journalist". */
const isGermanAdjective = (reading: Reading, token: Token): boolean =>
  reading.lexicon.capitalNouns &&
  !token.capital &&
  token.text.length > 4 &&
  /(?:e|en|er|es|em)$/u.test(token.lower) &&
  !is(token, PREPOSITION | VERB | CONJUNCTION | AUXILIARY | ADVERB);

/** True when a preposition or an oblique article governs the noun phrase that begins at `from`. */
export function isOblique(reading: Reading, from: number, determiner: Token | null): boolean {
  const { lexicon, paragraph, sentence } = reading;
  if (
    lexicon.capitalNouns &&
    determiner !== null &&
    /^(?:dem|den|des|einem|einen|eines|diesem|diesen)$/u.test(determiner.lower)
  )
    return true;
  const before = from > sentence.start ? paragraph.tokens[from - 1] : undefined;
  return before?.kind === 'word' && is(before, PREPOSITION);
}

const YEARS = new Set(['ans', 'anni', 'años', 'jahre', 'alt', 'years', 'old']);

/** Skips "(CDU)", "(47)", ", 47,", ", R-Ky.," behind a name. */
export function skipAside(tokens: readonly Token[], at: number, end: number): number {
  if (tokens[at]?.text === '(') {
    for (let i = at + 1; i < Math.min(end, at + 8) && tokens[i]?.kind !== 'quote'; i++)
      if (tokens[i]?.text === ')') return i + 1;
    return at;
  }
  if (tokens[at]?.text !== ',') return at;
  const next = tokens[at + 1];
  if (/^[DRI]-\p{Lu}/u.test(next?.text ?? '')) return tokens[at + 2]?.text === '.' ? at + 3 : at + 2;
  if (next?.kind !== 'number') return at;
  // ", 37,", ", 37 ans,", ", 37 Jahre alt,"
  let i = at + 2;
  while (i < at + 5 && YEARS.has(tokens[i]?.lower ?? '')) i++;
  return tokens[i]?.text === ',' || tokens[i] === undefined ? i : at;
}

/** "Nora Quill (SPD)", "Nora Quill (SPD, 47)": the party in brackets behind a name that ends at `at`. */
export function partyBehind({ lexicon, paragraph: { tokens } }: Reading, at: number): string | null {
  return tokens[at]?.text === '(' ? (lexicon.parties.get(tokens[at + 1]?.lower ?? '') ?? null) : null;
}

/** "consultant chest physician", "head beekeeper": the last noun of those that follow a role; the place before `at` when none does. */
function nounBehind(reading: Reading, at: number): number {
  const { lexicon } = reading;
  for (let i = at; i < at + 3; i++) {
    const token = paragraphToken(reading, i);
    if (token === undefined || !isPlainNoun(lexicon, token)) return at - 1;
    const next = paragraphToken(reading, i + 1);
    const ends = i === at || next === undefined || next.kind === 'mark';
    const isRole = isRoleWord(lexicon, token) || (ends && lexicon.agentEnding.test(token.lower));
    if (isRole && !is(token, VERB)) return i;
  }
  return at - 1;
}

/** "campaign manager", "vice presidente": the last of several role words in a row. */
export function lastHead(reading: Reading, at: number): number {
  let head = at;
  for (
    let next = paragraphToken(reading, head + 1);
    next !== undefined;
    next = paragraphToken(reading, head + 1)
  ) {
    const behind = reading.lexicon.qualifiersFirst ? nounBehind(reading, head + 1) : head;
    if (behind > head) {
      head = behind;
      continue;
    }
    if (
      next.kind !== 'word' ||
      !isRoleWord(reading.lexicon, next) ||
      (next.capital && !reading.lexicon.capitalNouns && isNamePart(reading, head + 2))
    )
      break;
    head++;
  }
  return head;
}

/** A capital at `at` that is no office: "President Barack", against "Chief Executive Officer". */
function isNamePart(reading: Reading, at: number): boolean {
  const token = paragraphToken(reading, at);
  return token?.capital === true && !isRoleWord(reading.lexicon, token);
}

/** The token at a position; undefined past the sentence's end. */
export const paragraphToken = (reading: Reading, at: number): Token | undefined =>
  at < reading.sentence.end ? reading.paragraph.tokens[at] : undefined;

/** Whether the word at `at` makes an owner of what is before it: "the minister's". */
export const isOwner = (reading: Reading, at: number): boolean =>
  /^['’]s?$/u.test(paragraphToken(reading, at)?.lower ?? '');

const CONJUNCTIONS = new Set(['und', 'e', 'ed', 'et', 'y', 'and', 'sowie', 'o', 'ou', 'or', 'oder']);

/** Whether a word joins two phrases to one. */
export const joins = (token: Token | undefined): boolean => CONJUNCTIONS.has(token?.lower ?? '');

/** English puts what belongs to a role before it: "Kettleby campaign manager". */
export function premodifierStart(reading: Reading, head: number): number {
  const { lexicon, paragraph, sentence } = reading;
  let from = head;
  let lowerSeen = false;
  while (from > sentence.start && head - from < 6) {
    const token = paragraph.tokens[from - 1];
    if (token?.kind !== 'word') break;
    const { lower } = token;
    if (is(token, MODIFIER) || isRoleWord(lexicon, token) || is(token, COLLECTIVE)) {
      from--;
      continue;
    }
    if (/^['’]s$/u.test(lower) || is(token, DETERMINER | PREPOSITION | VERB)) break;
    if (is(token, CONJUNCTION | AUXILIARY | PRONOUN | RELATIVE)) break;
    if (token.capital) {
      // "CNN aviation analyst", and not "Yesterday scientists": what a sentence begins with
      const opens = from - 1 === sentence.start;
      const isLittle = is(token, ADVERB) || reading.lore.lowerWords.has(lower);
      if (opens && (is(token, NO_NAME) || (lowerSeen && isLittle))) break;
    } else if (is(token, ADVERB)) break;
    else if (/(?:ly|ed|ing)$/u.test(lower)) {
      // "Clinton’s traveling press secretary", "a beloved teacher"; not "was leading investigators"
      const opens = paragraph.tokens[from - 2];
      const isIn = opens !== undefined && (is(opens, DETERMINER) || /^['’]s$/u.test(opens.lower));
      return isIn && !lower.endsWith('ly') ? from - 1 : from;
    } else lowerSeen = true;
    from--;
  }
  return from;
}

/** The first position at or behind `at` that is no determiner. */
export function tokenAfterDeterminers(reading: Reading, at: number): number {
  let i = at;
  while (reading.lexicon.determiners.has(reading.paragraph.tokens[i]?.lower ?? '')) i++;
  return i;
}
