import { languageOf } from '../../../core/language.ts';
import { reasonOf } from '../../../core/reasons/reason.ts';
import type { Instant } from '../../../core/time.ts';
import type { Feed, FeedItem } from '../feed.ts';
import { allOf, firstOf } from './xml/children.ts';
import { dateOf } from './fields/dates.ts';
import { ReadError } from '../../reading/read-error.ts';
import { absolute } from './fields/links.ts';
import { rootOf, textOf, type FeedOrigin } from './parse-feed.ts';
import { textIn, titleIn } from './fields/read-text.ts';
import type { XmlElement } from './xml/xml-tree.ts';

/** A news sitemap's articles, or the list of the sitemaps that a site has. */
export type Sitemap =
  | { readonly kind: 'articles'; readonly feed: Feed }
  | { readonly kind: 'index'; readonly sitemaps: readonly ListedSitemap[] };

export interface ListedSitemap {
  readonly url: string;
  readonly changed: Instant | null;
}

/**
 * Reads a news sitemap (Google's `news:news` in https://www.sitemaps.org), or an index of sitemaps. Pages that are not marked
 * as news are left out: when they were changed says nothing of when they were news. Throws `ReadError`.
 */
export function parseSitemap(bytes: Uint8Array, origin: FeedOrigin): Sitemap {
  const { url } = origin;
  const root = rootOf(textOf(bytes, origin), url);
  if (root?.name === 'sitemapindex') {
    return { kind: 'index', sitemaps: allOf(root, 'sitemap').flatMap(listedIn) };
  }
  if (root?.name !== 'urlset') {
    throw new ReadError({ url, why: reasonOf('sitemap-none') });
  }
  const items = allOf(root, 'url').flatMap(itemIn);
  if (items.length === 0 && allOf(root, 'url').length > 0) {
    throw new ReadError({ url, why: reasonOf('sitemap-no-news') });
  }
  const first = allOf(root, 'url')
    .map(publicationIn)
    .find(found => found !== undefined);
  const feed = {
    title: titleIn(first === undefined ? undefined : firstOf(first, 'news:name')).title,
    link: url === null ? null : (URL.parse('/', url)?.href ?? null),
    language: first === undefined ? null : languageIn(first),
    hub: null,
    changesEveryMs: null,
    items,
  };
  return { kind: 'articles', feed };
}

function listedIn(sitemap: XmlElement): readonly ListedSitemap[] {
  const url = locationOf(sitemap, 'loc');
  const lastmod = textIn(firstOf(sitemap, 'lastmod'));
  return url === null ? [] : [{ url, changed: lastmod === null ? null : dateOf([lastmod]).published }];
}

const locationOf = (element: XmlElement | undefined, name: string): string | null =>
  element === undefined ? null : absolute(textIn(firstOf(element, name)), element.base);

function publicationIn(page: XmlElement): XmlElement | undefined {
  const news = firstOf(page, 'news:news');
  return news === undefined ? undefined : firstOf(news, 'news:publication');
}

function languageIn(publication: XmlElement): string | null {
  const said = textIn(firstOf(publication, 'news:language'));
  return said === null ? null : languageOf(said);
}

function itemIn(page: XmlElement): readonly FeedItem[] {
  const [link, news] = [locationOf(page, 'loc'), firstOf(page, 'news:news')];
  if (link === null || news === undefined) return [];
  const publication = publicationIn(page);
  const written = [textIn(firstOf(news, 'news:publication_date'))].filter(date => date !== null);
  const item = {
    id: link,
    ...titleIn(firstOf(news, 'news:title')),
    link,
    ...dateOf(written),
    authors: [],
    summary: null,
    content: null,
    image: locationOf(firstOf(page, 'image:image'), 'image:loc'),
    topics: (textIn(firstOf(news, 'news:keywords')) ?? '')
      .split(',')
      .map(topic => topic.trim())
      .filter(topic => topic !== ''),
    language: publication === undefined ? null : languageIn(publication),
  };
  return [item];
}
