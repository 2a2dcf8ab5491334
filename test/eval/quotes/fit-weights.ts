import type { Candidate } from '../../../src/editorial/quotes/attribution/candidates/candidates.ts';

/** What large weights cost: those for all sentences, and those that one block has beside them. */
const PENALTY = { all: 10, block: 30 } as const;
const STEPS = 80;
/** How many of the last steps tell how the slope bends. */
const MEMORY = 8;
/** What fewer outlets show is left out. */
const LEAST_OUTLETS = 4;
/** Smaller weights are left out, for the table's length; from 0.04 on one of a hundred persons fewer would be named. */
const LEAST = 0.03;

/** A quotation with all who may speak it. */
export interface Example {
  readonly outlet: string;
  /** How much it counts. */
  readonly trust: number;
  readonly candidates: readonly Candidate[];
  /** Which of the candidates are right. */
  readonly right: readonly boolean[];
}

/** The features of a candidate under the names that weights have: for all sentences, and for those of its block. */
const signsOf = ({ features, block }: Candidate): readonly string[] => [
  ...features,
  ...features.map(feature => `${block}|${feature}`),
];

/** An example with its signs as numbers. */
interface Numbered {
  readonly trust: number;
  readonly right: readonly boolean[];
  readonly candidates: readonly (readonly number[])[];
}

/** Numbers the signs of the examples; `known` are those that enough outlets show. */
function numbered(examples: readonly Example[]) {
  const numbers = new Map<string, number>();
  const outlets: Set<string>[] = [];
  const rows = examples.map(({ candidates, right, outlet, trust }): Numbered => {
    const numberOf = (sign: string): number => {
      const known = numbers.get(sign);
      const number = known ?? numbers.size;
      if (known === undefined) {
        numbers.set(sign, number);
        outlets.push(new Set());
      }
      outlets[number]?.add(outlet);
      return number;
    };
    return { trust, right, candidates: candidates.map(one => signsOf(one).map(numberOf)) };
  });
  return { rows, signs: [...numbers.keys()], known: outlets.map(({ size }) => size >= LEAST_OUTLETS) };
}

/** Adds how far each weight makes the right candidates of an example likelier; how unlikely they are. */
function addSlope(
  slope: Float64Array,
  weights: Float64Array,
  { trust, right, candidates }: Numbered,
): number {
  const scores = candidates.map(signs => signs.reduce((sum, sign) => sum + (weights[sign] ?? 0), 0));
  const top = Math.max(...scores);
  const powers = scores.map(score => Math.exp(score - top));
  const all = powers.reduce((sum, one) => sum + one, 0);
  const good = powers.reduce((sum, one, i) => sum + (right[i] === true ? one : 0), 0);
  for (const [i, signs] of candidates.entries()) {
    const share = (powers[i] ?? 0) / all;
    const wanted = right[i] === true ? (powers[i] ?? 0) / Math.max(good, 1e-9) : 0;
    const push = trust * (wanted - share);
    if (Math.abs(push) > 1e-9) for (const sign of signs) slope[sign] = (slope[sign] ?? 0) + push;
  }
  return trust * (Math.log(all) - Math.log(Math.max(good, 1e-9)));
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};
/** a + factor · b */
const plus = (a: Float64Array, b: Float64Array, factor: number): Float64Array =>
  a.map((value, i) => value + factor * (b[i] ?? 0));

interface Step {
  readonly moved: Float64Array;
  readonly bent: Float64Array;
}

/** The way down from a place, by its slope and how the slope bent in the last steps (L-BFGS). */
function wayDown(slope: Float64Array, steps: readonly Step[]): Float64Array {
  let way: Float64Array = slope.map(value => -value);
  const shares: number[] = [];
  for (const { moved, bent } of steps.toReversed()) {
    const share = dot(moved, way) / dot(moved, bent);
    shares.push(share);
    way = plus(way, bent, -share);
  }
  const last = steps.at(-1);
  if (last !== undefined) {
    const scale = dot(last.moved, last.bent) / dot(last.bent, last.bent);
    way = way.map(value => value * scale);
  }
  for (const { moved, bent } of steps)
    way = plus(way, moved, (shares.pop() ?? 0) - dot(bent, way) / dot(moved, bent));
  return way;
}

/** The lowest place of a smooth, convex function, from the origin on; no chance is in it. */
function lowest(
  size: number,
  measure: (place: Float64Array) => { height: number; slope: Float64Array },
): Float64Array {
  let place: Float64Array = new Float64Array(size);
  let here = measure(place);
  const steps: Step[] = [];
  for (let step = 0; step < STEPS; step++) {
    const way = wayDown(here.slope, steps);
    const descent = dot(way, here.slope);
    let length = steps.length === 0 ? 1 / Math.sqrt(-descent) : 1;
    let next = plus(place, way, length);
    let there = measure(next);
    while (there.height > here.height + 1e-4 * length * descent && length > 1e-6) {
      length /= 2;
      next = plus(place, way, length);
      there = measure(next);
    }
    const made = { moved: plus(next, place, -1), bent: plus(there.slope, here.slope, -1) };
    if (dot(made.moved, made.bent) <= 1e-9) break;
    steps.push(made);
    if (steps.length > MEMORY) steps.shift();
    place = next;
    here = there;
  }
  return place;
}

/** Weights that make the right candidates likely, with a penalty on large ones. */
export function fitWeights(examples: readonly Example[]): Readonly<Record<string, number>> {
  const { rows, signs, known } = numbered(examples);
  const penalties = signs.map(sign => (sign.includes('|') ? PENALTY.block : PENALTY.all));
  const weights = lowest(signs.length, place => {
    const push = new Float64Array(signs.length);
    let height = rows.reduce((sum, row) => sum + addSlope(push, place, row), 0);
    const slope = push.map((value, i) => {
      const weight = place[i] ?? 0;
      const penalty = penalties[i] ?? 0;
      height += 0.5 * penalty * weight * weight;
      return known[i] === true ? penalty * weight - value : 0;
    });
    return { height, slope };
  });
  return Object.fromEntries(
    signs
      .map((sign, i) => [sign, Math.round(100 * (weights[i] ?? 0)) / 100] as const)
      .filter(([, weight]) => Math.abs(weight) >= LEAST)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
