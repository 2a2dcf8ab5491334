import { randomInt } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { DestinationStream } from 'pino';
import type { Asker } from './cli/operator/init/set-up.ts';
import type { CliWorld } from './cli/command.ts';
import type { Config, ConfigResult } from './config/config.ts';
import type { ConfigOptions, newsroomPlace } from './config/load-config.ts';
import type { Fetch } from './net/fetch.ts';
import { sayReason } from './format/say-reason.ts';
import { linesOf } from './core/async/json-lines.ts';
import { createSourceBook } from './source-book.ts';
import { systemClock } from './system-clock.ts';
import { english, LOCALES, localeFaults, nearestVoice } from './words.ts';

export interface CliOutside extends Pick<CliWorld, 'out' | 'err' | 'showProgress'> {
  readonly input: () => Readable;
  /** Aborts when nobody reads the results any more. */
  readonly gone: AbortSignal;
  /** Reads environment and config file. */
  readonly load: (options?: ConfigOptions) => ConfigResult;
  /** Where a newsroom is to be set up, and in which language it is spoken of. */
  readonly place: () => ReturnType<typeof newsroomPlace>;
  /** Asks whoever sits at the terminal; null where there is none. */
  readonly asker: () => Promise<Asker | null>;
  /** Runs the service until it is told to stop; answers the exit code. `load` reads its config anew. */
  readonly serve: (config: Config, load: () => ConfigResult) => Promise<number>;
  /** Where a command's log goes; standard error when it is not given. */
  readonly log?: DestinationStream;
}

type Faulty = Extract<ConfigResult, { readonly kind: 'faults' }>;

/** What the command line works with. Rooms are loaded when a command needs them: analyze waits for no database, no platform, no renderer. */
export function createCliWorld({
  out,
  err,
  showProgress,
  input,
  gone,
  load,
  place,
  asker,
  serve,
  log,
}: CliOutside): CliWorld {
  const configOrFaults = (options: ConfigOptions = {}): Config | null => {
    const result = load(options);
    if (result.kind === 'ok') return result.config;
    tellFaults(result);
    return null;
  };
  const tellFaults = (result: Faulty) => {
    const say = nearestVoice(LOCALES, languageOf(result));
    for (const fault of result.faults) err(sayReason(fault, say));
  };
  const languageOf = ({ language }: Faulty) => language ?? place().language;
  const fetch: Fetch = async request => {
    const { createFetch } = await import('./net/create-fetch.ts');
    const result = load();
    return createFetch(result.kind === 'ok' ? result.config.network : { allow: [] })(request);
  };
  const voice = () => {
    const result = load();
    const { language, timezone } =
      result.kind === 'ok' ? result.config : { language: languageOf(result), timezone: 'UTC' };
    const say = nearestVoice(LOCALES, language);
    return { say, language: say('page-language'), timezone, now: systemClock.now() };
  };
  return {
    out,
    err,
    readInput: () => text(input()),
    inputLines: () => linesOf(input(), gone),
    configFaults: () => {
      const result = load();
      return result.kind === 'ok' ? [] : result.faults;
    },
    localeFaults: () => localeFaults({ directory: LOCALES, fallback: 'en' }),
    async openNewsroom() {
      const config = configOrFaults();
      if (config === null) return null;
      const [{ createApp }, { loggerFor, recordTo }] = await Promise.all([
        import('./app.ts'),
        import('./logger.ts'),
      ]);
      const record = recordTo(await loggerFor(config, 'command', log));
      // a command that the database fails ends with what is wrong with it: said once, in the newsroom's language
      const app = await createApp(config, event => {
        if (event.kind !== 'database-down') record(event);
      });
      return app.newsroom;
    },
    voice,
    async serve(roles) {
      const options = roles === undefined ? {} : { roles };
      const config = configOrFaults(options);
      return config === null ? 1 : serve(config, () => load(options));
    },
    async restore(backup, isMeant) {
      const config = configOrFaults();
      if (config === null) return null;
      const { restoreNewsroom } = await import('./restore-newsroom.ts');
      return restoreNewsroom(config, backup, isMeant);
    },
    async holdDue() {
      const config = configOrFaults();
      if (config === null) return null;
      const { holdDueIn } = await import('./restore-newsroom.ts');
      return holdDueIn(config);
    },
    showProgress,
    async move(addresses, onProgress) {
      const { moveNewsroom } = await import('./store/moving/move-newsroom.ts');
      return moveNewsroom({ ...addresses, onProgress });
    },
    async readDocument(place) {
      const { readDocumentPlace } = await import('./sources/fetch/read-document.ts');
      return readDocumentPlace(place, { fetch });
    },
    async openFeedReader() {
      const { createFeedReader } = await import('./sources/feeds/read-feed.ts');
      return createFeedReader({ fetch, say: english });
    },
    ...createSourceBook({ config: configOrFaults, load, tellFaults, err, say: () => voice().say, fetch }),
    async openSetUp() {
      const [{ platforms }, { platformsToSet }, askerHere] = await Promise.all([
        import('./adapters/registry.ts'),
        import('./adapters/shared/set-up.ts'),
        asker(),
      ]);
      const { config, env, lookup } = place();
      return {
        asker: askerHere,
        config,
        env,
        // a command: groups show a bot nothing else
        word: () => `/here${randomInt(1000, 10_000)}`,
        sayIn: language => nearestVoice(LOCALES, language),
        platforms: platformsToSet(platforms.modules, lookup),
      };
    },
    async htmlReader() {
      const { readHtml } = await import('./sources/pages/page.ts');
      return readHtml;
    },
  };
}
