import { DETERMINER, PREPOSITION } from '../../languages/kinds.ts';
import type { Span } from '../../../../core/article.ts';
import type { Token } from '../../tokens.ts';
import { is } from '../../tokens.ts';
import { holdsName, isCutInFront, titleStart, withoutShortTitles, withPlace } from './role-edges.ts';
import {
  apposedEnd,
  closes,
  endsPhrase,
  isCutBehind,
  JOINING,
  LONGEST,
  OWNER,
  tokenAt,
  toTheMark,
} from './role-end.ts';
import { isRoleWord } from '../names/names.ts';
import type { Reading, Role } from '../reading.ts';

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
      if (before?.capital === true && (endsPhrase(lexicon, before) || is(before, DETERMINER))) break;
      i--;
    }
    return i;
  }
  for (let k = i; k > from - 6; k--) {
    const before = tokenAt(reading, k - 1);
    if (before?.kind !== 'word' || endsPhrase(lexicon, before) || is(before, PREPOSITION)) break;
    if (is(before, DETERMINER)) return k;
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
  // the mark that closes behind the last word belongs to it where it opened within
  const open = tokens
    .slice(from, to)
    .reduce((depth, { opens, closes }) => depth + Number(opens) - Number(closes), 0);
  const isClosing = tokens[to - 1]?.closes === true && open === 0;
  const raw = reading.text.slice(tokens[from]?.start ?? 0, (tokens[to - 1]?.end ?? 0) + Number(isClosing));
  const text = raw.replace(/\s*\([^()]{16,}\)/gu, '').replace(/\s+/gu, ' ');
  const marks = text.match(/["„“”«»]/gu) ?? [];
  return marks.length % 2 === 0 && open === 0 ? text : null;
}

/** "Nora Quill, auch Leiterin des Museums": what says that she is this as well, herself, or now; "34 Jahre alt und Leiterin". */
const BESIDES =
  /^(?:(?:auch|ebenfalls|zugleich|gleichzeitig|derzeit|aktuell|daher|selbst|selber|eigentlich)\s)+|^\d+ (?:Jahre(?: alt)?|ans|años|anni) (?:und|et|y|e) (?=\p{L})/u;

/** A name in the genitive at the end of a line, other than behind an article: "sagte Bayerns", against "der Chef des Bundes". */
const OWNER_ABOVE =
  /(?<!(?:^|[^\p{L}])(?:des|eines|dieses|jenes|seines|ihres)\s+)(?<!\p{L})(?<owner>\p{Lu}[\p{L}-]+s)[^\S\n]*\n[^\S\n]*$/u;
/** So far back is it looked for, in UTF-16 units. */
const LINE_ABOVE = 60;

/** "Bayerns" above "Ministerpräsident Paul Quill": whose the office is that a line begins with and that leaves it open. */
function ownerAbove(
  { lexicon, paragraph: { tokens }, sentence, text }: Reading,
  from: number,
): string | null {
  const { start = 0, lower = '' } = tokens[from] ?? {};
  if (from > sentence.start || lexicon.openOffices?.lone.has(lower) !== true) return null;
  return OWNER_ABOVE.exec(text.slice(Math.max(0, start - LINE_ABOVE), start))?.groups?.owner ?? null;
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
    whole = to !== null && closes(reading, to) && !endsInVerb(reading, to);
    const mark = to !== null && whole ? toTheMark(reading, to) : to;
    if (mark !== to) to = mark;
    else if (to !== null && whole && isDone(reading, to)) to--;
    else if (to !== null && whole && leadsOn(reading, to)) whole = false;
    else if (to !== null && whole) [to, whole] = withPlace(reading, to);
  }
  const printedTo = to ?? role.to;
  const worded = wording(reading, from, withoutShortTitles(reading, from, printedTo));
  const owner = place.kind === 'before name' ? ownerAbove(reading, from) : null;
  const text = owner === null || worded === null ? worded : `${owner} ${worded}`;
  // "die beiden Gründer": one of them
  if (tokenAt(reading, from)?.lower === 'beiden') whole = false;
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
    text: text === null ? role.text : withoutArticle(reading, { from, role, text }).replace(BESIDES, ''),
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
    // where nouns have capitals, an adjective alone is no office
    whole: whole && text !== null && (lexicon.capitalNouns ? /\p{Lu}/u.test(text) : text !== ''),
  };
}

/** ", der dem Verband der Galerien vorsitzt,": where nouns have capitals, no office ends in a small word. */
function endsInVerb({ lexicon, paragraph: { tokens } }: Reading, to: number): boolean {
  const last = tokens[to - 1];
  return lexicon.capitalNouns && last?.kind === 'word' && !last.capital && last.lower.endsWith('t');
}

/** "vocero de la Unión de México creada | durante …": what was done to it belongs to what follows and is not read. */
function isDone(reading: Reading, to: number): boolean {
  const { lexicon } = reading;
  const [before, last, next] = [to - 2, to - 1, to].map(i => tokenAt(reading, i));
  return (
    before?.capital === true &&
    last?.capital === false &&
    lexicon.participle?.test(last.lower) === true &&
    next !== undefined &&
    is(next, PREPOSITION)
  );
}

/** "artefice dei capitoli incentrati | sui cambiamenti …": what is behind a participle of a noun belongs to it. */
function leadsOn({ lexicon, paragraph: { tokens } }: Reading, to: number): boolean {
  const [before, last, next] = [tokens[to - 2], tokens[to - 1], tokens[to]];
  if (before === undefined || last === undefined || next?.kind !== 'word' || !is(next, PREPOSITION))
    return false;
  const isNoun =
    is(before, PREPOSITION | DETERMINER) || isRoleWord(lexicon, before) || isRoleWord(lexicon, last);
  return !isNoun && !last.capital && !before.capital && lexicon.participle?.test(last.lower) === true;
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
    if (is(token, PREPOSITION)) isGoverned ||= isBehind;
    else if (isGoverned && !is(token, DETERMINER)) return true;
    else if (
      !is(token, DETERMINER) &&
      !JOINING.has(lower) &&
      !lexicon.ranks.has(lower) &&
      !lexicon.offices.has(lower)
    )
      return true;
  }
  return false;
}

/** Determiners and prepositions behind which a German noun is no nominative, unless it is feminine. */
const OBLIQUE = /^(?:des|dem|den|einem|einen|eines|vom|beim|zum|im|am|seinem|seinen|ihrem|ihren)$/u;
const OBLIQUE_FEMININE = /^(?:der|einer|zur|seiner|ihrer)$/u;
/** Nouns that end in -en or -n where they are no subject, as they do where they are several. */
const WEAK = /(?:ent|ist|ant|at|ot|krat)en$/u;
const WEAK_IN_E = /(?:log|pert|leg|soph|brit|schott|franzos|russ|türk|griech)en$/u;
/** Adjectives as nouns: "Vorsitzenden", "Beauftragten". */
const ADJECTIVE = /(?:nd|gt|net|andt|iert)en$/u;
/** "Berlins Regierendem Bürgermeister". */
const DATIVE = /^(?:\p{Lu}[\p{L}-]*s )?\p{L}{3,}em (?=\p{Lu})/u;
/** What stands before the noun and is declined with it, or is not declined at all. */
const DECLINED =
  /^(?:\p{Lu}[\p{L}-]*s (?=\p{L}+em ))?(?:\p{Ll}[\p{L}-]*e[nm] |\p{Lu}\p{Ll}+er (?=\p{Lu})|\p{Lu}\p{Ll}+e[nm] (?=\p{Lu}))*/u;
const GENITIVE = /(?:er|or|är|ör|eur)s$/u;

/** "des ehemaligen Präsidenten" → "ehemaliger Präsident", "der neuen Ministerin" → "neue Ministerin". */
function inNominative(text: string, isFeminine: boolean): string {
  const adjectives = DECLINED.exec(text)?.[0] ?? '';
  const [noun = ''] = text.slice(adjectives.length).split(' ');
  const rest = text.slice(adjectives.length + noun.length);
  const lower = noun.toLowerCase();
  let office = noun;
  if (ADJECTIVE.test(lower)) office = noun.slice(0, -1) + (isFeminine ? '' : 'r');
  else if (!isFeminine && WEAK.test(lower)) office = noun.slice(0, -2);
  else if (!isFeminine && (WEAK_IN_E.test(lower) || GENITIVE.test(lower))) office = noun.slice(0, -1);
  const more = rest.startsWith(' und ') ? ` und ${inNominative(rest.slice(5), isFeminine)}` : rest;
  return `${adjectives.replace(/e[nm] /gu, isFeminine ? 'e ' : 'er ')}${office}${more}`;
}

/** Those of titles are written with a capital: "Erste Parlamentarische Geschäftsführerin". */
const LEADING_ADJECTIVES =
  /^(?:(?:\p{Ll}[\p{Ll}-]*|Regierend|Erst|Zweit|Dritt|Parlamentarisch|Ärztlich|Wissenschaftlich|Leitend|Geschäftsführend|Stellvertretend|Kaufmännisch|Künstlerisch)e )*/u;
/** "Vorsitzender der Stiftung und früherer Chef". */
const SECOND = / und ((?:\p{Ll}[\p{Ll}-]*e )*)(\p{Lu}[\p{L}-]*)/u;
const AS_NOUN = /(?:vorsitzend|abgeordnet|beauftragt|angestellt|gesandt|angehörig)e$/u;

/** "der zweite Vorsitzende" → "zweiter Vorsitzender": adjectives, also as nouns, as they end without the article. */
function withoutArticle(
  reading: Reading,
  { from, role, text }: { from: number; role: Role; text: string },
): string {
  const { lexicon } = reading;
  const determiner = tokenAt(reading, from - 1)?.lower ?? '';
  if (lexicon.strongEnding.size > 0) {
    const isFeminine =
      role.gender === 'f' || (OBLIQUE_FEMININE.test(determiner) && ADJECTIVE.test(role.noun));
    const isOblique = (isFeminine ? OBLIQUE_FEMININE : OBLIQUE).test(determiner);
    const isWeak =
      WEAK.test(role.noun) && lexicon.roles.get(role.noun.slice(0, -2)) === 'm' && determiner !== 'die';
    const isDeclined = isWeak || GENITIVE.test(role.noun) || DATIVE.test(text);
    if (isOblique || (!isFeminine && isDeclined)) return inNominative(text, isFeminine);
  }
  const ending = role.gender !== 'f' ? lexicon.strongEnding.get(determiner) : undefined;
  if (ending === undefined) return text;
  const adjectives = LEADING_ADJECTIVES.exec(text)?.[0] ?? '';
  const [noun = ''] = text.slice(adjectives.length).split(' ');
  const isAdjective = (word: string) =>
    lexicon.roles.has(`${word.toLowerCase()}${ending}`) || AS_NOUN.test(word.toLowerCase());
  const strong = (words: string, office: string) =>
    `${words.replaceAll('e ', `e${ending} `)}${office}${isAdjective(office) ? ending : ''}`;
  const rest = text.slice(adjectives.length + noun.length);
  return `${strong(adjectives, noun)}${rest.replace(SECOND, (whole, words: string, office: string) =>
    isAdjective(office) || lexicon.roles.get(office.toLowerCase()) === 'm'
      ? ` und ${strong(words, office)}`
      : whole,
  )}`;
}
