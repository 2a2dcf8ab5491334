import { expect, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import { StoreDownError } from '../../src/core/ports/store-down-error.ts';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import { watchDatabase } from '../../src/maintenance/watch-database.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { NOW } from '../fixtures/build.ts';

test('a database that is down is told once, however often it fails, and once that it is back', () => {
  const clock = createFakeClock(NOW);
  const events: NewsroomEvent[] = [];
  const watch = watchDatabase({ clock, record: event => events.push(event) });
  watch.written();
  for (let n = 0; n < 100; n++) {
    watch.failed(new StoreDownError('the disk is full'));
    clock.advance(SECOND);
  }
  watch.failed(new StoreDownError('the disk failed'));
  watch.written();
  watch.written();
  expect(events).toEqual([
    { kind: 'database-down', reason: 'the disk is full' },
    { kind: 'database-down', reason: 'the disk failed' },
    { kind: 'database-up', downMs: 100 * SECOND },
  ]);
  watch.failed(new StoreDownError('the disk is full'));
  watch.written();
  expect(events).toHaveLength(3);
  clock.advance(10 * MINUTE);
  watch.failed(new StoreDownError('the disk is full'));
  expect(events).toHaveLength(4);
});
