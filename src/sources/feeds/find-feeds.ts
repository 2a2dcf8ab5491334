import { Parser } from 'htmlparser2';
import { reasonOf } from '../../core/reasons/reason.ts';
import { reasoned } from '../../net/fetch-reason.ts';
import type { Fetch, Fetched } from '../../net/fetch.ts';
import { ACCEPT_FEEDS } from './ask-feed.ts';
import type { ReadingThread } from '../reading/reading-thread.ts';
import { ReadError, refused } from '../reading/read-error.ts';
import { largestFeed } from './feed-size.ts';
import { readEither } from './read-feed.ts';

/** A feed that is there and can be read. */
export interface FoundFeed {
  readonly kind: 'feed' | 'sitemap';
  readonly address: string;
  readonly title: string | null;
  readonly items: number;
}

/** Pages name a few feeds; more is a list of other people's. */
const MOST_READ = 8;
/** Where feeds are when no page says so. */
const USUAL = ['/feed', '/rss.xml', '/feed.xml', '/atom.xml', '/rss', '/index.xml'];
/** The answers to articles are no articles. */
const COMMENTS = /comment|commenti|kommentar|coment/i;

/**
 * The feeds that an address offers: itself when it is one, else those that its page names, else those where sites usually have
 * them. The main one first, feeds of comments left out. Throws `ReasonError`.
 */
export async function findFeeds(
  address: string,
  { fetch, reading }: { readonly fetch: Fetch; readonly reading: ReadingThread },
): Promise<readonly FoundFeed[]> {
  const get = (url: string) =>
    reasoned(fetch)({
      url,
      headers: { accept: `text/html, ${ACCEPT_FEEDS}` },
      limits: { bytes: largestFeed },
    });
  const read = async (answer: Fetched, asked: string): Promise<FoundFeed | null> => {
    if (answer.status !== 200) return null;
    const origin = { url: answer.url, contentType: answer.headers['content-type'] ?? null };
    try {
      const feed = await readEither({ reading, fetch }, { bytes: answer.bytes, ...origin });
      const isSitemap = /<(?:urlset|sitemapindex)[\s>]/.test(
        new TextDecoder('latin1').decode(answer.bytes.subarray(0, 4096)),
      );
      return {
        kind: isSitemap ? 'sitemap' : 'feed',
        address: answer.movedTo ?? asked,
        title: feed.title,
        items: feed.items.length,
      };
    } catch (error) {
      if (error instanceof ReadError) return null;
      throw error;
    }
  };
  const page = await get(address);
  if (page.status !== 200) throw refused(page.url, reasonOf('page-status', { status: String(page.status) }));
  const itself = await read(page, address);
  if (itself !== null) return [itself];
  const named = feedLinksIn(new TextDecoder().decode(page.bytes), page.url);
  const usual = USUAL.map(path => new URL(path, page.url).href);
  for (const candidates of [named, usual]) {
    const found: FoundFeed[] = [];
    for (const candidate of candidates.slice(0, MOST_READ)) {
      // one that cannot be reached is not offered
      const feed = await get(candidate).then(
        answer => read(answer, candidate),
        () => null,
      );
      if (feed === null || found.some(other => other.address === feed.address)) continue;
      if (!COMMENTS.test(`${feed.title ?? ''} ${URL.parse(feed.address)?.pathname ?? ''}`)) found.push(feed);
      if (candidates === usual) break;
    }
    if (found.length > 0) return found;
  }
  return [];
}

const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$/i;

/** Addresses that a page names as its feeds, in its order. */
function feedLinksIn(html: string, url: string): readonly string[] {
  const links: string[] = [];
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '' }) {
      const isNamed = name === 'link' && /\balternate\b/i.test(rel) && FEED_TYPE.test(type.trim());
      const isLinked = name === 'a' && /(?:\/|\.)(?:rss|atom|feed)(?:\.xml)?\/?(?:$|[?#])/i.test(href);
      const link = isNamed || isLinked ? URL.parse(href, url)?.href : undefined;
      if (link === undefined || !/^https?:/.test(link) || links.includes(link)) return;
      // what the head names goes before what is merely linked
      if (isNamed) links.splice(links.filter(one => named.has(one)).length, 0, link);
      else links.push(link);
      if (isNamed) named.add(link);
    },
  });
  const named = new Set<string>();
  parser.end(html);
  return links;
}
