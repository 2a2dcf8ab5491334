import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeLine } from '../../src/editorial/analyze-line.ts';

const SEEDS = join(import.meta.dirname, '../../seeds');
const ARTICLE_CHARS = 4000;
const ROUNDS = 5;

/** One article a seed in plain text, its paragraphs repeated up to 4 kB, each copy told apart by a number. */
function articles(): readonly string[] {
  return readdirSync(SEEDS)
    .filter(name => name.endsWith('.txt'))
    .map(name => {
      const text = readFileSync(join(SEEDS, name), 'utf8').replace(/^---\n.*?\n---\n/su, '');
      let long = text;
      for (let copy = 2; long.length < ARTICLE_CHARS; copy++)
        long += text
          .split('\n')
          .slice(1)
          .map(line => (line === '' ? line : `${copy}: ${line}`))
          .join('\n');
      return long.slice(0, ARTICLE_CHARS);
    });
}

export function* editorialFigures(): Generator<string> {
  yield `${articlesPerSecond().toFixed(0)} articles of 4 kB a second on one core`;
}

/** Articles of 4 kB that `analyze --jsonl` answers in a second on one core; the best of five rounds, after one to warm up. */
export function articlesPerSecond(): number {
  const lines = articles().map((text, id) => JSON.stringify({ id, text }));
  let best = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    for (let again = 0; again < 20; again++)
      for (const line of lines) analyzeLine(line, { summary: { chars: 300 } });
    const perSecond = (20 * lines.length * 1000) / (performance.now() - start);
    if (round > 0) best = Math.max(best, perSecond);
  }
  return best;
}
