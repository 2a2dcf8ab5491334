import { expect, test } from 'vitest';
import { refusal, type Meaning } from '../../src/outbox/refusal.ts';

const payload = { kind: 'rejected', scope: 'payload' } as const;
const outcomes = {
  place: { kind: 'rejected', scope: 'destination' },
  bot: { kind: 'rejected', scope: 'platform' },
  message: payload,
  form: { ...payload, remedy: 'plain-text' },
  'heavy picture': { ...payload, remedy: 'smaller-card' },
  picture: { ...payload, remedy: 'no-card' },
  hurry: { kind: 'retry', scope: 'place', afterMs: 7 },
  trouble: { kind: 'retry', scope: 'platform', afterMs: 7 },
} as const satisfies Record<Meaning, object>;

test.each(Object.entries(outcomes))(
  'a refusal of the %s is for the outbox what it concerns',
  (meaning, outcome) => {
    expect(refusal(meaning as Meaning, { reason: 'no', afterMs: 7 })).toEqual({ ...outcome, reason: 'no' });
  },
);
