import { describe, expect, test } from 'vitest';
import type { Delivery, Outcome } from '../../src/core/post.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/core/time.ts';
import { decide, transitionAfterReconcile, type LostAnswerPolicy } from '../../src/outbox/transition.ts';
import { subscribedName } from '../../src/core/subscriptions/subscription.ts';
import { buildDelivery } from '../fixtures/build.ts';

const NOW = Date.UTC(2026, 10, 24, 8);

function inputOf(outcome: Outcome, on: Partial<Delivery> = {}, platform: Partial<LostAnswerPolicy> = {}) {
  return {
    delivery: { ...buildDelivery(), attempts: 1, firstAttemptAt: NOW, ...on },
    outcome,
    doubt: { repeatableForMs: 0, canLook: false, maxInFlightMs: 0, editLandsMs: 0, ...platform },
    noPriorAttempt: true,
    now: NOW,
    chance: 0.5,
  };
}
const decideOn = (...args: Parameters<typeof inputOf>) => decide(inputOf(...args));
const settlementOf = (...args: Parameters<typeof decideOn>) => {
  const decision = decideOn(...args);
  if (decision.kind !== 'settle') throw new Error(`expected a settlement, got ${decision.kind}`);
  return decision.settlement;
};
const at = (on: Partial<Delivery> = {}) => ({
  delivery: { ...buildDelivery(), ...on },
  reason: reasonOf('process-ended'),
  now: NOW,
});
const unknown: Outcome = { kind: 'unknown', reason: 'no answer' };

describe('an attempt', () => {
  test('that was sent ends the delivery with the ids of what was posted', () => {
    const outcome: Outcome = { kind: 'sent', messageIds: ['7'], url: 'https://t.me/x/7' };
    expect(settlementOf(outcome)).toMatchObject({
      state: 'sent',
      messageIds: ['7'],
      url: 'https://t.me/x/7',
    });
  });

  test('told "not now" waits at least as long as they asked', () => {
    const { state, notBefore } = settlementOf({ kind: 'retry', reason: 'flood', afterMs: 43_837 * SECOND });
    expect(state).toBe('retry');
    expect(notBefore).toBe(NOW + 43_837 * SECOND);
  });

  test('told to wait for years is asked again after a day', () => {
    const outcome: Outcome = {
      kind: 'retry',
      scope: 'place',
      reason: 'flood',
      afterMs: 999_999_999 * SECOND,
    };
    expect(settlementOf(outcome)).toMatchObject({ notBefore: NOW + DAY, block: { until: NOW + DAY } });
  });

  test('waits longer with each try, and never less than asked', () => {
    const outcome: Outcome = { kind: 'retry', reason: 'refused', afterMs: null };
    const waits = [1, 2, 3, 4].map(attempts => (settlementOf(outcome, { attempts }).notBefore ?? 0) - NOW);
    expect(waits.every(wait => wait > 0)).toBe(true);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
  });

  test('refused for its payload is dead; for its place suspended for a day; for the token it waits', () => {
    const rejected = (scope: 'payload' | 'destination' | 'platform'): Outcome => ({
      kind: 'rejected',
      reason: 'no',
      scope,
    });
    expect(settlementOf(rejected('payload'))).toMatchObject({
      state: 'dead',
      reason: reasonOf('payload-refused', { detail: 'no' }),
    });
    expect(settlementOf(rejected('destination'))).toMatchObject({ state: 'suspended', notBefore: NOW + DAY });
    const hourly = { ...inputOf(rejected('destination')), askClosedAfterMs: HOUR };
    expect(decide(hourly)).toMatchObject({ settlement: { state: 'suspended', notBefore: NOW + HOUR } });
    expect(settlementOf(rejected('platform'))).toMatchObject({
      state: 'retry',
      notBefore: NOW + 10 * MINUTE,
    });
  });
});

describe('a change of a message', () => {
  const message = 'd1' as Delivery['id'];

  test('whose answer is lost is repeated, and an edit may land as long as a request takes', () => {
    const lands = { editLandsMs: 30 * SECOND };
    const edit = settlementOf(unknown, { operation: 'edit', message }, lands);
    expect(edit).toMatchObject({ state: 'retry', landsBy: NOW + 30 * SECOND });
    const deletion = settlementOf(unknown, { operation: 'delete', message }, lands);
    expect(deletion.state).toBe('retry');
    expect(deletion.landsBy).toBeUndefined();
  });

  test('does not follow its chat to another address: its message stays behind', () => {
    const moved: Outcome = { kind: 'moved', reason: 'upgraded', chat: -200 };
    expect(decideOn(moved)).toMatchObject({ kind: 'follow', settlement: { state: 'retry' } });
    expect(decideOn(moved, { operation: 'edit', message })).toMatchObject({
      kind: 'follow',
      settlement: { state: 'dead', reason: reasonOf('copy-out-of-reach') },
    });
  });
});

describe('an answer that was lost', () => {
  test('of a platform that always knows a repeat is repeated, though the clock was set back', () => {
    const later = { firstAttemptAt: NOW + MINUTE };
    expect(settlementOf(unknown, later, { repeatableForMs: Infinity })).toMatchObject({ state: 'retry' });
    expect(settlementOf(unknown, later, { repeatableForMs: 2 * MINUTE })).toMatchObject({ state: 'held' });
  });

  test('is never blindly repeated: where nobody can look it is held', () => {
    expect(settlementOf(unknown)).toMatchObject({
      state: 'held',
      reason: reasonOf('no-answer', { detail: 'no answer' }),
    });
  });

  test('of a server in trouble is handled alike, and told as what it is', () => {
    const trouble: Outcome = { ...unknown, status: 503 };
    const reason = reasonOf('out-of-order', { status: 503 });
    expect(settlementOf(trouble)).toEqual({ ...settlementOf(unknown), reason });
    const window = { repeatableForMs: 2 * MINUTE };
    expect(settlementOf(trouble, {}, window)).toEqual({ ...settlementOf(unknown, {}, window), reason });
    const later: Outcome = { kind: 'retry', scope: 'place', reason: 'x', afterMs: MINUTE };
    expect(settlementOf({ ...later, status: 503 })).toMatchObject({
      state: 'retry',
      notBefore: settlementOf(later).notBefore,
      reason,
    });
  });

  test('is repeated inside the window in which the platform answers with the first message', () => {
    expect(settlementOf(unknown, {}, { repeatableForMs: 2 * MINUTE })).toMatchObject({ state: 'retry' });
    // who knows a repeat for ever is given time
    const waits = [1, 4, 40].map(
      attempts => settlementOf(unknown, { attempts }, { repeatableForMs: Infinity }).notBefore ?? 0,
    );
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect((waits[2] ?? 0) - NOW).toBeGreaterThan(5 * MINUTE);
  });

  test('calls for a look past that window', () => {
    const old = { firstAttemptAt: NOW - 2 * MINUTE };
    expect(decideOn(unknown, old, { repeatableForMs: 2 * MINUTE, canLook: true })).toEqual({
      kind: 'look',
      reason: reasonOf('no-answer', { detail: 'no answer' }),
    });
    expect(settlementOf(unknown, old, { repeatableForMs: 2 * MINUTE })).toMatchObject({ state: 'held' });
  });

  test('at a place that readers made is over: no editor can look there, and nobody is asked', () => {
    const destination = subscribedName('abc');
    const over = { state: 'expired', reason: reasonOf('reader-unsure') };
    expect(settlementOf(unknown, { destination })).toEqual(over);
    const finding = { kind: 'unable', reason: 'no right' } as const;
    expect(transitionAfterReconcile(finding, at({ destination }))).toEqual(over);
    // a server in trouble costs one reader a message, not all
    const trouble: Outcome = { kind: 'unknown', reason: 'Bad Gateway', status: 502 };
    expect(decide({ ...inputOf(trouble, { destination }), failures: 3, chance: 1 })).toMatchObject({
      settlement: { ...over, block: { scope: 'platform', until: NOW + 4 * SECOND } },
    });
    // where the platform itself tells, it is asked
    expect(decideOn(unknown, { destination }, { canLook: true })).toMatchObject({ kind: 'look' });
  });

  test('is settled by the look: found is sent, absent is tried again, neither is held', () => {
    expect(transitionAfterReconcile({ kind: 'found', messageIds: ['9'], url: null }, at())).toMatchObject({
      state: 'sent',
    });
    expect(transitionAfterReconcile({ kind: 'absent' }, at())).toMatchObject({
      state: 'retry',
      notBefore: NOW,
    });
    expect(transitionAfterReconcile({ kind: 'unable', reason: 'no right' }, at())).toMatchObject({
      state: 'held',
    });
  });
});
