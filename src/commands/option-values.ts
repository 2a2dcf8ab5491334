import { z } from 'zod';
import { DAY, HOUR, MINUTE, type Duration } from '../core/time.ts';
import { LAST_PAGE } from './buttons/page-buttons.ts';

/** Words after a command: as many as a person types in one go. */
export const MAX_WORDS = 200;
export const wordsValue = z
  .string()
  .max(MAX_WORDS)
  .transform(text => text.toWellFormed().trim())
  .optional();

/** A number from `min` to `max`: one beyond is taken for the nearest. */
export const countValue = (min: number, max: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/)
    .transform(text => Math.min(max, Math.max(min, Number(text))))
    .optional();

/** What is filled in to go back to what nobody has set. */
export const AUTO = 'auto';

/** What `pagingOptions` hold. */
export const pagingValues = {
  page: countValue(0, LAST_PAGE).transform(page => page ?? 0),
  kept: z
    .string()
    .regex(/^[\w-]{12}$/)
    .optional(),
};

const UNITS: Readonly<Record<string, Duration>> = {
  m: MINUTE,
  min: MINUTE,
  h: HOUR,
  d: DAY,
  g: DAY,
  j: DAY,
  t: DAY,
  w: 7 * DAY,
};

/** "30m", "8h", "2d", "1w" (days also g, j, t as other languages begin them) up to `longest`; or "off": null. */
export const durationValue = (longest: Duration) =>
  z
    .string()
    .trim()
    .toLowerCase()
    .transform((text, context): Duration | null => {
      if (text === 'off') return null;
      const [, count = '', unit = ''] = /^(\d{1,5})\s?([a-z]+)$/.exec(text) ?? [];
      const duration = Number(count) * (UNITS[unit] ?? Number.NaN);
      if (duration > 0 && duration <= longest) return duration;
      context.addIssue('a duration is a number and m, h, d or w, or off');
      return z.NEVER;
    });
