import { dirname, resolve } from 'node:path';
import { platforms } from '../adapters/registry.ts';
import type { PlatformSettings } from '../adapters/shared/connect-platforms.ts';
import type { Entry } from '../adapters/shared/platform-module.ts';
import { secretsIn } from '../adapters/shared/secrets-in.ts';
import type { Destination, PostImage } from '../core/destination.ts';
import type { Pacing } from '../core/rate-limits.ts';
import type { Schedule } from '../core/schedule.ts';
import { commentPlaces } from './comment-places.ts';
import type { ConfigFile, DestinationEntry } from './config-schema.ts';
import {
  isLogLevel,
  type Approval,
  type Config,
  type ConfiguredDestination,
  type Subscriptions,
} from './config.ts';
import type { Lookup } from './environment.ts';
import { proxyFrom } from './proxy.ts';
import { rolesIn, type GivenRoles } from './roles.ts';
import { configuredSource, sourceSecrets } from './source-config.ts';
import { accentsIn, themeFolders } from './themes.ts';

/** Puts what was checked together, for nobody to change. */
export function assemble(input: {
  folder: string;
  file: string;
  env: Lookup;
  roles: GivenRoles | null;
  parsed: ConfigFile;
}): Config {
  const { folder, file, env, roles, parsed } = input;
  const access = Object.fromEntries(
    platforms.modules.map(({ name, config }) => [name, config.accessFrom(env)]),
  );
  const level = env('LOG_LEVEL') ?? 'info';
  const password = env('STRILLONE_WEB_PASSWORD') ?? null;
  const proxy = proxyFrom(env);
  const themes = themeFolders(file, parsed.themes ?? null);
  const accentOf = accentsIn(themes);
  const destinations = parsed.destinations.map(entry =>
    configuredDestination(entry, { file: parsed, access, accentOf }),
  );
  const { log: logs, people, ...editors } = parsed.editors;
  const approval = approvalOf(parsed.approval);
  const sources = parsed.sources.map(entry => configuredSource(entry, dirname(file)));
  return deepFreeze({
    file,
    dataFolder: resolve(folder, env('STRILLONE_DATA') ?? 'data'),
    databaseUrl: env('DATABASE_URL') ?? null,
    roles: rolesIn(roles),
    brand: parsed.name,
    timezone: parsed.timezone,
    language: parsed.language,
    theme: parsed.theme,
    accent: accentOf(parsed.theme),
    themes,
    logLevel: isLogLevel(level) ? level : 'info',
    web: {
      host: parsed.web.host,
      port: parsed.web.port ?? null,
      address: parsed.web.address ?? null,
      password,
    },
    healthPort: healthPortFrom(env) ?? null,
    platforms: {
      access,
      logs,
      approvals: approval?.places ?? {},
      sections: Object.fromEntries(platforms.modules.map(({ name }) => [name, (parsed as Entry)[name]])),
    },
    network: { allow: parsed.network.allow, proxy },
    sources,
    destinations,
    comments: commentPlaces(destinations),
    schedules: parsed.schedules.map(entry => configuredSchedule(entry, parsed)),
    quiet: parsed.quiet ? { ...parsed.quiet, timezone: parsed.timezone } : null,
    pacing: pacingOf(parsed.pacing),
    editors,
    people: people.map(ids => Object.entries(ids).map(([platform, id]) => `${platform}:${String(id)}`)),
    keepMs: parsed.keep,
    backups: parsed.backups,
    approval,
    breaking: parsed.breaking ?? null,
    paywall: parsed.paywall,
    stories: parsed.stories,
    subscriptions: subscriptionsOf(parsed.subscriptions),
    secrets: [
      ...(password === null ? [] : [password]),
      ...sources.flatMap(sourceSecrets),
      ...[proxy.http, proxy.https].flatMap(address => (address === null ? [] : secretsIn(address))),
      ...platformSecrets(access, destinations),
    ],
  });
}

/** Null when it is not set, undefined when it is none. */
export function healthPortFrom(env: Lookup): number | null | undefined {
  const port = env('STRILLONE_HEALTH_PORT');
  if (port === undefined) return null;
  return /^\d{1,5}$/.test(port) && Number(port) <= 65535 ? Number(port) : undefined;
}

type Access = PlatformSettings['access'];

function configuredDestination(
  entry: DestinationEntry,
  {
    file,
    access,
    accentOf,
  }: { readonly file: ConfigFile; readonly access: Access; readonly accentOf: (theme: string) => number },
): ConfiguredDestination {
  const module = platforms.modules.find(({ config }) => config.key in entry);
  if (module === undefined) throw new Error(`destination ${entry.name} passed the schema without a platform`);
  const place = module.config.placeOf(entry);
  const theme = entry.theme ?? file.theme;
  const destination = {
    name: entry.name,
    platform: module.name,
    language: entry.language ?? file.language,
    card: entry.card === 'none' || entry.image === 'link' ? null : entry.card,
    ...optionalParts(entry),
    theme,
    accent: accentOf(theme),
    corrections: entry.corrections,
    retractions: entry.retractions,
    ...(entry.lives === undefined ? {} : { lives: { forMs: entry.lives, then: entry.then } }),
    filter: entry.filter ?? null,
    template: entry.template ?? null,
    digestLine: entry.digest_line ?? null,
    link: entry.link ?? null,
    place,
  };
  return { destination, off: module.config.offReason(place, access[module.name] ?? null) };
}

/** What of a destination's settings not every platform has; absent = as it is where nothing is set. */
const optionalParts = ({
  cards = 1,
  image,
  already_posted: alreadyPosted,
}: {
  readonly cards?: number;
  readonly image?: PostImage;
  readonly already_posted?: unknown;
}): Pick<Destination, 'cards' | 'image' | 'alreadyPosted'> => ({
  ...(cards === 1 ? {} : { cards }),
  ...(image === undefined || image === 'card' ? {} : { image }),
  ...(alreadyPosted === 'skip' ? { alreadyPosted } : {}),
});

const platformSecrets = (access: Access, destinations: readonly ConfiguredDestination[]): readonly string[] =>
  platforms.modules.flatMap(({ name, config }) => {
    const own = destinations.flatMap(({ destination }) =>
      destination.platform === name ? [destination.place] : [],
    );
    return config.secretsOf(access[name] ?? null, own);
  });

function approvalOf(section: ConfigFile['approval']): Approval | null {
  if (section === undefined) return null;
  const places = platforms.modules.flatMap(({ name, config }) => {
    const place = config.approvalPlace?.(section) ?? null;
    return place === null ? [] : [[name, place]];
  });
  const { after, then, two } = section;
  return { places: Object.fromEntries(places) as Approval['places'], afterMs: after ?? null, then, two };
}

const subscriptionsOf = (section: ConfigFile['subscriptions']): Subscriptions => ({
  platforms: platforms.modules.flatMap(({ name }) => (section[name] === true ? [name] : [])),
  perPerson: section.per_person,
});

function configuredSchedule(entry: ConfigFile['schedules'][number], file: ConfigFile): Schedule {
  return {
    ...entry,
    timezone: entry.timezone ?? file.timezone,
    pick: { ...entry.pick, within: entry.pick.within ?? null, filter: entry.pick.filter ?? null },
  };
}

/** What the file leaves out is as the platforms say. */
const pacingOf = (given: ConfigFile['pacing']): Pacing =>
  Object.fromEntries(
    Object.entries(platforms.usualPacing).map(([platform, usual]) => {
      const own = given[platform] ?? {};
      const limits = Object.entries(usual).map(([name, limit]) => [
        name,
        own[name] === undefined ? limit : own[name],
      ]);
      return [platform, Object.fromEntries(limits) as Pacing[string]];
    }),
  );

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
