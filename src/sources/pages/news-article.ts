import { languageOf, type Language } from '../../core/language.ts';
import type { Instant } from '../../core/time.ts';
import { parseDate } from '../parse-date.ts';
import { isPicturePlace } from '../picture-place.ts';
import { namesIn } from './author-names.ts';
import { hasType, isNode, linkedNodes, listOf, type LinkedNodes, type Node } from './linked-nodes.ts';
import { plainLine, plainParagraphs, withoutEntities, withoutEscapes } from './plain-text.ts';

/** What a schema.org article says of itself; null or empty where it does not. */
export interface NewsArticleFacts {
  readonly headline: string | null;
  /** A paragraph a line. */
  readonly body: string | null;
  readonly description: string | null;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly published: Instant | null;
  /** The words of `datePublished` when they are no date. */
  readonly unreadDate: string | null;
  readonly expires: Instant | null;
  readonly language: string | null;
  readonly topics: readonly string[];
  /** An address, or a path as seen from the file. */
  readonly image: string | null;
  /** That one must pay to read it all. */
  readonly paywalled: boolean;
  /** What says that it is a draft; null = nothing does. */
  readonly draft: string | null;
}

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|NewsStory|SocialMediaPosting)$/;
const PAGE_TYPE = /(?:WebPage|ItemPage|CollectionPage)$/;
/** Where an article may stand inside other things; elsewhere stand teasers, comments and updates. */
const INSIDE = ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item'];
const DEEPEST = 8;

/** Tells which of several articles is meant. */
export interface ArticleHints {
  /** Titles it may have, addresses it may be at. */
  readonly titles?: readonly string[];
  readonly urls?: readonly string[];
}

/**
 * Finds the schema.org article (NewsArticle, Article, BlogPosting…) in a JSON value: alone, in a list, in `@graph`. What
 * stands there by `@id` only is looked up. Of several the one that the hints mean goes first, then one with a text. Dates
 * without a zone are local times of `timezone`; what has the wrong form counts as not said. Null when there is no article.
 */
export function findNewsArticle(
  json: unknown,
  timezone: string,
  { titles = [], urls = [] }: ArticleHints = {},
): NewsArticleFacts | null {
  const found: Node[] = [];
  collect(json, found, 0);
  if (found.length === 0) return null;
  const nodes = linkedNodes(json);
  const worth = (node: Node): number =>
    (urls.some(url => url === addressAt(node, nodes)) ? 4 : 0) +
    (titles.includes(textIn(node.headline) ?? '') ? 2 : 0) +
    (bodyOf(node, nodes) === null ? 0 : 1);
  const [article] = found.toSorted((a, b) => worth(b) - worth(a));
  return article === undefined ? null : factsOf(article, nodes, timezone);
}

/** What JSON-LD says of the page where it says nothing of an article. */
export function findWebPage(
  json: unknown,
  timezone: string,
): Pick<NewsArticleFacts, 'published' | 'unreadDate' | 'authors' | 'outlet'> {
  const nodes = linkedNodes(json);
  const page = nodes.all.find(node => hasType(node, PAGE_TYPE) && node.datePublished !== undefined);
  const site = nodes.all.find(node => hasType(node, /WebSite$/));
  return {
    ...dateOf(page?.datePublished, timezone),
    authors: page === undefined ? [] : namesOf(page.author, nodes),
    outlet: site === undefined ? null : textIn(site.name),
  };
}

function collect(value: unknown, found: Node[], depth: number): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found, depth + 1);
    return;
  }
  if (!isNode(value)) return;
  if (hasType(value, ARTICLE_TYPE)) found.push(value);
  for (const key of INSIDE) collect(value[key], found, depth + 1);
}

function factsOf(article: Node, nodes: LinkedNodes, timezone: string): NewsArticleFacts {
  const published = [article.datePublished, article.dateCreated, article.uploadDate].map(value =>
    dateOf(value, timezone),
  );
  const unread = published.find(({ unreadDate }) => unreadDate !== null)?.unreadDate ?? null;
  const at = published.find(date => date.published !== null)?.published ?? null;
  const authors = namesOf(article.author, nodes);
  return {
    headline: textIn(article.headline) ?? textIn(article.name),
    body: bodyOf(article, nodes),
    description: textIn(article.description),
    url: addressAt(article, nodes),
    outlet: publisherOf(article, nodes),
    authors: authors.length > 0 ? authors : namesOf(article.creator, nodes),
    published: at,
    unreadDate: at === null ? unread : null,
    expires: dateOf(article.expires, timezone).published,
    language: languageIn(article.inLanguage),
    topics: topicsOf(article.keywords, nodes),
    image:
      listOf(article.image)
        .map(value => pictureOf(value, nodes))
        .find(found => found !== null) ?? null,
    paywalled: isPaywalled(article),
    draft: draftOf(article),
  };
}

/** A text, also one that names its language: { "@value": "…", "@language": "it" }. */
const textIn = (value: unknown): string | null => {
  const given = isNode(value) ? value['@value'] : value;
  const text = typeof given === 'string' ? plainLine(withoutEscapes(given)) : '';
  return text === '' ? null : text;
};

/** The text itself; a live blog's updates after what stands above them. */
function bodyOf(article: Node, nodes: LinkedNodes): string | null {
  const own = [article.articleBody, article.text].map(paragraphsIn).find(text => text !== '') ?? '';
  const updates = listOf(article.liveBlogUpdate).map(update => {
    const said = nodes.follow(update);
    const parts = [said?.articleBody, said?.text, said?.description, said?.headline];
    return parts.map(paragraphsIn).find(text => text !== '') ?? '';
  });
  const body = [own, ...updates].filter(text => text !== '').join('\n');
  return body === '' ? null : body;
}

const paragraphsIn = (value: unknown): string =>
  listOf(value)
    .map(one => (isNode(one) ? (one.text ?? one['@value']) : one))
    .map(one => (typeof one === 'string' ? plainParagraphs(withoutEscapes(one)) : ''))
    .filter(text => text !== '')
    .join('\n');

/** "Name", { name }, { "@id" } of one that has a name, or a list of them. */
function namesOf(value: unknown, nodes: LinkedNodes): readonly string[] {
  const list = listOf(value).flatMap(one => (isNode(one) && '@list' in one ? listOf(one['@list']) : [one]));
  const names = list.flatMap(one =>
    listOf(saidOf(one, nodes)).flatMap(name => {
      const text = textIn(name);
      return text === null || isReference(text) ? [] : namesIn(text);
    }),
  );
  return [...new Set(names)];
}

const saidOf = (value: unknown, nodes: LinkedNodes): unknown => {
  const node = nodes.follow(value);
  return node === null ? value : nameOf(node);
};

/** An address or an id where a name should be says nobody's name. */
const isReference = (text: string): boolean => /^(?:https?:\/\/|\/|#|_:)\S*$/.test(text);

/** Of a person the name may come in two parts. */
const nameOf = ({ name, givenName, familyName }: Node): unknown =>
  name ??
  ([givenName, familyName]
    .map(textIn)
    .filter(part => part !== null)
    .join(' ') ||
    null);

/** An organisation's name is one, whatever stands in it. */
function publisherOf(
  { publisher, provider, sourceOrganization, isPartOf }: Node,
  nodes: LinkedNodes,
): string | null {
  for (const value of [publisher, provider, sourceOrganization, isPartOf].flatMap(listOf)) {
    const node = nodes.follow(value);
    const name = textIn(node === null ? value : node.name);
    if (name !== null && !isReference(name) && webAddress(name) === null) return name;
  }
  return null;
}

function pictureOf(value: unknown, nodes: LinkedNodes): string | null {
  const node = nodes.follow(value);
  const places = node === null ? [value] : [node.url, node.contentUrl, node.thumbnailUrl].flatMap(listOf);
  return (
    places.map(placeIn).find(place => place !== null && isPicturePlace(place) && !isPartOfPage(place)) ?? null
  );
}

/** An `@id` such as "https://a.example/article/#primaryimage" is no picture's address. */
const isPartOfPage = (place: string): boolean => /#[^!]/.test(place) && !/\.\w{3,4}(?:\?[^#]*)?#/.test(place);

const placeIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? withoutEntities(value).trim() : null;

const webAddress = (text: string | null): string | null =>
  text !== null && /^https?:$/.test(URL.parse(text)?.protocol ?? '') ? text : null;

/** Where it says that it is; an `@id` that names a part of a page is none. */
function addressAt(article: Node, nodes: LinkedNodes): string | null {
  const page = listOf(article.mainEntityOfPage)[0];
  const ids = [isNode(page) ? page['@id'] : page, article['@id']].map(id => {
    const address = webAddress(placeIn(id));
    return address?.includes('#') === true ? null : address;
  });
  const urls = [article.url, nodes.follow(page)?.url].flatMap(listOf).map(url => {
    const place = isNode(url) ? (url.url ?? url['@id']) : url;
    return webAddress(placeIn(place));
  });
  return [...urls, ...ids].find(address => address !== null) ?? null;
}

/** The date that a value says: as a moment, or in its words when they are none. */
export function dateOf(
  value: unknown,
  timezone: string,
): { readonly published: Instant | null; readonly unreadDate: string | null } {
  const [first] = listOf(value);
  const given = isNode(first) ? first['@value'] : first;
  const text = typeof given === 'number' ? String(given) : typeof given === 'string' ? plainLine(given) : '';
  if (text === '') return { published: null, unreadDate: null };
  const published = parseDate(text, timezone);
  return { published, unreadDate: published === null ? text : null };
}

/** "it", "it-IT", or { alternateName: "it" } as schema.org has it for a Language. */
export function languageIn(value: unknown): Language | null {
  const [first] = listOf(value);
  const tag = textIn(isNode(first) ? (first.alternateName ?? first.name) : first);
  return tag === null ? null : languageOf(tag);
}

/** A list, or one text with commas. */
function topicsOf(value: unknown, nodes: LinkedNodes): readonly string[] {
  const topics = listOf(value).flatMap(one => {
    const text = isNode(one) ? nodes.follow(one)?.name : one;
    if (typeof text !== 'string') return [];
    // an entity ends in a semicolon, which may be a comma elsewhere
    const plain = plainLine(text);
    return Array.isArray(value) ? [plain] : plain.split(/[,;]/);
  });
  return [...new Set(topics.map(topic => topic.trim()).filter(topic => topic !== ''))];
}

/** https://developers.google.com/search/docs/appearance/structured-data/paywalled-content */
function isPaywalled({ isAccessibleForFree, hasPart }: Node): boolean {
  const parts = listOf(hasPart).filter(isNode);
  return [isAccessibleForFree, ...parts.map(part => part.isAccessibleForFree)].some(saysNo);
}

/** https://schema.org/creativeWorkStatus, and what systems call it that put our words beside schema.org's. */
function draftOf({ creativeWorkStatus, draft, status }: Node): string | null {
  const isDraft = (value: unknown) => /^(?:draft|incomplete|pending)$/i.test(textIn(value) ?? '');
  if (isDraft(isNode(creativeWorkStatus) ? creativeWorkStatus.name : creativeWorkStatus))
    return 'creativeWorkStatus';
  if (draft === true || /^true$/i.test(textIn(draft) ?? '')) return 'draft';
  return isDraft(status) ? 'status' : null;
}

/** false, "False", "no", "https://schema.org/False". */
export const saysNo = (value: unknown): boolean =>
  value === false || (typeof value === 'string' && /(?:^|\/)(?:false|no|0)\s*$/i.test(value.trim()));
