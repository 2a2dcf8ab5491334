import type { Span } from '../../core/article.ts';
import { SENTENCE_END } from '../text/sentence-end.ts';
import { isBoilerplate } from './boilerplate.ts';

/** A page's menu has at most so many lines above the title in what is copied of it. */
const ABOVE = 12;
const LONGEST = 220;
/** How much better another line must say what the article says than the first one does. */
const FIRST = 0.35;
/** Of two that are alike the upper one: below a title stand captions and standfirsts. */
const LATER = 0.02;
const BODY_CHARS = 4000;

/**
 * Which of the first lines is the title: the first, unless it is a menu's and a later one above the article has more of the
 * article's own words. 0 when there is no doubt.
 */
export function findTitle(text: string, lines: readonly Span[], isArticle: readonly boolean[]): number {
  const wordsAt = (at: number) => text.slice(lines[at]?.start, lines[at]?.end);
  let body = lines.findIndex((_, at) => at > 0 && (isArticle[at] ?? false) && SENTENCE_END.test(wordsAt(at)));
  if (body <= 1) return 0;
  body = Math.min(body, ABOVE);
  const said = new Set(
    longWordsOf(
      lines
        .filter((_, at) => at >= body && (isArticle[at] ?? false))
        .slice(0, 12)
        .map(({ start, end }) => text.slice(start, Math.min(end, start + BODY_CHARS)))
        .join(' ')
        .slice(0, BODY_CHARS),
    ),
  );
  let [best, most] = [0, -1];
  for (let at = 0; at < body; at++) {
    const line = wordsAt(at);
    if (line.length > LONGEST) continue;
    const words = longWordsOf(line);
    const shared = words.filter(word => said.has(word)).length;
    const share = shared / Math.max(3, words.length);
    const label =
      isTrail(line, wordsAt(at + 1)) || isBoilerplate(line) || (at > 0 && /[:.]$/u.test(line)) ? 1 : 0;
    const score = share * Math.min(1, words.length / 4) + (at === 0 ? FIRST : 0) - label - at * LATER;
    if (score > most) [best, most] = [at, score];
  }
  return best;
}

/** The way through the site to a page ends in the page's title: "Home » Sport » …". Marks around words are a quotation's. */
const isTrail = (line: string, next: string): boolean =>
  line.includes('>') ||
  countOf(line, '»') > countOf(line, '«') ||
  (next.length >= 20 && line.length > next.length && line.endsWith(next));

const countOf = (line: string, mark: string): number => line.split(mark).length - 1;

/** Their first six letters, so that endings do not matter. */
const longWordsOf = (text: string): readonly string[] => [
  ...new Set((text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).map(word => word.slice(0, 6))),
];
