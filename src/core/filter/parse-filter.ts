import { languageOf } from '../language.ts';
import {
  FILTER_LIMITS,
  filterFields,
  type Clause,
  type Filter,
  type FilterFault,
  type FilterFaultCode,
  type FilterField,
  type Term,
} from './filter.ts';
import { wordsOf } from './words-of.ts';

export type FilterResult =
  { readonly kind: 'ok'; readonly filter: Filter } | { readonly kind: 'fault'; readonly fault: FilterFault };

/** Quotation marks of any keyboard: telephones put round ones without being asked. */
const OPENING = '"“”„«»';
const isBlank = (character: string): boolean => /\s/u.test(character);
/** Letters and a colon: `topic:`. Hours ("12:30") are words. */
const FIELD = /^(\p{L}+):/u;
const OPERATOR = /^(?:AND|OR|NOT)$/u;

/**
 * Reads a filter; of several faults it tells the first. Alternatives without a field have that of the one before them
 * (`topic:esteri|cronaca`), and a minus is meant for all of them (`-calcio|tennis`: neither).
 */
export function parseFilter(written: string): FilterResult {
  if (written.length > FILTER_LIMITS.characters) {
    return { kind: 'fault', fault: { code: 'too-long', offender: `${written.slice(0, 40)}…` } };
  }
  try {
    const clauses = readClauses(written);
    return { kind: 'ok', filter: { text: clauses.map(({ text }) => text).join(' '), clauses } };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'fault', fault: error.fault };
    throw error;
  }
}

/** Carries a fault out of the parser; it never leaves this file. */
class Refusal extends Error {
  readonly fault: FilterFault;
  constructor(code: FilterFaultCode, offender: string) {
    super(code);
    this.fault = { code, offender };
  }
}

interface Cursor {
  readonly text: string;
  at: number;
  terms: number;
}

const here = ({ text, at }: Cursor): string => text.charAt(at);

function skipBlanks(cursor: Cursor): void {
  while (cursor.at < cursor.text.length && isBlank(here(cursor))) cursor.at++;
}

function readClauses(text: string): readonly Clause[] {
  const cursor: Cursor = { text, at: 0, terms: 0 };
  const clauses: Clause[] = [];
  skipBlanks(cursor);
  while (cursor.at < text.length) {
    clauses.push(readClause(cursor));
    skipBlanks(cursor);
  }
  return clauses;
}

function readClause(cursor: Cursor): Clause {
  const from = cursor.at;
  const isNegated = here(cursor) === '-';
  if (isNegated) cursor.at++;
  const terms = [readTerm(cursor, 'any')];
  let end = cursor.at;
  skipBlanks(cursor);
  while (here(cursor) === '|') {
    cursor.at++;
    skipBlanks(cursor);
    if (cursor.at === cursor.text.length) throw new Refusal('lone-bar', cursor.text.slice(from).trim());
    if (here(cursor) === '-') throw new Refusal('late-minus', cursor.text.slice(from, cursor.at + 1));
    terms.push(readTerm(cursor, terms.at(-1)?.field ?? 'any'));
    end = cursor.at;
    skipBlanks(cursor);
  }
  return { text: cursor.text.slice(from, end).replace(/\s+/gu, ' '), isNegated, terms };
}

function readTerm(cursor: Cursor, fieldBefore: FilterField): Term {
  const { text, at: from } = cursor;
  if (++cursor.terms > FILTER_LIMITS.terms) throw new Refusal('too-many', text.slice(from, from + 40));
  const named = FIELD.exec(wordAt(cursor));
  const field = named === null ? fieldBefore : fieldNamed(named[1] ?? '');
  if (field === null) throw new Refusal('no-field', wordAt(cursor));
  cursor.at += named?.[0].length ?? 0;
  const isQuoted = here(cursor) !== '' && OPENING.includes(here(cursor));
  const { body, isOpen } = isQuoted ? readQuoted(cursor) : readBare(cursor);
  const offender = text.slice(from, cursor.at);
  if (body === '' && !isQuoted) {
    const isBar = here(cursor) === '|';
    throw new Refusal(isBar ? 'lone-bar' : 'no-term', offender || (isBar ? '|' : '-'));
  }
  if (body.includes('*')) throw new Refusal('star-inside', offender);
  if (field === 'lang') {
    if (isOpen) throw new Refusal('star-language', offender);
    const tag = languageOf(body);
    if (tag === null) throw new Refusal('no-language', offender);
    return { field, words: [tag.toLowerCase()], isOpen: false };
  }
  const words = wordsOf(body);
  if (words.length === 0) throw new Refusal('no-word', offender);
  return { field, words, isOpen };
}

const fieldNamed = (name: string): FilterField | null =>
  filterFields.find(field => field !== 'any' && field === name.toLowerCase()) ?? null;

/** From here to the next blank, bar or quotation mark. */
function wordAt({ text, at }: Cursor): string {
  let end = at;
  while (end < text.length && !isBlank(text.charAt(end)) && !`|${OPENING}`.includes(text.charAt(end))) end++;
  return text.slice(at, end);
}

interface Body {
  readonly body: string;
  readonly isOpen: boolean;
}

function readBare(cursor: Cursor): Body {
  const word = wordAt(cursor);
  if (word.startsWith('-')) throw new Refusal('no-term', word);
  if (/[()]/u.test(word)) throw new Refusal('brackets', word);
  if (OPERATOR.test(word)) throw new Refusal('operator', word);
  cursor.at += word.length;
  return withoutStar(word);
}

function readQuoted(cursor: Cursor): Body {
  const { text, at: from } = cursor;
  let end = from + 1;
  while (end < text.length && !OPENING.includes(text.charAt(end))) end++;
  if (end === text.length) throw new Refusal('open-quote', text.slice(from));
  const phrase = withoutStar(text.slice(from + 1, end).trimEnd());
  cursor.at = end + 1;
  const isOpen = phrase.isOpen || here(cursor) === '*';
  if (here(cursor) === '*') cursor.at++;
  const next = here(cursor);
  if (next !== '' && next !== '|' && !isBlank(next))
    throw new Refusal('after-quote', text.slice(from, cursor.at + 1));
  return { body: phrase.body, isOpen };
}

const withoutStar = (written: string): Body =>
  written.endsWith('*') && written.length > 1
    ? { body: written.slice(0, -1), isOpen: true }
    : { body: written, isOpen: false };
