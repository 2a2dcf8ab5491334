import type { FeedState, KnownItem } from '../../core/feed-state.ts';
import { DAY, type Duration, type Instant } from '../../core/time.ts';
import { cleanLink } from '../../format/links/clean-link.ts';
import type { FeedItem } from './feed.ts';
import { shortHash, type MarkedFeed, type MarkedItem } from './items/item-marks.ts';
import { matchItems, sharedLinks, withoutRepeats } from './items/match-items.ts';

/** An item as a poll found it, with what is to be remembered of it. */
export interface SeenItem {
  readonly item: MarkedItem;
  readonly known: KnownItem;
  /** Whether its link is that of other items, too, or of a whole site. */
  readonly sharesLink: boolean;
}

/** What a document says beyond what was known. */
export type PollPlan =
  /** So many of its items are new at once that it was most likely built anew. */
  | { readonly kind: 'quarantined'; readonly count: number; readonly total: number }
  | {
      readonly kind: 'taken';
      /** Oldest first. */
      readonly news: readonly SeenItem[];
      /** Articles that now say something else. */
      readonly corrected: readonly SeenItem[];
      /** To be written down beside `news` and `corrected`. */
      readonly remembered: readonly KnownItem[];
      /** How many were not known, news or not. */
      readonly unknown: number;
    };

export interface PollFacts {
  readonly feed: MarkedFeed;
  readonly known: readonly KnownItem[];
  readonly state: Pick<FeedState, 'firstReadAt' | 'lastReadAt' | 'newsEveryMs' | 'release'>;
  /** How many of the first poll are news. */
  readonly newest: number;
  readonly now: Instant;
}

/** Above this share of new items a feed was built anew, where there are at least so many of them. */
const SUSPECT = { share: 0.6, items: 4 } as const;
/** A feed may be so many times as lively as usual. */
const LIVELIER = 3;
/** When an item was in the feed is known to a day: more would write all of them at each poll. */
const SEEN_WITHIN: Duration = DAY;
/** Marks that one item may have: what it was known by before is kept as far as there is room. */
const MOST_MARKS = 16;

/** Decides what of a document is news, what corrects an article, and what is merely known from now on. */
export function planPoll({ feed, known, state, newest, now }: PollFacts): PollPlan {
  // an item that says nothing can never be known again
  const items = withoutRepeats(feed.items).filter(({ marks }) => marks.length > 0);
  const matches = matchItems(known, items);
  const pairs = items.map((item, index) => ({ item, before: matches[index] ?? null }));
  const unknown = pairs.filter(({ before }) => before === null);
  const counts = { count: unknown.length, total: items.length };
  const isStrange = isSuspect(counts, state, now);
  // an address that changed in the config begins anew, unless it is the same feed elsewhere
  const isFirst = state.firstReadAt === null && (isStrange || unknown.length === items.length);
  if (!isFirst && state.release === null && isStrange)
    return { kind: 'quarantined', count: unknown.length, total: items.length };
  const shared = sharedLinks(known, pairs);
  const isNews = newsAmong(unknown, isFirst ? newest : state.release === 'known' ? 0 : Infinity);
  const keys = new Set(known.map(({ key }) => key));
  const news: SeenItem[] = [];
  const corrected: SeenItem[] = [];
  const remembered: KnownItem[] = [];
  for (const { item, before } of pairs) {
    const { marks } = item;
    if (before === null) {
      const told = isNews.has(item) ? item.toldHash : null;
      const key = keyFor(item, keys);
      keys.add(key);
      const one: KnownItem = { key, marks, toldHash: told, published: item.published, seenAt: now };
      if (told === null) remembered.push(one);
      else news.push({ item, known: one, sharesLink: shared.has(item) });
      continue;
    }
    const toldHash = before.toldHash === null ? null : item.toldHash;
    const merged = [...new Set([...marks, ...before.marks])].slice(0, MOST_MARKS);
    // the first date stands: one that is touched at each build makes nothing new
    const one = {
      ...before,
      marks: merged,
      toldHash,
      published: before.published ?? item.published,
      seenAt: now,
    };
    if (toldHash !== before.toldHash) corrected.push({ item, known: one, sharesLink: shared.has(item) });
    else if (merged.join(' ') !== before.marks.join(' ') || now - before.seenAt >= SEEN_WITHIN)
      remembered.push(one);
  }
  return { kind: 'taken', news: news.reverse().sort(byDate), corrected, remembered, unknown: unknown.length };
}

function isSuspect(
  { count, total }: { readonly count: number; readonly total: number },
  { lastReadAt, newsEveryMs }: PollFacts['state'],
  now: Instant,
): boolean {
  if (count < SUSPECT.items || count <= SUSPECT.share * total) return false;
  const usual = newsEveryMs === null || lastReadAt === null ? 0 : (now - lastReadAt) / newsEveryMs;
  return count > LIVELIER * usual;
}

/** The newest so many of them; those without a date as they stand, after the others. One whose date cannot be read is none. */
function newsAmong(items: readonly { readonly item: FeedItem }[], count: number): ReadonlySet<FeedItem> {
  const dated = items.map(({ item }) => item).filter(({ unreadDate }) => unreadDate === null);
  const newestFirst = dated.toSorted((a, b) => (b.published ?? -Infinity) - (a.published ?? -Infinity) || 0);
  return new Set(newestFirst.slice(0, count));
}

const byDate = (a: SeenItem, b: SeenItem): number => (a.known.published ?? 0) - (b.known.published ?? 0);

/** Longer guids are hashed. */
const LONGEST_KEY = 200;

/** The item's guid, else its link, else its words; with a hash beside it where another has that already. */
function keyFor(item: MarkedItem, taken: ReadonlySet<string>): string {
  const own = [item.id, item.link === null ? null : cleanLink(item.link)].find(
    one => one !== null && one.trim() !== '' && one.length <= LONGEST_KEY,
  );
  const hash = shortHash(item.marks.join(' '));
  const key = own?.trim() ?? hash;
  return taken.has(key) ? `${key} ${hash}` : key;
}
