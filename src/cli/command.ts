import type { ParseArgsOptionsConfig } from 'node:util';
import type { SourceDocument } from '../core/article.ts';
import type { ReadHtml } from '../editorial/analyze-line.ts';
import type { CliName } from '../core/cli/cli-words.ts';
import type { Reason } from '../core/reasons/reason.ts';
import type { WordArgs, WordKey } from '../core/words.ts';
import type { MomentVoice } from '../format/say-moment.ts';
import type { MoveResult, Progress } from '../core/transfer/moving.ts';
import type { SetUpWorld } from './operator/init/set-up.ts';
import type { Newsroom } from '../desk/newsroom.ts';

/** What the command line may use of the world; `main.ts` hands it in. */
export interface CliWorld {
  /** Writes a line to standard output: results. */
  out(text: string): void;
  /** Writes a line to standard error: remarks and faults. */
  err(text: string): void;
  /** Standard input as text. */
  readInput(): Promise<string>;
  /** Standard input line by line. */
  inputLines(): AsyncIterable<string>;
  /** Opens the newsroom of the config file; its faults are told by `err` and answered by null. */
  openNewsroom(): Promise<Newsroom | null>;
  /** The newsroom's voice where it is not open; where its config cannot be read, that of the machine's user, or English. */
  voice(): MomentVoice;
  /** Faults of environment and config file; empty when it can be read. */
  configFaults(): readonly Reason[];
  /** What is wrong with the files of phrases, in English; empty when nothing is. */
  localeFaults(): readonly string[];
  /** Puts a backup in the place of the database, or only checks it; faults of the config are told by `err` and answered by null. */
  restore(backup: string, isMeant: boolean): Promise<RestoreAnswer | RestoreElsewhere | null>;
  /** Holds what was due in the database, which is a former state of itself; faults of the config as above. */
  holdDue(): Promise<HoldAnswer | null>;
  /** Moves a newsroom between the databases that two addresses name. */
  move(
    addresses: { readonly from: string; readonly to: string },
    onProgress: (progress: Progress) => void,
  ): Promise<MoveResult>;
  /** Shows a line in place of the last one where a terminal looks, and nothing elsewhere; null takes it away. */
  showProgress(line: string | null): void;
  /** Runs the service until it is told to stop; answers the exit code. `roles`: a list that goes before the environment's. */
  serve(roles: string | undefined): Promise<number>;
  /** Reads a file as a seed file, or a page from an address. Throws `ReasonError`, as all that reads here. */
  readDocument(place: string): Promise<Omit<SourceDocument, 'source' | 'key'>>;
  /** Opens what reads feeds and news sitemaps. */
  openFeedReader(): Promise<FeedReader>;
  /** The feeds that an address offers. */
  findFeeds(address: string): Promise<readonly FoundFeed[]>;
  /** The feeds of an OPML list. */
  readFeedList(
    file: string,
  ): Promise<readonly (Pick<FoundFeed, 'kind' | 'address'> & { readonly title: string })[]>;
  /** Writes sources into the config file; faults of the config are told by `err` and answered by null. */
  addSources(
    sources: readonly (Pick<FoundFeed, 'kind' | 'address'> & { readonly title: string })[],
  ): AddedSources | null;
  /** The feeds of the config as an OPML list, and the names of those that are left out; null as above. */
  feedList(): { readonly opml: string; readonly left: readonly string[] } | null;
  /** What a newsroom is set up with for the first time. */
  openSetUp(): Promise<SetUpWorld>;
  /** Loads what turns a page into title and text. */
  htmlReader(): Promise<ReadHtml>;
}

export interface FeedReader extends AsyncDisposable {
  /** Reads a file or an address. Throws `ReasonError`. */
  readPlace(place: string): Promise<FeedReport>;
  /** One line of `read-feed --jsonl`: JSON in, JSON out. A bad line is answered by `{"id","error"}`. */
  readLine(line: string): Promise<string>;
}

/** What `read-feed` says of a feed. */
export interface FeedReport {
  readonly id: string | number;
  readonly feed: {
    readonly title: string | null;
    readonly link: string | null;
    readonly language: string | null;
  };
  readonly items: readonly {
    readonly title: string | null;
    readonly link: string | null;
    /** ISO 8601. */
    readonly published: string | null;
  }[];
}

export interface FoundFeed {
  readonly kind: 'feed' | 'sitemap';
  readonly address: string;
  readonly title: string | null;
  readonly items: number;
}

export interface AddedSources {
  readonly file: string;
  readonly added: readonly { readonly name: string; readonly address: string }[];
  /** Addresses that were in the config already. */
  readonly there: readonly string[];
}

export interface RestoreAnswer {
  /** False when the backup was only checked. */
  readonly done: boolean;
  readonly file: string;
  /** Where the files went that were there before. */
  readonly aside: string | null;
  /** Deliveries an editor is asked about. */
  readonly held: number;
}

/** The database's server puts a copy back itself, at this command. */
export interface RestoreElsewhere {
  readonly place: string;
  readonly command: string;
}

export interface HoldAnswer {
  readonly place: string;
  readonly held: number;
}

export interface CliArguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** For commands that take options only. */
export const NO_WORDS = { min: 0, max: 0 } as const;

/** A phrase, said in the language of whoever reads it. */
export type Phrase = readonly [key: WordKey, args?: WordArgs];

/** A word or option as `usage` has it, and what it is; either may be missing. */
export type HelpLine = readonly [term: string, ...phrase: Phrase | []];

export interface CliCommand {
  /** A locale says what it does as `summary-<name>`. */
  readonly name: CliName;
  /** After the name: "<article> [--to NAME]". What stands for a value is one of `cliValues`, in capitals or in brackets. */
  readonly usage: string;
  /** How many words beside the options it takes; others are refused with the usage. */
  readonly words: { readonly min: number; readonly max: number };
  /** Without --help and --json, which every command has. */
  readonly options: ParseArgsOptionsConfig;
  /** Lines about the options, for --help. */
  readonly help: readonly HelpLine[];
  /** What is wrong with the arguments beyond their number; null when nothing is. */
  wrongWith?(args: CliArguments): Phrase | null;
  /** Answers the exit code: 0 well, 1 not, 2 used wrongly. */
  run(args: CliArguments, world: CliWorld): Promise<number>;
}

/** Text of an option, or undefined. */
export const textOf = (args: CliArguments, name: string): string | undefined => {
  const value = args.values[name];
  return typeof value === 'string' ? value : undefined;
};

/** Whether a flag was given. */
export const isSet = (args: CliArguments, name: string): boolean => args.values[name] === true;

/** A whole number ≥ 1, the fallback when it was not given, or null when it is none. */
export function countOf(args: CliArguments, name: string, fallback: number): number | null {
  const text = textOf(args, name);
  if (text === undefined) return fallback;
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

/** What a newsroom says of the command line, where no newsroom is open. */
export const tell = (world: CliWorld, ...[key, args]: Phrase): void => {
  world.err(world.voice().say(key, args));
};
