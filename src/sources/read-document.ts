import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { SourceDocument } from '../core/article.ts';
import { fetchPage } from './fetch-page.ts';
import { readFrontMatter, type FrontMatter, type ReadFault } from './front-matter.ts';
import { readMarkdown } from './markdown.ts';
import { findNewsArticle, type NewsArticle } from './news-article.ts';
import { readPage } from './page.ts';
import { readDate } from './read-date.ts';

/** What a file says, before it is known which source it belongs to. */
export type DocumentContent = Omit<SourceDocument, 'source' | 'key'>;

export type ReadResult =
  | { readonly kind: 'ok'; readonly content: DocumentContent }
  | { readonly kind: 'fault'; readonly fault: ReadFault };

/** Larger files are no articles and are never read whole. */
export const FILE_LIMIT_MB = 5;
/** File name endings that are seed files. */
export const SEED_KINDS = ['.txt', '.md', '.html', '.htm', '.json'] as const;

/** Reads a file of the seed store. Expected faults (not UTF-8, empty, too large, bad front matter) are answers. */
export async function readSeedFile(path: string, timezone: string): Promise<ReadResult> {
  await using file = await open(path);
  const { size } = await file.stat();
  if (size > FILE_LIMIT_MB * 1024 * 1024) {
    return faultAt(
      null,
      `is ${Math.ceil(size / 1024 / 1024)} MB, above ${FILE_LIMIT_MB} MB; keep the article only`,
    );
  }
  return readBytes(await file.readFile(), extname(path).toLowerCase(), timezone);
}

/** A file or page for the command line. Throws an Error that names the place, the rule and the remedy. */
export async function readDocumentPlace(place: string, timezone = 'UTC'): Promise<DocumentContent> {
  const result = /^https?:\/\//i.test(place)
    ? await readAddress(place, timezone)
    : await readPath(place, timezone);
  if (result.kind === 'ok') return result.content;
  const { line, message } = result.fault;
  throw new Error(`${place}${line === null ? '' : `:${line}`} ${message}`);
}

async function readPath(path: string, timezone: string): Promise<ReadResult> {
  try {
    return await readSeedFile(path, timezone);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new Error(`${path}: cannot be read (${code}); check the name and its rights`, { cause });
  }
}

async function readAddress(address: string, timezone: string): Promise<ReadResult> {
  const page = await fetchPage(address);
  const kind = page.contentType.includes('json')
    ? '.json'
    : page.contentType.includes('text/plain')
      ? '.txt'
      : '.html';
  const result = readBytes(page.bytes, kind, timezone);
  return result.kind === 'ok'
    ? { kind: 'ok', content: { ...result.content, url: result.content.url ?? page.url } }
    : result;
}

export function readBytes(bytes: Uint8Array, kind: string, timezone: string): ReadResult {
  const decoded = decode(bytes);
  if (decoded.kind === 'fault') return decoded;
  const { text } = decoded;
  if (text.trim() === '') return faultAt(null, 'is empty; write the article or remove the file');
  switch (kind) {
    case '.json':
      return readJson(text, timezone);
    case '.html':
    case '.htm':
      return readHtmlFile(text, timezone);
    default:
      return readText(text, kind, timezone);
  }
}

const faultAt = (line: number | null, message: string) =>
  ({ kind: 'fault', fault: { line, message } }) as const;

function decode(
  bytes: Uint8Array,
): { readonly kind: 'ok'; readonly text: string } | ReturnType<typeof faultAt> {
  try {
    return { kind: 'ok', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // the decoder tells that, not where: the first character it would replace
    const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD')[0] ?? '';
    const line = before.split('\n').length;
    return faultAt(line, 'is not UTF-8; save it again with that encoding');
  }
}

function readText(raw: string, kind: string, timezone: string): ReadResult {
  const front = readFrontMatter(raw, timezone);
  if (front.kind === 'fault') return front;
  const { fields } = front;
  const { title, text } = kind === '.md' ? readMarkdown(front.text) : { title: undefined, text: front.text };
  if (text.trim() === '' && fields.title === undefined && title === undefined) {
    return faultAt(null, 'has front matter but no text; write the article below it');
  }
  return { kind: 'ok', content: contentOf(fields, { title, text }) };
}

function contentOf(fields: FrontMatter, read: { title: string | undefined; text: string }): DocumentContent {
  const title = fields.title ?? read.title;
  return {
    text: read.text,
    ...(title === undefined ? {} : { title }),
    ...(fields.lead === undefined ? {} : { lead: fields.lead }),
    url: fields.url ?? null,
    outlet: fields.source ?? null,
    authors: fields.authors ?? [],
    publishedAt: fields.published ?? null,
    language: fields.language ?? null,
    topics: fields.topics ?? [],
    image: fields.image ?? null,
    notBefore: fields.not_before ?? null,
    expiresAt: fields.expires ?? null,
    priority: fields.priority ?? 0,
  };
}

function readJson(text: string, timezone: string): ReadResult {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const line = position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
    return faultAt(line, 'is no JSON; check it with an editor that shows where');
  }
  const article = findNewsArticle(json);
  if (article === null)
    return faultAt(null, 'holds no schema.org NewsArticle; give it "@type": "NewsArticle"');
  if (article.headline === null || article.body === null) {
    return faultAt(null, 'the NewsArticle needs headline and articleBody; add what is missing');
  }
  const body = article.body
    .split(/\n+/)
    .map(line => line.trim())
    .filter(Boolean)
    .join('\n');
  return { kind: 'ok', content: statedContent(article, { title: article.headline, text: body }, timezone) };
}

function readHtmlFile(html: string, timezone: string): ReadResult {
  const page = readPage(html);
  if (page.text === '')
    return faultAt(null, 'no article was found on the page; save its text as .txt instead');
  const { outlet, image, published } = page;
  const stated = { ...(page.stated ?? NOTHING), publisher: outlet, image, published, lead: null };
  const content = statedContent(stated, { title: page.title, text: page.text }, timezone);
  return { kind: 'ok', content: { ...content, language: content.language ?? tagOf(page.language) } };
}

const NOTHING: NewsArticle = {
  headline: null,
  lead: null,
  body: null,
  url: null,
  published: null,
  authors: [],
  publisher: null,
  language: null,
  keywords: [],
  image: null,
};

function statedContent(
  article: NewsArticle,
  read: { title: string | null; text: string },
  timezone: string,
): DocumentContent {
  return {
    text: read.text,
    title: read.title,
    ...(article.lead === null ? {} : { lead: article.lead }),
    url: webAddress(article.url),
    outlet: article.publisher,
    authors: article.authors,
    publishedAt: article.published === null ? null : readDate(article.published, timezone),
    language: tagOf(article.language),
    topics: article.keywords,
    image: webAddress(article.image),
    notBefore: null,
    expiresAt: null,
    priority: 0,
  };
}

const webAddress = (text: string | null): string | null =>
  text !== null && /^https?:$/.test(URL.parse(text)?.protocol ?? '') ? text : null;

/** "it-IT" → "it": articles are told apart by language, not by country. */
const tagOf = (language: string | null): string | null =>
  /^[a-z]{2,3}/i.exec(language ?? '')?.[0].toLowerCase() ?? null;
