import { graphemesOf } from './graphemes.ts';

/** A mark upon a mark upon a mark: more than any living script stacks, fewer than "zalgo" needs to leave its line. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;
/** Kept out everywhere: controls, lone surrogates, byte order marks, soft hyphens, and what reorders a line from within. */
const UNWANTED = /[\p{Cc}\p{Cs}\u{AD}\u{FEFF}\u{FFFE}\u{FFFF}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;
/** Letters by their category that draw nothing (Braille blank, Hangul fillers): a platform calls such a text empty. */
const VISIBLE = /[^\p{Z}\p{C}\p{M}\u{2800}\u{115F}\u{1160}\u{3164}\u{FFA0}]/u;
const LINE_BREAK = /\r\n?|[\n\v\f\u{85}\u{2028}\u{2029}]/gu;

/**
 * Text from outside as one clean line: blanks folded (non-breaking ones stay), nothing that a platform refuses, counts
 * otherwise than it shows, or uses to reorder the line. Empty when nothing in it can be seen.
 */
export function cleanText(text: string): string {
  const line = cleanLines(text)
    .replace(/[ \t\n]+/gu, ' ')
    .trim();
  return VISIBLE.test(line) ? line : '';
}

/** Like `cleanText` for a part of a line: outer blanks and line breaks stay. */
export function cleanLines(text: string): string {
  return text
    .replace(LINE_BREAK, '\n')
    .replace(/\t/gu, ' ')
    .replace(UNWANTED, found => (found === '\n' ? found : ''))
    .replace(STACKED_MARKS, '$1');
}

/**
 * The longest beginning of `text` that fits `limit` with an ellipsis, ended after a whole word where that costs less than
 * a third of it, and never inside a character as people see it; `text` itself when it fits, empty when nothing does.
 * `lengthOf` may count escapes; it must grow with the text and be no less than its UTF-16 length.
 */
export function shorten(text: string, limit: number, lengthOf = (part: string) => part.length): string {
  if (lengthOf(text) <= limit) return text;
  if (limit < 1) return '';
  const ends: number[] = [];
  let end = 0;
  for (const grapheme of graphemesOf(text.slice(0, limit + 2))) {
    ends.push(end);
    end += grapheme.length;
  }
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lengthOf(`${text.slice(0, ends[middle])}…`) <= limit) low = middle;
    else high = middle - 1;
  }
  const cut = text.slice(0, ends[low]);
  const word = cut.lastIndexOf(' ');
  const whole = text[cut.length] !== ' ' && word > (cut.length * 2) / 3 ? cut.slice(0, word) : cut;
  const ended = whole.replace(/[\s,;:.–—-]+$/u, '');
  return ended === '' ? '' : `${ended}…`;
}

/** The address in its normal form when it is http(s) and of a length that platforms take (2048); else null. */
export function webAddress(text: string | null): string | null {
  if (text === null) return null;
  const parsed = URL.parse(text.trim());
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return null;
  return parsed.href.length <= 2048 ? parsed.href : null;
}

/** The site of an address, as people name it ("politico.eu"); null where it is none of the web. */
export function siteOf(address: string | null): string | null {
  const web = webAddress(address);
  return web === null ? null : new URL(web).hostname.replace(/^www\d?\./u, '');
}
