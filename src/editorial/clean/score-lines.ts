import { lookAround, lookAtLine, type LineLook } from './line-features.ts';
import { LOOK_WEIGHTS, NEIGHBOUR_WEIGHTS } from './line-weights.ts';

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

function weigh(values: readonly number[], weights: readonly number[]): number {
  let sum = weights[values.length] ?? 0;
  for (let at = 0; at < values.length; at++) sum += (values[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

/**
 * How surely each line belongs to the article, 0 to 1: first by its own look and place, then by what that says of the
 * lines around it, since articles and rubbish both come in runs. Linear in the length of the text.
 */
export function scoreLines(lines: readonly string[]): readonly number[] {
  const looks = lines.map(lookAtLine);
  const around = lookAround(looks);
  const first = looks.map(({ values }, at) =>
    logistic(weigh([...values, ...(around[at] ?? [])], LOOK_WEIGHTS)),
  );
  return neighbourValues(first, looks).map(values => logistic(weigh(values, NEIGHBOUR_WEIGHTS)));
}

/** A paragraph longer than this says no more about where the article is. */
const MASS_CHARS = 400;

function neighbourValues(
  sure: readonly number[],
  looks: readonly LineLook[],
): readonly (readonly number[])[] {
  const masses = sure.map((value, at) => value * Math.min(looks[at]?.width ?? 0, MASS_CHARS));
  const total = masses.reduce((sum, one) => sum + one, 1e-9);
  const mean = (from: number, to: number) => {
    let sum = 0;
    for (let at = from; at <= to; at++) sum += sure[at] ?? 0;
    return sum / (to - from + 1);
  };
  let passed = 0;
  return sure.map((value, at) => {
    const before = passed / total;
    passed += masses[at] ?? 0;
    const after = 1 - passed / total;
    const odds = Math.log((value + 1e-4) / (1 - value + 1e-4));
    const [near, next] = [mean(at - 3, at - 1), mean(at + 1, at + 3)];
    return [
      Math.max(-6, Math.min(6, odds)) / 6,
      sure[at - 1] ?? 0,
      sure[at + 1] ?? 0,
      near,
      next,
      near * next,
      mean(at - 8, at - 1),
      mean(at + 1, at + 8),
      after,
      before,
      after < 0.03 ? 1 : 0,
      before < 0.03 ? 1 : 0,
      after < 0.15 ? 1 : 0,
      Math.min(near, next),
    ];
  });
}
