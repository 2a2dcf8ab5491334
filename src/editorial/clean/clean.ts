import type { Span } from '../../core/article.ts';
import { findTitle } from './find-title.ts';
import { SIGNED_END, SPEAKER_LABEL } from './line-features.ts';
import { LINE_WEIGHTS, type LineWeights } from './line-weights.ts';
import { scoreLines } from './score-lines.ts';
import { isBoilerplate, isSiteTalk } from './boilerplate.ts';
import { trimmed } from '../text/segment.ts';
import { CLOSING_MARKS, QUESTION_END } from '../text/sentence-end.ts';
import { contentWordsOf } from '../text/words.ts';

export interface CleanInput {
  readonly text: string;
  /** undefined: the first line; null: the text has none; a string: given. */
  readonly title?: string | null | undefined;
  readonly lead?: string | null | undefined;
  /** Whether it is no copy of a page but marked up by its writer: nothing is dropped for its looks then. */
  readonly isMarkedUp?: boolean | undefined;
}

export interface Cleaned {
  readonly title: string | null;
  /** Where the lead stands in the text; null when it was given from outside or there is none. */
  readonly lead: Span | null;
  readonly body: readonly Span[];
  /** In their order; returned, never lost. */
  readonly dropped: readonly string[];
}

/** A lead says the news in a sentence or two. */
const LEAD_CHARS = 400;
/**
 * A line this surely of the article is kept; below it, dropped. Of a long line less is asked: what is lost cannot be quoted,
 * and a paragraph is more of a loss than a label.
 */
const [KEPT, KEPT_LONG, LONG_CHARS] = [0.55, 0.45, 100];

/** Parts a text into title, lead, body and what is no article. A line is a paragraph. */
export function clean(input: CleanInput, weights: LineWeights = LINE_WEIGHTS): Cleaned {
  const { text, title: given } = input;
  const lines = linesOf(text);
  const isArticle = articleLines(
    lines.map(line => wordsAt(text, line)),
    { first: given === undefined ? 1 : 0, weights, isMarkedUp: input.isMarkedUp === true },
  );
  const titleAt = given === undefined ? findTitle(text, lines, isArticle) : -1;
  const titleLine = lines[titleAt];
  const standfirstAt = findStandfirst(text, lines, titleAt + 1);
  const kept: Span[] = [];
  const dropped: string[] = [];
  let [leadFollows, gapAfterFirst] = [false, false];
  lines.forEach((line, at) => {
    if (at === titleAt || (at <= 1 && same(text, line, given ?? null))) return;
    const standfirst = given !== null && at === standfirstAt;
    if (at > titleAt && (isArticle[at] === true || standfirst)) {
      if (kept.length === 0) leadFollows = at === titleAt + 1;
      kept.push(line);
    } else {
      dropped.push(wordsAt(text, line));
      if (kept.length === 1) gapAfterFirst = true;
    }
  });
  const [first, ...others] = kept;
  const isLead =
    first !== undefined &&
    input.lead == null &&
    given !== null &&
    others.length > 1 &&
    looksLikeLead(text, first, others) &&
    ((leadFollows && (gapAfterFirst || isTerse(first, others))) || saysAgain(text, first, others));
  return {
    title: titleLine === undefined ? (given ?? null) : wordsAt(text, titleLine),
    lead: isLead ? first : null,
    body: isLead ? others : kept,
    dropped,
  };
}

/** Which lines to keep, and each whole sentence between two of them; from line `first` on, below the title, a text is never left without any. */
function articleLines(
  lines: readonly string[],
  {
    first,
    weights,
    isMarkedUp,
  }: { readonly first: number; readonly weights: LineWeights; readonly isMarkedUp: boolean },
): readonly boolean[] {
  const boilerplate = lines.map(isBoilerplate);
  const sure = isMarkedUp ? lines.map(() => 1) : scoreLines(lines, boilerplate, weights);
  const isSpeech = speechOf(lines);
  const isPlain = findPlain(lines, boilerplate, first);
  const seen = new Set<string>();
  const kept = lines.map((line, at) => {
    const isRepeated = seen.has(line);
    seen.add(line);
    if (boilerplate[at] === true) return false;
    // an answer of one word comes again
    if (isSpeech(line)) return true;
    if (isRepeated && !isMarkedUp) return false;
    if (isPlain(at)) return true;
    return (sure[at] ?? 0) >= (line.length >= LONG_CHARS ? KEPT_LONG : KEPT);
  });
  const hasBody = (lines: readonly boolean[]) => lines.includes(true, first);
  if (hasBody(kept)) {
    const isBetween = (line: string, at: number) =>
      kept[at - 1] === true &&
      kept[at + 1] === true &&
      boilerplate[at] !== true &&
      isOwnSentence(line) &&
      lines.indexOf(line) === at;
    return lines.map((line, at) => kept[at] === true || isBetween(line, at));
  }
  const plain = boilerplate.map(is => !is);
  return hasBody(plain) ? plain : lines.map(() => true);
}

const TAIL_CHARS = 70;
/** A page has menus, buttons and teasers: above these shares of lines that are no sentences a text is one. */
const [PAGE_LABELS, PAGE_LABELS_WITHOUT_SITE] = [0.2, 0.4];

/** A page copied whole has more lines: in fewer, labels above and below the sentences say nothing of what stands between. */
const SHORT_LINES = 40;

const endsSentence = (line: string): boolean => SIGNED_END.test(line.slice(-TAIL_CHARS));

/**
 * Tells which sentences are of the article whatever they look like: all below the title where few lines are none, fewer still
 * where the site speaks at all. In a short text only what stands between its first sentence and its last is looked at; what the
 * site says of itself is no such sentence, and the heading of a list's entry goes with the sentence below it.
 */
function findPlain(
  lines: readonly string[],
  boilerplate: readonly boolean[],
  first: number,
): (at: number) => boolean {
  const sentences = lines.map(endsSentence);
  const isPlain = (from: number, to: number, isLabel: (at: number) => boolean) => {
    let labels = 0;
    for (let at = from; at < to; at++) if (isLabel(at)) labels++;
    const hasSite = boilerplate.slice(from, to).includes(true);
    return labels <= (hasSite ? PAGE_LABELS : PAGE_LABELS_WITHOUT_SITE) * (to - from);
  };
  if (isPlain(first, lines.length, at => sentences[at] !== true)) return at => sentences[at] === true;
  if (lines.length - first > SHORT_LINES) return () => false;
  const own = lines.map((line, at) => at >= first && boilerplate[at] !== true && isOwnSentence(line));
  const isOwn = (at: number) =>
    own[at] === true || (ENTRY.test(lines[at] ?? '') && own[at + 1] === true && at > first);
  const [from, to] = [own.indexOf(true), own.lastIndexOf(true) + 1];
  if (to - from < LEAST_PLAIN) return () => false;
  return isPlain(from, to, at => !isOwn(at) && boilerplate[at] !== true) ? isOwn : () => false;
}

/** The line ends a sentence and says nothing of the site. */
const isOwnSentence = (line: string): boolean => endsSentence(line) && !isNotice(line);

/** The site speaks of itself, shortly: a long paragraph may be news about it. */
const isNotice = (line: string): boolean => line.length <= NOTICE_CHARS && isSiteTalk(line.toLowerCase());
const NOTICE_CHARS = 300;

/** One sentence among labels may be anything. */
const LEAST_PLAIN = 2;

/** The heading of an entry in a list: "3. Celle". */
const ENTRY = /^\d{1,2}[.)] \p{Lu}/u;

/** Tells what is said in an interview or in minutes: "Name: …", where two names or more come again. */
function speechOf(lines: readonly string[]): (line: string) => boolean {
  const labelOf = (line: string) => SPEAKER_LABEL.exec(line.slice(0, TAIL_CHARS * 2))?.[1] ?? null;
  const counts = new Map<string, number>();
  for (const line of lines) {
    const label = labelOf(line);
    if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const speakers = [...counts].filter(([, count]) => count > 1);
  return line => speakers.length > 1 && (counts.get(labelOf(line) ?? '') ?? 0) > 1;
}

const wordsAt = (text: string, { start, end }: Span): string => text.slice(start, end);

const same = (text: string, line: Span, title: string | null): boolean =>
  title !== null && fold(wordsAt(text, line)) === fold(title);

const fold = (text: string): string =>
  text
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
    .toLowerCase();

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  for (const { 0: words, index: start } of text.matchAll(/[^\n\r\u2028\u2029]+/gu)) {
    const line = trimmed(text, { start, end: start + words.length });
    if (line.end > line.start) lines.push(line);
  }
  return lines;
}

const WORD_AND_END = new RegExp(`\\p{Ll}[.!?…]${CLOSING_MARKS}$`, 'u');

/**
 * A whole sentence or two under the title, however little of an article stands around it; a byline, a date and other labels may
 * stand between. -1 when something else does.
 */
function findStandfirst(text: string, lines: readonly Span[], from: number): number {
  for (let at = from; at < Math.min(lines.length, from + LABELS_BETWEEN); at++) {
    const line = text.slice(lines[at]?.start, lines[at]?.end);
    const isNear = at === from || !isNotice(line);
    if (isNear && isStandfirst(line)) return at;
    if (!isBoilerplate(line) && SIGNED_END.test(line)) return -1;
  }
  return -1;
}
const LABELS_BETWEEN = 6;

const isStandfirst = (line: string): boolean =>
  line.length >= 50 && line.length <= LEAD_CHARS && WORD_AND_END.test(line) && !isBoilerplate(line);

/** Without a sentence's end a shorter line is a label: "Live updates". */
const LEAST_LEAD = 50;

/** The first kept line when it is short and the article goes on in longer paragraphs. */
function looksLikeLead(text: string, first: Span, others: readonly Span[]): boolean {
  const length = first.end - first.start;
  const mean = others.reduce((sum, { start, end }) => sum + end - start, 0) / others.length;
  const words = wordsAt(text, first);
  return (
    (length >= LEAST_LEAD || endsSentence(words)) &&
    length <= LEAD_CHARS &&
    length < mean * 1.2 &&
    !isSaid(words)
  );
}

/** A quotation, a question or the first words of an interview are no lead. */
const isSaid = (line: string): boolean =>
  /^["“«„'‘—–-]/u.test(line) || QUESTION_END.test(line) || SPEAKER_LABEL.test(line);

/** Right under the title and less than half as long as the paragraphs of this article are. */
function isTerse(first: Span, others: readonly Span[]): boolean {
  const lengths = others.map(({ start, end }) => end - start).sort((a, b) => a - b);
  return first.end - first.start < 0.5 * (lengths[Math.floor(lengths.length / 2)] ?? 0);
}

/** Of a lead's words so many stand together in one paragraph below, which says the same at length. */
const SAID_AGAIN = 0.6;

function saysAgain(text: string, first: Span, others: readonly Span[]): boolean {
  const lead = new Set(contentWordsOf(wordsAt(text, first), 'und').filter(word => word.length > 3));
  if (lead.size < 4) return false;
  return others.some(paragraph => {
    const words = new Set(contentWordsOf(wordsAt(text, paragraph), 'und'));
    return [...lead].filter(word => words.has(word)).length / lead.size >= SAID_AGAIN;
  });
}
