import { lookAround, lookAtLine, type LineLook } from './line-features.ts';
import { LINE_WEIGHTS, type LineWeights } from './line-weights.ts';
import { answerOf } from './network.ts';

/**
 * How surely each line belongs to the article, 0 to 1: first by its own look and place, then also by what that says of the
 * lines around it, since articles and boilerplate both come in runs. Linear in the length of the text.
 */
export function scoreLines(
  lines: readonly string[],
  isBoilerplate: readonly boolean[],
  weights: LineWeights = LINE_WEIGHTS,
): readonly number[] {
  const looks = lines.map((line, at) => lookAtLine(line, isBoilerplate[at] === true));
  const around = lookAround(looks);
  const first = looks.map(({ values }, at) => answerOf(weights.look, values, around[at] ?? []));
  return Array.from(neighbourValues(first, looks), (values, at) =>
    answerOf(weights.neighbours, values, looks[at]?.values ?? [], around[at] ?? []),
  );
}

/** A paragraph longer than this says no more about where the article is. */
const MASS_CHARS = 400;

/** What the first answers say of each line and its surroundings, as the second network takes them before the line's own signs. */
export function* neighbourValues(
  sure: readonly number[],
  looks: readonly LineLook[],
): Generator<readonly number[]> {
  const masses = sure.map((value, at) => value * Math.min(looks[at]?.width ?? 0, MASS_CHARS));
  const total = masses.reduce((sum, one) => sum + one, 1e-9);
  const mean = (from: number, to: number) => {
    let sum = 0;
    for (let at = from; at <= to; at++) sum += sure[at] ?? 0;
    return sum / (to - from + 1);
  };
  let passed = 0;
  for (const [at, value] of sure.entries()) {
    const before = passed / total;
    passed += masses[at] ?? 0;
    const after = 1 - passed / total;
    const odds = Math.log((value + 1e-4) / (1 - value + 1e-4));
    const [near, next] = [mean(at - 3, at - 1), mean(at + 1, at + 3)];
    const close = [1, 2, 3, 4].flatMap(away => [sure[at - away] ?? 0, sure[at + away] ?? 0]);
    yield [
      Math.max(-6, Math.min(6, odds)) / 6,
      ...close,
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
  }
}
