import type { Analysis, Sentence } from '../../core/article.ts';
import { SENTENCE_END } from '../text/sentence-end.ts';
import { leansBack } from './leans-back.ts';

/** What is summarised; the summary stands below its title. */
type Summarised = Pick<Analysis, 'sentences' | 'language'> & Partial<Pick<Analysis, 'title'>>;

/** At least one of the two; with both, both hold. */
export interface SummaryBudget {
  readonly chars?: number;
  readonly sentences?: number;
}

/**
 * So many of the best sentences that fit are weighed in every combination. A filler from further down costs more (in
 * ROUGE-1 of 300 characters) than the room it takes is worth.
 */
const CANDIDATES = 5;
/** The best sentence is worth 1 / this, the next 1 / (1 + this)…: the lower, the more lesser ones it outweighs. */
const WORTH = 0.5;
/** What a full budget is worth over an empty one: it decides between near equals only. */
const FULLNESS = 0.1;

interface Candidate {
  readonly sentence: Sentence;
  /** Of the sentence in its article. */
  readonly place: number;
  /** Understood only after the sentence before it. */
  readonly leans: boolean;
  readonly worth: number;
}

/**
 * The sentences that stand for the article inside a budget, in its order, joined by one space within `chars`. They are the
 * article's own and whole. None leans on a sentence left out; one that cuts a quotation is taken only where no other fits or
 * a number of sentences without a limit of characters asks for it. The title is not said again. Empty when none fits.
 */
export function summarize(analysis: Summarised, budget: SummaryBudget): readonly Sentence[] {
  const { chars = Infinity, sentences: most = Infinity } = budget;
  const all = candidatesOf(analysis);
  const isAllAsked = chars === Infinity && most >= all.length;
  const ranked = (isAllAsked ? all : withoutHeadings(all)).filter(
    ({ sentence }) => sentence.text.length <= chars,
  );
  const whole = ranked.filter(({ sentence }) => isWhole(sentence.text));
  let chosen =
    chars === Infinity ? takeBest(whole, ranked, most) : fitBest(whole.slice(0, CANDIDATES), { chars, most });
  if (chosen.length === 0) chosen = ranked.filter(({ leans }) => !leans).slice(0, Math.min(1, most));
  return chosen.toSorted((a, b) => a.place - b.place).map(({ sentence }) => sentence);
}

/** The sentences, the best first, without the one that stands as the title where there are others. */
function candidatesOf({ sentences, language, title = null }: Summarised): readonly Candidate[] {
  const isTitle = (place: number) => sentences.length > 1 && sentences[place]?.text === title;
  return sentences
    .map((sentence, place) => ({
      sentence,
      place,
      leans: place > 0 && !isTitle(place - 1) && leansBack(sentence.text, language),
      worth: 1 / (sentence.rank + WORTH),
    }))
    .filter(({ place }) => !isTitle(place))
    .sort((a, b) => a.sentence.rank - b.sentence.rank);
}

/** Headings and entries of lists ("14:32 Power cut to 12,000 homes") tell nothing where there are sentences. */
function withoutHeadings(candidates: readonly Candidate[]): readonly Candidate[] {
  const ended = candidates.filter(
    ({ sentence: { text } }) => text.length >= HEADING_CHARS || SENTENCE_END.test(text),
  );
  const untimed = ended.filter(({ sentence }) => !BEGINS_WITH_TIME.test(sentence.text));
  return [untimed, ended].find(some => some.length > 0) ?? candidates;
}

/** A line that long is a sentence, with or without its full stop. */
const HEADING_CHARS = 80;

/** Of a ticker's entry: "14:32 ", "14.32 Uhr: ". */
const BEGINS_WITH_TIME = /^\d{1,2}(?:[:h]\d\d(?!\d)|\.\d\d(?: ?Uhr)? ?[:|–-])/u;

/**
 * The best that are whole and stand alone or follow the sentence they lean on; where that is not enough, others, in such an
 * order that each follows what it leans on.
 */
function takeBest(
  whole: readonly Candidate[],
  ranked: readonly Candidate[],
  most: number,
): readonly Candidate[] {
  if (most >= ranked.length) return ranked;
  const chosen = new Map<number, Candidate>();
  const take = (from: readonly Candidate[]) => {
    let left = from.filter(({ place }) => !chosen.has(place));
    while (chosen.size < most) {
      const next = left.find(({ leans, place }) => !leans || chosen.has(place - 1));
      if (next === undefined) return;
      chosen.set(next.place, next);
      left = left.filter(one => one !== next);
    }
  };
  take(whole);
  take(ranked);
  return [...chosen.values()];
}

/** Of all combinations that fit and in which none leans on a sentence left out, the one worth most. */
function fitBest(
  candidates: readonly Candidate[],
  room: { readonly chars: number; readonly most: number },
): readonly Candidate[] {
  let [best, bestWorth]: [readonly Candidate[], number] = [[], 0];
  for (let mask = 1; mask < 1 << candidates.length; mask++) {
    const set = candidates.filter((_, at) => (mask >> at) & 1);
    const length = set.reduce((sum, { sentence }) => sum + sentence.text.length + 1, -1);
    if (length > room.chars || set.length > room.most) continue;
    const places = new Set(set.map(({ place }) => place));
    if (set.some(({ leans, place }) => leans && !places.has(place - 1))) continue;
    const worth = set.reduce((sum, one) => sum + one.worth, (FULLNESS * length) / room.chars);
    if (worth > bestWorth) [best, bestWorth] = [set, worth];
  }
  return best;
}

/** No quotation mark is left open or closes what began elsewhere. */
function isWhole(text: string): boolean {
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  if (count(/"/gu) % 2 === 1 || count(/«/gu) !== count(/»/gu)) return false;
  return count(/[“”„]/gu) % 2 === 0;
}

/** Up to so much is taken in at a glance, and its sentences are weighed against each other; what is longer is read. */
const GLANCE = 1000;

/**
 * A summary for those who want to know more: where `chars` is more than a glance, as many of the best sentences as fit,
 * never fewer than `summarize` finds.
 */
export function summarizeAtLength(analysis: Summarised, chars: number): readonly Sentence[] {
  let best = summarize(analysis, { chars });
  if (chars <= GLANCE) return best;
  for (let most = best.length + 1; most <= analysis.sentences.length; most++) {
    const longer = summarize(analysis, { sentences: most });
    if (longer.length < most || lengthOf(longer) > chars) break;
    best = longer;
  }
  return best;
}

const lengthOf = (sentences: readonly Sentence[]): number =>
  sentences.reduce((sum, { text }) => sum + text.length + 1, -1);
