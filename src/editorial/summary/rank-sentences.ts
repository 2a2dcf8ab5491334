import type { Sentence, Span } from '../../core/article.ts';
import { QUESTION_END, SENTENCE_END } from '../text/sentence-end.ts';
import { contentWordsOf } from '../text/words.ts';
import { leansBack } from './leans-back.ts';

interface RankedArticle {
  readonly language: string;
  readonly title: string | null;
  /** In order, not overlapping. */
  readonly quotes: readonly Span[];
}

/** Found by trying at random on four sets of articles with summaries, weighing both halves of each. */
const WEIGHT = {
  /** News says the most first: 1 / (1 + place). */
  early: 3.9,
  /** Words that come again in other sentences (tf-idf centrality, after PacSum), by length and in sum. */
  central: 1.8,
  centralSum: 0.13,
  /** Words of the title: share of the title's, share of the sentence's. */
  titleSaid: 0.7,
  inTitle: 0.5,
  number: 0.6,
  leans: 0.24,
  quoted: 0.5,
  question: 0.16,
  noEnd: 0.65,
  /** Cuts a quotation, is a scrap. */
  unfit: 2,
  /** A place before the news ("Hamburg."), a word. */
  scrap: 3,
  /** Says only what the title has said: more than the first place is worth. */
  repeats: 5,
  /** Share of words said already by better sentences. */
  again: 1.3,
} as const;
const SHORTEST = 30;
const SCRAP = /^[^\s]+(?: [^\s]+)?$/u;
/** An answer in an interview: "A: On the radio." */
const INITIAL = /^\p{Lu} ?: /u;
/** So many of the best are chosen against each other; a summary has no more. */
const [CHOSEN, CANDIDATES] = [12, 40];

/**
 * Ranks the sentences of an article by how well each stands for it: early, central, of the title's words, no question, no
 * quotation alone; what only says again what better ones say comes later. Linear in the length of the text.
 */
export function rankSentences(
  text: string,
  spans: readonly Span[],
  article: RankedArticle,
): readonly Sentence[] {
  const bags = spans.map(
    ({ start, end }) => new Set(contentWordsOf(text.slice(start, end), article.language)),
  );
  const scores = scoreAll(text, spans, { ...article, bags });
  const order = spans.map((_, place) => place).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const best = chooseApart(order.slice(0, CANDIDATES), scores, bags);
  const chosen = new Set(best);
  const ranks = new Map(
    [...best, ...order.filter(place => !chosen.has(place))].map((place, rank) => [place, rank]),
  );
  return spans.map(({ start, end }, place) => ({
    start,
    end,
    text: text.slice(start, end),
    rank: ranks.get(place) ?? place,
  }));
}

function chooseApart(
  candidates: readonly number[],
  scores: readonly number[],
  bags: readonly ReadonlySet<string>[],
): readonly number[] {
  const holders = placesOf(candidates, bags);
  const left = new Set(candidates);
  /** How many words of each place better ones have said. */
  const again: number[] = [];
  const chosen: number[] = [];
  while (left.size > 0 && chosen.length < CHOSEN) {
    let [best, most] = [-1, -Infinity];
    for (const place of left) {
      const score =
        (scores[place] ?? 0) - (WEIGHT.again * (again[place] ?? 0)) / Math.max(1, bags[place]?.size ?? 0);
      if (score > most) [best, most] = [place, score];
    }
    left.delete(best);
    chosen.push(best);
    for (const word of bags[best] ?? []) {
      for (const place of holders.get(word) ?? []) again[place] = (again[place] ?? 0) + 1;
      holders.delete(word);
    }
  }
  return chosen;
}

/** Which of the places hold each word. */
function placesOf(
  places: readonly number[],
  bags: readonly ReadonlySet<string>[],
): Map<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  for (const place of places)
    for (const word of bags[place] ?? []) {
      const known = holders.get(word);
      if (known === undefined) holders.set(word, [place]);
      else known.push(place);
    }
  return holders;
}

function scoreAll(
  text: string,
  spans: readonly Span[],
  article: RankedArticle & { readonly bags: readonly ReadonlySet<string>[] },
): readonly number[] {
  const { bags, quotes } = article;
  const spread = new Map<string, number>();
  for (const bag of bags) for (const word of bag) spread.set(word, (spread.get(word) ?? 0) + 1);
  const title = new Set(contentWordsOf(article.title ?? '', article.language));
  let quote = 0;
  return spans.map((span, place) => {
    const bag = bags[place] ?? new Set<string>();
    const words = text.slice(span.start, span.end);
    let [central, inTitle] = [0, 0];
    for (const word of bag) {
      central += Math.min(3, (spread.get(word) ?? 1) - 1);
      if (title.has(word)) inTitle++;
    }
    while ((quotes[quote]?.end ?? Infinity) <= span.start) quote++;
    const { share, cut } = quotedIn(span, quotes, quote);
    const unfit = cut || words.length < SHORTEST || INITIAL.test(words);
    const repeats = bag.size > 0 && inTitle === bag.size;
    return (
      WEIGHT.early / (1 + place) +
      (WEIGHT.central * central) / (bag.size + 4) +
      (WEIGHT.centralSum * central) / 20 +
      WEIGHT.titleSaid * Math.min(1, inTitle / (title.size + 1)) +
      (WEIGHT.inTitle * inTitle) / (bag.size + 4) +
      (/\d/.test(words) ? WEIGHT.number : 0) -
      (leansBack(words, article.language) ? WEIGHT.leans : 0) -
      WEIGHT.quoted * share -
      (QUESTION_END.test(words) ? WEIGHT.question : 0) -
      (SENTENCE_END.test(words) ? 0 : WEIGHT.noEnd) -
      (unfit ? WEIGHT.unfit : 0) -
      (SCRAP.test(words) ? WEIGHT.scrap : 0) -
      (repeats ? WEIGHT.repeats : 0)
    );
  });
}

/** How much of a sentence is quotation, and whether one of them begins before it or goes on after it. */
function quotedIn(span: Span, quotes: readonly Span[], from: number): { share: number; cut: boolean } {
  let [quoted, cut] = [0, false];
  for (let at = from; at < quotes.length; at++) {
    const one = quotes[at];
    if (one === undefined || one.start >= span.end) break;
    quoted += Math.min(one.end, span.end) - Math.max(one.start, span.start);
    if (one.start < span.start || one.end > span.end) cut = true;
  }
  return { share: quoted / Math.max(1, span.end - span.start), cut };
}
