import type { Candidate } from '../../../src/editorial/quotes/attribution/candidates/candidates.ts';

const PENALTY = 10;
const STEPS = 160;
/** What fewer outlets show is left out. */
const LEAST_OUTLETS = 4;
/** A weight this small changes nothing. */
const LEAST = 0.06;

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

/** Adds to the slope of each weight how far it would make the right candidates of an example likelier. */
function addSlope(slope: Float64Array, weights: Float64Array, { trust, right, candidates }: Numbered): void {
  const scores = candidates.map(signs => signs.reduce((sum, sign) => sum + (weights[sign] ?? 0), 0));
  const top = Math.max(...scores);
  const powers = scores.map(score => Math.exp(score - top));
  const all = powers.reduce((sum, one) => sum + one, 0);
  const good = powers.reduce((sum, one, i) => sum + (right[i] === true ? one : 0), 0);
  for (const [i, signs] of candidates.entries()) {
    const share = (powers[i] ?? 0) / all;
    const wanted = right[i] === true ? (powers[i] ?? 0) / Math.max(good, 1e-9) : 0;
    const push = trust * (wanted - share);
    if (Math.abs(push) > 1e-6) for (const sign of signs) slope[sign] = (slope[sign] ?? 0) + push;
  }
}

/**
 * Weights that make the right candidates likely: gradient ascent with a step for each weight of its own (AdaGrad), and a
 * penalty on large weights; no chance is in it.
 */
export function fitWeights(examples: readonly Example[]): Readonly<Record<string, number>> {
  const { rows, signs, known } = numbered(examples);
  const weights = new Float64Array(signs.length);
  const squares = new Float64Array(signs.length);
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(signs.length);
    for (const row of rows) addSlope(slope, weights, row);
    for (let i = 0; i < signs.length; i++) {
      if (known[i] !== true) continue;
      const weight = weights[i] ?? 0;
      const own = (slope[i] ?? 0) - PENALTY * weight;
      squares[i] = (squares[i] ?? 0) + own * own;
      weights[i] = weight + (0.5 * own) / Math.sqrt((squares[i] ?? 0) + 1e-6);
    }
  }
  return Object.fromEntries(
    signs
      .map((sign, i) => [sign, Math.round(100 * (weights[i] ?? 0)) / 100] as const)
      .filter(([, weight]) => Math.abs(weight) >= LEAST)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
