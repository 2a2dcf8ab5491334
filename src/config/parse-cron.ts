import cron from 'node-cron';
import type { CronRule } from '../planning/schedule/cron-rule.ts';

export type ParsedCron =
  { readonly kind: 'rule'; readonly rule: CronRule } | { readonly kind: 'fault'; readonly message: string };

const BOUNDS = {
  second: [0, 59],
  minute: [0, 59],
  hour: [0, 23],
  dayOfMonth: [1, 31],
  month: [1, 12],
} as const;
const NAMES = {
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  dayOfMonth: 'day of month',
  month: 'month',
  dayOfWeek: 'day of week',
} as const;

/**
 * Reads a rule in node-cron's syntax, by node-cron itself: five fields, or six with seconds first; names, lists, ranges,
 * steps, `L`, `#`, `@daily`. Other than there, a rule that restricts the days of the month and the days of the week means
 * days that are either, as crontab(5) says. What is due when is ours, too (`due-times.ts`): its own clock loses moments at
 * daylight saving changes.
 */
export function parseCron(expression: string): ParsedCron {
  const { valid, errors, fields } = cron.validateDetailed(expression);
  if (!valid || fields === undefined) {
    return {
      kind: 'fault',
      message: errors.map(faultOf).join('; ') || 'is no cron rule; see config/README.md',
    };
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
  if (parsed.kind === 'fault') throw new Error(`cron "${expression}": ${parsed.message}`);
  return parsed.rule;
}

/** node-cron's complaint with the bound that was passed: "hour 25 is above 23". */
function faultOf({ field, value, message }: { field?: string; value?: string; message: string }): string {
  const bounds = BOUNDS[field as keyof typeof BOUNDS] as readonly [number, number] | undefined;
  const name = NAMES[field as keyof typeof NAMES] as string | undefined;
  const number = Number(value);
  if (bounds && name && /^\d+$/.test(value ?? '')) {
    if (number > bounds[1]) return `${name} ${number} is above ${bounds[1]}`;
    if (number < bounds[0]) return `${name} ${number} is below ${bounds[0]}`;
  }
  return name === undefined ? message : `${name} "${value ?? ''}": ${message}`;
}
