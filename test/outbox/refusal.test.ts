import { expect, test } from 'vitest';
import { refusal, type Meaning } from '../../src/outbox/refusal.ts';
import { alertResultOf } from '../../src/alerts/log-channel.ts';

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

test('what could not be told to editors comes later, is in doubt, or is refused', () => {
  const reason = 'no';
  expect(alertResultOf({ kind: 'retry', reason, afterMs: 7 })).toEqual({ kind: 'later', reason, afterMs: 7 });
  expect(alertResultOf({ kind: 'unknown', reason })).toEqual({ kind: 'unsure', reason });
  expect(alertResultOf({ kind: 'rejected', scope: 'payload', reason })).toEqual({ kind: 'refused', reason });
  expect(alertResultOf({ kind: 'moved', chat: 1, reason })).toEqual({ kind: 'refused', reason });
});
