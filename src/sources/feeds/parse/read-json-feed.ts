import { languageOf } from '../../../core/language.ts';
import type { Feed, FeedItem } from '../feed.ts';
import { withoutInvisible } from '../../invisible.ts';
import { dateOf } from './fields/dates.ts';
import { absolute } from './fields/links.ts';
import { plainText, sanitizeHtml } from './html/sanitize-html.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsIn = (value: unknown): readonly Fields[] =>
  (Array.isArray(value) ? value : [value]).filter((one: unknown) => isFields(one));
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : typeof value === 'number'
      ? String(value)
      : null;
const wordsOf = (value: unknown): string | null => {
  const text = textOf(value);
  return text === null ? null : withoutInvisible(text).replace(/\s+/g, ' ');
};

/** JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org) → a feed; null when the value is none. */
export function readJsonFeed(json: unknown, url: string | null): Feed | null {
  if (!isFields(json)) return null;
  const says = textOf(json.version)?.includes('jsonfeed.org') === true;
  if (!says && !Array.isArray(json.items)) return null;
  const language = languageIn(json.language);
  const hub = fieldsIn(json.hubs).find(({ type }) => /^websub$/i.test(textOf(type) ?? 'websub'));
  const hubUrl = absolute(textOf(hub?.url), url);
  const topic = absolute(textOf(json.feed_url), url) ?? url;
  const authors = namesIn(json);
  return {
    title: wordsOf(json.title),
    link: absolute(textOf(json.home_page_url), url),
    language,
    hub: hubUrl === null || topic === null ? null : { url: hubUrl, topic },
    changesEveryMs: null,
    items: fieldsIn(json.items ?? []).map(item => itemOf(item, { url, language, authors })),
  };
}

interface Context {
  readonly url: string | null;
  readonly language: string | null;
  readonly authors: readonly string[];
}

function itemOf(item: Fields, { url, language, authors }: Context): FeedItem {
  const html = textOf(item.content_html);
  const text = textOf(item.content_text);
  const summary = textOf(item.summary);
  const own = namesIn(item);
  const id = textOf(item.id);
  return {
    id,
    title: wordsOf(item.title),
    link:
      absolute(textOf(item.url) ?? textOf(item.external_url), url) ??
      (id !== null && /^https?:\/\/\S+$/.test(id) ? id : null),
    ...dateOf([textOf(item.date_published), textOf(item.date_modified)].filter(date => date !== null)),
    authors: own.length > 0 ? own : authors,
    summary: summary === null ? null : escaped(plainText(summary)),
    content: html !== null ? sanitizeHtml(html, url) : text === null ? null : paragraphs(text),
    image: absolute(textOf(item.image) ?? textOf(item.banner_image) ?? picture(item), url),
    topics: (Array.isArray(item.tags) ? item.tags : []).map(wordsOf).filter(tag => tag !== null),
    language: languageIn(item.language) ?? language,
  };
}

const languageIn = (value: unknown): string | null => {
  const said = textOf(value);
  return said === null ? null : languageOf(said);
};

const namesIn = (of: Fields): readonly string[] => [
  ...new Set(
    fieldsIn(of.authors ?? of.author)
      .map(author => wordsOf(author.name))
      .filter(name => name !== null),
  ),
];

const picture = (item: Fields): string | null =>
  textOf(
    fieldsIn(item.attachments).find(({ mime_type }) => (textOf(mime_type) ?? '').startsWith('image/'))?.url,
  );

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Plain text as HTML, an empty line between paragraphs. */
const paragraphs = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map(paragraph => `<p>${escaped(paragraph.trim())}</p>`)
    .join('');
