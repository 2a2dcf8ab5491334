import type { Candidate } from './candidates.ts';

/** A decision tree: what is added to a candidate's score, or a feature that leads on by whether the candidate has it. */
export type Tree = number | { readonly feature: string; readonly has: Tree; readonly lacks: Tree };

/** Trees laid out to be walked fast; the scores that they give are added up. */
export interface Trees {
  /** The features that the trees ask for, by number. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Where each tree begins. */
  readonly roots: readonly number[];
  /** Of each node the feature asked for, -1 at a leaf. Who has it goes on at the next node, who lacks it at `lacks`. */
  readonly asks: Int16Array;
  readonly lacks: Int32Array;
  /** What a leaf adds. */
  readonly adds: Float64Array;
}

/** Scores are written in thousandths. */
const UNIT = 1000;

/**
 * Writes trees as a table of two parts with a bar between them: the features ("guess; heard=1; …"), then each tree as its nodes
 * in order ("12 3 +80 -7 +0;"): the number of a feature, followed by the branch of those who have it and of those who lack it, or
 * with a sign what a leaf adds.
 */
export function writeTrees(trees: readonly Tree[]): string {
  const numbers = new Map<string, number>();
  const written = (tree: Tree): string => {
    if (typeof tree === 'number') {
      const adds = Math.round(UNIT * tree);
      return adds < 0 ? String(adds) : `+${String(adds)}`;
    }
    const number = numbers.get(tree.feature) ?? numbers.size;
    numbers.set(tree.feature, number);
    return `${String(number)} ${written(tree.has)} ${written(tree.lacks)}`;
  };
  const nodes = trees.map(written).join('; ');
  return `${[...numbers.keys()].join('; ')} | ${nodes}`;
}

const parts = (list: string): string[] => list.split(';').map(part => part.trim());

/** Reads a table of trees; line ends in it are blanks. */
export function readTrees(table: string): Trees {
  const [features = '', written = ''] = table.replace(/\s+/gu, ' ').split('|');
  const trees = parts(written).map(tree => tree.split(' '));
  const count = trees.reduce((sum, nodes) => sum + nodes.length, 0);
  const asks = new Int16Array(count).fill(-1);
  const lacks = new Int32Array(count);
  const adds = new Float64Array(count);
  let next = 0;
  const lay = (nodes: Iterator<string, undefined>): void => {
    const { value: word = '+0' }: IteratorResult<string, undefined> = nodes.next();
    const at = next++;
    if (/^[+-]/u.test(word)) {
      adds[at] = Number(word) / UNIT;
      return;
    }
    asks[at] = Number(word);
    lay(nodes);
    lacks[at] = next;
    lay(nodes);
  };
  const roots = trees.map(nodes => {
    const root = next;
    lay(nodes.values());
    return root;
  });
  return { numbers: new Map(parts(features).map((feature, i) => [feature, i])), roots, asks, lacks, adds };
}

/** What all trees together give a candidate. */
function scoreOf({ features }: Candidate, { numbers, roots, asks, lacks, adds }: Trees): number {
  const has = new Uint8Array(numbers.size);
  for (const feature of features) {
    const number = numbers.get(feature);
    if (number !== undefined) has[number] = 1;
  }
  let score = 0;
  for (const root of roots) {
    let at = root;
    for (let asked = asks[at] ?? -1; asked >= 0; asked = asks[at] ?? -1)
      at = has[asked] === 1 ? at + 1 : (lacks[at] ?? 0);
    score += adds[at] ?? 0;
  }
  return score;
}

/** Each candidate with how likely it is the one; the shares add up to 1. */
export function weigh(
  candidates: readonly Candidate[],
  trees: Trees,
): readonly { readonly candidate: Candidate; readonly share: number }[] {
  const scores = candidates.map(candidate => scoreOf(candidate, trees));
  const top = Math.max(...scores);
  const powers = scores.map(score => Math.exp(score - top));
  const total = powers.reduce((sum, one) => sum + one, 0);
  return candidates.map((candidate, i) => ({ candidate, share: (powers[i] ?? 0) / total }));
}
