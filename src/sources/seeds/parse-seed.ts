import type { SourceDocument } from '../../core/article.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { withoutInvisible } from '../invisible.ts';
import { decodeSeed } from './decode-seed.ts';
import { readFrontMatter, type SeedFacts } from './front-matter.ts';
import { findNewsArticle } from '../pages/news-article.ts';
import { parseLooseJson } from '../pages/parse-json.ts';
import { TAG, withoutTags } from './generator-tags.ts';
import { faulty, lineAt, ok, type Parsed } from './seed-fault.ts';

/** What a file says, before it is known which source it belongs to. */
export type DocumentContent = Omit<SourceDocument, 'source' | 'key'>;

/** File name endings of seed files, in lower case. */
export const seedKinds = [
  '.txt',
  '.md',
  '.markdown',
  '.mdx',
  '.html',
  '.htm',
  '.xhtml',
  '.json',
  '.jsonld',
] as const;
export type SeedKind = (typeof seedKinds)[number];

/** How a seed file is to be read. */
export interface SeedReading {
  readonly kind: SeedKind;
  /** IANA zone of dates that name none. */
  readonly timezone: string;
  /** Where it was found, when it came from the web. */
  readonly url?: string;
  /** The encoding that came with it from there. */
  readonly charset?: string;
}

/**
 * Reads the bytes of a seed file. What the front matter says goes before what the text, the page or the JSON says. For text
 * and Markdown without a title of its own `title` is left out: it is then the first line of `text`. What reads a kind is loaded
 * with the first file of it.
 */
export async function parseSeed(bytes: Uint8Array, reading: SeedReading): Promise<Parsed<DocumentContent>> {
  const { kind, charset } = reading;
  const decoded = decodeSeed(bytes, {
    inBytes: isPage(kind),
    label: charset ?? null,
  });
  if (decoded.kind === 'fault') return decoded;
  // a file of JSON is all facts
  const parts =
    kind.startsWith('.json') && !/^(?:---|\+\+\+)/.test(decoded.value)
      ? ok({ facts: {}, text: decoded.value })
      : readFrontMatter(decoded.value, reading.timezone);
  if (parts.kind === 'fault') return parts;
  const { facts } = parts.value;
  // a page below front matter is a generator's, with its tags in it
  const isTemplate = isPage(kind) && parts.value.text !== decoded.value;
  const text = isTemplate ? withoutTags(parts.value.text).replaceAll(TAG, '') : parts.value.text;
  if (text.trim() === '') return faulty(null, reasonOf('article-no-text'));
  const read = await readBody(text, reading);
  if (read.kind === 'fault') return read;
  const content = visibleContent(withFacts(read.value, facts));
  return content.text.trim() === '' ? faulty(null, reasonOf('article-no-text')) : ok(content);
}

const isPage = (kind: SeedKind): boolean => /html?$/.test(kind);

/** The same content without characters that nobody sees. */
export function visibleContent(content: DocumentContent): DocumentContent {
  const clean = withoutInvisible;
  return {
    ...content,
    ...(content.title == null ? {} : { title: clean(content.title) }),
    ...(content.lead == null ? {} : { lead: clean(content.lead) }),
    text: clean(content.text),
    outlet: content.outlet === null ? null : clean(content.outlet),
    authors: content.authors.map(clean),
    topics: content.topics.map(clean),
  };
}

async function readBody(text: string, reading: SeedReading): Promise<Parsed<DocumentContent>> {
  switch (reading.kind) {
    case '.txt':
      return ok({ ...NOTHING_SAID, text, url: reading.url ?? null });
    case '.md':
    case '.markdown':
    case '.mdx':
      return readMarkdown(text);
    case '.html':
    case '.htm':
    case '.xhtml':
      return readHtmlFile(text, reading);
    case '.json':
    case '.jsonld':
      return readJson(text, reading);
  }
}

export const NOTHING_SAID: Omit<DocumentContent, 'text'> = {
  url: null,
  outlet: null,
  authors: [],
  publishedAt: null,
  language: null,
  topics: [],
  image: null,
  notBefore: null,
  expiresAt: null,
  priority: 0,
};

async function readMarkdown(markdown: string): Promise<Parsed<DocumentContent>> {
  const { plainMarkdown } = await import('./plain-markdown.ts');
  const { title, text } = plainMarkdown(markdown);
  if (text === '') return faulty(null, reasonOf('article-no-words'));
  return ok({ ...NOTHING_SAID, ...(title === null ? {} : { title }), text, isMarkedUp: true });
}

async function readHtmlFile(html: string, { url, timezone }: SeedReading): Promise<Parsed<DocumentContent>> {
  const { readPage } = await import('../pages/page.ts');
  const { title, published, ...page } = readPage(html, { url: url ?? null, timezone });
  if (page.text === '') {
    return faulty(null, reasonOf('page-no-article'));
  }
  return ok({ ...NOTHING_SAID, ...page, title, publishedAt: published, isExtracted: true });
}

function readJson(text: string, { url, timezone }: SeedReading): Parsed<DocumentContent> {
  const json = parseJson(text);
  if (json.kind === 'fault') return json;
  const article = findNewsArticle(json.value, timezone);
  if (article === null) {
    return faulty(null, reasonOf('json-no-article'));
  }
  const { headline, body, description, published, expires, unreadDate, paywalled, draft, ...said } = article;
  if (draft !== null)
    return faulty(lineAt(text, text.indexOf(`"${draft}"`)), reasonOf('article-draft', { field: draft }));
  const missing = [headline === null ? 'headline' : '', body === null ? 'articleBody' : ''].filter(Boolean);
  if (headline === null || body === null) {
    const line = lineAt(
      text,
      Math.max(0, text.search(/"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting|Report)"/)),
    );
    return faulty(line, reasonOf('json-lacks', { names: missing.join(', ') }));
  }
  return ok({
    ...NOTHING_SAID,
    ...said,
    title: headline,
    ...(description === null || body.startsWith(description) ? {} : { lead: description }),
    text: body,
    isMarkedUp: true,
    url: said.url ?? url ?? null,
    publishedAt: published,
    expiresAt: expires,
    ...(unreadDate === null ? {} : { unreadDate }),
    ...(paywalled ? { paywalled } : {}),
  });
}

function parseJson(text: string): Parsed<unknown> {
  try {
    return ok<unknown>(JSON.parse(text));
  } catch (error) {
    const mended = parseLooseJson(text);
    if (mended !== undefined) return ok(mended);
    // V8 names the place where it gave up, but not the end of a text that stops too soon
    const position = /position (\d+)/.exec(String(error))?.[1];
    const line = lineAt(text, position === undefined ? text.length : Number(position));
    return faulty(line, reasonOf('json-invalid'));
  }
}

/** What the fields say goes before what was found. */
export function withFacts(content: DocumentContent, facts: SeedFacts): DocumentContent {
  const title = facts.title ?? content.title;
  const lead = facts.lead ?? content.lead;
  return {
    ...content,
    ...(title === undefined ? {} : { title }),
    ...(lead === undefined ? {} : { lead }),
    url: facts.url ?? content.url,
    outlet: facts.source ?? content.outlet,
    authors: facts.authors ?? content.authors,
    publishedAt: facts.published ?? content.publishedAt,
    language: facts.language ?? content.language,
    topics: facts.topics ?? content.topics,
    image: facts.image ?? content.image,
    notBefore: facts.not_before ?? content.notBefore,
    expiresAt: facts.expires ?? content.expiresAt,
    priority: facts.priority ?? content.priority,
  };
}
