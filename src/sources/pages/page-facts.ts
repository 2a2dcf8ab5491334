import type { Instant } from '../../core/time.ts';
import { namesIn } from './author-names.ts';
import { spotsAround } from './headline-spots.ts';
import { metaOf, type Meta } from './meta-elements.ts';
import {
  dateOf,
  findNewsArticle,
  findWebPage,
  languageIn,
  saysNo,
  type NewsArticleFacts,
} from './news-article.ts';
import { authorsNear, dateNear, isPersonName } from './page-byline.ts';
import { headlineOf } from './page-title.ts';
import { parseLooseJson } from './parse-json.ts';
import { plainLine } from './plain-text.ts';

/** What a page says of its article, and how it shows its headline. */
export interface PageFacts {
  readonly title: string | null;
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

/** What was found beside the facts. */
export interface ReadFacts {
  readonly facts: PageFacts;
  /** The article's text as structured data has it, a paragraph a line. */
  readonly body: string | null;
}

export interface FactsOptions {
  /** Where the page was found, if known. */
  readonly url: string | null;
  /** IANA zone of dates that name none. */
  readonly timezone: string;
}

const PUBLISHED =
  'article:published_time datePublished publishdate publish_date publish-date publisheddate published-date og:published_time ' +
  'article:published publication_date pubdate pub_date parsely-pub-date sailthru.date dc.date.issued dcterms.issued dc.issued ' +
  'citation_publication_date citation_date cxenseparse:recs:publishtime bt:pubdate rnews:datepublished date dc.date dcterms.date ' +
  'dc.date.created dcterms.created dateCreated created article_date_original originalpublicationdate article.published';
const MODIFIED =
  'article:modified_time dateModified og:updated_time last-modified dcterms.modified dc.modified revised';
const AUTHORS =
  'author article:author sailthru.author parsely-author dc.creator dcterms.creator dc.contributor citation_author byl cxenseparse:author article.author rbauthors';
const PICTURES = 'og:image:secure_url og:image og:image:url twitter:image twitter:image:src';

/**
 * What a page says of itself, in this order: JSON-LD, meta elements (Open Graph, Dublin Core and what else sites use),
 * microdata, `time` elements, what stands by the headline.
 */
export function readFacts(document: Document, { url, timezone }: FactsOptions): ReadFacts {
  const json = jsonLdIn(document);
  const meta = metaOf(document);
  const titles = [meta.first('og:title'), meta.first('twitter:title'), plainLine(document.title)].filter(
    title => title !== null,
  );
  const canonical = addressFrom(document.querySelector('link[rel="canonical"]')?.getAttribute('href'), url);
  const place = canonical ?? addressFrom(meta.first('og:url'), url);
  const said = findNewsArticle(json, timezone, {
    titles: [...titles, plainLine(document.querySelector('h1')?.textContent ?? '')],
    urls: [url, place].filter(one => one !== null),
  });
  const site = findWebPage(json, timezone);
  const outlet = said?.outlet ?? meta.first('og:site_name') ?? meta.first('application-name') ?? site.outlet;
  const { title, element } = headlineOf(document, {
    headline: said?.headline ?? null,
    titles,
    outlet,
    url: place ?? url,
  });
  const spots = element === null ? [] : spotsAround(element);
  const date = (text: string | null) => dateOf(text, timezone);
  const dates = [
    ...(said === null ? [] : [{ published: said.published, unreadDate: said.unreadDate }]),
    ...PUBLISHED.split(' ').map(name => date(meta.first(name))),
    site,
    date(microdataDate(document)),
    date(timeOf(document, element)),
    { published: dateNear(spots, timezone), unreadDate: null },
    date(dateInAddress(place ?? url)),
    ...MODIFIED.split(' ').map(name => date(meta.first(name))),
  ];
  const published = dates.find(one => one.published !== null)?.published ?? null;
  const unread = dates.find(one => one.unreadDate !== null)?.unreadDate ?? null;
  const topics = said?.topics.length ? said.topics : topicsOf(meta);
  return {
    facts: {
      title,
      url: place ?? said?.url ?? url,
      outlet,
      authors: authorsOf(said, meta, [microdataNames(document), authorsNear(spots), site.authors]),
      published,
      unreadDate: published === null ? unread : null,
      language: languageOf(document, said, meta),
      topics,
      image: pictureOf(meta, url) ?? addressFrom(said?.image, place ?? url),
      paywalled: isPaywalled(said, meta),
    },
    body: said?.body ?? null,
  };
}

/** All that a page says in JSON-LD; what is beyond repair costs nothing else. */
const jsonLdIn = (document: Document): readonly unknown[] =>
  [...document.querySelectorAll('script')]
    .filter(script => /^\s*application\/ld\+json\b/i.test(script.getAttribute('type') ?? ''))
    .map(script => parseLooseJson(script.textContent));

/** An http(s) address, relative ones as seen from where the page was found. */
function addressFrom(text: string | null | undefined, base: string | null): string | null {
  if (text == null || text.trim() === '') return null;
  const address = URL.parse(text.trim(), base ?? undefined);
  if (address === null || !/^https?:$/.test(address.protocol)) return null;
  return /^https?:/i.test(text.trim()) ? text.trim() : address.href;
}

const pictureOf = (meta: Meta, url: string | null): string | null =>
  PICTURES.split(' ')
    .map(name => addressFrom(meta.first(name), url))
    .find(address => address !== null) ?? null;

function topicsOf(meta: Meta): readonly string[] {
  const tags = meta.all('article:tag');
  const words =
    tags.length > 0 ? tags : (meta.first('news_keywords') ?? meta.first('keywords') ?? '').split(',');
  return [...new Set(words.map(word => word.trim()).filter(word => word !== ''))];
}

function languageOf(document: Document, said: NewsArticleFacts | null, meta: Meta): string | null {
  const root = document.documentElement;
  const tag = root.getAttribute('lang') ?? root.getAttribute('xml:lang');
  return (
    languageIn(tag) ??
    said?.language ??
    languageIn(meta.first('og:locale')?.replace('_', '-')) ??
    languageIn(meta.first('content-language'))
  );
}

const isPaywalled = (said: NewsArticleFacts | null, meta: Meta): boolean =>
  (said?.paywalled ?? false) ||
  saysNo(meta.first('isAccessibleForFree')) ||
  /^locked$/i.test(meta.first('article:content_tier') ?? '');

/** Of the places that name authors the first that names people; otherwise the first that names anybody. */
function authorsOf(
  said: NewsArticleFacts | null,
  meta: Meta,
  seen: readonly (readonly string[])[],
): readonly string[] {
  const label = ['twitter:label1', 'twitter:label2'].find(name =>
    /^(?:written by|author|verfasst von|écrit par|scritto da|escrito por)$/i.test(meta.first(name) ?? ''),
  );
  const named = label === undefined ? null : meta.first(label.replace('label', 'data'));
  const places = [
    said?.authors ?? [],
    ...AUTHORS.split(' ').map(name => meta.all(name).flatMap(namesIn)),
    namesIn(named ?? ''),
    ...seen,
  ];
  return places.find(names => names.some(isPersonName)) ?? places.find(names => names.length > 0) ?? [];
}

function microdataNames(document: Document): readonly string[] {
  const names = [...document.querySelectorAll('[itemprop~="author"]')].slice(0, 10).flatMap(element => {
    if (element.closest('[itemprop~="comment"], [itemprop~="review"]') !== null) return [];
    const name = element.querySelector('[itemprop~="name"]') ?? element;
    return namesIn(plainLine(name.getAttribute('content') ?? name.textContent).slice(0, 200));
  });
  return [...new Set(names)];
}

function microdataDate(document: Document): string | null {
  const element =
    document.querySelector('[itemprop~="datePublished"]') ??
    document.querySelector('[itemprop~="dateCreated"]');
  return element === null ? null : dateIn(element);
}

const dateIn = (element: Element): string | null => {
  const text = element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent;
  return text.trim() === '' ? null : text.trim().slice(0, 100);
};

/** Where times are not the article's. */
const BESIDE =
  'aside, nav, footer, .comment, .comments, #comments, .comment-list, .comment-meta, [itemprop~="comment"]';

/** The `time` element nearest to the headline, within the article. */
function timeOf(document: Document, headline: Element | null): string | null {
  for (let around = headline?.parentElement ?? null; around !== null; around = around.parentElement) {
    const times = [...around.querySelectorAll('time')].filter(
      time => dateIn(time) !== null && time.closest(BESIDE) === null,
    );
    const time =
      times.find(
        one => one.hasAttribute('pubdate') || /publish|entry-date/i.test(one.getAttribute('class') ?? ''),
      ) ??
      times.find(
        one => one.hasAttribute('datetime') && !/updat|modif/i.test(one.getAttribute('class') ?? ''),
      ) ??
      times[0];
    if (time !== undefined) return dateIn(time);
    if (/^(?:article|main|body)$/i.test(around.tagName)) break;
  }
  const abbreviation = document.querySelector('abbr.published[title]');
  return abbreviation?.getAttribute('title') ?? null;
}

/** …/2025/12/19/… */
function dateInAddress(url: string | null): string | null {
  const [, year, month, day] = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:\D|$)/.exec(url ?? '') ?? [];
  return year === undefined ? null : `${year}-${month ?? ''}-${day ?? ''}`;
}
