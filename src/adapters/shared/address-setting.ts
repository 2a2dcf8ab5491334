import { z } from 'zod';
import { reasonOf } from '../../core/reasons/reason.ts';
import { asMessage } from '../../core/reasons/setting-faults.ts';

/** An http or https address in the config file, under that key. */
export const addressSetting = (setting: string) =>
  z.url({ protocol: /^https?$/, error: asMessage(reasonOf('setting-address', { setting })) });
