import { givenRoles, rolesFaults, rolesIn, type GivenRoles } from './roles.ts';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { accentsIn, themeFaultFor, themeFolders } from './themes.ts';
import { commentPlaces } from './comment-places.ts';
import { optionalParts } from './destination-parts.ts';
import { parseConfigFile } from './config-file.ts';
import type { ConfigFile, DestinationEntry } from './config-schema.ts';
import { configuredSource, sourceSecrets, type SourceConfig } from './source-config.ts';
import { platforms } from '../adapters/registry.ts';
import type { PlatformSettings } from '../adapters/shared/connect-platforms.ts';
import type { Entry } from '../adapters/shared/platform-module.ts';
import type { Reason } from '../core/reasons/reason.ts';
import type { Destination, Platform } from '../core/destination.ts';
import type { Pacing } from '../core/rate-limits.ts';
import type { Breaking, PaywallPolicy, QuietHours, Schedule } from '../core/schedule.ts';
import type { Duration } from '../core/time.ts';
import { codeOf, readEnvironment, systemLanguage, type Lookup } from './environment.ts';
import { PROXY_VARIABLES, proxyFaults, proxyFrom } from './proxy.ts';
import type { ProxySettings } from '../net/dispatchers.ts';
import { secretsIn } from '../adapters/shared/secrets-in.ts';

/** Everything the newsroom is told from outside, checked and frozen. Nobody else reads the environment. */
export interface Config {
  readonly file: string;
  readonly dataFolder: string;
  /** Of a PostgreSQL database, password and all; null = SQLite in the data folder. Never shown. */
  readonly databaseUrl: string | null;
  /** What a service does of all that there is to do; one that shares its database with no other does all. */
  readonly roles: ReadonlySet<string>;
  readonly brand: string;
  readonly timezone: string;
  readonly language: string;
  /** How cards look where nothing else is said. */
  readonly theme: string;
  /** Of that theme, 0xRRGGBB. */
  readonly accent: number;
  /** Folders that themes are looked for in, in this order. */
  readonly themes: readonly string[];
  readonly logLevel: LogLevel;
  readonly web: {
    readonly host: string;
    /** Null: the usual one, or the next that is free. */
    readonly port: number | null;
    /** Where others reach the page, without a slash at the end; null: nowhere but here. */
    readonly address: string | null;
    readonly password: string | null;
  };
  /** Where a process that serves no page serves health and metrics; null: nowhere. */
  readonly healthPort: number | null;
  readonly platforms: PlatformSettings;
  readonly network: {
    /** Private hosts that may be fetched from and posted to, with or without a port. */
    readonly allow: readonly string[];
    readonly proxy: ProxySettings;
  };
  readonly sources: readonly SourceConfig[];
  readonly destinations: readonly ConfiguredDestination[];
  /** See `commentPlaces`. */
  readonly comments: readonly Destination[];
  readonly schedules: readonly Schedule[];
  readonly quiet: QuietHours | null;
  readonly pacing: Pacing;
  /** Who may give orders, by platform: each reads its own. */
  readonly editors: Readonly<Record<Platform, unknown>>;
  /** Of those who have ids on several platforms, all of them ("platform:123"). */
  readonly people: readonly (readonly string[])[];
  /** How long what has ended is remembered. */
  readonly keepMs: Duration;
  /** How many backups stay: the newest of so many hours, and the last of so many days. */
  readonly backups: { readonly hours: number; readonly days: number };
  /** Scheduled posts are proposed, and wait for an editor's decision. Null: they are sent. */
  readonly approval: Approval | null;
  /** Null: news that cannot wait is posted like any other. */
  readonly breaking: Breaking | null;
  readonly paywall: PaywallPolicy;
  /** Of articles that tell the same event, one is posted to each destination. */
  readonly stories: boolean;
  readonly subscriptions: Subscriptions;
  /** Tokens, passwords, and what addresses hold of the kind: never to be shown. */
  readonly secrets: readonly string[];
}

/** What becomes of posts that are proposed. */
export interface Approval {
  /** Where they wait, by platform. */
  readonly places: Readonly<Record<Platform, unknown>>;
  /** How long; null = until somebody decides. */
  readonly afterMs: Duration | null;
  readonly then: 'skip' | 'post';
  /** An editor's own order waits too, for another editor. */
  readonly two: boolean;
}

export interface Subscriptions {
  /** Where readers may subscribe. */
  readonly platforms: readonly Platform[];
  readonly perPerson: number;
}

export interface ConfiguredDestination {
  readonly destination: Destination;
  /** Why it takes no part ("its token is not set"); null when it does. */
  readonly off: Reason | null;
}

export type ConfigResult =
  | { readonly kind: 'ok'; readonly config: Config }
  /** Every fault at once; each names file, line, field, rule and remedy. */
  | {
      readonly kind: 'faults';
      readonly faults: readonly string[];
      /** What the file names as the newsroom's, where it can be found in it. */
      readonly language: string | null;
    };

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What a command line says of settings that the environment has, too; it goes before that. */
export interface ConfigOptions {
  readonly roles?: string;
}

/** Reads environment and config file of the newsroom whose checkout (or working folder) is `folder`. */
export function loadConfig(
  folder: string = process.cwd(),
  variables: Readonly<Record<string, string | undefined>> = process.env,
  options: ConfigOptions = {},
): ConfigResult {
  const faults: string[] = [];
  const env = readEnvironment(variables, folder, fault => faults.push(`environment: ${fault}`));
  const file = resolve(folder, env('STRILLONE_CONFIG') ?? 'config/strillone.yaml');
  const shown = shownPath(folder, file);
  if (!existsSync(file)) {
    const fault = `${shown}: no such file; copy config/strillone.yaml of the project there, or set STRILLONE_CONFIG`;
    return { kind: 'faults', faults: [...faults, fault], language: null };
  }
  const roles = givenRoles(options.roles, env);
  faults.push(...environmentFaults(env), ...rolesFaults(roles, env));
  const read = readText(file, shown);
  if (read.kind === 'faults') return { ...read, faults: [...faults, ...read.faults], language: null };
  const language = languageNamedIn(read.text);
  const parsed = parseConfigFile({ text: read.text, shown, env, themeFault: themeFaultFor(file) });
  if (parsed.kind === 'faults') return { ...parsed, faults: [...faults, ...parsed.faults], language };
  if (faults.length > 0) return { kind: 'faults', faults, language };
  return { kind: 'ok', config: deepFreeze(assemble({ folder, file, env, roles, parsed: parsed.value })) };
}

/** Also of a file that cannot be read as YAML. */
const languageNamedIn = (text: string): string | null =>
  /^language:\s*["']?([a-z]{2,3}(?:-[A-Za-z\d]+)*)["']?\s*(?:#.*)?$/m.exec(text)?.[1] ?? null;

/** Where the config is or is to be, the environment, whatever is wrong with either, and the language of the machine's user. */
export function newsroomPlace(
  folder: string = process.cwd(),
  variables: Readonly<Record<string, string | undefined>> = process.env,
): {
  readonly config: string;
  readonly env: string;
  readonly lookup: Lookup;
  readonly language: string;
} {
  const lookup = readEnvironment(variables, folder, () => undefined);
  const config = resolve(folder, lookup('STRILLONE_CONFIG') ?? 'config/strillone.yaml');
  return { config, env: join(folder, '.env'), lookup, language: systemLanguage(variables) };
}

/** A path as a person in `folder` would write it: relative inside it, whole elsewhere. */
export const shownPath = (folder: string, file: string): string => {
  const path = relative(folder, file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
};

function readText(
  file: string,
  shown: string,
): { readonly kind: 'ok'; readonly text: string } | { readonly kind: 'faults'; readonly faults: string[] } {
  try {
    return { kind: 'ok', text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    const isEncoding = error instanceof TypeError;
    const why = isEncoding
      ? 'is not UTF-8; save it again with that encoding'
      : `cannot be read (${codeOf(error)}); name a file that this user may read`;
    return { kind: 'faults', faults: [`${shown}: ${why}`] };
  }
}

/** Looked up before anything else, so that a file one of them names and that cannot be read is told with the rest. */
const VARIABLES = [
  ...['STRILLONE_DATA', 'DATABASE_URL', 'STRILLONE_ROLES', 'STRILLONE_WEB_PASSWORD', 'LOG_LEVEL'],
  'STRILLONE_HEALTH_PORT',
  ...PROXY_VARIABLES,
  ...platforms.modules.flatMap(({ config }) => config.environment.map(({ name }) => name)),
];

function isPostgresUrl(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

/** What is wrong with the environment, whatever the file says. Never repeats a secret. */
function environmentFaults(env: Lookup): string[] {
  const faults: string[] = [];
  VARIABLES.forEach(env);
  for (const { name, wrong } of platforms.modules.flatMap(({ config }) => config.environment)) {
    const value = env(name);
    const fault = value === undefined ? null : (wrong?.(value) ?? null);
    if (fault !== null) faults.push(fault);
  }
  const database = env('DATABASE_URL');
  if (database !== undefined && !isPostgresUrl(database)) {
    faults.push(
      'DATABASE_URL is no address of a PostgreSQL database: write postgres://user:password@host:5432/database, or unset it to use SQLite in STRILLONE_DATA',
    );
  }
  faults.push(...proxyFaults(env));
  if (healthPortFrom(env) === undefined)
    faults.push('STRILLONE_HEALTH_PORT is no port: write a number from 0 (any free one) to 65535');
  const level = env('LOG_LEVEL');
  if (level !== undefined && !isLogLevel(level)) {
    faults.push(`LOG_LEVEL is not one of ${logLevels.join(', ')}`);
  }
  return faults.map(fault => `environment: ${fault}`);
}

/** Puts what was checked together. */
function assemble(input: {
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
  return {
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
  };
}

/** Null when it is not set, undefined when it is none. */
function healthPortFrom(env: Lookup): number | null | undefined {
  const port = env('STRILLONE_HEALTH_PORT');
  if (port === undefined) return null;
  return /^\d{1,5}$/.test(port) && Number(port) <= 65535 ? Number(port) : undefined;
}

const isLogLevel = (level: string): level is LogLevel => (logLevels as readonly string[]).includes(level);

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
