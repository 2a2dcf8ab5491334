import { shownAddress } from '../../adapters/shared/redact.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { Fetch } from '../../net/fetch.ts';
import { ReadError } from '../reading/read-error.ts';
import type { ReadingThread } from '../reading/reading-thread.ts';
import { ACCEPT_FEEDS } from './ask-feed.ts';
import { largestFeed } from './feed-size.ts';
import type { MarkedFeed } from './items/item-marks.ts';
import type { FeedOrigin } from './parse/parse-feed.ts';
import type { ListedSitemap } from './parse/parse-sitemap.ts';

export interface SitemapReader {
  readonly reading: ReadingThread;
  /** Fetches what a list names; null = lists are refused. */
  readonly fetch: Fetch | null;
}

/** Sites keep an archive of hundreds; the news is in the few that changed last. */
const MOST_FOLLOWED = 4;

/** Reads a news sitemap, or of a list of sitemaps those that changed last, as one feed. Throws `ReadError`. */
export async function readSitemap(
  { reading, fetch }: SitemapReader,
  asked: FeedOrigin & { readonly bytes: Uint8Array },
  signal?: AbortSignal,
): Promise<MarkedFeed> {
  const sitemap = await reading.read('sitemap', asked, signal);
  if (sitemap.kind === 'articles') return sitemap.feed;
  const listed = sitemap.sitemaps.toSorted(byPromise).slice(0, MOST_FOLLOWED);
  if (fetch === null) throw isList(asked.url, listed);
  const feeds: MarkedFeed[] = [];
  for (const { url } of listed) {
    // one that cannot be read leaves the others
    const feed = await readListed({ reading, fetch }, url, signal).catch(() => null);
    signal?.throwIfAborted();
    if (feed !== null) feeds.push(feed);
  }
  const [first] = feeds;
  if (first === undefined) throw isList(asked.url, listed);
  return { ...first, items: feeds.flatMap(({ items }) => items), isList: true };
}

const isList = (url: string | null, listed: readonly ListedSitemap[]): ReadError =>
  new ReadError({
    url,
    why: reasonOf('sitemap-list', { names: listed.map(one => shownAddress(one.url)).join(', ') }),
  });

/** Null for what is a list again: nobody nests them. */
async function readListed(
  { reading, fetch }: SitemapReader & { readonly fetch: Fetch },
  address: string,
  signal: AbortSignal | undefined,
): Promise<MarkedFeed | null> {
  const { url, status, headers, bytes } = await fetch({
    url: address,
    headers: { accept: ACCEPT_FEEDS },
    limits: { bytes: largestFeed },
    ...(signal === undefined ? {} : { signal }),
  });
  if (status !== 200) return null;
  const origin = { bytes, url, contentType: headers['content-type'] ?? null };
  const sitemap = await reading.read('sitemap', origin, signal);
  return sitemap.kind === 'articles' ? sitemap.feed : null;
}

/** Those that say that they are of news, then those that changed last, as they stand where nobody says when. */
const byPromise = (a: ListedSitemap, b: ListedSitemap): number =>
  Number(isOfNews(b)) - Number(isOfNews(a)) || (b.changed ?? 0) - (a.changed ?? 0);
const isOfNews = ({ url }: ListedSitemap): boolean => /news/i.test(URL.parse(url)?.pathname ?? '');
