import type { Config } from './config/config.ts';
import type { FeedStore } from './core/ports/feed-store.ts';
import type { RecordEvent, Source } from './core/ports/ports.ts';
import type { Clock } from './core/time.ts';
import type { Fetch } from './net/fetch.ts';
import type { ReadFeed } from './sources/feeds/ask-feed.ts';
import { createFeedSources } from './sources/feeds/create-feed-sources.ts';
import { parseFeed } from './sources/feeds/parse/parse-feed.ts';
import { createArticleReader } from './sources/feeds/read-article.ts';
import { createFolderSource } from './sources/folder/folder-source.ts';

export interface SourcesDeps {
  readonly config: Config;
  readonly feeds: FeedStore;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly record: RecordEvent;
}

const readFeed: ReadFeed = (bytes, from) => Promise.resolve().then(() => parseFeed(bytes, from));

/** Where articles come from, as the config says. */
export function createSources({ config, feeds, fetch, clock, chance, record }: SourcesDeps): readonly Source[] {
  const { timezone, network } = config;
  const folders = config.sources.flatMap(source =>
    source.kind === 'folder' ? [createFolderSource({ ...source, timezone, clock })] : [],
  );
  const polled = config.sources.flatMap(source => (source.kind === 'folder' ? [] : [source]));
  const streams = createFeedSources(polled, {
    feeds,
    fetch,
    readFeed,
    readSitemap: readFeed,
    readArticle: createArticleReader({ fetch, timezone }),
    ownHosts: network.allow,
    clock,
    chance,
    record,
  });
  return [...folders, ...streams];
}
