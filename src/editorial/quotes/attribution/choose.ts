import type { Candidate } from './candidates.ts';

/** How much each feature counts. */
export type Weights = Readonly<Record<string, number>>;

/** Reads a table of "sign weight; sign weight; …". */
export const readWeights = (table: string): Weights =>
  Object.fromEntries(
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
  const scores = candidates.map(({ features }) =>
    features.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0),
  );
  const top = Math.max(...scores);
  const powers = scores.map(score => Math.exp(score - top));
  const total = powers.reduce((sum, one) => sum + one, 0);
  return candidates.map((candidate, i) => ({ candidate, share: (powers[i] ?? 0) / total }));
}
