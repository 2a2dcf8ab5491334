import type { Span } from '../../core/article.ts';
import { abbreviationsOf } from './abbreviations.ts';

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    const known = Intl.Segmenter.supportedLocalesOf(language === 'und' ? [] : [language]);
    segmenter = new Intl.Segmenter(known[0] ?? 'en', { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/**
 * The sentences of one paragraph as spans of `text`, trimmed, none empty. Unicode's rules (UAX #29, Intl.Segmenter), but
 * no sentence ends after an abbreviation, an initial or an ordinal, nor before a small letter or a closing mark.
 */
export function segment(text: string, paragraph: Span, language: string): readonly Span[] {
  const piece = text.slice(paragraph.start, paragraph.end);
  const sentences: Span[] = [];
  let from = 0;
  const end = (to: number) => {
    const span = trimmed(text, { start: paragraph.start + from, end: paragraph.start + to });
    if (span.end > span.start) sentences.push(span);
    from = to;
  };
  for (const { index, segment: words } of segmenterOf(language).segment(piece)) {
    if (INNER_STOP.test(words))
      for (const { index: at, 0: joint } of words.matchAll(JOINT)) end(index + at + joint.length);
    const to = index + words.length;
    const closing = CLOSING_APART.exec(piece.slice(to, to + CLOSING_CHARS))?.[0];
    if (closing !== undefined) {
      end(to + closing.length);
      continue;
    }
    if (to < piece.length && continues(piece, from, to, language)) continue;
    end(to);
  }
  return sentences;
}

/** Spares most sentences the dearer search. */
const INNER_STOP = /[.!?]\S/;

/**
 * Where two sentences were glued when a page became text: a word, its full stop and, without a blank, a capital word
 * ("antica.Le schede"). Not "U.S.", "example.Org/x" or "Dr.Rossi": four letters before, a whole small word or two after.
 */
const JOINT = /\p{Ll}{4}[.!?][”"»]?(?=[“"«]?\p{Lu}[\p{Ll}'’]*[ ,'’]\s?\p{L})/gu;

/** French closes with a blank before the mark, and a new sentence begins behind it: "… nos promesses. » Le maire …". */
const CLOSING_APART = /^[”»]\s+(?=["“«–—]?\s?[\p{Lu}\d])/u;
const CLOSING_CHARS = 8;

/** Whether what follows `to` still belongs to the sentence begun at `from`. */
// eslint-disable-next-line @typescript-eslint/max-params -- four plain values read better here than an object
function continues(piece: string, from: number, to: number, language: string): boolean {
  const before = piece.slice(Math.max(from, to - 24), to).trimEnd();
  const after = piece.slice(to, to + 2);
  if (/^[\p{Ll},;:)\]»”]/u.test(after)) return true;
  const word = /([\p{L}\p{N}.'’]+)\.$/u.exec(before)?.[1];
  if (word === undefined) return false;
  // "z. B.", "u. a."
  if (/^\p{Ll}$/u.test(word) && /^\p{L}\.$/u.test(after)) return true;
  if (/^\p{Lu}$/u.test(word) || /(^|\.)\p{Lu}$/u.test(word)) return true;
  if (language === 'de' && /^\d{1,2}$/.test(word)) return true;
  return abbreviationsOf(language).has(word.toLowerCase());
}

/** The span without blanks at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text.charAt(from))) from++;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}
