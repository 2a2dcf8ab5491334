import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { ThemeFault } from './cross-faults.ts';
import { parseConfigFile } from './config-file.ts';
import type { ConfigFile } from './config-schema.ts';
import type { Destination } from '../core/destination.ts';
import type { RateLimit, RateLimits } from '../core/rate-limits.ts';
import type { QuietHours, Schedule } from '../core/schedule.ts';
import type { Duration } from '../core/time.ts';
import { DEFAULT_RATE_LIMITS } from '../outbox/rate-limit.ts';
import { codeOf, readEnvironment, type Lookup } from './environment.ts';
import { secretsIn } from './secrets-in.ts';
import { ThemeError, readTheme } from '../cards/draw/themes/read-theme.ts';

/** Everything the newsroom is told from outside, checked and frozen. Nobody else reads the environment. */
export interface Config {
  readonly file: string;
  readonly dataFolder: string;
  readonly brand: string;
  readonly timezone: string;
  readonly language: string;
  /** Folders that themes are looked for in, in this order. */
  readonly themes: readonly string[];
  readonly logLevel: LogLevel;
  readonly web: {
    readonly host: string;
    /** Null: the usual one, or the next that is free. */
    readonly port: number | null;
    readonly password: string | null;
  };
  readonly telegram: { readonly token: string | null; readonly apiRoot: string };
  readonly discord: { readonly token: string | null; readonly apiRoot: string };
  readonly sources: readonly SourceConfig[];
  readonly destinations: readonly ConfiguredDestination[];
  readonly schedules: readonly Schedule[];
  readonly quiet: QuietHours | null;
  readonly pacing: RateLimits;
  readonly editors: ConfigFile['editors'];
  /** How long what has ended is remembered. */
  readonly keepMs: Duration;
  /** How many backups stay: the newest of so many hours, and the last of so many days. */
  readonly backups: { readonly hours: number; readonly days: number };
  /** Scheduled posts are proposed, not sent: an editor orders them. */
  readonly approval: boolean;
  /** Tokens, passwords, and what addresses hold of the kind: never to be shown. */
  readonly secrets: readonly string[];
  /** Things a person should know that do not stop the start. */
  readonly notes: readonly string[];
}

export type SourceConfig = {
  readonly name: string;
  readonly topics: readonly string[];
  readonly language: string | null;
} & (
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'feed'; readonly feed: string; readonly every: Duration | null }
);

export interface ConfiguredDestination {
  readonly destination: Destination;
  /** Why it takes no part ("TELEGRAM_BOT_TOKEN is not set"); null when it does. */
  readonly off: string | null;
}

export type ConfigResult =
  | { readonly kind: 'ok'; readonly config: Config }
  /** Every fault at once; each names file, line, field, rule and remedy. */
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const TELEGRAM_CLOUD = 'https://api.telegram.org';
const DISCORD_CLOUD = 'https://discord.com/api';

/** Reads environment and config file of the newsroom whose checkout (or working folder) is `folder`. */
export function loadConfig(
  folder: string = process.cwd(),
  variables: Readonly<Record<string, string | undefined>> = process.env,
): ConfigResult {
  const faults: string[] = [];
  const env = readEnvironment(variables, folder, fault => faults.push(`environment: ${fault}`));
  const file = resolve(folder, env('STRILLONE_CONFIG') ?? 'config/strillone.yaml');
  const shown = shownPath(folder, file);
  if (!existsSync(file)) {
    const fault = `${shown}: no such file; copy config/strillone.yaml of the project there, or set STRILLONE_CONFIG`;
    return { kind: 'faults', faults: [...faults, fault] };
  }
  faults.push(...environmentFaults(env));
  const read = readText(file, shown);
  if (read.kind === 'faults') return { kind: 'faults', faults: [...faults, ...read.faults] };
  const parsed = parseConfigFile({ text: read.text, shown, env, themeFault: themeFaultFor(file) });
  if (parsed.kind === 'faults') return { kind: 'faults', faults: [...faults, ...parsed.faults] };
  if (faults.length > 0) return { kind: 'faults', faults };
  return { kind: 'ok', config: deepFreeze(assemble({ folder, file, env, parsed: parsed.value })) };
}

/** A path as a person in `folder` would write it: relative inside it, whole elsewhere. */
export const shownPath = (folder: string, file: string): string => {
  const path = relative(folder, file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
};

/** Where the themes of the project are. */
const THEMES = join(import.meta.dirname, '../../config/themes');
/** Where themes are looked for: in the newsroom's own folder, seen from its config file, then among the project's. */
const themeFolders = (file: string, own: string | null): readonly string[] =>
  own === null ? [THEMES] : [resolve(dirname(file), own), THEMES];

/** Themes belong to the settings: their faults are told with the others. */
function themeFaultFor(file: string): ThemeFault {
  return (name, own) => {
    const folders = themeFolders(file, own);
    const names = [...new Set(folders.flatMap(themeNamesIn))].sort();
    if (!names.includes(name)) return `no theme is named "${name}"; there are ${names.join(', ')}`;
    try {
      readTheme(folders, name);
      return null;
    } catch (error) {
      if (error instanceof ThemeError) return error.message.replaceAll('\n', '; ');
      throw error;
    }
  };
}

/** None where there is no such folder: what is missing is then told by name. */
const themeNamesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder).flatMap(name => (name.endsWith('.yaml') ? [name.slice(0, -'.yaml'.length)] : []))
    : [];

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
  ...['STRILLONE_DATA', 'DATABASE_URL', 'TELEGRAM_BOT_TOKEN', 'TELEGRAM_API_ROOT', 'DISCORD_BOT_TOKEN'],
  ...['DISCORD_API_ROOT', 'STRILLONE_WEB_PASSWORD', 'LOG_LEVEL'],
];

/** What is wrong with the environment, whatever the file says. Never repeats a secret. */
function environmentFaults(env: Lookup): string[] {
  const faults: string[] = [];
  VARIABLES.forEach(env);
  const { telegram, discord } = tokensIn(env);
  if (telegram !== null && !/^\d+:[\w-]+$/.test(telegram)) {
    faults.push('TELEGRAM_BOT_TOKEN is not of the form 123456:ABC…; copy it again from @BotFather');
  }
  // what stands in a header may hold no others
  if (discord !== null && !/^[!-~]+$/.test(discord)) {
    faults.push(
      'DISCORD_BOT_TOKEN holds blanks or letters that no token has; copy it again from the Developer Portal',
    );
  }
  if (env('DATABASE_URL') !== undefined) {
    faults.push('DATABASE_URL: PostgreSQL is not supported yet; unset it to use SQLite in STRILLONE_DATA');
  }
  const level = env('LOG_LEVEL');
  if (level !== undefined && !isLogLevel(level)) {
    faults.push(`LOG_LEVEL is not one of ${logLevels.join(', ')}`);
  }
  for (const name of ['TELEGRAM_API_ROOT', 'DISCORD_API_ROOT']) {
    const root = env(name);
    if (root !== undefined && !/^https?:$/.test(URL.parse(root)?.protocol ?? '')) {
      faults.push(`${name} is not an http or https address; unset it to use the cloud`);
    }
  }
  return faults.map(fault => `environment: ${fault}`);
}

/** The bots' tokens, also where one was copied with what stands before it in an address or a header. */
const tokensIn = (env: Lookup) => ({
  telegram: env('TELEGRAM_BOT_TOKEN')?.replace(/^bot\s*(?=\d)/i, '') ?? null,
  discord: env('DISCORD_BOT_TOKEN')?.replace(/^bot\s+/i, '') ?? null,
});

/** Puts what was checked together. */
function assemble(input: { folder: string; file: string; env: Lookup; parsed: ConfigFile }): Config {
  const { folder, file, env, parsed } = input;
  const tokens = tokensIn(env);
  const password = env('STRILLONE_WEB_PASSWORD') ?? null;
  const level = env('LOG_LEVEL') ?? 'info';
  const destinations = parsed.destinations.map(entry => configuredDestination(entry, parsed, tokens));
  const sources = parsed.sources.map(entry => configuredSource(entry, dirname(file)));
  const addresses = [
    ...sources.flatMap(source => (source.kind === 'feed' ? [source.feed] : [])),
    ...['TELEGRAM_API_ROOT', 'DISCORD_API_ROOT'].flatMap(name => env(name) ?? []),
  ];
  return {
    file,
    dataFolder: resolve(folder, env('STRILLONE_DATA') ?? 'data'),
    brand: parsed.name,
    timezone: parsed.timezone,
    language: parsed.language,
    themes: themeFolders(file, parsed.themes ?? null),
    logLevel: isLogLevel(level) ? level : 'info',
    web: {
      host: parsed.web.host,
      port: parsed.web.port ?? null,
      password,
    },
    telegram: { token: tokens.telegram, apiRoot: rootOf(env('TELEGRAM_API_ROOT'), TELEGRAM_CLOUD) },
    discord: { token: tokens.discord, apiRoot: rootOf(env('DISCORD_API_ROOT'), DISCORD_CLOUD) },
    sources,
    destinations,
    schedules: parsed.schedules.map(entry => configuredSchedule(entry, parsed)),
    quiet: parsed.quiet ? { ...parsed.quiet, timezone: parsed.timezone } : null,
    pacing: pacingOf(parsed.pacing),
    editors: parsed.editors,
    keepMs: parsed.keep,
    backups: parsed.backups,
    approval: parsed.approval !== undefined,
    secrets: [
      ...[tokens.telegram, tokens.telegram?.replace(/^\d+:/, ''), tokens.discord].filter(one => one != null),
      ...(password === null ? [] : [password]),
      ...addresses.flatMap(secretsIn),
    ],
    notes: notesOn(parsed, sources),
  };
}

function notesOn(file: ConfigFile, sources: readonly SourceConfig[]): readonly string[] {
  const feeds = sources.filter(source => source.kind === 'feed');
  return [
    ...feeds.map(({ name }) => `source ${name}: feeds are not read yet; its articles will not appear`),
    ...(file.approval === undefined
      ? []
      : [
          'approval: the buttons are not built yet; schedules propose and send nothing, an editor sends with /post',
        ]),
  ];
}

const isLogLevel = (level: string): level is LogLevel => (logLevels as readonly string[]).includes(level);

const rootOf = (given: string | undefined, cloud: string): string => (given ?? cloud).replace(/\/+$/, '');

type DestinationEntry = ConfigFile['destinations'][number];

function configuredDestination(
  entry: DestinationEntry,
  file: ConfigFile,
  tokens: { telegram: string | null; discord: string | null },
): ConfiguredDestination {
  const base = {
    name: entry.name,
    language: entry.language ?? file.language,
    card: entry.card === 'none' ? null : entry.card,
    theme: entry.theme ?? file.theme,
    corrections: entry.corrections,
    retractions: entry.retractions,
  };
  if ('telegram' in entry) {
    const destination = {
      ...base,
      platform: 'telegram',
      chat: entry.telegram,
      topic: entry.topic ?? null,
      silent: entry.silent,
    } as const;
    return { destination, off: offReason(entry.telegram, tokens.telegram, 'TELEGRAM_BOT_TOKEN') };
  }
  if ('discord' in entry) {
    const destination = {
      ...base,
      platform: 'discord',
      channel: entry.discord,
      crosspost: entry.crosspost,
    } as const;
    return { destination, off: offReason(entry.discord, tokens.discord, 'DISCORD_BOT_TOKEN') };
  }
  return { destination: { ...base, platform: 'preview' }, off: null };
}

function offReason(place: string | number, token: string | null, variable: string): string | null {
  if (place === '') return 'its chat or channel id is not set';
  return token === null ? `${variable} is not set` : null;
}

function configuredSource(entry: ConfigFile['sources'][number], base: string): SourceConfig {
  const shared = { name: entry.name, topics: entry.topics, language: entry.language ?? null };
  return 'folder' in entry
    ? { ...shared, kind: 'folder', folder: resolve(base, entry.folder) }
    : { ...shared, kind: 'feed', feed: entry.feed, every: entry.every ?? null };
}

function configuredSchedule(entry: ConfigFile['schedules'][number], file: ConfigFile): Schedule {
  return {
    ...entry,
    timezone: entry.timezone ?? file.timezone,
    pick: { ...entry.pick, within: entry.pick.within ?? null },
  };
}

/** What the file leaves out is as the platforms say. */
function pacingOf({ telegram, discord }: ConfigFile['pacing']): RateLimits {
  const or = (given: RateLimit | null | undefined, usual: RateLimit | null) =>
    given === undefined ? usual : given;
  const usual = DEFAULT_RATE_LIMITS;
  return {
    telegram: {
      all: or(telegram.all, usual.telegram.all),
      chat: or(telegram.chat, usual.telegram.chat),
      group: or(telegram.group, usual.telegram.group),
    },
    discord: {
      all: or(discord.all, usual.discord.all),
      crosspost: or(discord.crosspost, usual.discord.crosspost),
    },
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
