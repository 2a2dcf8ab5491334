import { expect, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import { createHealthCheck } from '../../src/maintenance/health-check.ts';
import type { Diagnosis } from '../../src/core/reasons/diagnosis.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { NOW } from '../fixtures/build.ts';

const fine: Diagnosis = { area: 'service', severity: 'fine', code: 'service-starting', params: {} };
const needs: Diagnosis = {
  area: 'platform',
  severity: 'needs',
  code: 'source-fault',
  params: { place: 'a', detail: 'refused' },
};

/** A healthCheck that finds, in turn, these; counts its looks. */
function healthCheck(...found: (() => Promise<readonly Diagnosis[]>)[]) {
  const clock = createFakeClock(NOW);
  const events: NewsroomEvent[] = [];
  let looks = 0;
  const one = createHealthCheck({
    clock,
    record: event => events.push(event),
    examine: () => found[looks++]?.() ?? Promise.resolve([]),
  });
  const stop = new AbortController();
  const running = one.run(stop.signal);
  return {
    one,
    events,
    running,
    stop,
    looks: () => looks,
    pass: async (ms: number) => {
      clock.advance(ms);
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    },
  };
}
const finds =
  (...findings: readonly Diagnosis[]) =>
  () =>
    Promise.resolve(findings);

test('what needs a person is known after a minute, and is looked at again soon; what is well, in an hour', async () => {
  const { one, pass, looks } = healthCheck(finds(fine, needs), finds(fine));
  expect(one.latest()).toBeNull();
  await pass(MINUTE);
  expect(one.latest()).toEqual({ at: NOW + MINUTE, findings: [needs] });
  await pass(9 * MINUTE);
  expect(looks()).toBe(1);
  await pass(MINUTE);
  expect(one.latest()).toEqual({ at: NOW + 11 * MINUTE, findings: [] });
  await pass(HOUR - 1);
  expect(looks()).toBe(2);
  await pass(1);
  expect(looks()).toBe(3);
});

test('an examination that fails is an event, and what was found before stays', async () => {
  const error = new Error('the platform said nonsense');
  const { one, pass, events } = healthCheck(finds(needs), () => Promise.reject(error));
  await pass(MINUTE);
  await pass(10 * MINUTE);
  expect(one.latest()?.findings).toEqual([needs]);
  expect(events).toEqual([{ kind: 'service-fault', part: 'healthCheck', error }]);
});

test('a stop does not wait for an examination, nor hears of one that fails afterwards', async () => {
  const { promise, reject } = Promise.withResolvers<readonly Diagnosis[]>();
  const { pass, events, running, stop } = healthCheck(() => promise);
  await pass(MINUTE);
  stop.abort();
  await running;
  reject(new Error('the database is closed'));
  await pass(0);
  expect(events).toEqual([]);
});
