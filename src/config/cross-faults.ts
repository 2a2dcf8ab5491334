import { DESK_SOURCE } from '../core/article.ts';
import { z } from 'zod';
import { platforms } from '../adapters/registry.ts';
import { duration } from '../adapters/shared/duration-setting.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import { createAddressGuard } from '../net/address-guard.ts';
import { KEPT } from './config-schema.ts';
import { atCron, parseCron } from './parse-cron.ts';

/** What is wrong at one place of the config file. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly reason: Reason;
}

/**
 * Says what is wrong with the theme of that name, looked for in the folder `own` and among the project's; null when it is
 * well.
 */
export type ThemeFault = (name: string, own: string | null) => Reason | null;

const text = z.string().optional().catch(undefined);
const length = duration.optional().catch(undefined);
const entry = z.looseObject({
  name: text,
  theme: text,
  cron: text,
  to: z.array(text).catch([]),
  feed: text,
  sitemap: text,
  every: text,
  lives: length,
});
type Entry = z.output<typeof entries>[number];
const entries = z.array(entry.partial().catch({})).catch([]);
/** As much of a file as can be read, whatever else is wrong with it. */
const looseFile = z
  .looseObject({
    web: z.object({ address: text }).catch({ address: undefined }),
    theme: text,
    themes: text,
    keep: duration.catch(Infinity).prefault(KEPT),
    sources: entries,
    destinations: entries,
    schedules: entries,
    quiet: z.object({ from: text, to: text }).partial().catch({}),
    breaking: z.object({ to: z.array(text).catch([]) }).catch({ to: [] }),
    network: z.object({ allow: z.array(z.string()).catch([]) }).catch({ allow: [] }),
  })
  .catch({
    web: { address: undefined },
    theme: undefined,
    themes: undefined,
    keep: Infinity,
    sources: [],
    destinations: [],
    schedules: [],
    quiet: {},
    breaking: { to: [] },
    network: { allow: [] },
  });

/**
 * Rules that span fields: unique names, one destination a place, destinations and themes that exist, rules of time that
 * can be read. `data` is what the file holds, right or wrong; `lineOf` tells where.
 */
export function crossFaults(
  data: unknown,
  {
    themeFault,
    lineOf,
  }: { readonly themeFault: ThemeFault; readonly lineOf: (path: readonly PropertyKey[]) => number },
): Fault[] {
  const file = looseFile.parse(data);
  const faults: Fault[] = [];
  const seenThemes = new Set<string>();
  const theme = (path: readonly PropertyKey[], name: string | undefined) => {
    if (name === undefined || seenThemes.has(name)) return;
    seenThemes.add(name);
    const reason = themeFault(name, file.themes ?? null);
    if (reason !== null) faults.push({ path, reason });
  };
  theme(['theme'], file.theme);
  file.destinations.forEach((destination, index) => {
    theme(['destinations', index, 'theme'], destination.theme);
    // what is forgotten is not ended any more
    if (destination.lives !== undefined && destination.lives >= file.keep)
      faults.push({ path: ['destinations', index, 'lives'], reason: reasonOf('lives-kept') });
  });
  for (const list of ['sources', 'destinations', 'schedules'] as const) {
    const seen = new Set<string>();
    file[list].forEach(({ name }, index) => {
      if (name === undefined) return;
      const path = [list, index, 'name'];
      if (seen.has(name)) faults.push({ path, reason: reasonOf('name-taken', { name: quoted(name) }) });
      seen.add(name);
    });
  }
  file.sources.forEach(({ name }, index) => {
    if (name !== DESK_SOURCE) return;
    faults.push({ path: ['sources', index, 'name'], reason: reasonOf('name-desk', { name: quoted(name) }) });
  });
  faults.push(...sharedPlaces(file.destinations, lineOf));
  const guard = createAddressGuard({ allow: file.network.allow });
  file.sources.forEach(({ feed, sitemap, every }, index) => {
    const url = URL.parse(feed ?? sitemap ?? '');
    if (url === null || every === undefined || guard.isAllowed(url)) return;
    // less than a minute in any unit is so many seconds
    if (/^[1-5]?\ds$/.test(every))
      faults.push({ path: ['sources', index, 'every'], reason: reasonOf('every-short') });
  });
  const places = file.destinations.flatMap(({ name }) => name ?? []);
  file.schedules.forEach((schedule, index) => {
    faults.push(...scheduleFaults(schedule, index, places));
  });
  faults.push(...placeFaults(['breaking'], file.breaking.to, places));
  for (const { name, config } of platforms.modules) {
    const reason = config.sectionFault?.(file[name], file.web.address ?? null) ?? null;
    if (reason !== null) faults.push({ path: [name], reason });
  }
  if (file.quiet.from !== undefined && file.quiet.from === file.quiet.to)
    faults.push({ path: ['quiet'], reason: reasonOf('quiet-same') });
  return faults;
}

/** Two destinations on one place: all would be posted there twice. */
function sharedPlaces(
  destinations: readonly Entry[],
  lineOf: (path: readonly PropertyKey[]) => number,
): Fault[] {
  const taken = new Map<string, number>();
  return destinations.flatMap((destination, index) => {
    const place = placeOf(destination);
    if (place === null) return [];
    const first = taken.get(place.key);
    if (first === undefined) {
      taken.set(place.key, index);
      return [];
    }
    const reason = reasonOf('place-taken', {
      name: quoted(destinations[first]?.name ?? ''),
      line: String(lineOf(['destinations', first, place.field])),
    });
    return [{ path: ['destinations', index, place.field], reason }];
  });
}

/** Where a destination is, by its platform; null where none is set. */
function placeOf(destination: Entry): { field: string; key: string } | null {
  for (const { name, config } of platforms.modules) {
    const place = config.key in destination ? config.samePlace(destination) : null;
    if (place !== null) return { field: config.key, key: `${name} ${place}` };
  }
  return null;
}

function scheduleFaults(schedule: Entry, index: number, places: readonly string[]): Fault[] {
  const { cron: rule, to = [] } = schedule;
  const cron = rule === undefined ? null : parseCron(rule);
  return [
    ...(rule !== undefined && cron?.kind === 'fault'
      ? [{ path: ['schedules', index, 'cron'], reason: atCron(rule, cron.fault) }]
      : []),
    ...placeFaults(['schedules', index], to, places),
  ];
}

/** What is wrong with the destinations that something names under `to`. */
function placeFaults(
  at: readonly PropertyKey[],
  named: readonly (string | undefined)[],
  places: readonly string[],
): Fault[] {
  const faults: Fault[] = [];
  named.forEach((name, index) => {
    if (name === undefined) return;
    const path = [...at, 'to', index];
    if (!places.includes(name)) {
      const names = places.join(', ');
      faults.push({ path, reason: reasonOf('destination-unknown', { name: quoted(name), names }) });
    } else if (named.indexOf(name) < index) {
      faults.push({ path, reason: reasonOf('destination-twice', { name: quoted(name) }) });
    }
  });
  return faults;
}

/** As the file has it. */
const quoted = (name: string): string => `"${name}"`;
