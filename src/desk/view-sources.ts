import type { SourceFault } from '../core/article.ts';
import type { SourceKind } from '../core/feed-state.ts';
import type { Store } from '../core/ports/store.ts';
import type { SourceView } from './view.ts';

/** A source of the config, as far as people may see it. */
export interface PlacedSource {
  readonly name: string;
  readonly kind: SourceKind;
  readonly place: string;
}

/** The fault of a folder itself, not of a file in it. */
const WHOLE = '.';

/** How each source does: feeds as they were read last, folders by what is wrong with them now. */
export async function viewSources(
  store: Pick<Store, 'articles' | 'feeds'>,
  sources: readonly PlacedSource[],
  faults: readonly SourceFault[],
): Promise<readonly SourceView[]> {
  const counted = new Map((await store.articles.count()).map(({ source, articles }) => [source, articles]));
  const feeds = new Map((await store.feeds.all()).map(feed => [feed.source, feed]));
  return sources.map(source => {
    const shown = { ...source, articles: counted.get(source.name) ?? 0, failures: 0 };
    const feed = source.kind === 'folder' ? undefined : feeds.get(source.name);
    if (feed !== undefined) {
      const { lastReadAt, nextReadAt, state, reason, failures } = feed;
      return { ...shown, lastReadAt, nextReadAt, state, reason, failures };
    }
    const fault = faults.find(({ source: name, key }) => name === source.name && key === WHOLE);
    return {
      ...shown,
      lastReadAt: null,
      nextReadAt: null,
      ...(fault === undefined ? { state: 'ok', reason: null } : { state: 'failing', reason: fault.reason }),
    };
  });
}
