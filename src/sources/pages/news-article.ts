import type { Instant } from '../../core/time.ts';
import { parseDate } from '../parse-date.ts';
import { isPicturePlace } from '../picture-place.ts';

/** What a schema.org article says of itself; null or empty where it does not. */
export interface NewsArticleFacts {
  readonly headline: string | null;
  readonly body: string | null;
  readonly description: string | null;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly published: Instant | null;
  readonly expires: Instant | null;
  readonly language: string | null;
  readonly topics: readonly string[];
  /** An address, or a path as seen from the file. */
  readonly image: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report)$/;
/** Where an article may stand inside other things: JSON-LD nests no deeper in practice, hostile JSON does. */
const INSIDE = ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item'];
const DEEPEST = 8;

/**
 * Finds the first schema.org article (NewsArticle, Article, BlogPosting…) in a JSON value: alone, in a list, in `@graph`.
 * One with a text goes before one without. Dates without a zone are local times of `timezone`; what has the wrong form
 * counts as not said. Null when there is no article.
 */
export function findNewsArticle(json: unknown, timezone: string): NewsArticleFacts | null {
  const found: Fields[] = [];
  collect(json, found, 0);
  const article = found.find(fields => textOf(fields.articleBody) !== null) ?? found[0];
  return article === undefined ? null : factsOf(article, timezone);
}

function collect(value: unknown, found: Fields[], depth: number): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found, depth + 1);
    return;
  }
  if (!isFields(value)) return;
  if (listOf(value['@type']).some(type => typeof type === 'string' && ARTICLE_TYPE.test(type)))
    found.push(value);
  for (const key of INSIDE) collect(value[key], found, depth + 1);
}

function factsOf(article: Fields, timezone: string): NewsArticleFacts {
  const address = [article.url, article.mainEntityOfPage, article['@id']].map(addressOf);
  return {
    headline: textOf(article.headline) ?? textOf(article.name),
    body: textOf(article.articleBody),
    description: textOf(article.description),
    url: address.find(found => found !== null) ?? null,
    outlet: namesOf(article.publisher)[0] ?? null,
    authors: namesOf(article.author),
    published: dateOf(article.datePublished, timezone),
    expires: dateOf(article.expires, timezone),
    language: languageOf(article.inLanguage),
    topics: topicsOf(article.keywords),
    image:
      listOf(article.image)
        .map(pictureOf)
        .find(found => found !== null) ?? null,
  };
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** "Name", { name }, or a list of them. */
function namesOf(value: unknown): readonly string[] {
  const names = listOf(value).map(one => textOf(isFields(one) ? one.name : one));
  return [...new Set(names.filter(name => name !== null))];
}

const placeOf = (value: unknown): string | null =>
  textOf(isFields(value) ? (value.url ?? value.contentUrl ?? value['@id']) : value);

function pictureOf(value: unknown): string | null {
  const place = placeOf(value);
  return place !== null && isPicturePlace(place) ? place : null;
}

/** "https://…", { url } or { "@id" }. */
function addressOf(value: unknown): string | null {
  const address = placeOf(value);
  return address !== null && /^https?:$/.test(URL.parse(address)?.protocol ?? '') ? address : null;
}

const dateOf = (value: unknown, timezone: string): Instant | null => {
  const text = typeof value === 'number' ? String(value) : textOf(value);
  return text === null ? null : parseDate(text, timezone);
};

/** "it", "it-IT", or { alternateName: "it" } as schema.org has it for a Language. */
export function languageOf(value: unknown): string | null {
  const tag = textOf(isFields(value) ? (value.alternateName ?? value.name) : value);
  return tag !== null && /^[a-z]{2}(?:[-_]|$)/i.test(tag) ? tag.slice(0, 2).toLowerCase() : null;
}

/** A list, or one text with commas. */
const topicsOf = (value: unknown): readonly string[] =>
  namesOf(typeof value === 'string' ? value.split(',') : value);
