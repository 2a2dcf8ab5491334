import type { Reason } from '../core/reasons/reason.ts';
import type { Say, WordArgs } from '../core/words.ts';

/** A reason in words that go on after a colon. */
export const sayReason = ({ code, params }: Reason, say: Say): string =>
  say(`reason-${code}`, argumentsOf({ code, params }, say));

/** Numbers that the locales have words of their own for. */
function argumentsOf({ code, params }: Reason, say: Say): WordArgs {
  if (code === 'nothing-fits') return { ...params, ...misfits(params, say) };
  return typeof params.age === 'number' ? { ...params, age: sayAge(params.age, say) } : params;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** In the largest unit that is not too coarse; `minutes` whole. */
function sayAge(minutes: number, say: Say): string {
  if (minutes < HOUR) return say('age-minutes', { count: Math.max(0, minutes) });
  if (minutes < 2 * DAY) return say('age-hours', { count: Math.round(minutes / HOUR) });
  return say('age-days', { count: Math.round(minutes / DAY) });
}

/** What articles fail at, in the order it is asked. */
const CONDITIONS = [
  ...(['later', 'expired', 'old', 'language', 'topic'] as const),
  ...(['young', 'paywalled', 'filtered', 'retracted', 'unapproved', 'there'] as const),
];

function misfits(params: Reason['params'], say: Say): WordArgs {
  const counts = CONDITIONS.map(condition => ({ condition, count: Number(params[condition] ?? 0) }));
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    reasons: counts
      .filter(({ count }) => count > 0)
      .map(({ condition, count }) => say(`misfit-${condition}`, { count }))
      .join(', '),
  };
}
