import { detailOf } from '../../core/reasons/reason-error.ts';
import { reasonOf, type Detail, type Reason } from '../../core/reasons/reason.ts';
import type { Page } from '../pages/page.ts';
import { feedDocument } from './feed-document.ts';
import type { FeedEvent, FeedSourceDeps, FeedSourceOptions } from './feed-source.ts';
import type { MarkedFeed } from './items/item-marks.ts';
import { isTeaser } from './items/item-words.ts';
import type { PollPlan, SeenItem } from './plan-poll.ts';

/** Pages of one poll: what is more is posted as it stands in the feed. */
const MOST_PAGES = 20;
/** Keys of what is said of all of a feed's items together; no item has such a key of its own. */
const FAULTS = { pages: '(pages)', dates: '(dates)' } as const;

/** Tells the news and corrections of a document, each with its page or what the feed carries of it. */
export async function* tellItems(
  options: FeedSourceOptions,
  deps: FeedSourceDeps,
  at: {
    plan: PollPlan & { kind: 'taken' };
    feed: MarkedFeed;
    signal: AbortSignal;
  },
): AsyncGenerator<FeedEvent> {
  const { plan, feed, signal } = at;
  const { name: source } = options;
  const fault = (key: string, reason: Reason): FeedEvent => ({
    kind: 'fault',
    fault: { source, key, line: null, reason },
  });
  const unread = feed.items.filter(({ unreadDate }) => unreadDate !== null);
  yield unread.length === 0
    ? { kind: 'gone', source, key: FAULTS.dates }
    : fault(FAULTS.dates, unreadDates(unread.length, unread[0]?.unreadDate ?? ''));
  let pages = 0;
  for (const seen of [...plan.news, ...plan.corrected]) {
    const { link } = seen.item;
    const read = await readItem(
      deps,
      { seen, link: wantsPage(options, seen) && pages++ < MOST_PAGES ? link : null },
      signal,
    );
    if (signal.aborted) return;
    const { page, why } = read;
    yield { kind: 'document', document: feedDocument(seen, read, { feed, source: options }) };
    if (why !== null) yield fault(FAULTS.pages, reasonOf('item-page', { detail: why }));
    else if (page !== null) yield { kind: 'gone', source, key: FAULTS.pages };
  }
}

const unreadDates = (count: number, example: string): Reason =>
  reasonOf('items-undated', { count, value: example.slice(0, 60) });

/** A page that several items link to is none of theirs. */
const wantsPage = ({ full }: FeedSourceOptions, { item, sharesLink }: SeenItem): boolean =>
  !sharesLink && (full === 'always' || (full === 'auto' && isTeaser(item)));

interface ReadItem {
  readonly page: Page | null;
  readonly text: string;
  /** Why one of them could not be read. */
  readonly why: Detail | null;
}

/** What is to be told of an item: its page, where there is a `link` to read it at, and its text. */
async function readItem(
  deps: FeedSourceDeps,
  { seen, link }: { readonly seen: SeenItem; readonly link: string | null },
  signal: AbortSignal,
): Promise<ReadItem> {
  let why: Detail | null = null;
  const failed = (error: unknown) => {
    why = detailOf(error);
    return null;
  };
  const page = link === null ? null : await pageOf(deps, link, signal).catch(failed);
  const html = seen.item.content ?? seen.item.summary;
  const text = page?.text ?? (html === null ? '' : await deps.readCarried(html, signal).catch(failed));
  return { page, text: text ?? '', why };
}

/** The page, when it is its host's turn; a page without an article is none. */
async function pageOf(deps: FeedSourceDeps, link: string, signal: AbortSignal): Promise<Page | null> {
  using turn = await deps.turns.take({ at: deps.clock.now(), host: hostOf(link), signal });
  if (turn === null) return null;
  const page = await deps.readArticle(link, signal);
  return page.text.trim() === '' ? null : page;
}

/** Of an address; empty for what is none. */
export const hostOf = (address: string): string => URL.parse(address)?.host ?? '';
