import { expect, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import { StoreDownError } from '../../src/core/ports/store-down-error.ts';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import { watchDatabase } from '../../src/maintenance/watch-database.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { NOW } from '../fixtures/build.ts';

const full = new StoreDownError('strillone.db', 'disk-full', { words: 'database or disk is full' });
const failed = new StoreDownError('strillone.db', 'database-disk', { words: 'disk I/O error' });

test('a database that is down is told once, however often it fails, and once that it is back', () => {
  const clock = createFakeClock(NOW);
  const events: NewsroomEvent[] = [];
  const watch = watchDatabase({ clock, record: event => events.push(event) });
  watch.written();
  for (let n = 0; n < 100; n++) {
    watch.failed(full);
    clock.advance(SECOND);
  }
  watch.failed(failed);
  watch.written();
  watch.written();
  expect(events).toEqual([
    { kind: 'database-down', reason: full.reason },
    { kind: 'database-down', reason: failed.reason },
    { kind: 'database-up', downMs: 100 * SECOND },
  ]);
  watch.failed(full);
  watch.written();
  expect(events).toHaveLength(3);
  clock.advance(10 * MINUTE);
  watch.failed(full);
  expect(events).toHaveLength(4);
});
