import type { Candidate } from './candidates.ts';

/** How much a feature counts: in all sentences, and beside that in those of some blocks. */
interface Weight {
  all: number;
  readonly blocks: Map<string, number>;
}

/** How much each feature counts. */
export type Weights = ReadonlyMap<string, Readonly<Weight>>;

/** Sorts weights by feature: "name|heard=1" counts in the block `name`, "heard=1" in all. */
export function sortWeights(flat: Iterable<readonly [feature: string, weight: number]>): Weights {
  const weights = new Map<string, Weight>();
  for (const [sign, weight] of flat) {
    const bar = sign.indexOf('|');
    const feature = sign.slice(bar + 1);
    const known = weights.get(feature) ?? { all: 0, blocks: new Map<string, number>() };
    if (bar < 0) known.all = weight;
    else known.blocks.set(sign.slice(0, bar), weight);
    weights.set(feature, known);
  }
  return weights;
}

/** Reads a table of "sign weight; sign weight; …". */
export const readWeights = (table: string): Weights =>
  sortWeights(
    table
      .split(';')
      .map(entry => entry.trim())
      .filter(entry => entry !== '')
      .map(entry => {
        const gap = entry.lastIndexOf(' ');
        return [entry.slice(0, gap), Number(entry.slice(gap + 1))] as const;
      }),
  );

/** Each candidate with how likely it is the one; the shares add up to 1. */
export function weigh(
  candidates: readonly Candidate[],
  weights: Weights,
): readonly { readonly candidate: Candidate; readonly share: number }[] {
  const scores = candidates.map(({ features, block }) => {
    let score = 0;
    for (const feature of features) {
      const weight = weights.get(feature);
      if (weight !== undefined) score += weight.all + (weight.blocks.get(block) ?? 0);
    }
    return score;
  });
  const top = Math.max(...scores);
  const powers = scores.map(score => Math.exp(score - top));
  const total = powers.reduce((sum, one) => sum + one, 0);
  return candidates.map((candidate, i) => ({ candidate, share: (powers[i] ?? 0) / total }));
}
