import type { Candidate } from '../../../src/editorial/quotes/attribution/candidates/candidates.ts';
import type { Tree } from '../../../src/editorial/quotes/attribution/candidates/choose.ts';

/** How many trees, and with how many leaves each. */
const TREES = 200;
const LEAVES = 16;
/** How far each tree goes towards what would be best for the candidates at its leaves. */
const STEP = 0.1;
/** What makes leaves of few candidates go less far, and the fewest candidates of a leaf. */
const PENALTY = 10;
const LEAST_AT_LEAF = 15;
/** Each tree sees a part of the quotations, and asks for a part of the features: together they learn less by heart. */
const QUOTATIONS_SEEN = 0.8;
const FEATURES_SEEN = 0.25;
/** What fewer outlets show is left out. */
const LEAST_OUTLETS = 4;
/** A candidate that is all but settled still bends the slope so much. */
const LEAST_BEND = 1e-3;

/** A quotation with all who may speak it. */
export interface Example {
  readonly outlet: string;
  /** How much it counts. */
  readonly trust: number;
  readonly candidates: readonly Candidate[];
  /** Which of the candidates are right. */
  readonly right: readonly boolean[];
}

/** The candidates of all examples in one row, with their features as numbers. */
interface Rows {
  readonly features: readonly string[];
  readonly count: number;
  /** The features of all candidates, and where those of each begin. */
  readonly has: Int16Array;
  readonly hasFrom: Int32Array;
  /** Where the candidates of each example begin. */
  readonly begins: readonly number[];
}

/** Numbers the features that enough outlets show. */
function numberFeatures(examples: readonly Example[]): Rows {
  const outlets = new Map<string, Set<string>>();
  for (const { candidates, outlet } of examples)
    for (const { features } of candidates)
      for (const feature of features) outlets.set(feature, (outlets.get(feature) ?? new Set()).add(outlet));
  const features = [...outlets].filter(([, { size }]) => size >= LEAST_OUTLETS).map(([feature]) => feature);
  const numbers = new Map(features.map((feature, i) => [feature, i]));
  const of = examples.flatMap(({ candidates }) =>
    candidates.map(one =>
      [...new Set(one.features)].map(feature => numbers.get(feature)).filter(number => number !== undefined),
    ),
  );
  const hasFrom = new Int32Array(of.length + 1);
  for (const [row, own] of of.entries()) hasFrom[row + 1] = (hasFrom[row] ?? 0) + own.length;
  let begin = 0;
  const begins = examples.map(({ candidates }) => (begin += candidates.length) - candidates.length);
  return { features, count: of.length, has: Int16Array.from(of.flat()), hasFrom, begins };
}

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How far the score of each candidate should move to make the right ones likelier, and how the slope bends there. */
interface Slope {
  readonly push: Float64Array;
  readonly bend: Float64Array;
}

function slopeAt(scores: Float64Array, examples: readonly Example[], { begins }: Rows): Slope {
  const push = new Float64Array(scores.length);
  const bend = new Float64Array(scores.length);
  for (const [i, { candidates, right, trust }] of examples.entries()) {
    const begin = begins[i] ?? 0;
    const own = scores.subarray(begin, begin + candidates.length);
    const top = own.reduce((most, score) => Math.max(most, score), -Infinity);
    const powers = own.map(score => Math.exp(score - top));
    const all = powers.reduce((sum, one) => sum + one, 0);
    const good = powers.reduce((sum, one, j) => sum + (right[j] === true ? one : 0), 0);
    for (const [j, power] of powers.entries()) {
      const share = power / all;
      const wanted = right[j] === true ? power / Math.max(good, 1e-9) : 0;
      push[begin + j] = trust * (wanted - share);
      bend[begin + j] = trust * Math.max(share * (1 - share), LEAST_BEND);
    }
  }
  return { push, bend };
}

/** What is summed over the candidates of a leaf: of those who have each feature asked for, and in the last place of all. */
interface Sums {
  readonly push: Float64Array;
  readonly bend: Float64Array;
  readonly count: Float64Array;
}

/** A leaf that may be split: its candidates, and the best question to split them by. */
interface Leaf {
  readonly rows: Int32Array;
  readonly sums: Sums;
  readonly gain: number;
  /** -1: none is worth it. */
  readonly feature: number;
  /** What became of it. */
  split: { readonly has: Leaf; readonly lacks: Leaf } | null;
}

/** What a tree is grown from. */
interface Ground {
  readonly rows: Rows;
  readonly slope: Slope;
  /** Which candidates and which features this tree sees. */
  readonly sees: Uint8Array;
  readonly asks: Uint8Array;
}

function sumUp(rows: Int32Array, { rows: { has, hasFrom, features }, slope, sees, asks }: Ground): Sums {
  const all = features.length;
  const push = new Float64Array(all + 1);
  const bend = new Float64Array(all + 1);
  const count = new Float64Array(all + 1);
  const add = (place: number, row: number) => {
    push[place] = (push[place] ?? 0) + (slope.push[row] ?? 0);
    bend[place] = (bend[place] ?? 0) + (slope.bend[row] ?? 0);
    count[place] = (count[place] ?? 0) + 1;
  };
  for (const row of rows) {
    if (sees[row] !== 1) continue;
    add(all, row);
    const end = hasFrom[row + 1] ?? 0;
    for (let i = hasFrom[row] ?? 0; i < end; i++) {
      const feature = has[i] ?? 0;
      if (asks[feature] === 1) add(feature, row);
    }
  }
  return { push, bend, count };
}

const without = (all: Float64Array, some: Float64Array): Float64Array =>
  all.map((sum, i) => sum - (some[i] ?? 0));

/** How much better candidates fare if what is best for them is added. */
const gainOf = (push: number, bend: number): number => (push * push) / (bend + PENALTY);

function leafOf(rows: Int32Array, sums: Sums, { asks }: Ground): Leaf {
  const [push, bend, count] = [sums.push.at(-1) ?? 0, sums.bend.at(-1) ?? 0, sums.count.at(-1) ?? 0];
  let [best, most] = [-1, gainOf(push, bend)];
  for (let feature = 0; feature < asks.length; feature++) {
    const having = sums.count[feature] ?? 0;
    if (asks[feature] !== 1 || having < LEAST_AT_LEAF || count - having < LEAST_AT_LEAF) continue;
    const [own, bent] = [sums.push[feature] ?? 0, sums.bend[feature] ?? 0];
    const gain = gainOf(own, bent) + gainOf(push - own, bend - bent);
    if (gain > most) [best, most] = [feature, gain];
  }
  return { rows, sums, gain: most - gainOf(push, bend), feature: best, split: null };
}

/** The candidates that have a feature, and those that lack it. */
function partRows(
  rows: Int32Array,
  feature: number,
  { has, hasFrom }: Rows,
): readonly [Int32Array, Int32Array] {
  const parted = new Int32Array(rows.length);
  let [having, lacking] = [0, rows.length];
  for (const row of rows) {
    const end = hasFrom[row + 1] ?? 0;
    let at = hasFrom[row] ?? 0;
    while (at < end && has[at] !== feature) at++;
    parted[at < end ? having++ : --lacking] = row;
  }
  return [parted.subarray(0, having), parted.subarray(having)];
}

/** The two leaves below one; the sums of the larger are those of both without the smaller's. */
function splitLeaf({ rows, sums, feature }: Leaf, ground: Ground): NonNullable<Leaf['split']> {
  const [having, lacking] = partRows(rows, feature, ground.rows);
  const [smaller, larger] = having.length < lacking.length ? [having, lacking] : [lacking, having];
  const few = sumUp(smaller, ground);
  const many = {
    push: without(sums.push, few.push),
    bend: without(sums.bend, few.bend),
    count: without(sums.count, few.count),
  };
  const leaves = [leafOf(smaller, few, ground), leafOf(larger, many, ground)] as const;
  const [first, second] = leaves;
  return smaller === having ? { has: first, lacks: second } : { has: second, lacks: first };
}

/** Splits the leaf that gains most, until there are enough. */
function growTree(ground: Ground): Leaf {
  const all = Int32Array.from({ length: ground.rows.count }, (_, row) => row);
  const root = leafOf(all, sumUp(all, ground), ground);
  const leaves = [root];
  while (leaves.length < LEAVES) {
    const most = leaves.reduce((best, leaf) => (leaf.gain > best.gain ? leaf : best));
    if (most.feature < 0) break;
    most.split = splitLeaf(most, ground);
    leaves.splice(leaves.indexOf(most), 1, most.split.has, most.split.lacks);
  }
  return root;
}

/** Adds what the leaves give to the scores of their candidates; the tree as it is kept. */
function settleTree(leaf: Leaf, scores: Float64Array, features: readonly string[]): Tree {
  if (leaf.split !== null)
    return {
      feature: features[leaf.feature] ?? '',
      has: settleTree(leaf.split.has, scores, features),
      lacks: settleTree(leaf.split.lacks, scores, features),
    };
  const adds = (STEP * (leaf.sums.push.at(-1) ?? 0)) / ((leaf.sums.bend.at(-1) ?? 0) + PENALTY);
  for (const row of leaf.rows) scores[row] = (scores[row] ?? 0) + adds;
  return adds;
}

/**
 * Gradient-boosted decision trees that make the right candidate of each example likely: each tree corrects what those before it
 * left wrong. The same examples give the same trees.
 */
export function growTrees(examples: readonly Example[]): readonly Tree[] {
  const rows = numberFeatures(examples);
  const scores = new Float64Array(rows.count);
  const chance = createChance(1);
  return Array.from({ length: TREES }, () => {
    const sees = new Uint8Array(rows.count);
    for (const [i, { candidates }] of examples.entries()) {
      const begin = rows.begins[i] ?? 0;
      if (chance() < QUOTATIONS_SEEN) sees.fill(1, begin, begin + candidates.length);
    }
    const asks = Uint8Array.from(rows.features, () => (chance() < FEATURES_SEEN ? 1 : 0));
    const slope = slopeAt(scores, examples, rows);
    return settleTree(growTree({ rows, slope, sees, asks }), scores, rows.features);
  });
}
