import type { Detail, Reason } from '../core/reasons/reason.ts';
import type { Say, WordArgs } from '../core/words.ts';

/** A reason in words that go on after a colon. */
export const sayReason = ({ code, params }: Reason, say: Say): string =>
  say(`reason-${code}`, argumentsOf({ code, params }, say));

/** What somebody else said as it is; what we know in words. */
export const sayDetail = (detail: Detail, say: Say): string =>
  typeof detail === 'string' ? detail : sayReason(detail, say);

/** Numbers that the locales have words of their own for; reasons within reasons. */
function argumentsOf({ code, params }: Reason, say: Say): WordArgs {
  const said = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : sayDetail(value, say),
    ]),
  );
  if (code === 'nothing-fits') return { ...said, ...misfits(params, say) };
  return typeof params.age === 'number' ? { ...said, age: sayAge(params.age, say) } : said;
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
  ...(['young', 'paywalled', 'filtered', 'retracted', 'unapproved', 'story', 'there'] as const),
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
