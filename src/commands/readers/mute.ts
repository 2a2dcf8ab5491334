import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import { DAY, type Duration } from '../../core/time.ts';
import { sayMoment } from '../../format/say-moment.ts';
import type { Command } from '../context.ts';
import { durationValue } from '../option-values.ts';

const LONGEST: Duration = 365 * DAY;
const OFFERED = [
  { value: '1h', unit: 'hour', count: 1 },
  { value: '8h', unit: 'hour', count: 8 },
  { value: '1d', unit: 'day', count: 1 },
  { value: '1w', unit: 'week', count: 1 },
] as const;

/** For so long nothing comes here that was not asked for. */
export const muteCommand: Command<{ readonly duration: Duration | null }> = {
  spec: {
    name: 'mute',
    title: 'command-mute',
    description: 'command-mute-description',
    who: 'manager',
    visibility: 'private',
    options: [
      {
        name: 'duration',
        description: 'option-duration-description',
        placeholder: 'option-duration-placeholder',
        required: true,
        rest: true,
        suggests: true,
      },
    ],
  },
  input: z.object({ duration: durationValue(LONGEST) }),
  async run({ duration }, { newsroom, owner, say, timezone }) {
    const reply = (text: string) => ({ text: [paragraph(text)], card: null, private: true });
    if (owner === null) return reply(say('refused-nobody'));
    const now = newsroom.now();
    const mutedUntil = duration === null ? null : now + duration;
    await newsroom.readers.change(owner, { mutedUntil }, now);
    if (mutedUntil === null) return reply(say('mute-off'));
    const when = sayMoment(mutedUntil, { say, language: say('page-language'), timezone, now });
    return reply(say('mute-until', { when }));
  },
  suggest(_option, typed, { say }) {
    const language = say('page-language');
    const offered = OFFERED.map(({ value, unit, count }) => ({
      name: new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
      value: value,
    }));
    const words = typed.trim().toLowerCase();
    const all = [...offered, { name: say('option-off'), value: 'off' }];
    return Promise.resolve(all.filter(({ name, value }) => `${value} ${name}`.toLowerCase().includes(words)));
  },
};
