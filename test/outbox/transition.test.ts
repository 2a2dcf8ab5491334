import { describe, expect, test } from 'vitest';
import type { Delivery, Outcome } from '../../src/core/post.ts';
import { DAY, MINUTE, SECOND } from '../../src/core/time.ts';
import { decide, transitionAfterReconcile, type LostAnswerPolicy } from '../../src/outbox/transition.ts';
import { buildDelivery } from '../fixtures/build.ts';

const NOW = Date.UTC(2026, 10, 24, 8);

function decideOn(outcome: Outcome, on: Partial<Delivery> = {}, platform: Partial<LostAnswerPolicy> = {}) {
  return decide({
    delivery: { ...buildDelivery(), attempts: 1, firstAttemptAt: NOW, ...on },
    outcome,
    doubt: { repeatableForMs: 0, canLook: false, maxInFlightMs: 0, ...platform },
    noPriorAttempt: true,
    now: NOW,
    chance: 0.5,
  });
}
const settlementOf = (...args: Parameters<typeof decideOn>) => {
  const decision = decideOn(...args);
  if (decision.kind !== 'settle') throw new Error(`expected a settlement, got ${decision.kind}`);
  return decision.settlement;
};
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
    expect(settlementOf(rejected('payload'))).toMatchObject({ state: 'dead', reason: 'no' });
    expect(settlementOf(rejected('destination'))).toMatchObject({ state: 'suspended', notBefore: NOW + DAY });
    expect(settlementOf(rejected('platform'))).toMatchObject({
      state: 'retry',
      notBefore: NOW + 10 * MINUTE,
    });
  });
});

describe('an answer that was lost', () => {
  test('is never blindly repeated: where nobody can look it is held', () => {
    expect(settlementOf(unknown)).toMatchObject({
      state: 'held',
      reason: expect.stringContaining('no answer') as string,
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
      reason: 'no answer',
    });
    expect(settlementOf(unknown, old, { repeatableForMs: 2 * MINUTE })).toMatchObject({ state: 'held' });
  });

  test('is settled by the look: found is sent, absent is tried again, neither is held', () => {
    expect(
      transitionAfterReconcile({ kind: 'found', messageIds: ['9'], url: null }, 'lost', NOW),
    ).toMatchObject({
      state: 'sent',
    });
    expect(transitionAfterReconcile({ kind: 'absent' }, 'lost', NOW)).toMatchObject({
      state: 'retry',
      notBefore: NOW,
    });
    expect(transitionAfterReconcile({ kind: 'unable', reason: 'no right' }, 'lost', NOW)).toMatchObject({
      state: 'held',
    });
  });
});
