import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { toIso } from '../../core/time.ts';
import type { Fetch } from '../../net/fetch.ts';
import { refusalOf } from '../fetch/read-document.ts';
import { shownAddress } from '../../adapters/shared/redact.ts';
import type { Feed } from './feed.ts';
import { FeedError } from './parse/feed-error.ts';
import { createFeedParser } from './parse/feed-parser.ts';
import { largestFeedMb, type FeedOrigin } from './parse/parse-feed.ts';

/** The object that scripts rely on. A title with markup is sanitised HTML, as summary and content are. */
export interface FeedReport {
  readonly id: string | number;
  readonly feed: {
    readonly title: string | null;
    readonly link: string | null;
    readonly language: string | null;
  };
  readonly items: readonly ItemReport[];
}

interface ItemReport {
  readonly id: string | null;
  readonly title: string | null;
  readonly link: string | null;
  readonly published: string | null;
  /** A date that is there and that nobody can read. */
  readonly unreadDate?: string;
  readonly authors: readonly string[];
  readonly summary: string | null;
  readonly content: string | null;
  readonly image: string | null;
}

export interface FeedReader extends AsyncDisposable {
  /** Reads a file, or what is at an http(s) address. Throws an Error that names the place, the rule and the remedy. */
  readPlace(place: string): Promise<FeedReport>;
  /** One line of `read-feed --jsonl`: JSON in, JSON out. A bad line is answered by `{"id","error"}`. */
  readLine(line: string): Promise<string>;
}

const ACCEPT =
  'application/rss+xml,application/atom+xml,application/feed+json,application/rdf+xml,application/xml;q=0.9,' +
  'text/xml;q=0.9,application/json;q=0.8,*/*;q=0.1';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  base64: z.base64(),
  url: z.string().nullish(),
  contentType: z.string().nullish(),
});

/** Where a sitemap says that it is one. */
const HEAD = 4096;

/** What reads feeds and news sitemaps for the command line. */
export function createFeedReader(fetch: Fetch): FeedReader {
  const parser = createFeedParser();

  const read = async (bytes: Uint8Array, origin: FeedOrigin): Promise<Feed> => {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
    if (!/<(?:urlset|sitemapindex)[\s>]/.test(head)) return parser.parse(bytes, origin);
    const sitemap = await parser.parseSitemap(bytes, origin);
    if (sitemap.kind === 'articles') return sitemap.feed;
    const listed = sitemap.sitemaps.slice(0, 3).map(({ url }) => shownAddress(url));
    const remedy = `give the address of one, such as ${listed.join(', ')}`;
    throw new FeedError({ url: origin.url, rule: 'is a list of sitemaps', remedy });
  };

  return {
    async readPlace(place) {
      if (!/^https?:\/\//i.test(place)) {
        const origin = { url: null, contentType: null };
        const bytes = await readBytes(place);
        const feed = await read(bytes, origin).catch((cause: unknown) => {
          const why = cause instanceof Error ? cause.message : String(cause);
          throw new Error(`${shownAddress(place)}: ${why}`, { cause });
        });
        return feedReport(place, feed);
      }
      const { url, status, headers, bytes } = await fetch({
        url: place,
        headers: { accept: ACCEPT },
        limits: { bytes: largestFeedMb * 1024 * 1024 },
      });
      if (status !== 200) {
        const rule = `the server answered ${status}`;
        throw new FeedError({ url, rule, remedy: 'check the address in a browser' });
      }
      return feedReport(place, await read(bytes, { url, contentType: headers['content-type'] ?? null }));
    },
    async readLine(line) {
      let id: unknown = null;
      try {
        const data: unknown = JSON.parse(line);
        if (typeof data === 'object' && data !== null && 'id' in data) id = data.id;
        const parsed = lineSchema.safeParse(data);
        if (!parsed.success) return JSON.stringify({ id, error: z.prettifyError(parsed.error) });
        const { base64, url = null, contentType = null } = parsed.data;
        const feed = await read(Buffer.from(base64, 'base64'), { url, contentType });
        return JSON.stringify(feedReport(parsed.data.id, feed));
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        const refused = error instanceof FeedError ? { feed: null, items: [] } : {};
        return JSON.stringify({ id, ...refused, error: said });
      }
    },
    [Symbol.asyncDispose]: () => parser[Symbol.asyncDispose](),
  };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new Error(`${shownAddress(path)}: ${refusalOf(cause)}`, { cause });
  }
}

function feedReport(id: string | number, feed: Feed): FeedReport {
  return {
    id,
    feed: { title: feed.titleHtml ?? feed.title, link: feed.link, language: feed.language },
    items: feed.items.map(item => ({
      id: item.id,
      title: item.titleHtml ?? item.title,
      link: item.link,
      published: toIso(item.published),
      ...(item.unreadDate === null ? {} : { unreadDate: item.unreadDate }),
      authors: item.authors,
      summary: item.summary,
      content: item.content,
      image: item.image,
    })),
  };
}
