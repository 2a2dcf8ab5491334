import { z } from 'zod';
import { reasonOf } from '../../core/reasons/reason.ts';
import { asMessage } from '../../core/reasons/setting-faults.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../core/time.ts';

const UNITS = { s: SECOND, m: MINUTE, h: HOUR, d: DAY } as const;

const DURATION = asMessage(reasonOf('duration-form'));
/** A length of time in the config file, read as milliseconds. */
export const duration = z
  .string(DURATION)
  .regex(/^[1-9]\d{0,5}[smhd]$/, DURATION)
  .transform(text => Number(text.slice(0, -1)) * UNITS[text.slice(-1) as keyof typeof UNITS]);
