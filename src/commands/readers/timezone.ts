import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import { sayClock } from '../../format/say-moment.ts';
import { AUTO } from '../option-values.ts';
import type { Command } from '../context.ts';
import { foldWords } from '../find-article.ts';

/** Names of the tz database. */
const ZONES: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

/** The zone of the times in answers, and of the hours of a digest. */
export const timezoneCommand: Command<{ readonly name: string }> = {
  spec: {
    name: 'timezone',
    title: 'command-timezone',
    description: 'command-timezone-description',
    who: 'manager',
    visibility: 'private',
    options: [
      {
        name: 'name',
        description: 'option-zone-description',
        placeholder: 'option-zone-placeholder',
        required: true,
        rest: true,
        suggests: true,
      },
    ],
  },
  input: z.object({ name: z.string().trim().min(1).max(60) }),
  async run({ name }, { newsroom, owner, say }) {
    const reply = (text: string) => ({ text: [paragraph(text)], card: null, private: true });
    if (owner === null) return reply(say('refused-nobody'));
    const now = newsroom.now();
    if (name.toLowerCase() === AUTO) {
      await newsroom.readers.change(owner, { timezone: null }, now);
      await newsroom.rezoneDigests(owner, newsroom.timezone);
      return reply(say('timezone-auto', { zone: newsroom.timezone }));
    }
    const [zone, ...others] = zonesLike(name);
    if (zone === undefined || others.length > 0) return reply(say('timezone-unknown'));
    await newsroom.readers.change(owner, { timezone: zone }, now);
    await newsroom.rezoneDigests(owner, zone);
    const time = sayClock(now, { language: say('page-language'), timezone: zone });
    return reply(say('timezone-set', { zone, time }));
  },
  suggest(_option, typed, { newsroom, say }) {
    const wanted = foldWords(typed);
    const zones =
      wanted === '' ? [newsroom.timezone, 'UTC'] : ZONES.filter(zone => foldWords(zone).includes(wanted));
    const all = zones.map(zone => ({ name: zone.replaceAll('_', ' '), value: zone }));
    return Promise.resolve([...all.slice(0, 24), { name: say('option-auto'), value: AUTO }]);
  },
};

/** The zones that somebody may mean: the name in full, or the city alone. */
function zonesLike(typed: string): readonly string[] {
  const wanted = foldWords(typed);
  const exact = ZONES.filter(zone => foldWords(zone) === wanted);
  return exact.length > 0 ? exact : ZONES.filter(zone => foldWords(zone.split('/').at(-1) ?? '') === wanted);
}
