import { getEventListeners } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { deadline } from '../../../src/core/async/deadline.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('the signal aborts when the time is over, and not before', () => {
  vi.useFakeTimers();
  using until = deadline(1000);
  vi.advanceTimersByTime(999);
  expect(until.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(until.signal.reason).toMatchObject({ name: 'TimeoutError' });
});

test('the signal aborts with the one it was made with, for its reason', () => {
  const stop = new AbortController();
  using until = deadline(1000, stop.signal);
  stop.abort('stopped');
  expect(until.signal.reason).toBe('stopped');
  using late = deadline(1000, stop.signal);
  expect(late.signal.reason).toBe('stopped');
});

test('work that ended leaves neither a timer nor a listener behind', () => {
  vi.useFakeTimers();
  const stop = new AbortController();
  for (let count = 0; count < 100; count++) {
    using until = deadline(1000, stop.signal);
    expect(until.signal.aborted).toBe(false);
  }
  expect(vi.getTimerCount()).toBe(0);
  expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
});

test('a deadline that was called off has no timer left', () => {
  vi.useFakeTimers();
  const stop = new AbortController();
  const until = deadline(1000, stop.signal);
  stop.abort();
  expect([vi.getTimerCount(), until.signal.aborted]).toEqual([0, true]);
});
