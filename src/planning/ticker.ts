import cron from 'node-cron';
import { MINUTE } from '../core/time.ts';
import type { Schedule } from '../core/schedule.ts';

/**
 * Rings at the due moments of every schedule. A bell may be late, miss a beat (node-cron does around clock changes and
 * after sleep) or ring twice: what is due is computed from the slots in the database at each ring, so a bell only
 * decides how soon it is noticed. A steady beat each half minute catches what node-cron misses.
 */
export function startTicker(schedules: readonly Schedule[], ring: () => void): Disposable {
  const tasks = schedules.map(({ name, cron: rule, timezone }) =>
    cron.schedule(rule, ring, { name, timezone }),
  );
  const beat = setInterval(ring, MINUTE / 2);
  return {
    [Symbol.dispose]() {
      clearInterval(beat);
      for (const task of tasks) void task.destroy();
    },
  };
}
