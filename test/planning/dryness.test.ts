import { expect, test } from 'vitest';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import { createDryness } from '../../src/planning/dryness.ts';

const upcoming = (title: string | null, dueAt = 0) => ({
  schedule: 'mattino',
  dueAt,
  to: ['canale'],
  title,
  why: reasonOf('no-articles'),
});

test('what has its article at the first look was never seen without', () => {
  const dryness = createDryness();
  expect(dryness.note(upcoming('Ponte'), 0)).toMatchObject({ kind: 'schedule-supplied', wasDry: false });
  expect(dryness.note(upcoming('Ponte'), 1)).toBeNull();
  expect(dryness.note(upcoming(null), 2)).toMatchObject({ kind: 'schedule-dry' });
  expect(dryness.note(upcoming('Ponte'), 3)).toMatchObject({ kind: 'schedule-supplied', wasDry: true });
});

test('a slot that is far away is not looked at in vain', () => {
  const dryness = createDryness();
  expect(dryness.note(upcoming(null, HOUR + MINUTE), 0)).toBeNull();
  expect(dryness.note(upcoming('Ponte', HOUR + MINUTE), 0)).toMatchObject({ wasDry: false });
});
