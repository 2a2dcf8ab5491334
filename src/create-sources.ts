import type { Config } from './config/config.ts';
import type { HubCallbacks } from './core/ports/push.ts';
import type { FeedStore, HubCalls } from './core/ports/feed-store.ts';
import type { ArticleStore } from './core/ports/store.ts';
import type { RecordEvent, Source } from './core/ports/ports.ts';
import type { Clock } from './core/time.ts';
import type { Fetch } from './net/fetch.ts';
import { createHubCallbacks } from './sources/feeds/websub/hub-callbacks.ts';
import { createHubs, type Hubs } from './sources/feeds/websub/hubs.ts';
import type { FolderSourceOptions } from './sources/folder/folder-source.ts';
import { createReadingThread, type ReadingThread } from './sources/reading/reading-thread.ts';

export interface SourcesDeps {
  readonly config: Config;
  readonly feeds: FeedStore;
  readonly articles: Pick<ArticleStore, 'noteReading'>;
  readonly fetch: Fetch;
  readonly hubs: Hubs | null;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly record: RecordEvent;
}

export interface Sources extends AsyncDisposable {
  readonly all: readonly Source[];
}

/** The two ends of subscriptions to the hubs of feeds: who reads feeds asks, who has the page is spoken to. */
export interface HubEnds {
  readonly hubs: Hubs | null;
  readonly callbacks: HubCallbacks | null;
}

/** Null where the newsroom has no address that a hub could reach, and what the roles do not say. */
export function hubsFor({
  config,
  fetch,
  clock,
  record,
  calls,
}: Pick<SourcesDeps, 'config' | 'fetch' | 'clock' | 'record'> & { readonly calls: HubCalls }): HubEnds {
  const { address } = config.web;
  if (address === null) return { hubs: null, callbacks: null };
  const hubs = config.roles.has('sources') ? createHubs({ address, fetch, clock, calls }) : null;
  const onCall = () => {
    hubs?.look().catch((error: unknown) => {
      record({ kind: 'service-fault', part: 'hubs', error });
    });
  };
  return { hubs, callbacks: config.roles.has('web') ? createHubCallbacks({ calls, clock, onCall }) : null };
}

/** Where articles come from, as the config says; what reads a kind is loaded where there is one of it. */
export async function createSources(deps: SourcesDeps): Promise<Sources> {
  const { config, clock } = deps;
  const reading = createReadingThread();
  const { timezone } = config;
  const folders = config.sources.flatMap(source =>
    source.kind === 'folder' ? [folderSource({ ...source, timezone, clock }, deps.articles)] : [],
  );
  const streams = await feedSources(deps, reading);
  return { all: [...folders, ...streams], [Symbol.asyncDispose]: () => reading[Symbol.asyncDispose]() };
}

async function feedSources(
  { config, feeds, fetch, hubs, clock, chance, record }: SourcesDeps,
  reading: ReadingThread,
): Promise<readonly Source[]> {
  const polled = config.sources.flatMap(source =>
    source.kind === 'feed' || source.kind === 'sitemap' ? [source] : [],
  );
  if (polled.length === 0) return [];
  const [{ createFeedSources }, { readSitemap }, { createArticleReader }] = await Promise.all([
    import('./sources/feeds/create-feed-sources.ts'),
    import('./sources/feeds/read-sitemap.ts'),
    import('./sources/feeds/read-article.ts'),
  ]);
  const { timezone, network } = config;
  return createFeedSources(polled, {
    feeds,
    fetch,
    hubs,
    readFeed: (bytes, from, signal) => reading.read('feed', { bytes, ...from }, signal),
    readSitemap: (bytes, from, signal) => readSitemap({ reading, fetch }, { bytes, ...from }, signal),
    readArticle: createArticleReader({ fetch, reading, timezone }),
    readCarried: (html, signal) => reading.read('carried', { html, url: null }, signal),
    ownHosts: network.allow,
    clock,
    chance,
    record,
  });
}

/** Loaded with the first folder: a newsroom of feeds need not hold what reads pages in its own thread (10 MB). */
const folderSource = (options: FolderSourceOptions, articles: Pick<ArticleStore, 'noteReading'>): Source => ({
  name: options.name,
  kind: 'snapshot',
  async *events(signal) {
    const { createFolderSource } = await import('./sources/folder/folder-source.ts');
    // one whose disk is not mounted may show nothing: what is on it comes later, and was told once
    let isEmptied = false;
    for await (const event of createFolderSource(options).events(signal)) {
      if (event.kind === 'emptied') isEmptied = true;
      // what was told before has been taken by whoever asks for this
      if (event.kind === 'settled' && event.partial === undefined && !isEmptied)
        await articles.noteReading(options.name, options.clock.now());
      yield event;
    }
  },
});
