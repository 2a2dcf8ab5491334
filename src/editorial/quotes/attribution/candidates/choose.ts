import type { Candidate } from './candidates.ts';

/** How much each feature counts, in all sentences ("") and in those of one block. */
export type Weights = ReadonlyMap<string, ReadonlyMap<string, number>>;

const ALL = '';

/** Sorts weights by block: "name|heard=1" counts in the block `name`, "heard=1" in all. */
export function sortWeights(flat: Iterable<readonly [feature: string, weight: number]>): Weights {
  const weights = new Map<string, Map<string, number>>();
  for (const [feature, weight] of flat) {
    const bar = feature.indexOf('|');
    const block = bar < 0 ? ALL : feature.slice(0, bar);
    const known = weights.get(block);
    if (known === undefined) weights.set(block, new Map([[feature.slice(bar + 1), weight]]));
    else known.set(feature.slice(bar + 1), weight);
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
  const all = weights.get(ALL);
  const scores = candidates.map(({ features, block }) => {
    const own = weights.get(block);
    let score = 0;
    for (const feature of features) score += (all?.get(feature) ?? 0) + (own?.get(feature) ?? 0);
    return score;
  });
  const top = Math.max(...scores);
  const powers = scores.map(score => Math.exp(score - top));
  const total = powers.reduce((sum, one) => sum + one, 0);
  return candidates.map((candidate, i) => ({ candidate, share: (powers[i] ?? 0) / total }));
}
