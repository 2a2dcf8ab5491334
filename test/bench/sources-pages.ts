import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readPage } from '../../src/sources/pages/page.ts';

const PAGES = join(import.meta.dirname, '../../../shared/data/pages');
const SETS = ['aeb', 'trafilatura', 'wcxb'];

/** Milliseconds of the processor that a real page takes, from its HTML to title, facts and text. */
export function* pageFigures(): Generator<string> {
  for (const set of SETS) {
    const truth = join(PAGES, set, 'truth.jsonl');
    if (!existsSync(truth)) {
      yield `pages ${set}: no pages at ${truth}; nothing was measured`;
      continue;
    }
    const rows = readFileSync(truth, 'utf8').trim().split('\n');
    const times = rows.map(row => {
      const { file, url } = JSON.parse(row) as { file: string; url: string | null };
      const bytes = readFileSync(join(PAGES, set, file));
      const html = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      const before = process.cpuUsage();
      readPage(html, { url, timezone: 'UTC' });
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length;
    yield `pages ${set}: ${mean.toFixed(1)} ms a page, the slowest of ${String(times.length)} ${Math.max(...times).toFixed(0)} ms`;
  }
}
