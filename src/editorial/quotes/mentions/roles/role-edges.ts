import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  DETERMINER,
  MODIFIER,
  OFFICE,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  TITLE,
  TYING,
  VERB,
} from '../../languages/kinds.ts';
import { placeWords } from '../../languages/organisations.ts';
import { is } from '../../tokens.ts';
import { isAcronym, isRoleWord } from '../names/names.ts';
import type { Reading } from '../reading.ts';

const JOINING = new Set(['e', 'ed', 'et', 'y', 'and', 'und', 'sowie', '&']);
/** "Lt.", "Dr", "Gen.": a rank or title cut short behind an office. */
const SHORT_TITLE = /^(?:\p{Lu}\p{L}{1,5}\.|Dr|Prof)$/u;

const LITTLE =
  DETERMINER | PREPOSITION | CONJUNCTION | RELATIVE | ADVERB | AUXILIARY | PRONOUN | VERB | MODIFIER;

/** A word that is a preposition too is an office only behind an article: "l'ad", against "ad esempio". */
export function isOfficeHere({ lexicon, paragraph: { tokens }, sentence }: Reading, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !isRoleWord(lexicon, token)) return false;
  if (token.capital || !is(token, PREPOSITION)) return true;
  return at > sentence.start && lexicon.determiners.has(tokens[at - 1]?.lower ?? '');
}

/**
 * Whether words before the role belong to it that were not read: "il condirettore | generale", "l'avvocato-| scrittore", "der für
 * die Aufsicht | zuständige Vizechef".
 */
export function isCutInFront(
  { lexicon, paragraph: { tokens }, sentence, text }: Reading,
  from: number,
): boolean {
  const [before, first] = [tokens[from - 1], tokens[from]];
  if (before === undefined || first === undefined || from <= sentence.start) return false;
  if (/^[-–]$/u.test(before.text)) return !/\s/u.test(text.charAt(before.start - 1));
  if (before.kind !== 'word' || lexicon.qualifiersFirst) return false;
  if (lexicon.capitalNouns) return before.capital && !first.capital && !is(before, DETERMINER);
  // "Revenue | Manager": an English title in another language
  if (before.capital) return first.capital && !is(before, LITTLE);
  return !is(before, LITTLE) && lexicon.ranks.has(first.lower);
}

const TO_DO = /^(?:per|para|pour|à|to)$/u;
const INFINITIVE = /.{2}(?:are|ere|ire|er|ir|oir|ar|[aei]r(?:l[oaie]|si|se|ne|ci|mi|los|las))$/u;

/** "la première à dégainer", "ringrazia la collega per averlo invitato": a preposition before what is done, not before a noun. */
export function leadsToVerb({ lexicon, paragraph: { tokens } }: Reading, at: number): boolean {
  const [preposition, verb, behind] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  // "rebels for taking over", "aimed at instituting a stricter version"; not "director of marketing at …"
  if (lexicon.qualifiersFirst && verb?.capital === false && /.{2}ing$/u.test(verb.lower))
    return (
      lexicon.determiners.has(behind?.lower ?? '') ||
      /^(?:to|over|up|out|off|down)$/u.test(behind?.lower ?? '')
    );
  if (lexicon.infinitive === null || !TO_DO.test(preposition?.lower ?? '')) return false;
  return verb?.kind === 'word' && !verb.capital && !is(verb, OFFICE) && INFINITIVE.test(verb.lower);
}

/** "Reporterin Emily Atkin Milliardärin": the name of somebody else stands between two offices. */
export function holdsName({ lexicon, paragraph: { tokens } }: Reading, from: number, to: number): boolean {
  for (let i = from + 1; i < to - 1; i++) {
    const before = tokens[i - 1];
    // behind a preposition it is what the office is of: "conseiller du président Nicolas Sarkozy"
    if (lexicon.prepositions.has(tokens[i]?.lower ?? '')) return false;
    if (tokens[i]?.forename == null || before === undefined || !isRoleWord(lexicon, before)) continue;
    if (tokens[i + 1]?.capital === true) return true;
  }
  return false;
}

/** The end of the role without a title in short behind the office: "Defense Minister | Gen.", "Rechtsanwalt | Dr.". */
export function withoutShortTitles(
  { lexicon, paragraph: { tokens } }: Reading,
  from: number,
  to: number,
): number {
  let end = to;
  while (end - from > 1) {
    const [before, last] = [tokens[end - 2], tokens[end - 1]];
    if (last === undefined || before === undefined) break;
    // "britischer Milliardär | Sir", "Klinikdirektor | Prof. | Dr."
    const isAddress = is(last, TITLE) && last.capital && !is(last, OFFICE);
    if (isAddress && !is(before, TYING)) {
      end--;
      continue;
    }
    if (!SHORT_TITLE.test(last.text)) break;
    if (!is(last, TITLE) || !isRoleWord(lexicon, before) || before.text.endsWith('.')) break;
    end--;
  }
  return end;
}

/** "(running) mate Gov.", "(arms) control President": where the capitals of the title begin, behind nouns that are no part of it. */
export function titleStart({ lexicon, paragraph: { tokens } }: Reading, from: number, to: number): number {
  const first = tokens[from];
  if (!lexicon.qualifiersFirst || first === undefined || first.capital || tokens[to - 1]?.capital !== true)
    return from;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined || is(token, TYING) || JOINING.has(token.lower)) return from;
    if (token.capital) return isAcronym(token.text) ? from : i;
    if (is(token, MODIFIER) || lexicon.ranks.has(token.lower) || token.text.includes('-')) return from;
  }
  return from;
}

/**
 * The end of an apposition with the place behind its last name, "mayor of Dayton, Ohio", and whether it is whole then: what else
 * stands in capitals between commas names a thing of the role once more, "president of the new franchise, Harrow City Club".
 */
export function withPlace(
  { lexicon, paragraph: { tokens }, sentence }: Reading,
  to: number,
): [number, boolean] {
  if (!lexicon.qualifiersFirst || tokens[to]?.text !== ',') return [to, true];
  let end = to + 1;
  while (end < sentence.end && end - to < 4 && tokens[end]?.kind === 'word' && tokens[end]?.capital === true)
    end++;
  const chunk = tokens.slice(to + 1, end);
  const closing = tokens[end];
  if (chunk.length === 0 || closing?.kind === 'word') return [to, true];
  const isPlace = chunk.every(
    ({ lower, text }) => placeWords.has(lower) || /^\p{Lu}\p{Ll}{1,4}\.$/u.test(text),
  );
  if (isPlace && tokens[to - 1]?.capital === true) return [end, true];
  return [to, tokens[to - 1]?.capital === true];
}
