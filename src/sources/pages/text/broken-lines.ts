import { SENTENCE_END } from '../../../editorial/text/sentence-end.ts';

/** Stands where a text breaks a line by hand (`<br>`), while line ends part its paragraphs; a private character. */
export const BREAK = '\uE003';

/** What closes words that one of these marks opens. */
const CLOSES: Readonly<Record<string, string>> = { '„': '“”"', '“': '”"', '«': '»', '»': '«', '"': '"' };
const MARK = /[„“”«»"]/gu;
/** A quotation that is not closed within so many lines has lost its mark. */
const FAR = 8;
/** A shorter line is a label or an entry of a list, whatever follows. */
const LABEL_CHARS = 40;

/** The mark that a line leaves open; `open`: the one that it begins in. */
function openAfter(line: string, open: string | null): string | null {
  for (const { 0: mark, index } of line.matchAll(MARK)) {
    const opens = CLOSES[mark] !== undefined && (index === 0 || /[\s([—–-]/u.test(line.charAt(index - 1)));
    if (open !== null && CLOSES[open]?.includes(mark) === true) open = null;
    else if (open === null && opens) open = mark;
  }
  return open;
}

/** Whether a quotation that is open goes on in these lines and ends in one of them. */
function isClosedIn(lines: readonly string[], open: string): boolean {
  const closing = [...(CLOSES[open] ?? '').matchAll(MARK)].map(([mark]) => mark);
  const [first = ''] = lines;
  // paragraphs of one quotation each open it anew
  if (/^[„“«»"]/u.test(first) && !closing.includes(first.charAt(0))) return false;
  for (const line of lines.slice(0, FAR)) {
    if (line === '') return false;
    if (closing.some(mark => line.includes(mark))) return true;
  }
  return false;
}

/** A small word, and no address. */
const SMALL_WORD = /^["“„«(]?\s?\p{Ll}[\p{L}’'-]*(?=[\s,;!?”"»)]|[.…]?(?:\s|$))/u;

/** A sentence cannot end with a comma, and none begins with a small letter. */
const isInSentence = (line: string, next: string): boolean =>
  /,["“”»]?$/u.test(line) ||
  (line.length >= LABEL_CHARS && !line.endsWith(':') && !SENTENCE_END.test(line) && SMALL_WORD.test(next));

/**
 * Of lines that were broken by hand, which go on in the next one: within a quotation, or in the middle of a sentence. Others
 * are paragraphs, headings, or lines of lists, addresses and poems. An empty line parts what is around it.
 */
export function linesThatGoOn(lines: readonly string[]): readonly boolean[] {
  let open: string | null = null;
  return lines.map((line, at) => {
    const next = lines[at + 1] ?? '';
    open = openAfter(line, open);
    const goesOn =
      line !== '' &&
      next !== '' &&
      ((open !== null && isClosedIn(lines.slice(at + 1, at + 1 + FAR), open)) || isInSentence(line, next));
    if (!goesOn) open = null;
    return goesOn;
  });
}

/** The paragraphs of a text whose lines are parted by line ends, and by `BREAK` where they were broken by hand. */
export function paragraphsAtBreaks(text: string): readonly string[] {
  const blocks: string[][] = [[]];
  for (const piece of text.split(BREAK)) {
    const [first = '', ...others] = piece
      .trim()
      .split(/[\r\n\u2028\u2029]+/u)
      .map(line => line.trim());
    blocks.at(-1)?.push(first);
    for (const line of others) blocks.push([line]);
  }
  return blocks.flatMap(lines => {
    const goesOn = linesThatGoOn(lines);
    const paragraphs: string[] = [];
    for (const [at, line] of lines.entries())
      paragraphs.push(goesOn[at - 1] === true ? `${paragraphs.pop() ?? ''} ${line}` : line);
    return paragraphs.filter(line => line !== '');
  });
}
