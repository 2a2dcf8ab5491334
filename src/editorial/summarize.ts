import type { Analysis, Sentence } from '../core/article.ts';
import { leansBack } from './rank-sentences.ts';

/** At least one of the two; with both, both hold. */
export interface SummaryBudget {
  readonly chars?: number;
  readonly sentences?: number;
}

/**
 * The sentences that stand for the article inside a budget, in its order, joined by one space within `chars`. They are the
 * article's own and whole; one that does not fit, leans on a sentence that is left out or cuts a quotation is passed over for the next
 * best, unless there is no other. Empty when none fits.
 */
export function summarize(analysis: Pick<Analysis, 'sentences'>, budget: SummaryBudget): readonly Sentence[] {
  const most = budget.sentences ?? Infinity;
  const room = budget.chars ?? Infinity;
  const ranked = analysis.sentences.toSorted((a, b) => a.rank - b.rank);
  const places = new Map(analysis.sentences.map((sentence, place) => [sentence, place]));
  const chosen = new Map<number, Sentence>();
  let used = 0;
  const take = (isFit: (sentence: Sentence, place: number) => boolean) => {
    for (const sentence of ranked) {
      if (chosen.size >= most) return;
      const place = places.get(sentence) ?? 0;
      const length = sentence.text.length + (chosen.size > 0 ? 1 : 0);
      if (used + length > room || chosen.has(place) || !isFit(sentence, place)) continue;
      chosen.set(place, sentence);
      used += length;
    }
  };
  take(({ text }, place) => isWhole(text) && (place === 0 || !leansBack(text) || chosen.has(place - 1)));
  if (chosen.size === 0 || room === Infinity) take(() => true);
  return [...chosen].sort(([a], [b]) => a - b).map(([, sentence]) => sentence);
}

/** No quotation mark is left open or closes what began elsewhere. */
function isWhole(text: string): boolean {
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  if (count(/"/gu) % 2 === 1 || count(/«/gu) !== count(/»/gu)) return false;
  return count(/[“”„]/gu) % 2 === 0;
}
