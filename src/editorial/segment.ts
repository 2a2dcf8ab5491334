import type { Span } from '../core/article.ts';
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
  for (const to of boundariesOf(piece, language)) {
    if (to < piece.length && continues(piece, from, to, language)) continue;
    const span = trimmed(text, { start: paragraph.start + from, end: paragraph.start + to });
    if (span.end > span.start) sentences.push(span);
    from = to;
  }
  return sentences;
}

/** No paragraph is so long; the segmenter's time grows with the square of its text (measured: 0.9 MB took 21 s). */
const STRETCH = 4000;

/**
 * Where sentences may end, by Unicode's rules. A long text is looked at in stretches, each begun at the last boundary of
 * the one before; only a sentence longer than a stretch is cut.
 */
function* boundariesOf(piece: string, language: string): Generator<number> {
  const segmenter = segmenterOf(language);
  for (let start = 0; start < piece.length;) {
    const end = Math.min(piece.length, start + STRETCH);
    const ends = [...segmenter.segment(piece.slice(start, end))].map(
      ({ index, segment: words }) => start + index + words.length,
    );
    // the last one may only have been ended by the stretch
    const whole = end === piece.length || ends.length === 1 ? ends : ends.slice(0, -1);
    yield* whole;
    start = whole.at(-1) ?? end;
  }
}

/** Whether what follows `to` still belongs to the sentence begun at `from`. */
// eslint-disable-next-line @typescript-eslint/max-params -- four plain values read better here than an object
function continues(piece: string, from: number, to: number, language: string): boolean {
  const before = piece.slice(Math.max(from, to - 24), to).trimEnd();
  const after = piece.slice(to, to + 2);
  if (/^[\p{Ll},;:)\]»”]/u.test(after)) return true;
  const word = /([\p{L}\p{N}.'’]+)\.$/u.exec(before)?.[1];
  if (word === undefined) return false;
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
