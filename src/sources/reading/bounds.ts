import type { Feed, FeedItem } from '../feeds/feed.ts';
import type { Page } from '../pages/page.ts';

/** Feeds of whole archives have some three thousand. */
const MOST_ITEMS = 4000;
/** Of an article's HTML, in letters. */
const LONGEST_HTML = 500_000;
/** Of an article's HTML, opened and closed: paragraphs as many as are read, with three links in each. */
const MOST_TAGS = 24_000;
/** Of an article's text, in letters: three hours of reading. */
const LONGEST_TEXT = 200_000;
/** A live blog has some hundred. */
const MOST_PARAGRAPHS = 3000;
const [LONGEST_TITLE, LONGEST_NAME, MOST_NAMES] = [1000, 200, 50];
/** In letters; servers take no longer one. */
const LONGEST_ADDRESS = 4000;

/** What a feed may hand on: what is longer than in any real one is cut. */
export function boundedFeed(feed: Feed): Feed {
  const { title, titleHtml, ...rest } = feed;
  return {
    ...rest,
    ...boundedTitle({ title, titleHtml }),
    link: address(feed.link),
    hub: feed.hub !== null && feed.hub.url.length + feed.hub.topic.length > LONGEST_ADDRESS ? null : feed.hub,
    items: feed.items.slice(0, MOST_ITEMS).map(boundedItem),
  };
}

function boundedItem({ title, titleHtml, ...item }: FeedItem): FeedItem {
  return {
    ...item,
    ...boundedTitle({ title, titleHtml }),
    id: item.id?.slice(0, LONGEST_ADDRESS) ?? null,
    link: address(item.link),
    unreadDate: item.unreadDate?.slice(0, LONGEST_NAME) ?? null,
    authors: names(item.authors),
    summary: markup(item.summary),
    content: markup(item.content),
    image: address(item.image),
    topics: names(item.topics),
  };
}

/** What a page may hand on. */
export const boundedPage = (page: Page): Page => ({
  ...page,
  title: page.title?.slice(0, LONGEST_TITLE) ?? null,
  url: address(page.url),
  outlet: page.outlet?.slice(0, LONGEST_NAME) ?? null,
  authors: names(page.authors),
  unreadDate: page.unreadDate?.slice(0, LONGEST_NAME) ?? null,
  topics: names(page.topics),
  image: address(page.image),
  text: boundedText(page.text),
});

/** An article's text, a paragraph a line, as far as it may go on. */
export const boundedText = (text: string): string =>
  text.slice(0, LONGEST_TEXT).split('\n', MOST_PARAGRAPHS).join('\n');

function boundedTitle({
  title,
  titleHtml,
}: {
  readonly title: string | null;
  readonly titleHtml: string | undefined;
}): Pick<Feed, 'title' | 'titleHtml'> {
  if (title !== null && title.length > LONGEST_TITLE) return { title: title.slice(0, LONGEST_TITLE) };
  return titleHtml === undefined ? { title } : { title, titleHtml };
}

/** A part of an address leads elsewhere: one that is too long is none. */
const address = (given: string | null): string | null =>
  given !== null && given.length > LONGEST_ADDRESS ? null : given;

const names = (given: readonly string[]): readonly string[] =>
  given.slice(0, MOST_NAMES).map(name => name.slice(0, LONGEST_NAME));

/** Cut before an element, so that none is left open within its own brackets. */
function markup(html: string | null): string | null {
  if (html === null) return null;
  const end = endOfTags(html);
  if (end <= LONGEST_HTML) return end === html.length ? html : html.slice(0, end);
  const last = html.lastIndexOf('<', LONGEST_HTML);
  return html.slice(0, last > 0 ? last : LONGEST_HTML);
}

/** Where the first tag stands that is too many. */
function endOfTags(html: string): number {
  let at = -1;
  for (let tags = 0; tags <= MOST_TAGS; tags++) {
    at = html.indexOf('<', at + 1);
    if (at === -1) return html.length;
  }
  return at;
}
