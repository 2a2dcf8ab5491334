import { gunzipSync } from 'node:zlib';
import type { Feed } from '../feed.ts';
import { reasonOf } from '../../../core/reasons/reason.ts';
import { largestFeed, largeUnpacked, refuseLarge } from '../feed-size.ts';
import { decodeFeed } from './decode-feed.ts';
import { ReadError } from '../../reading/read-error.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { parseLooseJson } from '../../pages/parse-json.ts';
import { isFeedRoot, readXmlFeed } from './read-xml-feed.ts';
import { parseXml, XmlFault, type XmlElement } from './xml/xml-tree.ts';

/** Where bytes are from, and what came with them. */
export interface FeedOrigin {
  /** Relative addresses are relative to it; null where nobody knows. */
  readonly url: string | null;
  readonly contentType: string | null;
}

/**
 * Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed, as publishers really make them. Takes as long as the feed
 * is large: what strangers send goes through it in `createReadingThread`. Throws `ReadError`.
 */
export function parseFeed(bytes: Uint8Array, origin: FeedOrigin): Feed {
  const { url } = origin;
  const text = textOf(bytes, origin);
  if (/^\s*[{[]/.test(text)) return jsonFeed(text, url);
  const root = rootOf(text, url);
  if (root !== null && isFeedRoot(root)) return readXmlFeed(root, url);
  const below = belowWarnings(text, url);
  if (below !== null) return readXmlFeed(below, url);
  throw notAFeed(root, url);
}

/** Programs that make feeds print their warnings as HTML above them, at most so long. */
const WARNINGS = 20_000;
const FEED_START = /<(?:\?xml|rss|feed|rdf:rdf)(?=[\s>])/i;

function belowWarnings(text: string, url: string | null): XmlElement | null {
  const head = text.slice(0, WARNINGS);
  const at = head.search(FEED_START);
  if (at <= 0 || /<(?:!doctype\s+html|html)(?=[\s>])/i.test(head.slice(0, at))) return null;
  const root = rootOf(text.slice(at), url);
  return root !== null && isFeedRoot(root) ? root : null;
}

/** The text of a feed or list, also a gzipped one. Throws `ReadError` where it is empty or too large. */
export function textOf(bytes: Uint8Array, { url, contentType }: FeedOrigin): string {
  refuseLarge(bytes, url);
  const text = decodeFeed(unzipped(bytes, url), contentType);
  if (text.trim() !== '') return text;
  throw new ReadError({ url, why: reasonOf('feed-empty') });
}

/** A file of the sitemap protocol may be in gzip whatever its server says. */
function unzipped(bytes: Uint8Array, url: string | null): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: largestFeed });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    const why = cause instanceof RangeError ? largeUnpacked : reasonOf('feed-gzip', { detail });
    throw new ReadError({ url, why }, { cause });
  }
}

/** The first element of XML. Throws `ReadError` where it is made to exhaust. */
export function rootOf(text: string, url: string | null): XmlElement | null {
  try {
    return parseXml(text, url);
  } catch (cause) {
    if (!(cause instanceof XmlFault)) throw cause;
    throw new ReadError({ url, why: reasonOf('feed-hostile', { detail: cause.reason }) }, { cause });
  }
}

/** JSON Feed nests some five deep. */
const DEEPEST = 100;

/** Reading JSON takes memory with each level, and no limit of a heap counts it. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function jsonFeed(text: string, url: string | null): Feed {
  if (isTooDeep(text)) {
    const detail = reasonOf('json-deep', { count: DEEPEST });
    throw new ReadError({ url, why: reasonOf('feed-hostile', { detail }) });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    // raw line breaks and commas too many; a feed that was cut off is none, and comes whole the next time
    json = parseLooseJson(text, { longest: largestFeed, isWhole: true });
    const detail = cause instanceof Error ? cause.message : String(cause);
    if (json === undefined) throw new ReadError({ url, why: reasonOf('feed-json', { detail }) }, { cause });
  }
  const feed = readJsonFeed(json, url);
  if (feed !== null) return feed;
  throw new ReadError({ url, why: reasonOf('feed-other-json') });
}

function notAFeed(root: XmlElement | null, url: string | null): ReadError {
  const name = root?.name ?? null;
  if (name === 'html' || name === 'xhtml:html') return new ReadError({ url, why: reasonOf('feed-page') });
  if (name === 'urlset' || name === 'sitemapindex')
    return new ReadError({ url, why: reasonOf('feed-sitemap') });
  const why =
    name === null ? reasonOf('feed-no-element') : reasonOf('feed-begins', { name: name.slice(0, 40) });
  return new ReadError({ url, why });
}
