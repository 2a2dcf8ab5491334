import type { Article } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { FindLink } from '../core/ports/platform.ts';
import type { ArticleStore, DeliveryQueries } from '../core/ports/store.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import type { Instant } from '../core/time.ts';
import { bestQuote } from '../planning/best-quote.ts';
import { ORDER_PARTS, orderPost, type OrderDeps, type OrderResult } from './order.ts';
import { createSubscriptionDesk, type SubscriptionDesk, type SubscriptionDeskDeps } from './subscribe.ts';
import { createWaitingDesk, type WaitingDesk } from './waiting-desk.ts';

/** What commands may ask of the newsroom. */
export interface NewsroomDesk extends WaitingDesk, SubscriptionDesk {
  readonly articles: Pick<ArticleStore, 'search' | 'latest' | 'get'>;
  /** Destinations that take part. */
  readonly destinations: readonly Destination[];
  order(
    article: Article,
    order: { readonly destinations: readonly Destination[]; readonly by: string; readonly again: boolean },
  ): Promise<OrderResult>;
  /** The card of the article's best quote; null when it has none or the card cannot be drawn. */
  quoteCard(article: Article): Promise<CardImage | null>;
  now(): Instant;
  readonly timezone: string;
}

export interface NewsroomDeskDeps extends OrderDeps, SubscriptionDeskDeps {
  readonly articles: NewsroomDesk['articles'];
  readonly deliveries: DeliveryQueries;
  readonly findLink: FindLink;
  readonly destinations: readonly Destination[];
  readonly timezone: string;
}

/** Cards that readers ask for look as in the first destination. */
const THEME = 'broadsheet';

export function createNewsroomDesk(deps: NewsroomDeskDeps): NewsroomDesk {
  const { articles, clock, composer, destinations, timezone } = deps;
  return {
    ...createWaitingDesk(deps),
    ...createSubscriptionDesk(deps),
    articles,
    destinations,
    timezone,
    order: (article, wish) =>
      orderPost(deps, { ...wish, article, parts: ORDER_PARTS, why: reasonOf('ordered') }),
    async quoteCard(article) {
      const quote = bestQuote(article);
      if (quote === null) return null;
      return composer.tryCard(article, quote, { card: 'square', theme: destinations[0]?.theme ?? THEME });
    },
    now: () => clock.now(),
  };
}
