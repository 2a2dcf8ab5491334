import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { detailOf, reasonOfError } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { toIso } from '../../core/time.ts';
import type { Say } from '../../core/words.ts';
import { sayDetail } from '../../format/say-reason.ts';
import { reasoned } from '../../net/fetch-reason.ts';
import type { Fetch } from '../../net/fetch.ts';
import { refusalOf } from '../../core/reasons/file-faults.ts';
import { createReadingThread } from '../reading/reading-thread.ts';
import type { Feed } from './feed.ts';
import type { MarkedFeed } from './items/item-marks.ts';
import { ReadError, refused } from '../reading/read-error.ts';
import { ACCEPT_FEEDS } from './ask-feed.ts';
import { largestFeed } from './feed-size.ts';
import type { FeedOrigin } from './parse/parse-feed.ts';
import { readSitemap, type SitemapReader } from './read-sitemap.ts';

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
  /** Reads a file, or what is at an http(s) address. Throws `ReasonError`. */
  readPlace(place: string): Promise<FeedReport>;
  /** One line of `read-feed --jsonl`: JSON in, JSON out. A bad line is answered by `{"id","error"}`. */
  readLine(line: string): Promise<string>;
}

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  base64: z.base64(),
  url: z.string().nullish(),
  contentType: z.string().nullish(),
});

/** Where a sitemap says that it is one. */
const HEAD = 4096;

/** Reads a feed, or a news sitemap that says that it is one. Throws `ReadError`. */
export async function readEither(
  reader: SitemapReader,
  asked: FeedOrigin & { readonly bytes: Uint8Array },
): Promise<MarkedFeed> {
  const head = new TextDecoder('latin1').decode(asked.bytes.subarray(0, HEAD));
  return /<(?:urlset|sitemapindex)[\s>]/.test(head)
    ? readSitemap(reader, asked)
    : reader.reading.read('feed', asked);
}

export interface FeedReaderDeps {
  readonly fetch: Fetch;
  /** Says why a line could not be read. */
  readonly say: Say;
}

/** What reads feeds and news sitemaps for the command line. */
export function createFeedReader({ fetch, say }: FeedReaderDeps): FeedReader {
  const reading = createReadingThread();

  // what is at hand is read without the network
  const read = (bytes: Uint8Array, origin: FeedOrigin) =>
    readEither({ reading, fetch: null }, { bytes, ...origin });

  return {
    async readPlace(place) {
      if (!/^https?:\/\//i.test(place)) {
        const origin = { url: null, contentType: null };
        const bytes = await readBytes(place);
        const feed = await read(bytes, origin).catch((cause: unknown) => {
          throw refused(place, reasonOfError(cause), { cause });
        });
        return feedReport(place, feed);
      }
      const { url, status, headers, bytes } = await reasoned(fetch)({
        url: place,
        headers: { accept: ACCEPT_FEEDS },
        limits: { bytes: largestFeed },
      });
      if (status !== 200) throw refused(url, reasonOf('page-status', { status: String(status) }));
      const asked = { bytes, url, contentType: headers['content-type'] ?? null };
      return feedReport(place, await readEither({ reading, fetch }, asked));
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
        const nothing = error instanceof ReadError ? { feed: null, items: [] } : {};
        return JSON.stringify({ id, ...nothing, error: sayDetail(detailOf(error), say) });
      }
    },
    [Symbol.asyncDispose]: () => reading[Symbol.asyncDispose](),
  };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw refused(path, refusalOf(cause), { cause });
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
