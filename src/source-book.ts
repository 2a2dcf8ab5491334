import { readFileSync, writeFileSync } from 'node:fs';
import { secretsIn } from './adapters/shared/secrets-in.ts';
import { shownAddress } from './adapters/shared/redact.ts';
import type { CliWorld } from './cli/command.ts';
import { addSources } from './config/add-sources.ts';
import type { Config, ConfigResult } from './config/config.ts';
import { unread } from './core/reasons/file-faults.ts';
import { faultAt, ReasonError } from './core/reasons/reason-error.ts';
import type { Say } from './core/words.ts';
import type { Fetch } from './net/fetch.ts';
import { writeOpml } from './sources/feeds/parse/write-opml.ts';
import { systemClock } from './system-clock.ts';

interface Book {
  /** The config; null, and its faults told, when it has some. */
  readonly config: () => Config | null;
  readonly load: () => ConfigResult;
  readonly tellFaults: (result: Extract<ConfigResult, { readonly kind: 'faults' }>) => void;
  readonly err: (line: string) => void;
  /** The newsroom's voice. */
  readonly say: () => Say;
  readonly fetch: Fetch;
}

/** The sources of the config file, for the command line: found, read from lists, written. */
export function createSourceBook({
  config,
  load,
  tellFaults,
  err,
  say,
  fetch,
}: Book): Pick<CliWorld, 'findFeeds' | 'readFeedList' | 'addSources' | 'feedList'> {
  return {
    async findFeeds(address) {
      const [{ findFeeds }, { createReadingThread }] = await Promise.all([
        import('./sources/feeds/find-feeds.ts'),
        import('./sources/reading/reading-thread.ts'),
      ]);
      await using reading = createReadingThread();
      return await findFeeds(address, { fetch, reading });
    },
    async readFeedList(file) {
      const { parseOpml } = await import('./sources/feeds/parse/opml.ts');
      let list: ReturnType<typeof parseOpml>;
      try {
        list = parseOpml(readFileSync(file), { url: null, contentType: null });
      } catch (cause) {
        throw cause instanceof ReasonError ? faultAt(file, cause.reason, { cause }) : unread(file, cause);
      }
      return list.feeds.flatMap(({ title, url }) => {
        const parsed = URL.parse(url);
        if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.password !== '') {
          err(say()('cli-feed-secret', { address: shownAddress(url) }));
          return [];
        }
        return [{ kind: 'feed' as const, address: url, title: title ?? parsed.host }];
      });
    },
    addSources(sources) {
      const before = config();
      if (before === null) return null;
      const { file } = before;
      const text = readFileSync(file, 'utf8');
      const result = addSources(file, sources);
      const after = load();
      if (after.kind === 'ok') return { ...result, file };
      // what the newsroom could not start with is not left there
      writeFileSync(file, text);
      tellFaults(after);
      return null;
    },
    feedList() {
      const read = config();
      if (read === null) return null;
      const feeds = read.sources.flatMap(source => (source.kind === 'feed' ? [source] : []));
      const isOpen = ({ address }: { readonly address: string }) => secretsIn(address).length === 0;
      const listed = feeds
        .filter(isOpen)
        .map(({ name, title, address }) => ({ title: title ?? name, url: address, link: null, folders: [] }));
      return {
        opml: writeOpml({ title: read.brand, feeds: listed }, systemClock.now()),
        left: feeds.filter(feed => !isOpen(feed)).map(({ name }) => name),
      };
    },
  };
}
