import {
  ADVERB,
  AUXILIARY,
  COLLECTIVE,
  CONJUNCTION,
  DETERMINER,
  MODIFIER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  TITLE,
  TYING,
  VERB,
} from '../../languages/kinds.ts';
import { beforeMarks, isAbstract, isNamedBody, isOfBody, withinCapitals } from './name-limits.ts';
import { nameStart } from './name-start.ts';
import { AGENT, isAcronym, isRoleWord, nameEnd, personScore } from './names.ts';
import { namedAfterPersons } from '../../languages/organisations.ts';
import { findApposition } from '../appositions.ts';
import {
  isOblique,
  partyBehind,
  phraseStart,
  premodifierStart,
  skipAside,
  tokenAfterDeterminers,
} from '../phrases.ts';
import { NO_PERSON } from '../people.ts';
import { nicknameBehind } from './nicknames.ts';
import type { Mention, Reading, Role } from '../reading.ts';
import { spell } from '../reading.ts';
import { wordRole } from '../roles/role-wording.ts';
import { isSpeechNoun, readRole } from '../roles/roles.ts';
import type { Token } from '../../tokens.ts';
import { is } from '../../tokens.ts';

/** "X est professeur", "X is a lawyer": what follows may be her part. */
const COPULA = new Set(['è', 'era', 'is', 'was', 'ist', 'war', 'est', 'était', 'es', 'fue']);
const NOT = /^(?:not|no|non|nicht|kein|keine|pas|never|only)$/u;
const IS = /^(?:è|is|ist|est|es)$/u;
const JOINING = new Set(['and', 'e', 'ed', 'et', 'y', 'und']);
const LOCATIVE = /^(?:in|at|en|à|aus|nach|near|ad)$/u;

const isForenameLed = (reading: Reading, chunk: readonly Token[]): boolean =>
  chunk.length > 1 &&
  personScore(chunk.slice(0, 2)) >= 3 &&
  !reading.lexicon.titles.has(chunk[0]?.lower ?? '');

/** Capitals that end in a role and hold no name: "the Vice President", "Der Sprecher". */
function isRoleInCapitals(reading: Reading, at: number, chunk: readonly Token[]): boolean {
  const { lexicon } = reading;
  const last = chunk.at(-1);
  if (last === undefined || (!isRoleWord(lexicon, last) && !is(last, COLLECTIVE))) return false;
  // "declaró Mesa", "sagte Koch", "sagte Präsident Koch": somebody's surname
  const isSurname =
    reading.lore.bornSurnames.has(last.lower) && (!lexicon.capitalNouns || isBareNoun(reading, at));
  if (isSurname && (chunk.length === 1 || isRoleWord(lexicon, chunk[0] ?? last))) return false;
  const titled =
    chunk.length > 1 && lexicon.titles.has(chunk[0]?.lower ?? '') && chunk[0]?.lower.endsWith('.') === true;
  return !titled && !isForenameLed(reading, chunk);
}

/** "sur LCI M. Larcher": through whom somebody speaks, before the title. */
const isBroadcaster = ([first, title, ...more]: readonly Token[]): boolean =>
  first !== undefined && isAcronym(first.text) && title !== undefined && more.length === 0;

/** The person's title, role and place within one capitalised sequence: "NATO Secretary General Mark Rutte". */
function splitChunk(reading: Reading, at: number, chunk: readonly Token[]) {
  const { lexicon, lore } = reading;
  const opens = at === reading.sentence.start;
  const before = reading.paragraph.tokens[at - 1];
  const through = !opens && before !== undefined && is(before, PREPOSITION) && !is(before, TYING);
  const cut = nameStart(lexicon, chunk, { lore, complement: false, opens, through });
  const lead = chunk.slice(0, cut);
  const head = lead.at(-1);
  const isRole =
    lead.some(t => isRoleWord(lexicon, t)) ||
    (lexicon.capitalNouns && !opens && head !== undefined && AGENT.test(head.lower));
  const titleWord = lead.findLast(t => is(t, TITLE));
  const { from } = phraseStart(reading, lexicon.qualifiersFirst ? premodifierStart(reading, at) : at);
  const role: Role | null = isRole
    ? wordRole(
        reading,
        readRole(reading, { head: at + cut - 1, from: tokenAfterDeterminers(reading, from), to: at + cut }),
        { kind: 'before name', nameAt: at + cut },
      )
    : null;
  return {
    capitals: chunk.slice(cut),
    lead,
    role,
    titleWord,
    nameAt: role === null && (titleWord === undefined || isBroadcaster(lead)) ? at + cut : at,
  };
}

/** "Kein Zweifel, …" */
const NO = /^kein(?:e[mnrs]?)?$/u;

/** German: without article or adjective before it a capital may be a name ("sagte Müller"). */
function isBareNoun({ paragraph, sentence }: Reading, at: number): boolean {
  const before = at > sentence.start ? paragraph.tokens[at - 1] : undefined;
  if (before?.kind === 'word' && before.capital && NO.test(before.lower)) return false;
  if (before?.kind !== 'word' || before.capital || is(before, VERB)) return true;
  if (is(before, PREPOSITION | CONJUNCTION)) return true;
  return !is(before, DETERMINER) && !/(?:e|en|er|es|em)$/u.test(before.lower);
}

/** "sagt der sechsjährige Carl": a forename, with what else he is, right behind a verb of saying. */
function isCalledHere(reading: Reading, at: number): boolean {
  const { tokens } = reading.paragraph;
  const { from, determiner } = phraseStart(reading, at);
  const verb = from > reading.sentence.start ? tokens[from - 1] : undefined;
  const isVerb = verb?.kind === 'word' && is(verb, VERB);
  return isVerb && determiner !== null && from < at - 1 && tokens[at]?.forename != null;
}

/** One capitalised word alone tells nothing by itself: something else must speak for a name. */
function isKnownAlone(reading: Reading, at: number, apposed: boolean): boolean {
  const { lexicon, lore, paragraph, sentence } = reading;
  const token = paragraph.tokens[at];
  const next = at + 1 < sentence.end ? paragraph.tokens[at + 1] : undefined;
  if (token === undefined) return false;
  // "Wirtschafts- und Finanzminister"
  if (next?.text === '-' && next.start === token.end) return false;
  if (lexicon.capitalNouns && !isBareNoun(reading, at))
    return (apposed && lore.surnames.has(token.lower)) || isCalledHere(reading, at);
  if (isAcronym(token.text)) return true;
  if (lexicon.capitalNouns && isAbstract(token.lower) && !lore.bornSurnames.has(token.lower)) return false;
  if (token.forename !== null || lore.surnames.has(token.lower)) return true;
  // "Colérico, el campeón calló": an adjective that opens the sentence
  const opens = at === sentence.start && next?.text === ',' && !lore.inner.has(token.lower);
  if (apposed && !(opens && lexicon.adjectiveEnding.test(token.lower))) return true;
  const before = at > sentence.start ? paragraph.tokens[at - 1] : undefined;
  if (at === sentence.start && next?.text === ':' && paragraph.tokens[at + 2]?.kind === 'quote') return true;
  // "Ironiquement, …"
  if (at === sentence.start && lexicon.hungPronouns && /.{4}ment$/u.test(token.lower)) return false;
  // "Konkret sagt er": no subject
  const isPronoun = (word: Token | undefined) => word !== undefined && is(word, PRONOUN);
  const speaks = (word: Token | undefined) => word?.kind === 'word' && !word.capital && is(word, VERB);
  if (lexicon.capitalNouns) {
    if (lore.lowerWords.has(token.lower) || is(token, COLLECTIVE)) return false;
    return (
      before?.lower === 'so' ||
      (speaks(before) && next?.capital !== true && !hasSubjectBefore(reading, at - 1)) ||
      (at === sentence.start &&
        speaks(next) &&
        !isPronoun(paragraph.tokens[at + 2]) &&
        !/(?:end|lich|ig|weise|sam|bar|isch)$/u.test(token.lower))
    );
  }
  return (at > sentence.start && paragraph.tokens[at - 1]?.kind === 'word') || lore.inner.has(token.lower);
}

/** "Es gab Zeiten", "sie kritisiert Alleingänge": the subject of the verb at `at` touches it, so that its object follows. */
function hasSubjectBefore({ paragraph: { tokens }, sentence }: Reading, at: number): boolean {
  const before = at > sentence.start ? tokens[at - 1] : undefined;
  return before?.kind === 'word' && is(before, PRONOUN);
}

/** Reads the name that begins at a token, with its title, its role and what stands in apposition; null when none does. */
export function nameMention(reading: Reading, at: number): Mention | null {
  const { lexicon, paragraph, sentence, lore } = reading;
  const { tokens } = paragraph;
  const chunk = tokens.slice(at, nameEnd(lexicon, paragraph, { at, sentence, lore }));
  if (chunk.length === 0) return null;
  // "il 5 Stelle Paolo Rossi": a name begins behind what is counted
  const isCounted = at > sentence.start && tokens[at - 1]?.kind === 'number';
  if (isCounted && chunk[0]?.forename === null && chunk[1]?.forename != null) return null;
  if (isRoleInCapitals(reading, at, chunk) || isSpeechNoun(chunk.at(-1)?.lower ?? '')) return null;
  const { capitals, lead, role: leadRole, titleWord, nameAt } = splitChunk(reading, at, chunk);
  const { name: spelledOut, owner } = withinCapitals(reading, capitals);
  const name = beforeMarks(reading.text, spelledOut);
  if (name.length === 0) return null;
  // "ricorda Ing.": the short form of a title, or a body's name at the end of a sentence
  if (name.length === 1 && /^\p{L}{2,}\.$/u.test(name[0]?.text ?? '')) return null;
  const end = at + lead.length + name.length;
  const title = titleWord ?? titleBefore(reading, nameAt);
  const isTitled = title !== undefined && titleWord === undefined;
  const first = leadRole !== null && lexicon.qualifiersFirst ? premodifierStart(reading, at) : at;
  const { from, determiner } =
    nameAt > at ? { from: nameAt, determiner: null } : phraseStart(reading, isTitled ? at - 1 : first);
  if (determiner !== null && leadRole === null && qualifiesNoun(reading, end)) return null;
  const noun = title === undefined ? nounBefore(reading, { at: nameAt, name }) : null;
  // "pestait un habitué CGT": nobody by that name
  if (noun?.isNew === true && isAcronym(name[0]?.text ?? '')) return null;
  if (lexicon.capitalNouns && leadRole !== null && personScore(name) < 0) return null;
  if (determiner !== null && isOfBody(determiner, name)) return null;
  let score =
    isNamedBody(name) && lexicon.capitalNouns ? NO_PERSON : personScore(name) - (noun === null ? 0 : 2);
  // "un Gilet Jaune": one of those called so
  const isOne = determiner !== null && lexicon.determiners.get(determiner.lower) === 'indefinite';
  if (isOne && !lexicon.capitalNouns && name.length > 1 && name[0]?.forename === null)
    if (title === undefined && leadRole === null) score = NO_PERSON;
  if (title !== undefined) score += 3;
  if (leadRole !== null) score += 2;
  const previous = from > sentence.start ? tokens[from - 1] : undefined;
  if (determiner !== null && lead.length === 0 && title === undefined)
    score -= lexicon.qualifiersFirst ? 3 : 1;
  if (previous !== undefined && LOCATIVE.test(previous.lower)) score -= 1;
  if (isBesideVerb(reading, from, end)) score += 1;
  const oblique = noun?.oblique ?? (nameAt > at ? false : isOblique(reading, from, determiner));
  const isSource = lexicon.sources.includes(tokens[from - 1]?.lower ?? '');
  const called = nicknameBehind(reading, end);
  const behind = readBehind(reading, {
    end: called?.to ?? end,
    full: name.length > 1,
    oblique: oblique || isSource,
  });
  score += behind.score + (called === null ? 0 : 1);
  const isAlone = name.length === 1 && lead.length === 0 && !owner;
  if (isAlone && !isKnownAlone(reading, at, behind.score > 0)) return null;
  return {
    kind: 'name',
    paragraph: paragraph.index,
    sentence: reading.sentenceIndex,
    from: noun?.from ?? from,
    to: behind.to,
    name,
    spelled: spell(reading.text, name),
    nickname: called?.words ?? [],
    title: title === undefined ? null : (lexicon.titles.get(title.lower) ?? null),
    role: leadRole ?? behind.role,
    apposed: leadRole === null ? null : behind.role,
    party: partyBehind(reading, end),
    definiteness: determiner === null ? null : (lexicon.determiners.get(determiner.lower) ?? null),
    gender: 'n',
    oblique,
    possessive:
      owner ||
      premodifies(reading, end) ||
      (/^['’]s?$/u.test(tokens[end]?.lower ?? '') && tokens[end]?.start === tokens[end - 1]?.end),
    score,
  };
}

/** Nouns that a person's name only labels: "il caso Sala", "l'affaire Benalla", "el plan Marshall". */
const CASE_NOUNS = new Set(
  'caso affare inchiesta rapporto piano decreto riforma lodo processo effetto metodo affaire rapport plan loi procès effet méthode ley informe juicio efecto método'.split(
    ' ',
  ),
);

/** "le docteur Juneja": a title in small letters, which no list has as an office. */
function titleBefore({ paragraph, sentence }: Reading, at: number): Token | undefined {
  const before = at > sentence.start ? paragraph.tokens[at - 1] : undefined;
  return before !== undefined && is(before, TITLE) && !is(before, VERB) ? before : undefined;
}

/**
 * "la red Erbol", "le quotidien Libération": a common noun that says what is named; it is no person's then. Not through what or
 * when somebody speaks, before a forename: "dijo ante los medios Ana Quilla", "réplique à son tour Anna Quille".
 */
function nounBefore(
  reading: Reading,
  { at, name }: { at: number; name: readonly Token[] },
): { from: number; oblique: boolean; isNew: boolean } | null {
  const { lexicon, paragraph, sentence } = reading;
  if (lexicon.qualifiersFirst || lexicon.capitalNouns || at - 2 < sentence.start) return null;
  const noun = paragraph.tokens[at - 1];
  const article = paragraph.tokens[at - 2];
  if (noun?.kind !== 'word' || noun.capital || isRoleWord(lexicon, noun) || noun.lower.length < 3)
    return null;
  if (article?.kind !== 'word' || !is(article, DETERMINER)) return null;
  const { lower } = noun;
  const isBorn = name.length > 1 && name[0]?.forename != null;
  const isOwned = lexicon.determiners.get(article.lower) === 'possessive';
  if (isBorn && (isOwned || lexicon.occasions.has(lower))) return null;
  if (is(noun, VERB | AUXILIARY | ADVERB | MODIFIER)) return null;
  if (is(noun, PREPOSITION | CONJUNCTION | DETERMINER)) return null;
  const isNamed = !CASE_NOUNS.has(lower) && !namedAfterPersons.has(lower);
  if (isNamed && isBorn && isBehindVerb(reading, at - 3)) return null;
  return {
    from: at - 2,
    oblique: CASE_NOUNS.has(lower) || isOblique(reading, at - 2, article),
    isNew: lexicon.determiners.get(article.lower) === 'indefinite',
  };
}

/** "a déclaré jeudi dans une vidéo Paul Morel": a verb of saying, still without its subject, before the preposition at `at`. */
function isBehindVerb({ paragraph: { tokens }, sentence }: Reading, at: number): boolean {
  const preposition = tokens[at];
  if (preposition === undefined || !is(preposition, PREPOSITION)) return false;
  for (let i = at - 1; i >= Math.max(sentence.start, at - LONGEST_ADVERBIAL); i--) {
    const token = tokens[i];
    if (token?.kind !== 'word' || token.capital || is(token, RELATIVE)) return false;
    if (is(token, VERB)) return true;
  }
  return false;
}

/** So many tokens may stand between a verb and the phrase before its subject. */
const LONGEST_ADVERBIAL = 6;

/** English "a longtime Kettleby ally", "the Kettleby years": with an article before it the name only qualifies what follows. */
function qualifiesNoun(reading: Reading, end: number): boolean {
  const { lexicon, paragraph, sentence } = reading;
  const next = end < sentence.end ? paragraph.tokens[end] : undefined;
  if (!lexicon.qualifiersFirst || next?.kind !== 'word' || next.capital || next.lower.length < 3)
    return false;
  const { lower } = next;
  if (is(next, VERB | AUXILIARY | ADVERB)) return false;
  if (is(next, PREPOSITION | CONJUNCTION | RELATIVE)) return false;
  return !/(?:ed|ing|ly)$/u.test(lower) && !/^['’]/u.test(lower);
}

/** "Clinton staffer Maya Harris", "Trump running mate Gov. Mike Pence": a name before lower-case nouns and another name. */
function premodifies(reading: Reading, end: number): boolean {
  const { lexicon, paragraph, sentence } = reading;
  if (!lexicon.qualifiersFirst) return false;
  for (let i = end; i < Math.min(end + 5, sentence.end); i++) {
    const word = paragraph.tokens[i];
    if (word?.kind !== 'word') return false;
    const next = paragraph.tokens[i + 1];
    if (word.capital) return i > end && (next?.capital === true || is(word, TITLE));
    if (is(word, VERB) && !isRoleWord(lexicon, word)) return false;
    if (is(word, LITTLE) || /(?:ly|ed)$/u.test(word.lower)) return false;
  }
  return false;
}

const LITTLE = AUXILIARY | ADVERB | PREPOSITION | CONJUNCTION | RELATIVE | PRONOUN | DETERMINER;
/** Words that stand in no name and qualify none. */
export const isLittle = (token: Token): boolean => is(token, LITTLE);

/** A verb of saying right before or right behind: persons speak. */
function isBesideVerb(reading: Reading, from: number, end: number): boolean {
  const { paragraph, sentence } = reading;
  const says = (word: Token | undefined) => word?.kind === 'word' && !word.capital && is(word, VERB);
  return (
    (from > sentence.start && says(paragraph.tokens[from - 1])) ||
    (end < sentence.end && says(paragraph.tokens[end]))
  );
}

/** Party, age and apposition behind a name. */
function readBehind(
  reading: Reading,
  { end, full, oblique }: { end: number; full: boolean; oblique: boolean },
): { to: number; role: Role | null; score: number } {
  const { paragraph, sentence } = reading;
  const { tokens } = paragraph;
  const aside = skipAside(tokens, end, sentence.end);
  const score = aside > end && tokens[end]?.text === ',' ? 2 : 0;
  const next = tokens[aside];
  const direct =
    full &&
    next?.kind === 'word' &&
    !next.capital &&
    aside < sentence.end &&
    !reading.lexicon.qualifiersFirst &&
    isRoleWord(reading.lexicon, next);
  const being = COPULA.has(next?.lower ?? '') ? findApposition(reading, aside + 1, false) : null;
  if (being !== null)
    return {
      to: aside,
      role: isHeld(reading, aside, being) ? { ...being, stated: true } : null,
      score: score + 2,
    };
  if (!direct && next?.text !== ',' && next?.text !== '(') return { to: aside, role: null, score };
  const role = findApposition(reading, direct ? aside : aside + 1, oblique);
  if (role === null) return { to: aside, role: null, score };
  const more =
    JOINING.has(tokens[role.printedTo]?.lower ?? '') && role.printedTo < sentence.end
      ? findApposition(reading, role.printedTo + 1, oblique)
      : null;
  const to = more?.printedTo ?? role.printedTo;
  const both = more === null ? role : joinRoles(reading, role, more);
  return { to: tokens[to]?.text === ',' ? to + 1 : to, role: both, score: score + 2 };
}

/** "Ana Pizarro es alcaldesa de La Pintana", today and by name of the office; not "was a minister", "is not a minister", "is a friend". */
function isHeld(
  { lexicon, paragraph: { tokens } }: Reading,
  at: number,
  { whole, bare, noun, from }: Role,
): boolean {
  if (!IS.test(tokens[at]?.lower ?? '') || !whole || bare || lexicon.relations.has(noun)) return false;
  const isPlain = ({ lower }: Token) => !NOT.test(lower) && !lexicon.adverbs.has(lower);
  return (
    tokens.slice(at + 1, from).every(({ lower }) => lexicon.determiners.has(lower)) &&
    tokens.slice(at + 1, from + 2).every(isPlain)
  );
}

/** "a strategy expert and the author of a book": two offices of one person are printed as one. */
function joinRoles({ text, paragraph: { tokens } }: Reading, role: Role, more: Role): Role {
  const [end, next] = [tokens[role.printedTo - 1]?.end ?? 0, tokens[more.printedTo - 1]?.end ?? 0];
  return {
    ...role,
    text: `${role.text}${text.slice(end, next).replace(/\s+/gu, ' ')}`,
    printedTo: more.printedTo,
    whole: role.whole && more.whole,
  };
}
