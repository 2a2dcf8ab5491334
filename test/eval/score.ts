import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzeLine } from '../../src/editorial/analyze-line.ts';

export const SHARED = join(import.meta.dirname, '../../../shared');
export const DATA = join(SHARED, 'data');
export const TOOLS = join(SHARED, 'tools/eval');
const CHARS = 300;

export type Json = Readonly<Record<string, unknown>>;

/** A value deep in a scorer's answer, as a number; NaN when it is not there. */
export function at(answer: unknown, ...path: readonly string[]): number {
  let value = answer;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? (value as Json)[step] : undefined;
  return typeof value === 'number' ? value : NaN;
}

export const parseLines = (text: string): readonly Json[] =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Json);

const run = (scorer: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(TOOLS, `${scorer}.mjs`), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });

/** Makes the inputs of a scorer, answers them by `predict`, and hands back the scorer's last line. */
export function score(scorer: string, gold: string, predict: (input: Json) => Json): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-eval-'));
  try {
    const maker = scorer === 'quotes-news' ? 'quotes' : scorer;
    const inputs = parseLines(run(maker, 'make-input', gold));
    const file = join(folder, 'predictions.jsonl');
    writeFileSync(file, inputs.map(input => JSON.stringify(predict(input))).join('\n'));
    return JSON.parse(run(scorer, gold, file).trimEnd().split('\n').at(-1) ?? '') as unknown;
  } catch (error) {
    throw new Error(`${scorer} on ${gold} gave no figures`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same for documents that are at hand. */
export function scoreRows(scorer: string, rows: readonly unknown[], predict: (input: Json) => Json): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-eval-'));
  try {
    const gold = join(folder, 'gold.jsonl');
    writeFileSync(gold, rows.map(row => JSON.stringify(row)).join('\n'));
    return score(scorer, gold, predict);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What `analyze --jsonl` answers to a line. */
export const analyzed = (line: Json, sentences?: number): Json =>
  JSON.parse(
    analyzeLine(JSON.stringify(line), {
      summary: sentences === undefined ? { chars: CHARS } : { sentences },
    }),
  ) as Json;
