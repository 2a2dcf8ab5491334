import { ADVERB, AUXILIARY, CONJUNCTION, VERB } from '../languages/kinds.ts';
import type { Denials } from '../languages/denials.ts';
import { denialsOf } from '../languages/denials.ts';
import type { Lexicon } from '../languages/language.ts';
import type { Person } from '../mentions/people.ts';
import type { DocumentModel, SentenceModel } from '../model.ts';
import type { Token } from '../tokens.ts';
import { is } from '../tokens.ts';

/** So many tokens before a quotation and behind it may say that nobody said it. */
const REACH = 28;

/** Signs of the line that patterns are held against: the quotation at hand, other ones, where the next sentence begins. */
const HERE = '«»';
const OTHER = '‹›';
const NEXT = '¶';
/** Signs before a word that tell its kind. */
const SAYS = '+';
const LIGHT = '~';
const JOINS = '&';

/** One line of a list. */
interface Pattern {
  /** Of each of these some word stands in a line that fits: most lines are told by that, and most patterns never compiled. */
  readonly needs: readonly (readonly string[])[];
  /** Whether it fits the line's text from there on. */
  readonly fitsAt: (text: string, at: number) => boolean;
}

interface Line {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  /** Where each of them begins. */
  readonly begins: readonly number[];
}

interface Reader {
  readonly unsaid: readonly Pattern[];
  readonly told: readonly Pattern[];
  readonly agents: ReadonlySet<string>;
}

/**
 * Whether the words around a quotation say that it was not said, is only asked about, was faked, would have been said, or stands
 * on a poster; or that it was said to the one who is taken for its speaker: "Quill never said “…”", "“…,” Quill was told".
 */
export function isDenied(model: DocumentModel, quote: number, person: Person | null): boolean {
  const reader = readerOf(model.lexicon);
  const place = model.places[quote];
  const sentence = place === undefined ? undefined : model.sentences[place.sentence];
  if (reader === null || place === undefined || sentence === undefined) return false;
  const line = lineAround(model, sentence, place.at);
  if (holds(reader.unsaid, line)) return true;
  return holds(reader.told, line) && !isAgent(model, { sentence, person, agents: reader.agents });
}

/** "Quill was told by Marsh: “…”": Marsh said it. */
function isAgent(
  { people }: DocumentModel,
  {
    sentence: { mentions, paragraph },
    person,
    agents,
  }: { sentence: SentenceModel; person: Person | null; agents: ReadonlySet<string> },
): boolean {
  return (
    person !== null &&
    mentions.some(
      mention =>
        mention.kind === 'name' &&
        agents.has(paragraph.tokens[mention.from - 1]?.lower ?? '') &&
        people.personOf(mention) === person,
    )
  );
}

const holds = (patterns: readonly Pattern[], { text, words, begins }: Line): boolean =>
  patterns.some(
    ({ needs, fitsAt }) =>
      needs.every(list => list.some(word => words.has(word))) && begins.some(at => fitsAt(text, at)),
  );

/** The words around a quotation in small letters, each with its kind and a blank. */
function lineAround(
  { sentences }: DocumentModel,
  { paragraph, span, index }: SentenceModel,
  at: number,
): Line {
  const { tokens } = paragraph;
  const words = new Set<string>();
  const begins: number[] = [];
  let text = '';
  const add = (lower: string, kind = '') => {
    words.add(lower);
    begins.push(text.length);
    text += `${kind}${lower} `;
  };
  const addAll = (start: number, end: number) => {
    for (const token of tokens.slice(start, end))
      add(token.kind === 'quote' ? OTHER : token.lower, kindOf(token));
  };
  if (at - REACH <= span.start) add('^');
  addAll(Math.max(span.start, at - REACH), at);
  add(HERE);
  addAll(at + 1, Math.min(span.end, at + REACH));
  const next = sentences[index + 1];
  const goesOn = tokens.slice(at + 1, span.end).some(({ kind }) => kind !== 'mark');
  if (next?.paragraph === paragraph && !goesOn) {
    add(NEXT);
    addAll(next.span.start, Math.min(next.span.end, next.span.start + REACH));
  }
  add('$');
  return { text, words, begins };
}

function kindOf(token: Token): string {
  if (is(token, VERB)) return SAYS;
  if (is(token, ADVERB | AUXILIARY)) return LIGHT;
  return is(token, CONJUNCTION) ? JOINS : '';
}

const readers = new Map<Lexicon, Reader | null>();

function readerOf(lexicon: Lexicon): Reader | null {
  const known = readers.get(lexicon);
  if (known !== undefined) return known;
  const denials = denialsOf(lexicon.language);
  const reader =
    denials === null
      ? null
      : {
          unsaid: patternsOf(denials.unsaid, denials),
          told: patternsOf(denials.told, denials),
          agents: new Set(denials.agents.split('|')),
        };
  readers.set(lexicon, reader);
  return reader;
}

const KIND = `[${SAYS}${LIGHT}${JOINS}]?`;
const MARKS = ',;:.!?…()–—\\-';
const NO_WORD = `${MARKS}${HERE}${OTHER}${NEXT}^$`;
/** A quotation with the marks beside it; before it another one may stand to which it is joined: "never said “…” or “…”". */
const BEFORE = `(?:${OTHER} (?:, )?(?:[${JOINS}~]\\S+ )?)?(?:[:,–] )?`;
const BEHIND = `(?:[${MARKS}]+ )*`;

/** A list with what V, B and N stand for. */
const spelledOut = (list: string, { saying, bearers, negations }: Denials): string => {
  const lists: Readonly<Record<string, string>> = { V: saying, B: bearers, N: negations };
  return list
    .split('|')
    .map(word => lists[word] ?? word)
    .join('|');
};

/** Words of a list; `*` stands for any letters, `_` for the blank between two words. */
const wordsOf = (list: string, denials: Denials): string =>
  `${KIND}(?:${spelledOut(list, denials).replaceAll('*', '\\S*').replaceAll('_', ` ${KIND}`)}) `;

/** One part of a pattern as a regular expression. */
function partOf(part: string, denials: Denials): string {
  const sign = part.charAt(0);
  const rest = part.slice(1);
  const most = /\d+$/u.exec(part)?.[0] ?? '0';
  if (part === 'Q') return `${BEFORE}${HERE} ${BEHIND}`;
  if (part === 'Q¶') return `${BEFORE}${HERE} ${BEHIND}(?:${NEXT} )?`;
  if (part === '^') return '\\^ ';
  if (part === '$') return `(?=[${MARKS}$])`;
  if (part.startsWith('..')) return `(?:[^\\s${SAYS}${NO_WORD}]\\S* ){0,${most}}`;
  if (part.startsWith('--')) return `(?:[^\\s${SAYS}${JOINS}${NO_WORD}]\\S* ){0,${most}}`;
  if (sign === LIGHT) return `(?:${LIGHT}\\S+ |${wordsOf(denials.light, denials)}){0,${most}}`;
  if (sign === '?') return `(?:${partOf(rest, denials)})?`;
  if (sign === '!') return `(?!${wordsOf(rest, denials)})`;
  return wordsOf(part, denials);
}

const patternsOf = (list: string, denials: Denials): readonly Pattern[] =>
  list
    .trim()
    .split('\n')
    .map(line => patternOf(line.trim().split(' '), denials));

/** Parts that are no words which must stand there. */
const NOT_NEEDED = /^(?:[Q^$?!~]|\.\.|--)/u;

function patternOf(parts: readonly string[], denials: Denials): Pattern {
  let pattern: RegExp | null = null;
  return {
    needs: parts
      .filter(part => !NOT_NEEDED.test(part))
      .map(part => spelledOut(part, denials).split('|'))
      .filter(words => !words.some(word => word.includes('*')))
      .map(words => words.map(word => word.split('_')[0] ?? '')),
    fitsAt(text, at) {
      pattern ??= new RegExp(parts.map(part => partOf(part, denials)).join(''), 'uy');
      pattern.lastIndex = at;
      return pattern.test(text);
    },
  };
}
