import type { SourceDocument } from '../../core/article.ts';
import { languageOf, type Language } from '../../core/language.ts';
import { namesIn } from '../pages/author-names.ts';
import { isPersonName } from '../pages/page-byline.ts';
import type { Page } from '../pages/page.ts';
import { cleanLink } from '../../format/links/clean-link.ts';
import type { Feed } from './feed.ts';
import { wordsOf } from './items/item-words.ts';
import type { SeenItem } from './plan-poll.ts';

/** What the config says of a source's articles. */
export interface SourceFacts {
  readonly name: string;
  /** Added to each article's own. */
  readonly topics: readonly string[];
  /** Of articles that do not say it themselves; null = told from the text. */
  readonly language: string | null;
}

/** Longer summaries stand for the text, not before it. */
const LONGEST_LEAD = 500;
/** Of so few letters nobody can tell the language: what the feed says of all its items is then better than nothing. */
const SHORT = 200;

/**
 * The article that an item tells, with its text a paragraph a line: that of its page where that was read, else what the feed
 * carries. The feed goes before the page in all but the text.
 */
export function feedDocument(
  { item, known, sharesLink }: SeenItem,
  { page, text }: { readonly page: Page | null; readonly text: string },
  { feed, source }: { readonly feed: Pick<Feed, 'title' | 'language'>; readonly source: SourceFacts },
): SourceDocument {
  const summary = item.content === null && page === null ? '' : wordsOf(item.summary);
  const isLead = summary !== '' && summary.length <= LONGEST_LEAD && !/(?:…|\.\.\.|\])$/.test(summary);
  const title = item.title ?? page?.title ?? null;
  const authors = [...new Set(item.authors.flatMap(peopleIn))];
  const isShort = text.length < SHORT;
  const publishedAt = known.published ?? page?.published ?? null;
  const topics = item.topics.length > 0 ? item.topics : (page?.topics ?? []);
  return {
    source: source.name,
    key: known.key,
    title,
    // what is only a title is its own text: something has to be said
    text: text === '' ? (title ?? '') : text,
    ...(isLead && !wordsOf(text.slice(0, 2 * LONGEST_LEAD)).startsWith(summary) ? { lead: summary } : {}),
    url: item.link === null ? null : cleanLink(item.link),
    sharesUrl: sharesLink,
    outlet: page?.outlet ?? feed.title,
    authors: authors.length > 0 ? authors : (page?.authors ?? []),
    publishedAt,
    // told to editors, and the article is not taken for new
    unreadDate: publishedAt === null ? (item.unreadDate ?? page?.unreadDate ?? null) : null,
    language: languageIn(item.language, source.language, page?.language, isShort ? feed.language : null),
    topics: [...new Set([...topics, ...source.topics])],
    image: item.image ?? page?.image ?? null,
    notBefore: null,
    expiresAt: null,
    priority: 0,
    paywalled: page?.paywalled ?? false,
    isExtracted: page !== null,
  };
}

/** Feeds name several people in one place, and put "By" before them; what may be one name is left whole. */
function peopleIn(author: string): readonly string[] {
  const names = namesIn(author);
  return names.length > 1 && !names.every(isPersonName) ? [author] : names;
}

/** The first that is a language. */
const languageIn = (...said: readonly (string | null | undefined)[]): Language | null =>
  said.map(one => (one == null ? null : languageOf(one))).find(one => one !== null) ?? null;
