import type { RecordEvent, Source } from '../../core/ports/ports.ts';
import type { FeedStore } from '../../core/ports/feed-store.ts';
import { SECOND, type Clock } from '../../core/time.ts';
import type { Fetch } from '../../net/fetch.ts';
import { createAddressGuard } from '../../net/address-guard.ts';
import type { ReadFeed } from './ask-feed.ts';
import { createFeedSource, type FeedSourceDeps, type FeedSourceOptions } from './feed-source.ts';
import { SHORTEST } from './pauses.ts';
import { createTurns } from './turns.ts';

export interface FeedSourcesDeps {
  readonly feeds: FeedStore;
  readonly fetch: Fetch;
  readonly hubs: FeedSourceDeps['hubs'];
  readonly readFeed: ReadFeed;
  readonly readSitemap: ReadFeed;
  readonly readArticle: FeedSourceDeps['readArticle'];
  readonly readCarried: FeedSourceDeps['readCarried'];
  /** Hosts that are one's own: asked as often and as fast as one likes. */
  readonly ownHosts: readonly string[];
  readonly clock: Clock;
  readonly chance: () => number;
  readonly record: RecordEvent;
}

/** Requests under way over all feeds: most of each is waiting. */
const AT_ONCE = 16;
/** A stranger's server is asked for one thing after the other, with a pause between. */
const STRANGER = { atOnce: 1, gapMs: SECOND } as const;
const OWN = { atOnce: 8, gapMs: 0 } as const;

/** Feeds and news sitemaps as sources, all in one queue. */
export function createFeedSources(
  sources: readonly (FeedSourceOptions & { readonly kind: 'feed' | 'sitemap' })[],
  deps: FeedSourcesDeps,
): readonly Source[] {
  const { clock, ownHosts } = deps;
  const guard = createAddressGuard({ allow: ownHosts });
  const isOwn = (url: URL | null): boolean => url !== null && guard.isAllowed(url);
  const turns = createTurns({
    clock,
    atOnce: AT_ONCE,
    mannersOf: host =>
      isOwn(URL.parse(`http://${host}`)) || isOwn(URL.parse(`https://${host}`)) ? OWN : STRANGER,
  });
  const shared = {
    ...deps,
    turns,
    shortestFor: (address: string) => (isOwn(URL.parse(address)) ? SHORTEST.own : SHORTEST.public),
  };
  return sources.map(source =>
    createFeedSource(source, {
      ...shared,
      readFeed: source.kind === 'feed' ? deps.readFeed : deps.readSitemap,
    }),
  );
}
