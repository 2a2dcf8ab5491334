import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  DETERMINER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  VERB,
} from '../../languages/kinds.ts';
import { wordSet } from '../../languages/language.ts';
import { documentWords } from '../../languages/organisations.ts';
import { PARTITIVE } from '../../mentions/mentions.ts';
import type { Mention, Role } from '../../mentions/reading.ts';
import { PLURAL_DETERMINERS } from '../../mentions/roles/role-mentions.ts';
import { isSpeechNoun } from '../../mentions/roles/roles.ts';
import type { DocumentModel, SentenceModel } from '../../model.ts';
import { is, type Token } from '../../tokens.ts';
import type { Attribution } from '../attribution.ts';
import { isBesideVerb } from './said-beside.ts';

/** A capital behind the first word. */
const NAMED = /.[\s’']\p{Lu}/u;
/** Words that marks enclose are at most so many. */
const LONGEST_MARKED = 4;
/** "a third": one of those spoken of before. */
const ORDINALS = wordSet(
  'premier première second seconde deuxième troisième quatrième cinquième primo prima secondo seconda terzo terza quarto quarta primero primera segundo segunda tercero tercera cuarto first second third fourth erster zweiter dritter vierter erste zweite dritte vierte',
);

/**
 * What a noun that no list has for somebody or for a body is printed as, where grammar makes it the speaker: "familiar del
 * paciente", "un des organisateurs", "les organisatrices"; null where it points back to somebody ("the newcomer") or is written.
 */
export function calledByNoun(model: DocumentModel, quote: number, found: Attribution): string | null {
  if (found.subject?.kind !== 'mention') return null;
  const { mention } = found.subject;
  const { role, definiteness, kind } = mention;
  const sentence = model.sentences[mention.sentence];
  if (sentence === undefined || kind !== 'thing' || role === null || isWriting(model, sentence, role))
    return null;
  if (ORDINALS.has(role.noun) || !isBesideVerb(model, { quote, found, mention })) return null;
  const isOne = PARTITIVE.has(role.noun);
  const isNew = isOne || definiteness === 'indefinite';
  const several = !isOne && isSeveral(model, sentence, mention);
  const isSource = found.rule.startsWith('source');
  if (!isSource && !agrees(model, found, several)) return null;
  if (several && model.lexicon.capitalNouns)
    return worded(model, sentence, role)?.replace(WEAK_ADJECTIVES, strong) ?? null;
  const isKnown = isNew || (several && definiteness === 'definite');
  const isNamed = definiteness === 'definite' && found.rule.endsWith(' after') && !isSource;
  if (isKnown || (isNamed && !model.lexicon.capitalNouns && NAMED.test(role.text)))
    return worded(model, sentence, role);
  return null;
}

/** German adjectives behind "die": without it they end otherwise. */
const WEAK_ADJECTIVES = /^(?:\p{Ll}+en\s)+/u;
const strong = (adjectives: string): string => adjectives.replace(/n(?=\s)/gu, '');

/** What is written, shown or heard, and when or through what somebody speaks: "une énorme banderole". */
function isWriting(
  { lexicon }: DocumentModel,
  { paragraph: { tokens } }: SentenceModel,
  role: Role,
): boolean {
  const nouns = [role.noun, role.to > role.from + 1 ? (tokens[role.from + 1]?.lower ?? '') : ''];
  return nouns.some(
    noun =>
      documentWords.has(noun) ||
      isSpeechNoun(noun) ||
      lexicon.occasions.has(noun) ||
      lexicon.titleCues.has(noun),
  );
}

const LITTLE = VERB | AUXILIARY | ADVERB | PREPOSITION | CONJUNCTION | RELATIVE | PRONOUN | DETERMINER;

/** The noun with all that belongs to it; null where it breaks off, or runs into a name that is its bearer's. */
function worded(model: DocumentModel, sentence: SentenceModel, role: Role): string | null {
  const { tokens } = sentence.paragraph;
  const marked = withinMarks(model, tokens, role);
  if (marked !== null) return marked;
  if (!role.whole || holdsBearer(model, sentence, role)) return null;
  if (model.lexicon.capitalNouns) return RUN_ON.test(role.text) ? null : role.text;
  const [next, behind] = tokens.slice(role.to, role.to + 2);
  if (next?.kind !== 'word' || next.capital || is(next, LITTLE)) return role.text;
  // "des gilets jaunes à Samazan": an adjective that no ending tells
  const isAdjective = role.to === role.from + 1 && (behind?.kind !== 'word' || is(behind, PREPOSITION));
  return isAdjective ? model.text.slice(tokens[role.from]?.start, next.end) : null;
}

/** "Mitglied des Ausschusses folgende Überlegung": behind a noun an adjective begins what was said. */
const RUN_ON = /\p{Lu}\p{L}+\s(?!die\s|eine\s|seine\s|ihre\s)\p{Ll}+e\s/u;

/** "un «gilet jaune»": all that stands between the marks; null where none do. */
function withinMarks({ text }: DocumentModel, tokens: readonly Token[], { from, to }: Role): string | null {
  const first = tokens[from];
  if (!first?.opens) return null;
  for (let at = from; at < from + LONGEST_MARKED; at++)
    if (tokens[at]?.closes === true && at + 1 >= to) return text.slice(first.start, tokens[at]?.end);
  return null;
}

/** "la militante du Val Nora Quill": the name is hers. */
function holdsBearer(
  { people }: DocumentModel,
  { mentions, paragraph: { tokens } }: SentenceModel,
  role: Role,
): boolean {
  return mentions.some(name => {
    const [word] = name.name;
    const first = word === undefined ? -1 : tokens.indexOf(word, name.from);
    const before = tokens[first - 1];
    if (first <= role.from || first > role.to || before === undefined || people.personOf(name) === null)
      return false;
    return !is(before, PREPOSITION | DETERMINER);
  });
}

/** "les organisatrices", "des riverains"; German "die" before what a plural verb says. */
export const isSeveral = (
  { lexicon }: DocumentModel,
  { paragraph: { tokens } }: SentenceModel,
  { from }: Mention,
): boolean => {
  const determiner = tokens[from]?.lower ?? '';
  return PLURAL_DETERMINERS.has(determiner) || determiner === (lexicon.capitalNouns ? 'die' : 'des');
};

/** The verb says that as many speak as the noun names. */
function agrees({ lexicon, text }: DocumentModel, { cue }: Attribution, several: boolean): boolean {
  const said = cue === null ? [] : text.slice(cue.start, cue.end).toLowerCase().split(/\s+/u);
  if (lexicon.capitalNouns) return !several || said.at(-1)?.endsWith('n') === true;
  return lexicon.pluralVerb === null || said.some(word => lexicon.pluralVerb?.test(word)) === several;
}
