import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/editorial/quotes/attribution/candidates/candidates.ts';
import {
  readTrees,
  weigh,
  writeTrees,
  type Tree,
} from '../../../src/editorial/quotes/attribution/candidates/choose.ts';
import { growTrees, type Example } from '../../eval/quotes/grow-trees.ts';

const candidate = (...features: string[]): Candidate => ({
  person: null,
  literal: null,
  block: 'none',
  features,
});
const sharesBy = (trees: readonly Tree[], ...candidates: readonly Candidate[]) =>
  weigh(candidates, readTrees(writeTrees(trees))).map(({ share }) => Number(share.toFixed(3)));

describe('trees that choose among candidates', () => {
  test('add up what they give, by what a candidate has and lacks', () => {
    const trees: readonly Tree[] = [
      { feature: 'near', has: { feature: 'heard=1', has: 1.5, lacks: 0.5 }, lacks: -1 },
      { feature: 'heard=1', has: 0.25, lacks: 0 },
    ];
    // 1.75, 0.5, -0.75 and -1
    const candidates = [candidate('near', 'heard=1'), candidate('near'), candidate('heard=1'), candidate()];
    expect(sharesBy(trees, ...candidates)).toEqual([0.698, 0.2, 0.057, 0.045]);
  });

  test('are the same after they were written and read, broken into lines too', () => {
    const table = writeTrees([{ feature: 'name of another', has: -0.5, lacks: 0.125 }, -0.01]);
    expect(table).toBe('name of another | 0 -500 +125; -10');
    expect(readTrees(table.replaceAll(' ', '\n  '))).toEqual(readTrees(table));
  });

  test('grow from examples, learn what holds only together, and are the same each time', () => {
    // who is near and heard, or neither, speaks: no single feature tells
    const pairs = [
      [candidate('near', 'heard'), candidate('near')],
      [candidate(), candidate('heard')],
      [candidate('near'), candidate()],
      [candidate('heard'), candidate('near', 'heard')],
    ] as const;
    const right = [
      [true, false],
      [true, false],
      [false, true],
      [false, true],
    ];
    const examples: readonly Example[] = Array.from({ length: 400 }, (_, i) => ({
      outlet: `outlet ${String(i % 7)}`,
      trust: 1,
      candidates: pairs[i % 4] ?? [],
      right: right[i % 4] ?? [],
    }));
    const trees = growTrees(examples);
    for (const [i, [first, second]] of pairs.entries()) {
      const [share = 0] = sharesBy(trees, first, second);
      expect(share > 0.9).toBe(right[i]?.[0]);
    }
    expect(growTrees(examples)).toEqual(trees);
  });
});
