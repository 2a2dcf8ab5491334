import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SECOND } from '../../src/core/time.ts';
import { createInFlightLimiter } from '../../src/outbox/in-flight-limiter.ts';

const LIMIT = { count: 5, perMs: SECOND, burst: 1 };

test('however unevenly requests travel, no stretch at the other end holds more than the limit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ there: fc.nat(400), back: fc.nat(400), pause: fc.nat(50) }), { maxLength: 60 }),
      trips => {
        const window = createInFlightLimiter(LIMIT);
        const arrivals: number[] = [];
        let ends: { at: number; answered: (at: number) => void }[] = [];
        let now = 0;
        const answerUntil = (until: number) => {
          for (const end of ends.filter(({ at }) => at <= until)) end.answered(end.at);
          ends = ends.filter(({ at }) => at > until);
        };
        for (const { there, back, pause } of trips) {
          now += pause;
          answerUntil(now);
          while (window.room(now) === 0) {
            const wait = window.untilRoom(now);
            now = Number.isFinite(wait) ? now + wait : Math.min(...ends.map(({ at }) => at));
            answerUntil(now);
          }
          arrivals.push(now + there);
          ends.push({ at: now + there + back, answered: window.start().answered });
        }
        for (const from of arrivals)
          expect(arrivals.filter(at => at >= from && at < from + SECOND).length).toBeLessThanOrEqual(5);
      },
    ),
    { numRuns: 200 },
  );
});

test('an answer counts once, and a limit that is lifted limits nothing', () => {
  const window = createInFlightLimiter({ ...LIMIT, count: 1 });
  const { answered } = window.start();
  expect(window.room(0)).toBe(0);
  expect(window.untilRoom(0)).toBe(Infinity);
  answered(0);
  answered(500);
  expect(window.untilRoom(500)).toBe(501);
  expect(window.room(SECOND + 1)).toBe(1);
  expect(createInFlightLimiter(null).room(0)).toBe(Infinity);
});

test('a clock that is set back does not keep the window shut', () => {
  const window = createInFlightLimiter({ ...LIMIT, count: 1 });
  window.start().answered(100 * SECOND);
  expect(window.room(0)).toBe(1);
});

test('a request that was never made leaves its room to another', () => {
  const window = createInFlightLimiter({ ...LIMIT, count: 1 });
  const { spared, answered } = window.start();
  spared();
  expect(window.room(0)).toBe(1);
  answered(0);
  expect(window.room(0)).toBe(1);
});
