import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import { sayClock } from '../../format/say-moment.ts';
import { AUTO } from '../option-values.ts';
import type { Command } from '../context.ts';
import { foldWords } from '../articles/find-article.ts';

/** What ECMA-402 lists by a name that the tz database has replaced: people know the new one. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};
const presentName = (zone: string): string => RENAMED[zone] ?? zone;

/** Names of the tz database. */
const ZONES: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone').map(presentName), 'UTC']),
];

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

/** The zones that somebody may mean: the name in full, or the city alone; or another name of it. */
function zonesLike(typed: string): readonly string[] {
  const wanted = foldWords(typed);
  const exact = ZONES.filter(zone => foldWords(zone) === wanted);
  if (exact.length > 0) return exact;
  const cities = ZONES.filter(zone => foldWords(zone.split('/').at(-1) ?? '') === wanted);
  return cities.length > 0 ? cities : knownAs(typed);
}

/** Abbreviations of one zone only: "EST" is Panama's to `Intl`, which knows no summer, and "BST" is Dhaka's. */
const ABBREVIATIONS = new Set(['CET', 'EET', 'GMT', 'MET', 'WET']);

/** By a former name (Asia/Calcutta) or an abbreviation; an offset is no zone, for it knows no summer. */
function knownAs(typed: string): readonly string[] {
  if (!/^[a-z]/i.test(typed)) return [];
  if (/^[a-z]{3}$/i.test(typed) && !ABBREVIATIONS.has(typed.toUpperCase())) return [];
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions();
    return [presentName(timeZone)];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
