import { createFilterIndex } from '../../core/filter/filter-index.ts';
import { parseFilter } from '../../core/filter/parse-filter.ts';
import type { Filter } from '../../core/filter/filter.ts';
import type { SearchedArticle } from '../../core/filter/searched-article.ts';
import { chatOf, type ChatKey } from '../../core/ordering-key.ts';
import type { MatchedSubscription, SubscriptionStore } from '../../core/ports/subscriptions.ts';
import type { Subscription } from '../../core/subscriptions/subscription.ts';
import type { Instant } from '../../core/time.ts';

/** The subscriptions in memory, so that an article is held against a hundred thousand in some milliseconds. */
export interface SubscriptionIndex {
  /** Reads what another process has changed. Called before anything is matched. */
  refresh(): Promise<void>;
  /** How many want articles at once. */
  size(): number;
  /** The places whose subscriptions the article passes and that had subscribed by `until`; each once. */
  match(article: SearchedArticle, until: Instant): readonly string[];
  /** Whether a chat that many share is subscribed in. */
  isShared(chat: ChatKey): boolean;
  added(subscription: Subscription): void;
  removed(ids: readonly number[]): void;
}

const PAGE = 5000;

export function createSubscriptionIndex(
  store: Pick<SubscriptionStore, 'mark' | 'toMatch' | 'sharedChats'>,
): SubscriptionIndex {
  const known = new Map<number, MatchedSubscription>();
  const filters = new Map<string, Filter>();
  const shared = new Set<ChatKey>();
  let index = createFilterIndex<number>();
  let mark = { count: 0, last: 0 };

  const filterOf = (text: string): Filter | null => {
    const read = filters.get(text);
    if (read !== undefined) return read;
    const parsed = parseFilter(text);
    // it was read before it was stored; what this version cannot read matches nothing
    if (parsed.kind === 'fault') return null;
    filters.set(text, parsed.filter);
    return parsed.filter;
  };
  const add = (one: MatchedSubscription) => {
    const filter = filterOf(one.filter);
    if (filter === null || known.has(one.id)) return;
    known.set(one.id, one);
    index.add(one.id, filter);
  };

  async function reload(): Promise<void> {
    known.clear();
    filters.clear();
    shared.clear();
    index = createFilterIndex<number>();
    for (let after = 0; ;) {
      const page = await store.toMatch(after, PAGE);
      page.forEach(add);
      if (page.length < PAGE) break;
      after = page.at(-1)?.id ?? after;
    }
    for (let after = ''; ;) {
      const page = await store.sharedChats(after, PAGE);
      for (const chat of page) shared.add(chat);
      if (page.length < PAGE) break;
      after = page.at(-1) ?? after;
    }
  }

  return {
    async refresh() {
      const present = await store.mark();
      if (present.count === mark.count && present.last === mark.last) return;
      await reload();
      mark = present;
    },
    size: () => known.size,
    match(article, until) {
      const places = new Set<string>();
      for (const id of index.matchMany(article)) {
        const one = known.get(id);
        if (one !== undefined && one.createdAt <= until) places.add(one.place);
      }
      return [...places];
    },
    isShared: chat => shared.has(chat),
    added({ id, filter, place, createdAt, rhythm }) {
      mark = { count: mark.count + 1, last: Math.max(mark.last, id) };
      if (place.reader.kind === 'place') shared.add(chatOf(place.orderingKey));
      if (rhythm.kind === 'now') add({ id, filter: filter.text, place: place.name, createdAt });
    },
    removed(ids) {
      // the highest may be among them, so that what is remembered is asked for again
      mark = { count: mark.count - ids.length, last: mark.last };
      for (const id of ids) {
        const one = known.get(id);
        const filter = one === undefined ? null : filterOf(one.filter);
        known.delete(id);
        if (filter !== null) index.remove(id, filter);
      }
    },
  };
}
