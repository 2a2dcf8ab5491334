import type { Span } from '../core/article.ts';
import { isRubbish } from './rubbish.ts';
import { trimmed } from './segment.ts';

export interface CleanInput {
  readonly text: string;
  /** undefined: the first line; null: the text has none; a string: given. */
  readonly title?: string | null | undefined;
  readonly lead?: string | null | undefined;
}

export interface Cleaned {
  readonly title: string | null;
  /** Where the lead stands in the text; null when it was given from outside or there is none. */
  readonly lead: Span | null;
  readonly body: readonly Span[];
  /** In their order; returned, never lost. */
  readonly dropped: readonly string[];
}

const END = /[.!?…:;][)\]"'”“»’]*$/u;
/** A lead says the news in a sentence or two. */
const LEAD_CHARS = 400;

/** Parts a text into title, lead, body and what is no article. A line is a paragraph. */
export function clean(input: CleanInput): Cleaned {
  const { text } = input;
  const lines = linesOf(text);
  const given = input.title;
  const title = given === undefined ? firstTitle(text, lines) : given;
  const rest =
    given === undefined ? lines.slice(1) : lines.filter((line, at) => at > 1 || !same(text, line, given));
  const kept: Span[] = [];
  const dropped: string[] = [];
  const seen = new Set<string>();
  const lastProse = rest.findLastIndex(line => isProse(wordsAt(text, line)));
  rest.forEach((line, at) => {
    const words = wordsAt(text, line);
    const isTail = at > lastProse;
    const repeated = seen.has(words);
    seen.add(words);
    if (repeated || isRubbish(words) || (isTail && !isProse(words) && kept.length > 0)) dropped.push(words);
    else kept.push(line);
  });
  const [first, ...others] = kept;
  const isLead =
    first !== undefined && input.lead == null && others.length > 1 && looksLikeLead(text, first, others);
  return { title, lead: isLead ? first : null, body: isLead ? others : kept, dropped };
}

const wordsAt = (text: string, { start, end }: Span): string => text.slice(start, end);

const firstTitle = (text: string, [first]: readonly Span[]): string | null =>
  first === undefined ? null : wordsAt(text, first);

const same = (text: string, line: Span, title: string | null): boolean =>
  title !== null && fold(wordsAt(text, line)) === fold(title);

const fold = (text: string): string =>
  text
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
    .toLowerCase();

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const char = text.charAt(at);
    if (at < text.length && char !== '\n' && char !== '\r' && char !== '\u2028' && char !== '\u2029')
      continue;
    const line = trimmed(text, { start, end: at });
    if (line.end > line.start) lines.push(line);
    start = at + 1;
  }
  return lines;
}

/** Sentences, not labels: ends like one, or is long. */
const isProse = (line: string): boolean => END.test(line) || line.length > 120;

/** The first kept line when it is short, a sentence, and the article goes on in longer paragraphs. */
function looksLikeLead(text: string, first: Span, others: readonly Span[]): boolean {
  const length = first.end - first.start;
  const mean = others.reduce((sum, { start, end }) => sum + end - start, 0) / others.length;
  return length <= LEAD_CHARS && length < mean * 1.2 && !/^["“«„'‘—–-]/u.test(wordsAt(text, first));
}
