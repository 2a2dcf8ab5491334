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

interface Reader {
  readonly unsaid: RegExp;
  readonly told: RegExp;
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
  if (reader.unsaid.test(line)) return true;
  return reader.told.test(line) && !isAgent(model, { sentence, person, agents: reader.agents });
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

/** The words around a quotation in small letters, each with its kind, between blanks. */
function lineAround({ sentences }: DocumentModel, sentence: SentenceModel, at: number): string {
  const { paragraph, span } = sentence;
  const { tokens } = paragraph;
  let line = at - REACH <= span.start ? ' ^ ' : ' ';
  for (let i = Math.max(span.start, at - REACH); i < Math.min(span.end, at + REACH); i++)
    line += i === at ? `${HERE} ` : wordOf(tokens[i]);
  const next = sentences[sentence.index + 1];
  if (next?.paragraph !== paragraph || tokens.slice(at + 1, span.end).some(({ kind }) => kind !== 'mark'))
    return `${line}$ `;
  line += `${NEXT} `;
  for (let i = next.span.start; i < Math.min(next.span.end, next.span.start + REACH); i++)
    line += wordOf(tokens[i]);
  return `${line}$ `;
}

function wordOf(token: Token | undefined): string {
  if (token === undefined) return '';
  if (token.kind === 'quote') return `${OTHER} `;
  const kind = is(token, VERB)
    ? SAYS
    : is(token, ADVERB | AUXILIARY)
      ? LIGHT
      : is(token, CONJUNCTION)
        ? JOINS
        : '';
  return `${kind}${token.lower} `;
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
          unsaid: patternOf(denials.unsaid, denials),
          told: patternOf(denials.told, denials),
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

/** Words of a list; `*` stands for any letters, `_` for the blank between two words. */
const wordsOf = (list: string, { saying, bearers, negations }: Denials): string => {
  const lists: Readonly<Record<string, string>> = { V: saying, B: bearers, N: negations };
  const words = list.split('|').map(word => lists[word] ?? word);
  return `${KIND}(?:${words.join('|').replaceAll('*', '\\S*').replaceAll('_', ` ${KIND}`)}) `;
};

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

/** All patterns of a list as one; each word of the line begins behind a blank. */
function patternOf(list: string, denials: Denials): RegExp {
  const patterns = list.split('\n').map(line => line.trim().split(/\s+/u));
  const written = patterns
    .filter(([first = '']) => first !== '')
    .map(parts => parts.map(part => partOf(part, denials)).join(''));
  return new RegExp(`(?<= )(?:${written.join('|')})`, 'u');
}
