import { AUXILIARY, COLLECTIVE, FINITE, VERB } from '../../languages/kinds.ts';
import { type Lexicon, wordSet } from '../../languages/language.ts';
import { documentWords, organisationWords } from '../../languages/organisations.ts';
import type { Mention, Role } from '../../mentions/reading.ts';
import type { DocumentModel, SentenceModel } from '../../model.ts';
import { is, type Token } from '../../tokens.ts';
import { inFull } from '../roles/in-full.ts';
import { bodyName } from './body-names.ts';

/** Who gives a piece of news, though a paper may be one too. */
const SOURCES = wordSet('source sources fuente fuentes fonte fonti');

/** A noun for what is written, shown or heard. */
export const isWritten = (noun: string): boolean => documentWords.has(noun) && !SOURCES.has(noun);

/** "the source", "la même source": one spoken of before, or one of whom nothing is said. */
export const isPlainSource = ({ noun, words }: Role, { definiteness }: Mention): boolean =>
  SOURCES.has(noun) && (words.size === 0 || (definiteness !== null && definiteness !== 'indefinite'));

/** A noun for a body: "préfecture", "Landratsamt"; not one for what is written. */
export function isBodyNoun({ bodyEnding }: Lexicon, token: Token): boolean {
  if (isWritten(token.lower)) return false;
  if (is(token, COLLECTIVE) || bodyEnding?.test(token.lower) === true) return true;
  return token.capital && organisationWords.has(token.lower);
}

const MARKS = /["“”„‟«»]/u;

/** Whether a phrase was read to its end and not beyond: no verb in it, no capitals or name behind it. */
export function isPhrase(
  { paragraph: { tokens } }: SentenceModel,
  { from, to, whole, noun, text }: Role,
): boolean {
  const next = tokens[to];
  if (
    !whole ||
    MARKS.test(text) ||
    next?.text === '&' ||
    next?.lower === 'to' ||
    (next?.forename ?? null) !== null
  )
    return false;
  return tokens
    .slice(from, to)
    .every(token => token.capital || token.lower === noun || !is(token, VERB | AUXILIARY | FINITE));
}

/**
 * What a body is printed as that a mention names, by its name or by a noun for it, in full where the article has more of it; null
 * where it is none, or is only pointed at as somebody's.
 */
export function bodyCalled(model: DocumentModel, mention: Mention): string | null {
  const { kind, role, definiteness } = mention;
  if (kind === 'name') return bodyName(model, mention);
  const sentence = model.sentences[mention.sentence];
  if (role === null || kind === 'pronoun' || definiteness === 'possessive' || sentence === undefined)
    return null;
  if (!isPhrase(sentence, role)) return null;
  const head = sentence.paragraph.tokens.slice(role.from, role.to).find(({ lower }) => lower === role.noun);
  if (head === undefined || !isBodyNoun(model.lexicon, head)) return null;
  return namedInFull(model, role.text);
}

/** More persons are not compared: the work stays linear. */
export const MOST_PERSONS = 200;

/** A body of one word in full, where the article has that, and not beside somebody's name: "l’Élysée autour de Nora Quill". */
export function namedInFull(model: DocumentModel, text: string): string {
  if (/\s/u.test(text)) return text;
  const full = inFull(model, text.toLowerCase());
  if (full === null) return text;
  const holders = model.people.persons.slice(0, MOST_PERSONS);
  return holders.some(({ name }) => full.includes(name.split(' ').at(-1) ?? name)) ? text : full;
}
