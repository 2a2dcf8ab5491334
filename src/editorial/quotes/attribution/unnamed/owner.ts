import { DETERMINER, OFFICE, PREPOSITION, TYING } from '../../languages/kinds.ts';
import type { Mention, Role } from '../../mentions/reading.ts';
import type { DocumentModel, SentenceModel } from '../../model.ts';
import { is, type Token } from '../../tokens.ts';
import type { Attribution } from '../attribution.ts';
import { bodyCalled, isBodyNoun, isPhrase, isWritten, MOST_PERSONS, namedInFull } from './bodies.ts';
import { positionsOf } from './said-beside.ts';

/** So many tokens behind a verb of reading may what is read begin. */
const REACH = 5;
/** "published by", "publicado por". */
const BY = /^(?:by|par|por|da|dal|dallo|dalla|dall['’]|dai|dagli|dalle|von|vom|from)$/u;

/** Whether the sentence lets something written speak: "the statement says", "selon un rapport". */
export const isWritingSaid = ({ subject }: Attribution): boolean =>
  subject?.kind === 'mention' && subject.mention.role !== null && isWritten(subject.mention.role.noun);

/**
 * The body whose writing speaks, where the same phrase gives it: "selon un communiqué de la préfecture de Valmont", "si legge nel
 * rapporto di Acquaviva", "a Harbour Ministry statement says"; null where nothing written speaks, or a person's.
 */
export function calledOwner(model: DocumentModel, quote: number, found: Attribution): string | null {
  const written = writtenIn(model, quote, found);
  const sentence = written === null ? undefined : model.sentences[written.sentence];
  const role = written?.role ?? null;
  if (written === null || sentence === undefined || role === null) return null;
  return (
    ownerBefore(model, sentence, role) ?? ownerBehind(model, sentence, role) ?? ownerBy(model, sentence, role)
  );
}

/** What is written and speaks; behind a verb of reading where that is read. */
function writtenIn(model: DocumentModel, quote: number, found: Attribution): Mention | null {
  if (found.subject?.kind === 'mention') return isWritingSaid(found) ? found.subject.mention : null;
  const place = model.places[quote];
  const sentence = place === undefined ? undefined : model.sentences[place.sentence];
  if (found.cue === null || found.subject?.kind !== 'nobody' || sentence === undefined) return null;
  const { start, end } = positionsOf(sentence, found.cue);
  const read = sentence.mentions.find(
    m => m.from >= end && m.from <= end + REACH && m.role !== null && isWritten(m.role.noun),
  );
  return start < 0 ? null : (read ?? null);
}

/** "a Harbour Ministry statement": the capitals, or the body, before the noun. */
function ownerBefore(
  { lexicon, text }: DocumentModel,
  { paragraph: { tokens } }: SentenceModel,
  role: Role,
): string | null {
  const head = role.from + tokens.slice(role.from, role.to).findIndex(({ lower }) => lower === role.noun);
  const [first, last] = [tokens[role.from], tokens[head - 1]];
  if (!lexicon.qualifiersFirst || head <= role.from || first === undefined || last === undefined) return null;
  const isNamed = first.capital && last.capital && head - role.from > 1;
  return isNamed || (head === role.from + 1 && isBodyNoun(lexicon, first))
    ? text.slice(first.start, last.end)
    : null;
}

/** "un communiqué de presse de la préfecture de Valmont": behind a preposition that ties, up to the end of the phrase. */
function ownerBehind(model: DocumentModel, sentence: SentenceModel, role: Role): string | null {
  const { tokens } = sentence.paragraph;
  for (let at = role.from + 1; at < role.to; at++) {
    const tie = tokens[at];
    if (tie === undefined || !is(tie, TYING)) continue;
    let from = at + 1;
    while (from < role.to && is(tokens[from] ?? tie, DETERMINER)) from++;
    const [first, end] = [tokens[from], tokens[role.to - 1]?.end];
    if (first === undefined || end === undefined || from >= role.to || is(first, PREPOSITION)) continue;
    const isBody = isBodyNoun(model.lexicon, first);
    // "la sentencia de la juez": an office that points back
    const isOffice = is(first, OFFICE) && from + 1 < role.to;
    if (!isBody && !isOffice && !(first.capital && first.forename === null)) continue;
    if (!isPhrase(sentence, role) || (first.capital && isPerson(model, tokens.slice(from, role.to))))
      return null;
    const owner = nominative(model, tie, model.text.slice(first.start, end));
    return owner === null || !isBody ? owner : namedInFull(model, owner);
  }
  return null;
}

/** "un rapport publié par l’Institut des digues": the body behind what was done with it. */
function ownerBy(model: DocumentModel, sentence: SentenceModel, { to }: Role): string | null {
  const { tokens } = sentence.paragraph;
  const done = tokens[to]?.lower ?? '';
  const isDone =
    model.lexicon.participle?.test(done) === true || (model.lexicon.qualifiersFirst && done.endsWith('ed'));
  const by = BY.test(done) ? to : isDone && BY.test(tokens[to + 1]?.lower ?? '') ? to + 1 : -1;
  const owner = by < 0 ? undefined : sentence.mentions.find(m => m.from === by + 1);
  return owner === undefined ? null : bodyCalled(model, owner);
}

/** Ends in the surname of somebody in the article. */
const isPerson = ({ people }: DocumentModel, words: readonly Token[]): boolean =>
  people.persons
    .slice(0, MOST_PERSONS)
    .some(person => words.some(({ text }) => text === person.name.split(' ').at(-1)));

/** German genitives as they are printed alone: "des Landratsamts", "der Deutschen Bahn". */
function nominative({ lexicon }: DocumentModel, { lower: tie }: Token, text: string): string | null {
  if (!lexicon.capitalNouns) return text;
  if (tie === 'der') return text.replace(/^(\p{Lu}\p{L}+e)n(?=\s\p{Lu})/u, '$1');
  if (tie !== 'des') return text;
  return /^\p{L}+s$/u.test(text) ? text.replace(/(?<=amt|verband|bund)e?s$|(?<=[^se])s$/iu, '') : null;
}
