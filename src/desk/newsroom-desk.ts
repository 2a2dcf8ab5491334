import type { Article, Quote } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { FindLink } from '../core/ports/platform.ts';
import type { ReaderArticles, ReaderKey, ReaderStore } from '../core/ports/readers.ts';
import type { ArticleStore, DeliveryQueries } from '../core/ports/store.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import type { Instant } from '../core/time.ts';
import { ORDER_PARTS, orderPost, type OrderDeps, type OrderResult } from './order.ts';
import { createSubscriptionDesk, type SubscriptionDesk, type SubscriptionDeskDeps } from './subscribe.ts';
import { createWaitingDesk, type WaitingDesk } from './waiting-desk.ts';

/** What commands may ask of the newsroom. */
export interface NewsroomDesk extends WaitingDesk, SubscriptionDesk {
  readonly articles: Pick<ArticleStore, 'search' | 'latest' | 'get'>;
  /** Articles as readers may see them. */
  readonly reading: ReaderArticles;
  readonly readers: ReaderStore;
  /** Destinations that take part. */
  readonly destinations: readonly Destination[];
  order(
    article: Article,
    order: { readonly destinations: readonly Destination[]; readonly by: string; readonly again: boolean },
  ): Promise<OrderResult>;
  /** The card of one of the article's quotes; null when it cannot be drawn. */
  quoteCard(article: Article, quote: Quote): Promise<CardImage | null>;
  /** Deletes all that is kept about a person; whether there was anything. */
  forget(person: ReaderKey): Promise<boolean>;
  now(): Instant;
  readonly timezone: string;
}

export interface NewsroomDeskDeps extends OrderDeps, SubscriptionDeskDeps {
  readonly articles: NewsroomDesk['articles'];
  readonly reading: ReaderArticles;
  readonly readers: ReaderStore;
  readonly deliveries: DeliveryQueries;
  readonly findLink: FindLink;
  readonly destinations: readonly Destination[];
  readonly timezone: string;
}

/** Cards that readers ask for look as in the first destination. */
const THEME = 'broadsheet';

export function createNewsroomDesk(deps: NewsroomDeskDeps): NewsroomDesk {
  const { articles, reading, readers, clock, composer, destinations, timezone } = deps;
  return {
    ...createWaitingDesk(deps),
    ...createSubscriptionDesk(deps),
    articles,
    reading,
    readers,
    destinations,
    timezone,
    order: (article, wish) =>
      orderPost(deps, { ...wish, article, parts: ORDER_PARTS, why: reasonOf('ordered') }),
    quoteCard: (article, quote) =>
      composer.tryCard(article, quote, { card: 'square', theme: destinations[0]?.theme ?? THEME }),
    forget: person => readers.forget(person),
    now: () => clock.now(),
  };
}
