import { is } from '../tokens.ts';
import {
  ADVERB,
  AUXILIARY,
  COLLECTIVE,
  DETERMINER,
  MODIFIER,
  PREPOSITION,
  PRONOUN,
  TITLE,
  VERB,
} from '../languages/kinds.ts';
import { documentWords } from '../languages/organisations.ts';
import type { Span } from '../../../core/article.ts';
import type { Gender } from '../languages/language.ts';
import { isNoblePhrase, isRoleWord, nameEnd } from './names/names.ts';
import { datelineLength } from './names/name-limits.ts';
import { isLittle, nameMention } from './names/name-mentions.ts';
import { leadingParticles } from './names/name-particles.ts';
import {
  isOblique,
  isOwner,
  joins,
  paragraphToken,
  phraseStart,
  premodifierStart,
  tokenAfterDeterminers,
} from './phrases.ts';
import { NO_PERSON } from './people.ts';
import type { Mention, Reading } from './reading.ts';
import { spell } from './reading.ts';
import { isOfficeHere } from './roles/role-edges.ts';
import { roleMention } from './roles/role-mentions.ts';
import { isPlainNoun, isSpeechNoun, readRole } from './roles/roles.ts';

/** "ce dernier", "quest'ultima", "este último": whoever was named last. */
const LATTER: ReadonlyMap<string, Gender> = new Map([
  ['dernier', 'm'],
  ['dernière', 'f'],
  ['ultimo', 'm'],
  ['ultima', 'f'],
  ['último', 'm'],
  ['última', 'f'],
]);
/** "one of the firemen", "einer der Feuerwehrleute": somebody without a name. */
export const PARTITIVE = new Set([
  'einer',
  'eine',
  'one',
  'uno',
  'una',
  'un',
  'une',
  'alguno',
  'some',
  'many',
]);
const OF = new Set(['der', 'of', 'dei', 'degli', 'delle', 'des', 'de', "d'", 'd’']);
const OF_THEM = /^(?:eux|elles|entre|them|us|loro|ellos|ellas|ihnen|uns)$/u;

function simpleMention(reading: Reading, at: number, kind: 'pronoun' | 'collective' | 'thing'): Mention {
  const { lexicon, paragraph } = reading;
  const token = paragraph.tokens[at];
  const first = kind === 'collective' && lexicon.qualifiersFirst ? premodifierStart(reading, at) : at;
  const { from, determiner } =
    kind === 'pronoun' ? { from: at, determiner: null } : phraseStart(reading, first);
  const role =
    kind === 'pronoun'
      ? null
      : readRole(reading, {
          head: at,
          from: PARTITIVE.has(token?.lower ?? '') ? at : tokenAfterDeterminers(reading, from),
          to: isSpeechNoun(token?.lower ?? '') ? at + 1 : null,
          behind: kind === 'collective' ? bodyEnd(reading, at) : at + 1,
        });
  const to = role?.to ?? at + 1;
  // "una carta de Albert Einstein" names him as any thing of his does; a body is called by whom it is named after
  const namesOwner = kind === 'thing' || (kind === 'collective' && documentWords.has(token?.lower ?? ''));
  return {
    kind,
    paragraph: paragraph.index,
    sentence: reading.sentenceIndex,
    from,
    to: namesOwner ? namedWithin(reading, { start: at + 1, end: to }) : to,
    name: [],
    spelled: '',
    nickname: [],
    title: null,
    role,
    apposed: null,
    party: null,
    definiteness: determiner === null ? null : (lexicon.determiners.get(determiner.lower) ?? null),
    gender: kind === 'pronoun' ? (lexicon.pronouns.get(token?.lower ?? '') ?? 'n') : 'plural',
    oblique: kind === 'pronoun' ? isGoverned(reading, at) : isOblique(reading, from, determiner),
    possessive: isOwner(reading, role?.to ?? at + 1),
    score: 0,
  };
}

/** A preposition governs the pronoun at `at`; not "in dem er sagte", where a relative pronoun stands between. */
function isGoverned({ paragraph, sentence }: Reading, at: number): boolean {
  const before = at > sentence.start ? paragraph.tokens[at - 1] : undefined;
  return before?.kind === 'word' && is(before, PREPOSITION) && !is(before, DETERMINER);
}

/** "la Dirección General de Salud": behind the capitals that begin with what a body is; that noun alone elsewhere. */
function bodyEnd({ lexicon, paragraph, sentence, lore }: Reading, at: number): number {
  const isName = paragraph.tokens[at]?.capital === true && !lexicon.capitalNouns && !lexicon.qualifiersFirst;
  return isName ? Math.max(at + 1, nameEnd(lexicon, paragraph, { at, sentence, lore })) : at + 1;
}

/** "cette petite phrase d’Arnaud Montebourg": where a person's name begins that only says whose a thing is; else the end. */
function namedWithin({ paragraph: { tokens } }: Reading, { start, end }: Span): number {
  for (let at = start; at + 1 < end; at++)
    if (tokens[at]?.forename != null && tokens[at + 1]?.capital === true && tokens[at + 1]?.kind === 'word')
      return at;
  return end;
}

/** "plaide un autre", "afferma un’altra": somebody without a name. */
const ANOTHER = /^(?:autres?|altr[oaie])$/u;

function isAnother(reading: Reading, at: number): boolean {
  const [before, token, next] = [-1, 0, 1].map(i => paragraphToken(reading, at + i));
  if (before === undefined || !is(before, DETERMINER) || !ANOTHER.test(token?.lower ?? '')) return false;
  return next?.kind !== 'word' || is(next, PREPOSITION | VERB | AUXILIARY | ADVERB);
}

const ANTECEDENT = /^(?:celui|celle|ceux|celles)$/u;

function isPronounHere(reading: Reading, at: number): boolean {
  const token = reading.paragraph.tokens[at];
  if (token === undefined || !is(token, PRONOUN)) return false;
  const next = paragraphToken(reading, at + 1);
  // "explique celui qui dirige le club"; not "celui de 2019"
  // "prédisait il y a un an Morel"
  if (next?.lower === 'y') return false;
  if (ANTECEDENT.test(token.lower)) return next?.lower === 'qui';
  if (!is(token, DETERMINER) && !/^(?:ihr|la|le)$/u.test(token.lower)) return true;
  return next?.kind !== 'word' || is(next, VERB | AUXILIARY);
}

/** "the 25-year-old", "die 48-Jährige", "il 29enne": somebody by age only, who is known like one meant by a pronoun. */
const AGED = /^\d{2}(?:-year-old|-Jährigen?|-Jähriger|enne)$/u;
const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ['der', 'm'],
  ['il', 'm'],
  ['die', 'f'],
  ['la', 'f'],
]);

function agedMention(reading: Reading, at: number): Mention | null {
  const { lexicon, paragraph } = reading;
  const before = at > reading.sentence.start ? paragraph.tokens[at - 1] : undefined;
  if (!AGED.test(paragraph.tokens[at]?.text ?? '') || before === undefined) return null;
  if (lexicon.determiners.get(before.lower) !== 'definite') return null;
  const next = paragraphToken(reading, at + 1);
  // "the 25-year-old singer"
  if (next?.kind === 'word' && !isLittle(next) && !is(next, VERB)) return null;
  return { ...simpleMention(reading, at, 'pronoun'), from: at - 1, gender: GENDERS.get(before.lower) ?? 'n' };
}

function mentionAt(reading: Reading, at: number, floor: number): Mention | null {
  const { lexicon, paragraph } = reading;
  const token = paragraph.tokens[at];
  if (token?.kind === 'number') return agedMention(reading, at);
  if (token?.kind !== 'word') return null;
  const latter = LATTER.get(token.lower);
  if (
    latter !== undefined &&
    at > reading.sentence.start &&
    lexicon.determiners.get(paragraph.tokens[at - 1]?.lower ?? '') === 'pointing'
  )
    return { ...simpleMention(reading, at, 'pronoun'), from: at - 1, gender: latter };
  const of = paragraphToken(reading, at + 1);
  if (PARTITIVE.has(token.lower) && of !== undefined && OF.has(of.lower)) {
    const one = simpleMention(reading, at, 'thing');
    // "l’un d’eux" is no office
    return OF_THEM.test(paragraphToken(reading, at + 2)?.lower ?? '') ? { ...one, role: null } : one;
  }
  if (isAnother(reading, at)) return { ...simpleMention(reading, at, 'thing'), role: null };
  if (isPronounHere(reading, at)) return simpleMention(reading, at, 'pronoun');
  const isLed = isNoblePhrase(lexicon, paragraph, at) || leadingParticles(lexicon, paragraph.tokens, at) > 0;
  const isName = token.capital || isLed;
  const name = isName ? nameMention(reading, at) : null;
  if (name !== null) return name;
  const body = bodyMention(reading, at);
  if (body !== null) return body;
  const phrased = phrasedRoleHead(reading, at);
  if ((isOfficeHere(reading, at) && !is(token, VERB)) || phrased !== null)
    return roleMention(reading, phrased ?? at, floor);
  if (is(token, COLLECTIVE)) {
    // "Kettleby campaign spokesman", "Harrowmouth police Chief Sam Oddie"
    const next = paragraphToken(reading, at + 1);
    const qualifies =
      lexicon.qualifiersFirst &&
      next?.kind === 'word' &&
      (isRoleWord(lexicon, next) || is(next, MODIFIER | TITLE) || qualifiesRole(reading, at + 1));
    return qualifies ? null : simpleMention(reading, at, 'collective');
  }
  return isNoun(reading, at) ? simpleMention(reading, at, 'thing') : null;
}

/** "garde des Sceaux", "council member": the head of a role of several words that begins here; null when none does. */
function phrasedRoleHead(reading: Reading, at: number): number | null {
  const rest = reading.lexicon.phrasedRoles.get(paragraphToken(reading, at)?.lower ?? '')?.split(' ') ?? [];
  if (rest.length === 0 || rest.some((word, i) => paragraphToken(reading, at + 1 + i)?.lower !== word))
    return null;
  return reading.lexicon.qualifiersFirst ? at + rest.length : at;
}

/** A body whose name ends in what it is: "Harborough Council". */
function bodyMention(reading: Reading, at: number): Mention | null {
  const { lexicon, paragraph, sentence, lore } = reading;
  const { tokens } = paragraph;
  if (tokens[at]?.capital !== true) return null;
  const end = nameEnd(lexicon, paragraph, { at, sentence, lore });
  const last = tokens[end - 1];
  if (end <= at + 1 || last === undefined || !is(last, COLLECTIVE)) return null;
  const { from, determiner } = phraseStart(reading, at);
  const oblique = isOblique(reading, from, determiner);
  const body = { ...simpleMention(reading, end - 1, 'collective'), from, oblique };
  if (lexicon.capitalNouns) return body;
  const name = tokens.slice(at, end);
  return {
    ...body,
    kind: 'name',
    to: end,
    name,
    spelled: spell(reading.text, name),
    role: null,
    gender: 'n',
    score: NO_PERSON,
  };
}

/** Any other noun behind an article: it is no speaker we could name, but it may well be the subject. */
function isNoun(reading: Reading, at: number): boolean {
  const { lexicon, paragraph, sentence } = reading;
  const token = paragraph.tokens[at];
  if (token === undefined) return false;
  if (lexicon.capitalNouns) return token.capital && phraseStart(reading, at).determiner !== null;
  const before = at > sentence.start ? paragraph.tokens[at - 1] : undefined;
  if (before?.kind !== 'word' || !is(before, DETERMINER)) return false;
  if (is(token, VERB | AUXILIARY | PREPOSITION)) return false;
  if (is(token, DETERMINER | MODIFIER)) return false;
  const next = paragraphToken(reading, at + 1);
  // "le docteur Juneja": a title before the name
  if (next?.capital === true && is(token, TITLE)) return false;
  // "la carismatica leader": the role behind it is meant
  if (next?.kind === 'word' && !next.capital && isRoleWord(lexicon, next) && !is(next, VERB)) return false;
  if (lexicon.qualifiersFirst && qualifiesRole(reading, at + 1)) return false;
  return token.capital || !is(token, ADVERB);
}

/** "the House majority whip": the role that the noun only qualifies stands at `at` or a word or two behind. */
function qualifiesRole(reading: Reading, at: number): boolean {
  for (let i = at; i < at + 3; i++) {
    const token = paragraphToken(reading, i);
    if (token === undefined || !isPlainNoun(reading.lexicon, token)) return false;
    if (isRoleWord(reading.lexicon, token) && !is(token, VERB)) return true;
  }
  return false;
}

/** "von Bader und Jessel": what governs the first governs the second. */
function joined(reading: Reading, before: Mention | undefined, mention: Mention): Mention {
  const conjunction = reading.paragraph.tokens[mention.from - 1];
  const inherits = before?.oblique === true && before.to === mention.from - 1 && joins(conjunction);
  return inherits ? { ...mention, oblique: true } : mention;
}

/** The mentions of a sentence from left to right, without overlaps. */
export function readMentions(reading: Reading): readonly Mention[] {
  const found: Mention[] = [];
  const { start } = reading.sentence;
  let at = start === 0 ? datelineLength(reading.paragraph) : start;
  let floor = at;
  while (at < reading.sentence.end) {
    const mention = mentionAt(reading, at, floor);
    if (mention === null) {
      at++;
      continue;
    }
    // a role takes in the names that only qualify it: "Kettleby spokesman"
    let last = found.at(-1);
    while (last !== undefined && mention.from < last.to && mention.from <= last.from) {
      found.pop();
      last = found.at(-1);
    }
    found.push(joined(reading, last, mention));
    at = Math.max(mention.to, at + 1);
    floor = mention.name.length > 0 && reading.lexicon.qualifiersFirst ? mention.from : at;
    if (mention.kind !== 'name' || mention.role !== null || isOwner(reading, mention.to)) floor = at;
  }
  return found;
}
