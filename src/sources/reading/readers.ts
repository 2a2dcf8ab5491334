import { decodeSeed } from '../seeds/decode-seed.ts';
import type { SeedReading } from '../seeds/parse-seed.ts';
import type { FeedOrigin } from '../feeds/parse/parse-feed.ts';
import { boundedFeed, boundedPage, boundedText } from './bounds.ts';

/** What comes with the bytes of a page. */
interface PageOrigin {
  readonly url: string;
  /** The encoding that its server names. */
  readonly charset: string | null;
  /** IANA zone of dates that name none. */
  readonly timezone: string;
}

/** Bytes with what is known of them. */
type Bytes<Origin> = Origin & { readonly bytes: Uint8Array };

/**
 * What the thread reads, by its kind. Each is loaded when it is first asked for: a newsroom whose feeds carry their articles
 * never reads a page.
 */
export const READERS = {
  /** A feed, its items with their marks. Throws `ReadError`. */
  feed: async (asked: Bytes<FeedOrigin>) => {
    const [{ parseFeed }, { markItems }] = await Promise.all([
      import('../feeds/parse/parse-feed.ts'),
      import('../feeds/items/item-marks.ts'),
    ]);
    return markItems(boundedFeed(parseFeed(asked.bytes, asked)));
  },
  /** A news sitemap or a list of sitemaps. Throws `ReadError`. */
  sitemap: async (asked: Bytes<FeedOrigin>) => {
    const [{ parseSitemap }, { markItems }] = await Promise.all([
      import('../feeds/parse/parse-sitemap.ts'),
      import('../feeds/items/item-marks.ts'),
    ]);
    const read = parseSitemap(asked.bytes, asked);
    return read.kind === 'index' ? read : { ...read, feed: markItems(boundedFeed(read.feed)) };
  },
  /** A page. */
  page: async ({ bytes, charset, ...options }: Bytes<PageOrigin>) => {
    const { readPage } = await import('../pages/page.ts');
    const decoded = decodeSeed(bytes, { inBytes: true, label: charset });
    return decoded.kind === 'fault'
      ? decoded
      : { ...decoded, value: boundedPage(readPage(decoded.value, options)) };
  },
  /** What is at an address, or comes as a file (`url` null), read as a seed file is. */
  document: async ({
    bytes,
    url,
    ...reading
  }: Bytes<Omit<SeedReading, 'url'> & { readonly url: string | null }>) => {
    const { parseSeed } = await import('../seeds/parse-seed.ts');
    return parseSeed(bytes, url === null ? reading : { ...reading, url });
  },
  /** The HTML that a feed carries, a paragraph a line. */
  carried: async ({ html }: { readonly html: string; readonly url: string | null }) => {
    const { carriedText } = await import('../feeds/items/carried-text.ts');
    return boundedText(carriedText(html));
  },
} as const;

type Readers = typeof READERS;
export type Kind = keyof Readers;
export type Asked<K extends Kind> = Parameters<Readers[K]>[0];
export type Read<K extends Kind> = Awaited<ReturnType<Readers[K]>>;
