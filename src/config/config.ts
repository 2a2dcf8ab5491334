import type { PlatformSettings } from '../adapters/shared/connect-platforms.ts';
import type { Destination, Platform } from '../core/destination.ts';
import type { Pacing } from '../core/rate-limits.ts';
import type { Reason } from '../core/reasons/reason.ts';
import type { Breaking, PaywallPolicy, QuietHours, Schedule } from '../core/schedule.ts';
import type { Duration } from '../core/time.ts';
import type { ProxySettings } from '../net/dispatchers.ts';
import type { SourceConfig } from './source-config.ts';

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
  /** Every fault at once; each names file, line, field, rule and remedy, and no secret. */
  | {
      readonly kind: 'faults';
      readonly faults: readonly Reason[];
      /** What the file names as the newsroom's, where it can be found in it. */
      readonly language: string | null;
    };

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export const isLogLevel = (level: string): level is LogLevel =>
  (logLevels as readonly string[]).includes(level);
