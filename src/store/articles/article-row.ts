import type { Insertable } from 'kysely';
import { newsTimeOf, type Article, type Quote, type Sentence } from '../../core/article.ts';
import { cleanText } from './clean-text.ts';
import { foldTopic } from '../../core/fold-topic.ts';
import { isRecord, isString, parseArray, toJson } from '../json-column.ts';
import type { ArticleTable } from '../article-tables.ts';
import type { ArticleRow } from '../tables.ts';

/** What a source says of an article. When any of it changes, the article was corrected. */
const TOLD = [
  'url',
  'title',
  'lead',
  'language',
  'outlet',
  'image',
  'authors_json',
  'topics_json',
  'published_at',
  'not_before',
  'expires_at',
  'priority',
  'paywalled',
  'content_hash',
] as const satisfies (keyof ArticleTable)[];

/** What we made of its words, and of what else there is: it may change with that and with our own version, which is no correction. */
const MADE = [
  'url_shared',
  'text',
  'body_json',
  'dropped_json',
  'sentences_json',
  'quotes_json',
  'keywords_json',
  'names',
  'unread_date',
] as const satisfies (keyof ArticleTable)[];

type ArticleInsert = Insertable<ArticleTable>;

/** An article as a row, all texts cleaned as they will be stored. */
export function toArticleRow(article: Article): ArticleInsert {
  const row: ArticleInsert = {
    id: article.id,
    source: article.source,
    key: article.key,
    url: article.url,
    url_shared: article.sharesUrl ? 1 : 0,
    text: article.text,
    title: article.title,
    lead: article.lead,
    language: article.language,
    outlet: article.outlet,
    image: article.image,
    authors_json: toJson(article.authors),
    topics_json: toJson(article.topics),
    body_json: toJson(article.body),
    dropped_json: toJson(article.dropped),
    sentences_json: toJson(article.sentences),
    quotes_json: toJson(article.quotes),
    keywords_json: toJson(article.keywords),
    names: namesOf(article),
    published_at: article.publishedAt,
    unread_date: article.unreadDate,
    news_at: newsTimeOf(article),
    not_before: article.notBefore,
    expires_at: article.expiresAt,
    priority: article.priority,
    paywalled: article.paywalled ? 1 : 0,
    content_hash: article.contentHash,
    revision: article.revision,
    received_at: article.receivedAt,
    corrected_at: article.correctedAt,
    withdrawn_at: article.withdrawnAt,
  };
  return cleanRow(row);
}

// texts are cleaned again on their way into the database; here so that comparing with what is stored is fair
function cleanRow<Row extends object>(row: Row): Row {
  const columns: [string, unknown][] = Object.entries(row);
  return Object.fromEntries(
    columns.map(([name, value]) => [name, typeof value === 'string' ? cleanText(value) : value]),
  ) as Row;
}

/** A row as the article it was. Throws `Error` naming row and column when the row is damaged. */
export function fromArticleRow(row: ArticleRow): Article {
  const cell = (column: string) => ({ row: `article ${row.id}`, column });
  const strings = (json: string, column: string) => parseArray(json, isString, cell(column));
  return {
    id: row.id,
    source: row.source,
    key: row.key,
    url: row.url,
    sharesUrl: row.url_shared === 1,
    text: row.text,
    title: row.title,
    lead: row.lead,
    body: strings(row.body_json, 'body_json'),
    language: row.language,
    dropped: strings(row.dropped_json, 'dropped_json'),
    sentences: parseArray(row.sentences_json, isSentence, cell('sentences_json')),
    quotes: parseArray(row.quotes_json, isQuote, cell('quotes_json')),
    keywords: strings(row.keywords_json, 'keywords_json'),
    outlet: row.outlet,
    authors: strings(row.authors_json, 'authors_json'),
    topics: strings(row.topics_json, 'topics_json'),
    image: row.image,
    publishedAt: row.published_at,
    unreadDate: row.unread_date,
    notBefore: row.not_before,
    expiresAt: row.expires_at,
    priority: row.priority,
    paywalled: row.paywalled === 1,
    contentHash: row.content_hash,
    revision: row.revision,
    receivedAt: row.received_at,
    correctedAt: row.corrected_at,
    withdrawnAt: row.withdrawn_at,
  };
}

/** How a row differs from what is stored: a correction, a new reading of the same words, or not at all. */
export function changeBetween(stored: ArticleRow, read: ArticleInsert): 'correction' | 'reading' | null {
  if (TOLD.some(column => stored[column] !== read[column])) return 'correction';
  return MADE.some(column => stored[column] !== read[column]) ? 'reading' : null;
}

/** The topics a picking rule may name for this article. */
export const topicsOf = (article: Pick<Article, 'topics' | 'keywords'>): readonly string[] =>
  [...new Set([...article.topics, ...article.keywords].map(foldTopic))].filter(topic => topic !== '');

function namesOf({ authors, outlet, quotes, topics, keywords }: Article): string {
  const speakers = quotes.flatMap(({ speaker, role }) => [speaker, role]);
  const names = [outlet, ...authors, ...speakers, ...topics, ...keywords].filter(name => name !== null);
  return [...new Set(names)].join('\n');
}

const isSentence = (value: unknown): value is Sentence =>
  isRecord(value) &&
  typeof value.start === 'number' &&
  typeof value.end === 'number' &&
  typeof value.text === 'string' &&
  typeof value.rank === 'number';

export const isQuote = (value: unknown): value is Quote =>
  isRecord(value) &&
  typeof value.start === 'number' &&
  typeof value.end === 'number' &&
  typeof value.text === 'string' &&
  ['speaker', 'role', 'cue', 'reason'].every(key => value[key] === null || isString(value[key])) &&
  typeof value.worth === 'number';
