import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom/worker'; // the same in one file: 1 MB less than as 180 of them
import type { Instant } from '../../core/time.ts';
import { namesIn } from './author-names.ts';
import { dateOf, findNewsArticle, findWebPage, languageIn, saysNo } from './news-article.ts';
import { parseLooseJson } from './parse-json.ts';
import { plainLine } from './plain-text.ts';
import { paragraphsOf } from './page-paragraphs.ts';

/** What a web page says, without its markup and what stands around the article. */
export interface Page {
  readonly title: string | null;
  /** A paragraph a line; empty when no article was found. */
  readonly text: string;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly published: Instant | null;
  /** The words that stand where its date should and that nobody can read; null: there are none. */
  readonly unreadDate: string | null;
  readonly language: string | null;
  readonly topics: readonly string[];
  readonly image: string | null;
  /** Whether it says that one must pay to read it all. */
  readonly paywalled: boolean;
}

/** Far above any real page; a hostile one is not worked through. */
const MOST_ELEMENTS = 50_000;
/** Readability's time grows with the cube of the depth: 500 levels take more than a second. Real pages have some thirty. */
const DEEPEST = 120;

/** The article of a page: its title and its text, a paragraph a line. Never throws; an empty text when there is none. */
export const readHtml = (html: string, url: string | null): Page => readPage(html, { url, timezone: 'UTC' });

/**
 * Reads a page with Mozilla's Readability; what the page says of itself (JSON-LD first, then meta elements) goes before
 * what can be seen. `url` is where it was found, if known. Dates without a zone are local times of `timezone`.
 */
export function readPage(
  html: string,
  { url, timezone }: { readonly url: string | null; readonly timezone: string },
): Page {
  const document = documentOf(html);
  const json = jsonLdIn(document);
  const title = document.querySelector('h1')?.textContent.trim() ?? '';
  const said = findNewsArticle(json, timezone, { titles: [title], urls: url === null ? [] : [url] });
  const site = findWebPage(json, timezone);
  const meta = (...names: readonly string[]) => metaOf(document, names);
  const dates = [
    { published: said?.published ?? null, unreadDate: said?.unreadDate ?? null },
    ...[
      meta('article:published_time', 'datePublished', 'date', 'dc.date', 'dcterms.created'),
      timeElementOf(document),
    ].map(text => dateOf(text, timezone)),
    site,
  ];
  const published = dates.find(date => date.published !== null)?.published ?? null;
  const unread = dates.find(date => date.unreadDate !== null)?.unreadDate ?? null;
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null;
  const page = {
    url: webAddress(canonical) ?? webAddress(meta('og:url')) ?? said?.url ?? url,
    outlet: said?.outlet ?? meta('og:site_name') ?? site.outlet,
    published,
    unreadDate: published === null ? unread : null,
    language: languageIn(document.documentElement.getAttribute('lang')) ?? said?.language ?? null,
    topics: said?.topics.length ? said.topics : (meta('keywords', 'news_keywords')?.split(',') ?? []),
    image: webAddress(meta('og:image')) ?? webAddress(said?.image ?? null),
    paywalled: (said?.paywalled ?? false) || saysNo(meta('isAccessibleForFree')),
  };
  const headline = said?.headline ?? meta('og:title');
  const authors = said?.authors.length ? said.authors : namesIn(meta('author', 'article:author') ?? '');
  const topics = page.topics.map(topic => topic.trim()).filter(topic => topic !== '');
  const article = articleOf(document);
  return {
    ...page,
    topics,
    title: headline ?? article.title,
    authors: authors.length > 0 ? authors : namesIn(article.byline ?? ''),
    text: paragraphsOf(article.content)
      .filter(paragraph => paragraph !== (headline ?? article.title))
      .join('\n'),
  };
}

/** A whole document, also of a fragment; too many elements to be a page give an empty one. */
function documentOf(html: string): Document {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  const isPage =
    document.querySelector('body') !== null && document.querySelectorAll('*').length < MOST_ELEMENTS;
  return isPage ? document : parseHTML('<!doctype html><html><head></head><body></body></html>').document;
}

/** All that a page says in JSON-LD; what is beyond repair costs nothing else. */
const jsonLdIn = (document: Document): readonly unknown[] =>
  [...document.querySelectorAll('script')]
    .filter(script => /^application\/ld\+json\b/i.test(script.getAttribute('type')?.trim() ?? ''))
    .map(script => parseLooseJson(script.textContent));

function metaOf(document: Document, names: readonly string[]): string | null {
  for (const name of names) {
    for (const attribute of ['property', 'name', 'itemprop']) {
      const content = document.querySelector(`meta[${attribute}="${name}"]`)?.getAttribute('content');
      if (content) return plainLine(content);
    }
  }
  return null;
}

/** The `time` element nearest to the headline, within the article. */
function timeElementOf(document: Document): string | null {
  const headline = document.querySelector('h1');
  for (let around = headline?.parentElement ?? null; around !== null; around = around.parentElement) {
    const time = around.querySelector('time[datetime]')?.getAttribute('datetime')?.trim();
    if (time) return time;
    if (/^(?:article|main|body)$/i.test(around.tagName)) break;
  }
  return null;
}

const webAddress = (text: string | null): string | null =>
  text !== null && /^https?:$/.test(URL.parse(text)?.protocol ?? '') ? text : null;

interface Extracted {
  readonly title: string | null;
  readonly byline: string | null;
  readonly content: Element | null;
}

/** Readability changes the document it is given: whatever else is read must have been read before. */
function articleOf(document: Document): Extracted {
  const whole = document.querySelector('article, main, body');
  if (isDeeperThan(document.documentElement, DEEPEST))
    return { title: titleOf(document), byline: null, content: whole };
  try {
    const read = new Readability<Node>(document.cloneNode(true) as Document, {
      serializer: node => node,
    }).parse();
    const content = read?.content as Element | null | undefined;
    if (read !== null && content) {
      return { title: nonEmpty(read.title), byline: read.byline ?? null, content };
    }
  } catch (cause) {
    // Readability throws on odd trees (a deep one ends the stack); the plain paragraphs are then what there is
    if (!(cause instanceof Error)) throw cause;
  }
  return { title: titleOf(document), byline: null, content: whole };
}

const titleOf = (document: Document): string | null =>
  nonEmpty(document.querySelector('h1')?.textContent ?? document.title);

/** Level by level: pages nest deeper than calls may. */
function isDeeperThan(root: Element, limit: number): boolean {
  let level: readonly Element[] = [root];
  for (let depth = 0; depth < limit && level.length > 0; depth++) {
    level = level.flatMap(element => [...element.children]);
  }
  return level.length > 0;
}

function nonEmpty(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
