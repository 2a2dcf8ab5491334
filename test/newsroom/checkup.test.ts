import { expect, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/events.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import { createCheckup } from '../../src/newsroom/checkup.ts';
import type { Finding } from '../../src/newsroom/finding.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { NOW } from '../fixtures/build.ts';

const fine: Finding = { area: 'service', severity: 'fine', sentence: 'it runs' };
const needs: Finding = { area: 'platform', severity: 'needs', sentence: 'the token is refused' };

/** A checkup that finds, in turn, these; counts its looks. */
function checkup(...found: (() => Promise<readonly Finding[]>)[]) {
  const clock = createFakeClock(NOW);
  const events: NewsroomEvent[] = [];
  let looks = 0;
  const one = createCheckup({
    clock,
    record: event => events.push(event),
    examine: () => found[looks++]?.() ?? Promise.resolve([]),
  });
  const stop = new AbortController();
  const running = one.run(stop.signal);
  return {
    ...{ one, events, running, stop },
    looks: () => looks,
    pass: async (ms: number) => {
      clock.advance(ms);
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    },
  };
}
const finds =
  (...findings: readonly Finding[]) =>
  () =>
    Promise.resolve(findings);

test('what needs a person is known after a minute, and is looked at again soon; what is well, in an hour', async () => {
  const { one, pass, looks } = checkup(finds(fine, needs), finds(fine));
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
  const { one, pass, events } = checkup(finds(needs), () => Promise.reject(error));
  await pass(MINUTE);
  await pass(10 * MINUTE);
  expect(one.latest()?.findings).toEqual([needs]);
  expect(events).toEqual([{ kind: 'service-fault', part: 'checkup', error }]);
});

test('a stop does not wait for an examination, nor hears of one that fails afterwards', async () => {
  const { promise, reject } = Promise.withResolvers<readonly Finding[]>();
  const { pass, events, running, stop } = checkup(() => promise);
  await pass(MINUTE);
  stop.abort();
  await running;
  reject(new Error('the database is closed'));
  await pass(0);
  expect(events).toEqual([]);
});
