import type { Span } from '../../core/article.ts';

/** A stretch between quotation marks (or after a dialogue dash), without the marks and the blanks inside them. */
export interface MarkedSpan extends Span {
  /** Where the opening mark stands; `start` when the span opens without one. */
  readonly outerStart: number;
  /** One past the closing mark; `end` when the span closes without one. */
  readonly outerEnd: number;
  /** True when the paragraph ends before a closing mark comes. */
  readonly open: boolean;
  /** Index into the paragraphs that were searched. */
  readonly paragraph: number;
  readonly style: 'double' | 'single' | 'dash';
}

interface Mark {
  readonly at: number;
  readonly char: string;
  /** Length in UTF-16 units: two where a double mark was typed as two single ones. */
  readonly width: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

/** How many marks an opening one looks ahead for its partner: bounds the work on text that only opens. */
const LOOK_AHEAD = 64;
/** Single marks are apostrophes more often than not: they pair within this many UTF-16 units only. */
const SINGLE_REACH = 1200;

const MARKS = /’’|''|‘‘|``|,,(?=\p{L})|["“”„‟«»‹›＂″「」『』‘’‚‛']/gu;
/** Double marks typed as two single ones. */
const DOUBLED: Readonly<Record<string, string>> = { '’’': '”', "''": '"', '‘‘': '“', '``': '“', ',,': '„' };
const SINGLE = new Set(['‘', '’', '‚', '‛', "'", '‹', '›']);
const BLANK = /[\s\u00a0\u200b-\u200d\u2060\ufeff]/u;
const WORD = /[\p{L}\p{N}]/u;
const BEFORE_OPEN = /[\s\u00a0\u200b([{¿¡—–\-/:,;…>"“”„«'‘’]/u;
const AFTER_CLOSE = /[\s\u00a0\u200b)\]}.,:;!?…—–\-/"”“»'’<]/u;
/** Words that begin with an apostrophe, and so open nothing ("'em", "'ndrangheta"). */
const ELISION = /^(?:em|til|cause|tis|twas|n|s|bout|round|ndrangheta|ndrine|t|ne)(?![\p{L}\p{N}])/iu;
/** Clipped words that end with an apostrophe, and so close nothing ("un po' di"). */
const CLIPPED = /(?<![\p{L}\p{N}])(?:po|mo|be|va|fa|da|sta|to|ca)$/iu;

/** Closing partners of each opening mark; German, Swedish and swapped guillemets included. */
const PARTNERS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '‟': '”',
  '”': '”',
  '«': '»',
  '»': '«',
  '"': '"',
  '＂': '＂',
  '″': '″',
  '「': '」',
  '『': '』',
  '‘': '’',
  '’': '’',
  '‚': '‘’',
  '‛': '’',
  "'": "'",
  '‹': '›',
  '›': '‹',
};

function sidesOf(text: string, place: Span, bounds: Span): { before: string; after: string } {
  return {
    before: place.start > bounds.start ? (text[place.start - 1] ?? '') : '',
    after: place.end < bounds.end ? (text[place.end] ?? '') : '',
  };
}

/** What a mark may do where it stands, by its shape and its neighbours; null for an apostrophe. */
function readMark(text: string, place: Span, bounds: Span): Mark | null {
  const written = text.slice(place.start, place.end);
  const char = DOUBLED[written] ?? written;
  const { before, after } = sidesOf(text, place, bounds);
  const looksLeft = before === '' || BEFORE_OPEN.test(before);
  const looksRight = after === '' || AFTER_CLOSE.test(after);
  const filledLeft = before !== '' && !BLANK.test(before);
  const wordRight = after !== '' && (WORD.test(after) || /[¿¡…([$€£"“«#@.]/u.test(after));
  const mark = (canOpen: boolean, canClose: boolean): Mark => ({
    at: place.start,
    char,
    width: written.length,
    canOpen,
    canClose,
  });
  switch (char) {
    case '‘':
    case '‚':
    case '‛':
    case '‹':
      return mark(looksLeft && after !== '' && !BLANK.test(after), filledLeft && looksRight);
    case '›':
      return mark(looksLeft && wordRight, filledLeft);
    case '’':
    case "'": {
      const canOpen = looksLeft && wordRight && !ELISION.test(text.slice(place.end, place.end + 11));
      const clipped = CLIPPED.test(text.slice(Math.max(0, place.start - 4), place.start));
      const canClose = filledLeft && looksRight && !clipped;
      return canOpen || canClose ? mark(canOpen, canClose) : null;
    }
    case '“':
    case '„':
    case '‟':
      return mark(looksLeft || !looksRight, char === '“' && filledLeft);
    case '”':
      return mark(looksLeft && !looksRight, true);
    case '«': {
      // page makers turn the French pair round: "» Je ne sais pas « , a-t-il dit"
      const closing = BLANK.test(after) && /^\s[,.;:!?)]/u.test(text.slice(place.end, place.end + 2));
      return mark(!closing && (looksLeft || !looksRight), closing || (filledLeft && looksRight));
    }
    case '»': {
      const turned = BLANK.test(before) && BLANK.test(after) && WORD.test(text[place.end + 1] ?? '');
      return mark(turned || (looksLeft && wordRight), true);
    }
    case '「':
    case '『':
      return mark(true, false);
    case '」':
    case '』':
      return mark(false, true);
    default: {
      // "in petrolio e gas ", ha aggiunto": no quotation begins with a comma
      const canOpen =
        looksLeft && !BLANK.test(after) && after !== '' && !(BLANK.test(before) && after === ',');
      const canClose = looksRight && (filledLeft || (BLANK.test(before) && after === ','));
      return canOpen || canClose ? mark(canOpen, canClose) : mark(true, true);
    }
  }
}

const isSingle = (mark: Mark): boolean => SINGLE.has(mark.char);

/** The partner by the book: same family, nested pairs of the same mark skipped. -1 when there is none. */
function findPartner(marks: readonly Mark[], from: number): number {
  const open = marks[from];
  if (open === undefined) return -1;
  const partners = PARTNERS[open.char] ?? '';
  let depth = 0;
  for (let i = from + 1; i < marks.length && i <= from + LOOK_AHEAD; i++) {
    const mark = marks[i];
    if (mark === undefined) break;
    const closes =
      mark.canClose && (partners.includes(mark.char) || ('“«'.includes(mark.char) && !mark.canOpen));
    if (closes && (!mark.canOpen || mark.char !== open.char)) {
      if (depth === 0) return i;
      depth--;
    } else if (mark.char === open.char && mark.canOpen) {
      if (closes && depth === 0) return i;
      depth++;
    }
  }
  return -1;
}

/** A closing mark of another family, where writers or page makers mixed them up: “like this". -1 when there is none. */
function findMixedPartner(marks: readonly Mark[], from: number): number {
  let depth = 0;
  for (let i = from + 1; i < marks.length && i <= from + LOOK_AHEAD; i++) {
    const mark = marks[i];
    if (mark === undefined) break;
    if (isSingle(mark)) continue;
    if (mark.canClose && !(mark.canOpen && !'"″'.includes(mark.char))) {
      if (depth === 0) return i;
      depth--;
    } else if (mark.canOpen) depth++;
  }
  return -1;
}

/** The partner of a single mark: plural possessives and apostrophes in between are passed over. -1 when there is none. */
function findSinglePartner(text: string, marks: readonly Mark[], from: number): number {
  const open = marks[from];
  if (open === undefined) return -1;
  const partners = PARTNERS[open.char] ?? '';
  let doubles = 0;
  let fallback = -1;
  for (let i = from + 1; i < marks.length && i <= from + LOOK_AHEAD; i++) {
    const mark = marks[i];
    if (mark === undefined || mark.at - open.at > SINGLE_REACH) break;
    if (!isSingle(mark)) doubles++;
    else if (partners.includes(mark.char) && mark.canClose && doubles % 2 === 0) {
      const possessive =
        /s$/iu.test(text.slice(mark.at - 1, mark.at)) &&
        /^\s\p{Ll}/u.test(text.slice(mark.at + 1, mark.at + 3));
      if (!possessive) return i;
      if (fallback < 0) fallback = i;
    }
  }
  return fallback;
}

/** `alt="…"`: markup, which nobody says. */
const isAttribute = (text: string, opening: Mark | null): boolean =>
  opening !== null && /[\p{L}\d]=$/u.test(text.slice(Math.max(0, opening.at - 2), opening.at));

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && BLANK.test(text[start] ?? '')) start++;
  while (end > start && BLANK.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

/**
 * Speech of several paragraphs that were joined into one: each opens with a mark, only the last closes. `"We came. "We went,"
 * she said.`
 */
const reopens = (text: string, open: Mark, next: Mark | undefined): boolean =>
  next?.char === open.char &&
  next.canOpen &&
  !next.canClose &&
  /[.!?…]\s+$/u.test(text.slice(Math.max(open.at, next.at - 4), next.at));

function pairParagraph(
  text: string,
  paragraph: { span: Span; index: number; carried: boolean },
): MarkedSpan[] {
  const { span: bounds, index } = paragraph;
  const inside = text.slice(bounds.start, bounds.end);
  const marks = [...inside.matchAll(MARKS)].flatMap(m => {
    const start = bounds.start + m.index;
    return readMark(text, { start, end: start + m[0].length }, bounds) ?? [];
  });
  const found: MarkedSpan[] = [];
  const add = (opening: Mark | null, closing: Mark | null, end = bounds.end) => {
    const outerStart = opening?.at ?? bounds.start;
    const outerEnd = closing === null ? end : closing.at + closing.width;
    const inner = trimmed(text, { start: outerStart + (opening?.width ?? 0), end: closing?.at ?? end });
    if (inner.end <= inner.start || isAttribute(text, opening)) return;
    const style = opening !== null && isSingle(opening) ? 'single' : 'double';
    found.push({ ...inner, outerStart, outerEnd, open: closing === null, paragraph: index, style });
  };
  let i = 0;
  const first = marks.findIndex(mark => !isSingle(mark));
  const stray = marks[first];
  if (paragraph.carried && stray !== undefined && !stray.canOpen && stray.canClose) {
    add(null, stray);
    i = first + 1;
  }
  while (i < marks.length) {
    const mark = marks[i];
    if (mark === undefined) break;
    if (!mark.canOpen) {
      i++;
      continue;
    }
    if (isSingle(mark)) {
      const partner = findSinglePartner(text, marks, i);
      const closing = marks[partner];
      if (closing !== undefined) add(mark, closing);
      i = Math.max(partner, i) + 1;
      continue;
    }
    let partner = findPartner(marks, i);
    if (partner < 0) partner = findMixedPartner(marks, i);
    const closing = marks[partner];
    if (closing !== undefined) {
      add(mark, closing);
      i = partner + 1;
    } else if (reopens(text, mark, marks[i + 1])) {
      add(mark, null, marks[i + 1]?.at);
      i++;
    } else {
      const kin = mark.char + (PARTNERS[mark.char] ?? '');
      const last = !marks.slice(i + 1, i + 1 + LOOK_AHEAD).some(other => kin.includes(other.char));
      if (last) add(mark, null);
      i = last ? marks.length : i + 1;
    }
  }
  return found;
}

/**
 * Pairs the quotation marks of the paragraphs, in order, without overlaps: what is quoted inside a quotation belongs to the
 * outer one. Speech that runs over paragraphs comes out as one span a paragraph. Linear in the text.
 */
export function pairMarks(text: string, paragraphs: readonly Span[]): readonly MarkedSpan[] {
  const all: MarkedSpan[] = [];
  let carried = false;
  for (const [index, span] of paragraphs.entries()) {
    const found = pairParagraph(text, { span, index, carried });
    for (const marked of found) all.push(marked);
    carried = found.at(-1)?.open === true;
  }
  return all;
}
