import { gunzipSync } from 'node:zlib';
import type { Feed } from '../feed.ts';
import { decodeFeed } from './decode-feed.ts';
import { FeedError } from './feed-error.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { isFeedRoot, readXmlFeed } from './read-xml-feed.ts';
import { parseXml, XmlFault, type XmlElement } from './xml/xml-tree.ts';

/** Where bytes are from, and what came with them. */
export interface FeedOrigin {
  /** Relative addresses are relative to it; null where nobody knows. */
  readonly url: string | null;
  readonly contentType: string | null;
}

/** The largest feed that is read; real ones stay under 10 MB. */
export const largestFeedMb = 16;
const MB = 1024 * 1024;
const LARGEST = largestFeedMb * MB;

/**
 * Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed, as publishers really make them. Takes as long as the feed
 * is large: what strangers send goes through `createFeedParser`. Throws `FeedError`.
 */
export function parseFeed(bytes: Uint8Array, origin: FeedOrigin): Feed {
  const { url } = origin;
  const text = textOf(bytes, origin);
  if (/^\s*[{[]/.test(text)) return jsonFeed(text, url);
  const root = rootOf(text, url);
  if (root !== null && isFeedRoot(root)) return readXmlFeed(root, url);
  throw notAFeed(root, url);
}

/** The text of a feed or list, also a gzipped one. Throws `FeedError` where it is empty or too large. */
export function textOf(bytes: Uint8Array, { url, contentType }: FeedOrigin): string {
  refuseLarge(bytes, url);
  const text = decodeFeed(unzipped(bytes, url), contentType);
  if (text.trim() !== '') return text;
  throw new FeedError({ url, rule: 'is empty', remedy: 'look at the address in a browser' });
}

/** Throws `FeedError` for what is larger than any real feed. */
export function refuseLarge(bytes: Uint8Array, url: string | null): void {
  if (bytes.length > LARGEST) throw tooLarge(`${(bytes.length / MB).toFixed(1)} MB`, url);
}

const tooLarge = (size: string, url: string | null): FeedError =>
  new FeedError({
    url,
    rule: `has ${size}, and ${largestFeedMb} MB is the limit for a feed`,
    remedy: 'ask the publisher for one with fewer items',
  });

/** A file of the sitemap protocol may be in gzip whatever its server says. */
function unzipped(bytes: Uint8Array, url: string | null): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge('more unpacked', url);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FeedError(
      { url, rule: `is in gzip that cannot be unpacked (${why})`, remedy: 'tell its publisher' },
      { cause },
    );
  }
}

/** The first element of XML. Throws `FeedError` where it is made to exhaust. */
export function rootOf(text: string, url: string | null): XmlElement | null {
  try {
    return parseXml(text, url);
  } catch (cause) {
    if (!(cause instanceof XmlFault)) throw cause;
    throw new FeedError(
      {
        url,
        rule: `is not read: ${cause.message}`,
        remedy: 'no real feed is like that; take it out of the sources',
      },
      { cause },
    );
  }
}

function jsonFeed(text: string, url: string | null): Feed {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FeedError(
      {
        url,
        rule: `is JSON that cannot be read (${why})`,
        remedy: 'tell its publisher, or use its RSS feed',
      },
      { cause },
    );
  }
  const feed = readJsonFeed(json, url);
  if (feed !== null) return feed;
  throw new FeedError({ url, rule: 'is JSON, but no JSON Feed', remedy: 'give the address of a feed' });
}

function notAFeed(root: XmlElement | null, url: string | null): FeedError {
  const name = root?.name ?? null;
  if (name === 'html' || name === 'xhtml:html') {
    return new FeedError({ url, rule: 'is a web page, not a feed', remedy: 'give the address of its feed' });
  }
  if (name === 'urlset' || name === 'sitemapindex') {
    return new FeedError({
      url,
      rule: 'is a sitemap, not a feed',
      remedy: 'make it a source with `sitemap:`',
    });
  }
  const found = name === null ? 'holds no XML element' : `begins with <${name.slice(0, 40)}>`;
  return new FeedError({ url, rule: `is no feed: it ${found}`, remedy: 'look at the address in a browser' });
}
