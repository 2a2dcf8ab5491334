import { platforms } from '../../src/adapters/registry.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUR, MINUTE, SECOND } from '../../src/core/time.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { megabytesAtRest } from './at-rest.ts';
import { outage } from './outage.ts';

const TARGETS = 20;
const FULL_PACE = 0.7;
const FLAT_MB = 20;

/**
 * Three days without both platforms, while articles come for twenty targets; then all of it drains. The process is measured
 * after a collection, at the beginning of the draining and after each tenth. False when a floor is missed.
 */
export async function outageFigures(articles: number, say: (line: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-outage-'));
  const began = performance.now();
  try {
    await using store = await openSqliteStore({
      file: join(folder, 'strillone.db'),
      pacing: platforms.rateLimits(platforms.usualPacing),
    });
    const plan = { hours: 72, articles, targets: TARGETS, expiringEach: 4, expiresAfterMs: 24 * HOUR };
    const report = await outage(store, plan, megabytesAtRest);
    const { sent, expired, lost, outOfOrder, atTheWrongTime, triesInVain, tooMany, slowest, memory } = report;
    const [first = 0] = memory;
    const grown = Math.max(...memory) - first;
    const seconds = (ms: number) => (ms / SECOND).toFixed(0);
    say(
      `${plan.hours} h away, ${articles} articles x ${TARGETS} targets: sent ${sent}, expired ${expired}, lost ${lost} (0), ` +
        `out of order or twice ${outOfOrder} (0), sent too late or expired too early ${atTheWrongTime} (0)`,
    );
    say(
      `meanwhile ${triesInVain} requests in vain; then the first message everywhere within ${seconds(report.firstAfterMs)} s, ` +
        `all done after ${(report.doneAfterMs / MINUTE).toFixed(0)} min, ${tooMany} requests too many (0), ` +
        `slowest target in its slowest 5 minutes at ${(100 * slowest).toFixed(1)} % of its limit (${100 * FULL_PACE} %)`,
    );
    say(
      `memory while draining ${memory.map(size => size.toFixed(0)).join(' ')} MB: +${grown.toFixed(0)} MB (${FLAT_MB}); took ${seconds(performance.now() - began)} s`,
    );
    const wrong = lost + outOfOrder + atTheWrongTime + tooMany;
    return wrong === 0 && slowest >= FULL_PACE && grown < FLAT_MB;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
