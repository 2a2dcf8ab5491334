import { z } from 'zod';
import { DAY, HOUR, MINUTE, SECOND } from '../../core/time.ts';

const UNITS = { s: SECOND, m: MINUTE, h: HOUR, d: DAY } as const;

const DURATION = 'a length of time is a number and a unit, as in 90s, 10m, 48h or 7d';
/** A length of time in the config file, read as milliseconds. */
export const duration = z
  .string(DURATION)
  .regex(/^[1-9]\d{0,5}[smhd]$/, DURATION)
  .transform(text => Number(text.slice(0, -1)) * UNITS[text.slice(-1) as keyof typeof UNITS]);
