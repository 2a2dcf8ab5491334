import cron from 'node-cron';
import { joined, ReasonError } from '../core/reasons/reason-error.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import type { CronRule } from '../planning/schedule/cron-rule.ts';

export type ParsedCron =
  { readonly kind: 'rule'; readonly rule: CronRule } | { readonly kind: 'fault'; readonly fault: Reason };

const BOUNDS = {
  second: [0, 59],
  minute: [0, 59],
  hour: [0, 23],
  dayOfMonth: [1, 31],
  month: [1, 12],
  dayOfWeek: [0, 7],
} as const;
type Field = keyof typeof BOUNDS;

/**
 * Reads a rule in node-cron's syntax, by node-cron itself: five fields, or six with seconds first; names, lists, ranges,
 * steps, `L`, `#`, `@daily`. Other than there, a rule that restricts the days of the month and the days of the week means
 * days that are either, as crontab(5) says. What is due when is ours, too (`due-times.ts`): its own clock loses moments at
 * daylight saving changes.
 */
export function parseCron(expression: string): ParsedCron {
  const { valid, errors, fields } = cron.validateDetailed(expression);
  if (!valid || fields === undefined) {
    const faults = errors.map(error => faultOf(error, expression));
    return { kind: 'fault', fault: faults.length === 0 ? NO_RULE : joined(faults) };
  }
  const [seconds, minutes, hours] = [fields.second, fields.minute, fields.hour].map(values =>
    values.map(Number),
  );
  const times = (hours ?? []).flatMap(hour =>
    (minutes ?? []).flatMap(minute => (seconds ?? []).map(second => hour * 3600 + minute * 60 + second)),
  );
  times.sort((a, b) => a - b);
  const [first = 0] = times;
  const matchers = eitherOf(expression).map(matcherOf);
  return {
    kind: 'rule',
    rule: {
      expression,
      times,
      everyHour: hours?.length === 24,
      namesDay: ({ year, month, day }) =>
        matchers.some(matches => matches(new Date(Date.UTC(year, month - 1, day, 0, 0, first)))),
    },
  };
}

/** The rules of which a day must match one: a day field without `*` is restricted; with one it is a filter. */
function eitherOf(expression: string): readonly string[] {
  const fields = expression.trim().split(/\s+/);
  const [dayOfMonth, dayOfWeek] = [fields.length - 3, fields.length - 1];
  const isOpen = (index: number) => /[*?]/.test(fields[index] ?? '*');
  if (isOpen(dayOfMonth) || isOpen(dayOfWeek)) return [expression];
  return [dayOfMonth, dayOfWeek].map(open => fields.with(open, '*').join(' '));
}

/** What a rule itself says of a moment: asked in UTC, where every local time exists once. */
function matcherOf(expression: string): (at: Date) => boolean {
  const task = cron.createTask(expression, () => undefined, { timezone: 'UTC' });
  void task.destroy();
  return at => task.match(at);
}

/** The rule of an expression that was checked before; throws `Error` for one with a fault. */
export function ruleOf(expression: string): CronRule {
  const parsed = parseCron(expression);
  if (parsed.kind === 'fault') throw new ReasonError(atCron(expression, parsed.fault));
  return parsed.rule;
}

/** Names the rule that has the fault. */
export const atCron = (expression: string, fault: Reason): Reason =>
  reasonOf('at-place', { place: `"${expression}"`, detail: fault });

const NO_RULE = reasonOf('cron-form', { example: '"0 8 * * *"' });

/** node-cron's complaint with the bound that was passed: "hour 25 is above 23". */
function faultOf({ field: key, value = '' }: { field?: string; value?: string }, expression: string): Reason {
  if (!isField(key)) return NO_RULE;
  const field = reasonOf(`cron-${key}`);
  const [least, most] = BOUNDS[key];
  const number = /^\d+$/.test(value) ? Number(value) : null;
  if (number === null) return reasonOf('cron-value', { field, value: `"${value}"` });
  if (number > most) return reasonOf('cron-above', { field, value, most: String(most) });
  if (number < least) return reasonOf('cron-below', { field, value, least: String(least) });
  const [day = '', month = ''] = expression.trim().split(/\s+/).slice(-3);
  return reasonOf('cron-no-day', { day, month });
}

const isField = (key: string | undefined): key is Field => key !== undefined && Object.hasOwn(BOUNDS, key);
