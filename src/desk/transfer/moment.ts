import { z } from 'zod';
import { reasonOf } from '../../core/reasons/reason.ts';
import { asMessage } from '../../core/reasons/setting-faults.ts';
import { toIso, type Instant } from '../../core/time.ts';

const NO_MOMENT = asMessage(reasonOf('line-moment', { example: '2026-11-18T07:30:00.000Z' }));

/** A moment as ISO 8601, of any year that a date can have. */
export const moment = z.string().transform((text, context): Instant => {
  const at = /^[-+]?\d{4,6}-\d\d-\d\dT/.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(at)) return at;
  context.addIssue({ code: 'custom', message: NO_MOMENT });
  return z.NEVER;
});

export const toMoment = (at: Instant | null): string | null => (at === null ? null : toIso(at));
