import { isSmallSignature } from './byline.ts';
import { CLOSING_MARKS } from './sentence-end.ts';

/** The longest lines of a text that a mail program or an editor wrapped, in UTF-16 units. */
const WIDEST = 110;
/** So many line ends where no sentence ends, nearly all of them where the next word had no room, show that a text is wrapped. */
const LEAST_ENDS = 4;
const FULL_SHARE = 0.9;
/** Addresses and markup are not broken: a line with a longer word tells nothing of the width. */
const LONGEST_WORD = /\S{41}/u;
/** A shorter line that ends without a mark is a label, whatever follows. */
const LABEL_CHARS = 40;

const LINE_END = /\r\n|[\n\r\u2028\u2029]/gu;
const BLANK_LINE = /(?:\r\n|\n|\r)[\t ]*(?:\r\n|\n|\r)/u;
const STOPPED = new RegExp(`[.!?…:;]${CLOSING_MARKS}$`, 'u');
/** An entry of a list, or the first line of an indented paragraph. */
const OPENS_ITS_LINE = /^(?:[\t ]{2}|[-–—*•·]\s|\d{1,2}[.)]\s)/u;

interface LineEnd {
  /** Where the line begins that ends here. */
  readonly start: number;
  readonly at: number;
  readonly length: number;
  readonly before: string;
  readonly after: string;
}

/** Where a line with words is followed by another. */
function endsBetweenWords(text: string): readonly LineEnd[] {
  const ends: LineEnd[] = [];
  let start = 0;
  let last: Omit<LineEnd, 'after'> | null = null;
  const line = (end: number, length: number) => {
    const words = text.slice(start, end).trimEnd();
    if (last !== null && last.before !== '' && words !== '') ends.push({ ...last, after: words });
    last = { start, at: end, length, before: words };
    start = end + length;
  };
  for (const { 0: mark, index } of text.matchAll(LINE_END)) line(index, mark.length);
  line(text.length, 0);
  return ends;
}

/** The first word of the next line had no room. */
const isFull = ({ before, after }: LineEnd, width: number): boolean =>
  before.length + 1 + (/\S+/u.exec(after)?.[0].length ?? 0) > width;

/** The width at which a whole text is wrapped; null when it is not. */
function widthOf(ends: readonly LineEnd[]): number | null {
  const lines = ends.flatMap(({ before, after }) => [before, after]).filter(line => !LONGEST_WORD.test(line));
  const width = lines.reduce((most, { length }) => Math.max(most, length), 0);
  if (width > WIDEST) return null;
  const within = ends.filter(({ before }) => !STOPPED.test(before));
  const full = within.filter(end => isFull(end, width));
  return within.length >= LEAST_ENDS && full.length >= FULL_SHARE * within.length ? width : null;
}

/** A line that ends without a sentence's mark, and the next one begins with a small letter, or has one behind brackets: "(SPD) sagte". */
const leadsOn = ({ before, after }: LineEnd): boolean =>
  /[\p{L}\p{N},)"“”»–-]$/u.test(before) && /^ ?(?:\([^()]{1,30}\),? )?\p{Ll}/u.test(after);

/** A byline in small letters below a headline; whatever it looks like, a line that goes on in the next is none. */
const isSignature = (end: LineEnd | undefined, next: LineEnd | undefined): boolean =>
  end !== undefined && isSmallSignature(end.after) && (next === undefined || !leadsOn(next));

/** The same of a line too long for a label: it ends in the middle of a sentence. */
const continues = (end: LineEnd): boolean => end.before.length >= LABEL_CHARS && leadsOn(end);

/** The width of what is wrapped in a text that is not wrapped throughout, by the lines that surely continue; null where few do. */
function widthWithin(sure: readonly LineEnd[]): number | null {
  const width = sure.reduce((most, { before }) => Math.max(most, before.length), 0);
  return sure.length >= LEAST_ENDS && width <= WIDEST ? width : null;
}

/** "Weil Infektionen in", and the next line begins with a noun: full, long enough for a line of text, and no sentence's end. */
const breaksOff = (end: LineEnd, width: number): boolean =>
  end.before.length >= LABEL_CHARS &&
  end.before.length <= WIDEST &&
  !STOPPED.test(end.before) &&
  isFull(end, width);

/** A sentence begins before the line or ends within it: it is no label. */
const RUNNING = /^ ?\p{Ll}|\p{Ll}[.!?]["”“»]? ["„“«»]?\p{Lu}/u;

/** Words are quoted that the line does not close. */
const opensMarks = (line: string): boolean =>
  /[„«][^“”»]*$/u.test(line) || (line.match(/"/gu)?.length ?? 0) % 2 === 1;

/** "wie am Montag die Ärztin Nora", and her surname is on the next line: a line of running text, and its last sentence is not finished. */
const stopsShort = ({ before, after }: LineEnd, goesOn: boolean): boolean =>
  /[\p{L}\p{N},]$/u.test(before) &&
  !OPENS_ITS_LINE.test(after) &&
  (goesOn || RUNNING.test(before) || opensMarks(before));

/**
 * The text with blanks where a line ends but its paragraph goes on: texts that were wrapped at some width, and line ends in the
 * middle of a sentence. Every offset stays what it was.
 */
export function unwrap(text: string): string {
  const ends = endsBetweenWords(text);
  if (ends.length === 0) return text;
  const hasBlankLines = BLANK_LINE.test(text.trim());
  const width = widthOf(ends);
  const sure = ends.filter(continues);
  const isPartly = sure.length >= LEAST_ENDS;
  const within = widthWithin(sure);
  // where no blank line parts paragraphs, one may end with a line that is full
  const isWithin = ({ before }: LineEnd) => hasBlankLines || !STOPPED.test(before);
  const isWrapped = (end: LineEnd, goesOn: boolean) =>
    continues(end) ||
    (isPartly && (leadsOn(end) || stopsShort(end, goesOn))) ||
    (within !== null && breaksOff(end, within) && !OPENS_ITS_LINE.test(end.after)) ||
    (width !== null && isFull(end, width) && isWithin(end) && !OPENS_ITS_LINE.test(end.after));
  let unwrapped = '';
  let from = 0;
  for (const [place, end] of ends.entries()) {
    if (isSignature(end, ends[place + 1]) || isSignature(ends[place - 1], end)) continue;
    // whether the line itself goes on from the one before
    if (!isWrapped(end, from > 0 && from === end.start)) continue;
    unwrapped += text.slice(from, end.at) + ' '.repeat(end.length);
    from = end.at + end.length;
  }
  return unwrapped + text.slice(from);
}

/** Words as one line: of a text that was analysed as it came, the words of a sentence may stand on several. */
export const onOneLine = (words: string): string => words.replace(/\s*[\n\r\u2028\u2029]\s*/gu, ' ');
