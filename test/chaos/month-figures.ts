import { platforms } from '../../src/adapters/registry.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, SECOND } from '../../src/core/time.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { megabytesAtRest } from './at-rest.ts';
import { month } from './month.ts';

/** So few that what is remembered longest, five times as long as what was posted, is full after eighteen days. */
const KEEP_DAYS = 3;
const PLAN = { articlesPerDay: 200, targets: 50, schedules: 5, keepMs: KEEP_DAYS * DAY };
const SLOPE_MB = 1;
/** By so much the database may be larger in the last third than in the second. */
const GROWTH = 1.05;

/**
 * So many days of a newsroom with fifty targets, which keeps what was posted for three. The process is measured at the end
 * of each day, after a collection; the slope is that of the straight line through the days after `keep`. False when a floor is
 * missed.
 */
export async function monthFigures(days: number, say: (line: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-month-'));
  const began = performance.now();
  try {
    const file = join(folder, 'strillone.db');
    await using store = await openSqliteStore({ file, pacing: platforms.rateLimits(platforms.usualPacing) });
    const report = await month(store, { ...PLAN, days }, { file, memory: megabytesAtRest });
    const settled = report.days.slice(KEEP_DAYS);
    const slope = slopeOf(settled.map(({ memory }) => memory));
    const sizes = report.days.map(({ databaseMb }) => databaseMb);
    const third = Math.floor(days / 3);
    const growth = Math.max(...sizes.slice(2 * third)) / Math.max(...sizes.slice(third, 2 * third));
    const listed = (numbers: readonly number[]) => numbers.map(number => number.toFixed(0)).join(' ');
    say(`events: ${[...report.events].map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
    say(`memory after each day: ${listed(report.days.map(({ memory }) => memory))} MB`);
    say(`database after each day: ${listed(sizes)} MB`);
    for (const [table, rows] of report.days.at(-1)?.rows ?? [])
      say(
        `rows of ${table} after each fifth day: ${listed(report.days.flatMap((day, index) => (index % 5 === 4 ? (day.rows.get(table) ?? 0) : [])))} (now ${rows})`,
      );
    for (const event of report.wrong.slice(0, 10)) say(`wrong: ${JSON.stringify(event)}`);
    say(
      `${days} days: memory grows by ${slope.toFixed(2)} MB a day (${SLOPE_MB}), the database in its last third by ` +
        `${(100 * (growth - 1)).toFixed(1)} % (${(100 * (GROWTH - 1)).toFixed(0)} %), faults and flaws ${report.wrong.length} (0); ` +
        `took ${((performance.now() - began) / SECOND).toFixed(0)} s`,
    );
    return slope < SLOPE_MB && growth < GROWTH && report.wrong.length === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the line of least squares through values that lie one apart. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const rise = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  return rise / values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
}
