import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  DETERMINER,
  FINITE,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  TYING,
  VERB,
} from '../../languages/kinds.ts';
import type { Lexicon } from '../../languages/language.ts';
import type { Token } from '../../tokens.ts';
import { is } from '../../tokens.ts';
import { isRoleWord } from '../names/names.ts';
import { leadsToVerb } from './role-edges.ts';
import type { Reading } from '../reading.ts';

/** A role of more tokens is a sentence about somebody. */
export const LONGEST = 28;
/** What joins two roles, or two halves of one. */
export const JOINING = new Set(['e', 'ed', 'et', 'y', 'and', 'und', 'sowie', '&']);
/** What a genitive ends in: "China's". */
export const OWNER = /^['’]s?$/u;

/** A token of the sentence; undefined beyond it. */
export const tokenAt = ({ paragraph, sentence }: Reading, at: number): Token | undefined =>
  at >= sentence.start && at < sentence.end ? paragraph.tokens[at] : undefined;

/** A word that ends a noun phrase: a verb, a conjunction, an adverb and the like. */
export function endsPhrase({ capitalNouns }: Lexicon, token: Token): boolean {
  if (capitalNouns && token.capital) return false;
  return (
    is(token, VERB | FINITE | AUXILIARY | RELATIVE | CONJUNCTION | PRONOUN | ADVERB) || PAST.test(token.lower)
  );
}

/** "cargó", "attaccò": no noun ends so. */
export const PAST = /.{2}[óò]$/u;

/** "au micro", "nella serata", "in a statement": when or through what somebody speaks; `at` is behind the preposition. */
export function isOccasion(reading: Reading, at: number): boolean {
  const { lexicon } = reading;
  let i = at;
  while (
    lexicon.determiners.has(tokenAt(reading, i)?.lower ?? '') ||
    lexicon.modifiers.has(tokenAt(reading, i)?.lower ?? '')
  )
    i++;
  const noun = tokenAt(reading, i);
  if (noun?.kind === 'number' || lexicon.occasions.has(noun?.lower ?? '')) return true;
  return lexicon.capitalNouns && isOutlet(reading, i);
}

/** "in der ARD-Sendung", "in der Allgäuer Neuen Zeitung": the last of some capitals. */
function isOutlet(reading: Reading, at: number): boolean {
  let i = at;
  while (i < at + 3 && tokenAt(reading, i + 1)?.capital === true) i++;
  const { lower = '' } = tokenAt(reading, i) ?? {};
  return lower !== 'post' && reading.lexicon.occasions.has(lower.slice(lower.lastIndexOf('-') + 1));
}

/** "de la agencia", "du journal": what an office is of, and not when or through what somebody speaks. */
const isOf = (reading: Reading, at: number): boolean => {
  const { lexicon } = reading;
  const of = tokenAt(reading, at)?.lower ?? '';
  return (
    lexicon.tying.has(of) &&
    (/^(?:du|des|del|de[il]l[aeo]|de[il]|degli|dell['’])$/u.test(of) ||
      lexicon.determiners.has(tokenAt(reading, at + 1)?.lower ?? ''))
  );
};

/** Where what belongs to a role between commas ends, read on from `at`; null when it breaks off in the middle. */
export function apposedEnd(reading: Reading, at: number): number | null {
  const { lexicon } = reading;
  let i = at;
  while (i < at + LONGEST) {
    const token = tokenAt(reading, i);
    if (token?.text === '(') {
      const behind = behindBrackets(reading, i);
      const next = tokenAt(reading, behind);
      const goesOn = next?.kind === 'word' && (is(next, TYING) || lexicon.locating.has(next.lower));
      if (behind === i || !goesOn) return behind;
      i = behind;
      continue;
    }
    if (token?.kind === 'number' || token?.text === '&') i++;
    else if (token?.kind !== 'word') return i;
    else if (JOINING.has(token.lower)) {
      const next = tokenAt(reading, i + 1);
      if (next !== undefined && is(next, TYING)) {
        i++;
        continue;
      }
      const noun = next !== undefined && is(next, DETERMINER) ? tokenAt(reading, i + 2) : next;
      if (noun?.kind !== 'word' || endsPhrase(lexicon, noun) || is(noun, PREPOSITION)) return i;
      // "ex presidente della Commissione e giunto all'ultimo anno": what he has done
      if (lexicon.participle?.test(noun.lower) === true && !noun.capital && !isRoleWord(lexicon, noun))
        return i;
      // "director for the dams and the waterworks of the ministry": more of what it is of, or another thing
      if (noun !== next && !isRoleWord(lexicon, noun) && !lexicon.offices.has(noun.lower))
        return lexicon.determiners.get(next?.lower ?? '') === 'definite' ? null : i;
      i += noun === next ? 2 : 3;
    } else if (
      is(token, TYING) ||
      lexicon.dative.has(token.lower) ||
      lexicon.locating.has(token.lower) ||
      lexicon.qualifying.has(token.lower)
    ) {
      // "las elecciones del 12 de julio": a date goes on
      if (
        tokenAt(reading, i - 1)?.kind === 'number' &&
        lexicon.occasions.has(tokenAt(reading, i + 1)?.lower ?? '')
      ) {
        i += 2;
        continue;
      }
      if (!isOf(reading, i) && isOccasion(reading, i + 1)) return i;
      if (leadsToVerb(reading, i)) return null;
      let noun = i + 1;
      while (lexicon.determiners.has(tokenAt(reading, noun)?.lower ?? '')) noun++;
      const complement = tokenAt(reading, noun);
      if (complement === undefined || complement.kind === 'mark' || complement.kind === 'quote') return null;
      if (endsPhrase(lexicon, complement)) return i;
      i = noun + 1;
    } else if (OWNER.test(token.lower)) i++;
    else if (endsPhrase(lexicon, token) || is(token, PREPOSITION | DETERMINER)) return i;
    else if (isVerbBehindName(reading, i)) return null;
    else i++;
  }
  return null;
}

/** Before a verb that no list has: "le président se dit rassuré". */
const REFLEXIVE = /^(?:se|si|s['’]|sich)$/u;

/**
 * Whether what stands at `at` closes an apposition: a mark, speech, a verb, what tells more of the person. The hyphen of
 * "A.F.L.-C.I.O.", an apostrophe and a word that should belong to it do not: there the role was cut.
 */
export function closes(reading: Reading, at: number): boolean {
  const { text } = reading;
  const token = tokenAt(reading, at);
  if (token === undefined) return !breaksOff(reading, at);
  if (token.kind === 'quote') return true;
  if (token.text === '-') return /^\s\s$/u.test(text.charAt(token.start - 1) + text.charAt(token.end));
  if (token.kind === 'mark') return /^[,.;:!?…)—–]$/u.test(token.text);
  return (
    is(token, VERB | AUXILIARY | FINITE | RELATIVE | PREPOSITION) ||
    JOINING.has(token.lower) ||
    REFLEXIVE.test(token.lower)
  );
}

/** "jefe de la unidad de Salud" at the end of a line, without a mark: it may go on in the next. */
function breaksOff({ paragraph, text }: Reading, at: number): boolean {
  const last = paragraph.tokens[at - 1];
  if (last === undefined || at < paragraph.tokens.length || last.text.endsWith('.')) return false;
  return /^[^\S\n\r]*[\n\r]/u.test(text.slice(last.end, last.end + 4));
}

/** So many tokens more may belong to an apposition behind the preposition at which reading it ended. */
const REST = 10;

/** "artefice dei capitoli | incentrati sui cambiamenti climatici,": what no verb interrupts belongs to it up to the mark. */
export function toTheMark(reading: Reading, at: number): number {
  const { lexicon } = reading;
  const first = tokenAt(reading, at);
  if (first === undefined || !is(first, PREPOSITION) || isOccasion(reading, at + 1)) return at;
  // "Leiterin am Klinikum in Lurville dem Portal Brücke": to whom she said it
  if (lexicon.capitalNouns && is(first, DETERMINER)) return at;
  for (let i = at; i < at + REST; i++) {
    const token = tokenAt(reading, i);
    if (token === undefined) return at;
    if (token.kind === 'quote') return at;
    if (token.kind === 'mark') return /^[,.;:)—–]$/u.test(token.text) ? i : at;
    if (token.kind === 'word' && endsPhrase(lexicon, token)) return at;
    if (is(token, PREPOSITION) && isOccasion(reading, i + 1)) return at;
  }
  return at;
}

/** English within a name of another language: "Indonesian Forum for the Environment". */
const IN_NAMES = /^(?:of|for|and|the|on)$/u;

/** "maire de New York prend peu …": a word behind a capital that neither ends the phrase nor leads to a preposition. */
function isVerbBehindName(reading: Reading, at: number): boolean {
  const { lexicon } = reading;
  const [before, token, next] = [at - 1, at, at + 1].map(i => tokenAt(reading, i));
  if (lexicon.qualifiersFirst || before?.capital !== true || token?.capital === true) return false;
  if (IN_NAMES.test(token?.lower ?? '')) return false;
  // "ex parlamentare Pd torinese e presidente"
  if (JOINING.has(next?.lower ?? '') && lexicon.adjectiveEnding.test(token?.lower ?? '')) return false;
  return next?.kind === 'word' && !is(next, PREPOSITION | RELATIVE);
}

/** Tokens between brackets: "(CDC, por su sigla en inglés)". */
const LONGEST_BRACKET = 14;

/** The token behind a bracket that closes nearby; `at` when it does not. */
function behindBrackets(reading: Reading, at: number): number {
  for (let i = at + 1; i < at + LONGEST_BRACKET; i++) {
    const token = tokenAt(reading, i);
    if (token === undefined || token.kind === 'quote') return at;
    if (token.text === ')') return i + 1;
  }
  return at;
}

/** The last word but one of a role is a preposition: what is joined to its last may belong to it. */
const isGoverned = (reading: Reading, to: number): boolean => {
  const before = tokenAt(reading, to - 2);
  return before !== undefined && is(before, PREPOSITION);
};

/**
 * "the group LRI | (Republicans) of the council", "champion | 98", "Dirección | General", "rebels | for taking over": more of
 * the role follows, or it runs into a sentence.
 */
export function isCutBehind(reading: Reading, to: number): boolean {
  const [last, next] = [tokenAt(reading, to - 1), tokenAt(reading, to)];
  if (leadsToVerb(reading, to)) return true;
  // "Leiter für Kommunikation | und Digitales"
  const more = tokenAt(reading, to + 1);
  if (
    reading.lexicon.capitalNouns &&
    JOINING.has(next?.lower ?? '') &&
    more?.capital === true &&
    isGoverned(reading, to)
  )
    return true;
  if (
    next?.capital === true &&
    next.forename === null &&
    last?.capital === true &&
    !reading.lexicon.capitalNouns
  )
    return true;
  if (next?.text !== '(') return next?.kind === 'number';
  return reading.lexicon.tying.has(tokenAt(reading, behindBrackets(reading, to))?.lower ?? '');
}
