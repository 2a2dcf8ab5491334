import type { Span } from '../../../core/article.ts';
import type { Lexicon } from '../languages/language.ts';
import type { Token } from '../tokens.ts';
import { isRoleWord } from './names.ts';
import {
  holdsName,
  isCutInFront,
  leadsToVerb,
  titleStart,
  withoutShortTitles,
  withPlace,
} from './role-edges.ts';
import type { Reading, Role } from './reading.ts';

/** A role of more tokens is a sentence about somebody. */
const LONGEST = 28;
const JOINING = new Set(['e', 'ed', 'et', 'y', 'and', 'und', 'sowie', '&']);
const OWNER = /^['’]s?$/u;

const tokenAt = ({ paragraph, sentence }: Reading, at: number): Token | undefined =>
  at >= sentence.start && at < sentence.end ? paragraph.tokens[at] : undefined;

/** A word that ends a noun phrase: a verb, a conjunction, an adverb and the like. */
function endsPhrase(lexicon: Lexicon, { lower, capital }: Token): boolean {
  if (lexicon.capitalNouns && capital) return false;
  return (
    lexicon.verbs.has(lower) ||
    lexicon.finiteVerbs.has(lower) ||
    lexicon.auxiliaries.has(lower) ||
    lexicon.relatives.has(lower) ||
    lexicon.conjunctions.has(lower) ||
    lexicon.pronouns.has(lower) ||
    lexicon.adverbs.has(lower) ||
    PAST.test(lower)
  );
}

/** "cargó", "attaccò": no noun ends so. */
const PAST = /.{2}[óò]$/u;

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
  return noun?.kind === 'number' || lexicon.occasions.has(noun?.lower ?? '');
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
function apposedEnd(reading: Reading, at: number): number | null {
  const { lexicon } = reading;
  let i = at;
  while (i < at + LONGEST) {
    const token = tokenAt(reading, i);
    if (token?.text === '(') {
      const behind = behindBrackets(reading, i);
      const next = tokenAt(reading, behind);
      const goesOn =
        next?.kind === 'word' && (lexicon.tying.has(next.lower) || lexicon.locating.has(next.lower));
      if (behind === i || !goesOn) return behind;
      i = behind;
      continue;
    }
    if (token?.kind === 'number' || token?.text === '&') i++;
    else if (token?.kind !== 'word') return i;
    else if (JOINING.has(token.lower)) {
      const next = tokenAt(reading, i + 1);
      if (next !== undefined && lexicon.tying.has(next.lower)) {
        i++;
        continue;
      }
      const noun = next !== undefined && lexicon.determiners.has(next.lower) ? tokenAt(reading, i + 2) : next;
      if (noun?.kind !== 'word' || endsPhrase(lexicon, noun) || lexicon.prepositions.has(noun.lower))
        return i;
      // "ex presidente della Commissione e giunto all'ultimo anno": what he has done
      if (lexicon.participle?.test(noun.lower) === true && !noun.capital && !isRoleWord(lexicon, noun))
        return i;
      // "director for the dams and the waterworks of the ministry": more of what it is of, or another thing
      if (noun !== next && !isRoleWord(lexicon, noun) && !lexicon.offices.has(noun.lower))
        return lexicon.determiners.get(next?.lower ?? '') === 'definite' ? null : i;
      i += noun === next ? 2 : 3;
    } else if (
      lexicon.tying.has(token.lower) ||
      lexicon.dative.has(token.lower) ||
      lexicon.locating.has(token.lower) ||
      lexicon.qualifying.has(token.lower)
    ) {
      if (!isOf(reading, i) && isOccasion(reading, i + 1)) return i;
      if (leadsToVerb(reading, i)) return null;
      let noun = i + 1;
      while (lexicon.determiners.has(tokenAt(reading, noun)?.lower ?? '')) noun++;
      const complement = tokenAt(reading, noun);
      if (complement === undefined || complement.kind === 'mark' || complement.kind === 'quote') return null;
      if (endsPhrase(lexicon, complement)) return i;
      i = noun + 1;
    } else if (OWNER.test(token.lower)) i++;
    else if (
      endsPhrase(lexicon, token) ||
      lexicon.prepositions.has(token.lower) ||
      lexicon.determiners.has(token.lower)
    )
      return i;
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
function closes(reading: Reading, at: number): boolean {
  const { lexicon, text } = reading;
  const token = tokenAt(reading, at);
  if (token === undefined || token.kind === 'quote') return true;
  if (token.text === '-') return /\s/u.test(text.charAt(token.start - 1) + text.charAt(token.end));
  if (token.kind === 'mark') return /^[,.;:!?…)—–]$/u.test(token.text);
  return (
    lexicon.verbs.has(token.lower) ||
    lexicon.auxiliaries.has(token.lower) ||
    lexicon.finiteVerbs.has(token.lower) ||
    lexicon.relatives.has(token.lower) ||
    lexicon.prepositions.has(token.lower) ||
    JOINING.has(token.lower) ||
    REFLEXIVE.test(token.lower)
  );
}

/** So many tokens more may belong to an apposition behind the preposition at which reading it ended. */
const REST = 10;

/** "artefice dei capitoli | incentrati sui cambiamenti climatici,": what no verb interrupts belongs to it up to the mark. */
function toTheMark(reading: Reading, at: number): number {
  const { lexicon } = reading;
  if (!lexicon.prepositions.has(tokenAt(reading, at)?.lower ?? '') || isOccasion(reading, at + 1)) return at;
  for (let i = at; i < at + REST; i++) {
    const token = tokenAt(reading, i);
    if (token === undefined) return at;
    if (token.kind === 'quote') return at;
    if (token.kind === 'mark') return /^[,.;:)—–]$/u.test(token.text) ? i : at;
    if (token.kind === 'word' && endsPhrase(lexicon, token)) return at;
    if (lexicon.prepositions.has(token.lower) && isOccasion(reading, i + 1)) return at;
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
  return next?.kind === 'word' && !lexicon.prepositions.has(next.lower) && !lexicon.relatives.has(next.lower);
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

/**
 * "China’s ambassador", "Bank of Montreal’s managing director": where the owner of the role begins. A name reaches back over
 * capitals, a common noun to its determiner: what else stands before is no part of it, "leading OU’s president".
 */
function ownerStart(reading: Reading, from: number): number {
  const { lexicon } = reading;
  const owner = tokenAt(reading, from - 2);
  if (owner?.kind !== 'word') return from;
  let i = from - 2;
  if (owner.capital) {
    while (i > from - 9) {
      const [before, earlier] = [tokenAt(reading, i - 1), tokenAt(reading, i - 2)];
      const joins = /^(?:of|&)$/u.test(before?.lower ?? '') && earlier?.capital === true;
      if (before?.capital !== true && !joins) break;
      if (before?.capital === true && (endsPhrase(lexicon, before) || lexicon.determiners.has(before.lower)))
        break;
      i--;
    }
    return i;
  }
  for (let k = i; k > from - 6; k--) {
    const before = tokenAt(reading, k - 1);
    if (before?.kind !== 'word' || endsPhrase(lexicon, before) || lexicon.prepositions.has(before.lower))
      break;
    if (lexicon.determiners.has(before.lower)) return k;
  }
  return i;
}

/** "dal vice presidente", "un alto funzionario": words before an office that are part of it. */
const LEADING = /^(?:vice|ex|neo|alt[oa]|alti|haute?s?)$/u;

/** Where the noun phrase of a role begins, read back from `from`. */
function phraseEdge(reading: Reading, from: number): number {
  const before = tokenAt(reading, from - 1);
  if (before === undefined) return from;
  if (reading.lexicon.qualifiersFirst) return englishEdge(reading, from, before);
  return LEADING.test(before.lower) && !reading.lexicon.capitalNouns ? from - 1 : from;
}

/** What stands before the role belongs to it: "Procter & Gamble spokeswoman", "China’s ambassador"; not "to kill Rep.". */
function englishEdge(reading: Reading, from: number, before: Token): number {
  const isAccording = tokenAt(reading, from - 2)?.lower === 'according';
  if (before.lower === 'to' && !isAccording && tokenAt(reading, from)?.capital === false) return from + 1;
  if (before.text !== '&') return OWNER.test(before.lower) ? ownerStart(reading, from) : from;
  let i = from - 1;
  while (tokenAt(reading, i - 1)?.capital === true) i--;
  return i < from - 1 ? i : from;
}

/** The text from token to token without what stands at length in brackets; null when quotation marks lack their partner. */
function wording(reading: Reading, from: number, to: number): string | null {
  const { tokens } = reading.paragraph;
  const raw = reading.text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  const text = raw.replace(/\s*\([^()]{16,}\)/gu, '').replace(/\s+/gu, ' ');
  const marks = text.match(/["„“”«»]/gu) ?? [];
  return marks.length % 2 === 0 ? text : null;
}

/** Where a role is given: right before a name, between commas behind one, or by itself. */
export type RolePlace =
  { readonly kind: 'before name'; readonly nameAt: number } | { readonly kind: 'apposed' | 'alone' };

/**
 * The role with all the words that belong to it where it stands: its owner before it, and behind it what reaches to the name
 * or to the comma. It is no longer whole when it breaks off.
 */
export function wordRole(reading: Reading, role: Role, place: RolePlace): Role {
  const { lexicon } = reading;
  let from = phraseEdge(reading, role.from);
  let to: number | null = role.to;
  let { whole } = role;
  if (place.kind === 'before name') {
    from = titleStart(reading, from, place.nameAt);
    to = Math.min(role.to, place.nameAt);
    while (to < place.nameAt && !/^[,:]$/u.test(tokenAt(reading, to)?.text ?? '')) to++;
    whole =
      to - from <= LONGEST && (to <= role.to || to === place.nameAt || apposedEnd(reading, role.to) === to);
  } else if (place.kind === 'apposed') {
    to = apposedEnd(reading, role.to);
    whole = to !== null && closes(reading, to);
    const mark = to !== null && whole ? toTheMark(reading, to) : to;
    if (mark !== to) to = mark;
    else if (to !== null && whole) [to, whole] = withPlace(reading, to);
  }
  const printedTo = to ?? role.to;
  const text = wording(reading, from, withoutShortTitles(reading, from, printedTo));
  if (isCutInFront(reading, from) || holdsName(reading, from, printedTo)) whole = false;
  if (place.kind === 'alone' && isCutBehind(reading, printedTo)) whole = false;
  const isRelation = lexicon.relations.has(role.noun);
  const alone =
    !saysOfWhat(reading, { from, to: printedTo, noun: role.noun, isRelation }) &&
    !lexicon.wholeOffices.has((text ?? '').toLowerCase());
  const isOwned =
    isRelation || lexicon.determiners.get(tokenAt(reading, from - 1)?.lower ?? '') === 'possessive';
  const beforeName = place.kind === 'before name' && printedTo === place.nameAt;
  return {
    ...role,
    printedTo,
    text: text === null ? role.text : withoutArticle(reading, { from, role, text }),
    bare:
      alone &&
      (isOwned ||
        lexicon.offices.has(role.noun) ||
        isRanked(reading, role.noun, { start: from, end: printedTo })),
    owned: alone && isOwned,
    beforeName,
    asTitle:
      beforeName &&
      from > reading.sentence.start &&
      !lexicon.capitalNouns &&
      tokenAt(reading, from)?.capital === true,
    whole: whole && text !== null && text !== '',
  };
}

/**
 * "the group LRI | (Republicans) of the council", "champion | 98", "Dirección | General", "rebels | for taking over": more of
 * the role follows, or it runs into a sentence.
 */
function isCutBehind(reading: Reading, to: number): boolean {
  const [last, next] = [tokenAt(reading, to - 1), tokenAt(reading, to)];
  if (leadsToVerb(reading, to)) return true;
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

/** "secrétaire général": the last word only ranks the office. */
const isRanked = ({ lexicon, paragraph: { tokens } }: Reading, noun: string, words: Span): boolean =>
  lexicon.ranks.has(noun) &&
  tokens.slice(words.start, words.end).some(({ lower }) => lexicon.offices.has(lower));

/**
 * Whether any of the words says more than which rank an office has: what it is of, where, or of which kind. To a relation
 * only its other end belongs: "father of five", "Nick Gordon's mother", no adjective.
 */
function saysOfWhat(
  reading: Reading,
  place: { from: number; to: number; noun: string; isRelation: boolean },
): boolean {
  const { lexicon } = reading;
  let isBehind = false;
  let isGoverned = false;
  for (let i = place.from; i < place.to; i++) {
    const token = tokenAt(reading, i);
    if (token === undefined || token.kind === 'mark' || token.kind === 'quote') continue;
    const { lower } = token;
    if (lower === place.noun && !isBehind) {
      isBehind = true;
      continue;
    }
    if (place.isRelation && !isBehind && !OWNER.test(lower)) continue;
    if (lexicon.prepositions.has(lower)) isGoverned ||= isBehind;
    else if (isGoverned && !lexicon.determiners.has(lower)) return true;
    else if (
      !lexicon.determiners.has(lower) &&
      !JOINING.has(lower) &&
      !lexicon.ranks.has(lower) &&
      !lexicon.offices.has(lower)
    )
      return true;
  }
  return false;
}

/** "der zweite Vorsitzende" → "zweiter Vorsitzender": adjectives, also as nouns, as they end without the article. */
function withoutArticle(
  reading: Reading,
  { from, role, text }: { from: number; role: Role; text: string },
): string {
  const { lexicon } = reading;
  const determiner = tokenAt(reading, from - 1)?.lower ?? '';
  const ending = role.gender !== 'f' ? lexicon.strongEnding.get(determiner) : undefined;
  if (ending === undefined) return text;
  const adjectives = /^(?:\p{Ll}+e )*/u.exec(text)?.[0] ?? '';
  const [noun = ''] = text.slice(adjectives.length).split(' ');
  const isAdjective = lexicon.roles.has(`${noun.toLowerCase()}${ending}`);
  const rest = text.slice(adjectives.length + noun.length);
  return `${adjectives.replaceAll('e ', `e${ending} `)}${noun}${isAdjective ? ending : ''}${rest}`;
}
