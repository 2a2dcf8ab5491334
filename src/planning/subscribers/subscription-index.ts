import { createFilterIndex, type FilterIndex } from '../../core/filter/filter-index.ts';
import { parseFilter } from '../../core/filter/parse-filter.ts';
import type { Filter } from '../../core/filter/filter.ts';
import type { SearchedArticle } from '../../core/filter/searched-article.ts';
import { chatOf, type ChatKey } from '../../core/ordering-key.ts';
import type {
  MatchedSubscription,
  SubscriptionMark,
  SubscriptionStore,
} from '../../core/ports/subscriptions.ts';
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

/** What is held in memory; read anew it takes the place of what was there as a whole, so that nobody matches half of it. */
interface Read {
  readonly known: Map<number, MatchedSubscription>;
  readonly filters: Map<string, Filter>;
  readonly shared: Set<ChatKey>;
  readonly index: FilterIndex<number>;
}

const nothing = (): Read => ({
  known: new Map(),
  filters: new Map(),
  shared: new Set(),
  index: createFilterIndex(),
});

export function createSubscriptionIndex(
  store: Pick<SubscriptionStore, 'mark' | 'toMatch' | 'sharedChats'>,
): SubscriptionIndex {
  let read = nothing();
  let mark: SubscriptionMark = { count: 0, sum: 0, movedAt: 0 };
  let refreshed: Promise<void> = Promise.resolve();

  const filterOf = ({ filters }: Read, text: string): Filter | null => {
    const before = filters.get(text);
    if (before !== undefined) return before;
    const parsed = parseFilter(text);
    // it was read before it was stored; what this version cannot read matches nothing
    if (parsed.kind === 'fault') return null;
    filters.set(text, parsed.filter);
    return parsed.filter;
  };
  const add = (to: Read, one: MatchedSubscription) => {
    const filter = filterOf(to, one.filter);
    if (filter === null || to.known.has(one.id)) return;
    to.known.set(one.id, one);
    to.index.add(one.id, filter);
  };

  async function readAll(): Promise<Read> {
    const all = nothing();
    for (let after = 0; ;) {
      const page = await store.toMatch(after, PAGE);
      for (const one of page) add(all, one);
      if (page.length < PAGE) break;
      after = page.at(-1)?.id ?? after;
    }
    for (let after = ''; ;) {
      const page = await store.sharedChats(after, PAGE);
      for (const chat of page) all.shared.add(chat);
      if (page.length < PAGE) break;
      after = page.at(-1) ?? after;
    }
    return all;
  }

  async function refresh(): Promise<void> {
    const present = await store.mark();
    const { count, sum, movedAt } = present;
    if (count === mark.count && sum === mark.sum && movedAt === mark.movedAt) return;
    read = await readAll();
    // what was added or removed meanwhile makes another mark
    mark = present;
  }

  return {
    refresh() {
      refreshed = refreshed.catch(() => undefined).then(refresh);
      return refreshed;
    },
    size: () => read.known.size,
    match(article, until) {
      const places = new Set<string>();
      for (const id of read.index.matchMany(article)) {
        const one = read.known.get(id);
        if (one !== undefined && one.createdAt <= until) places.add(one.place);
      }
      return [...places];
    },
    isShared: chat => read.shared.has(chat),
    added({ id, filter, place, createdAt, rhythm }) {
      mark = { ...mark, count: mark.count + 1, sum: mark.sum + id };
      if (place.reader.kind === 'place') read.shared.add(chatOf(place.orderingKey));
      if (rhythm.kind === 'now') add(read, { id, filter: filter.text, place: place.name, createdAt });
    },
    removed(ids) {
      const sum = ids.reduce((all, id) => all + id, 0);
      mark = { ...mark, count: mark.count - ids.length, sum: mark.sum - sum };
      for (const id of ids) {
        const one = read.known.get(id);
        const filter = one === undefined ? null : filterOf(read, one.filter);
        read.known.delete(id);
        if (filter !== null) read.index.remove(id, filter);
      }
    },
  };
}
