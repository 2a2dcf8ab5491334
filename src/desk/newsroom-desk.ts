import { DESK_SOURCE, type Article, type Quote, type SourceEvent } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { FindLink } from '../core/ports/platform.ts';
import type { ReaderArticles, ReaderKey, ReaderStore } from '../core/ports/readers.ts';
import type { ArticleStore, DeliveryQueries } from '../core/ports/store.ts';
import type { ArticleId } from '../core/ids.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import type { Instant } from '../core/time.ts';
import type { TellEditors } from '../core/updates/reader-report.ts';
import type { ApprovalDesk, ApprovalRule } from './approval/approvals.ts';
import type { EditorDesk } from './editing/editor-desk.ts';
import { ORDER_PARTS, orderPost, type OrderDeps, type OrderResult } from './order.ts';
import { createSubscriptionDesk, type SubscriptionDesk, type SubscriptionDeskDeps } from './subscribe.ts';
import type { TakeIn } from './take-in.ts';
import { createWaitingDesk, type WaitingDesk } from './waiting-desk.ts';

/** What commands may ask of the newsroom. */
export interface NewsroomDesk extends WaitingDesk, SubscriptionDesk {
  readonly articles: Pick<ArticleStore, 'search' | 'searchWithdrawn' | 'latest' | 'get'>;
  /** Articles as readers may see them. */
  readonly reading: ReaderArticles;
  readonly readers: ReaderStore;
  /** Destinations that take part. */
  readonly destinations: readonly Destination[];
  order(article: Article, order: OrderWish): Promise<OrderResult>;
  readonly takeIn: TakeIn;
  /** Withdraws what an editor sent; null when it is there no more, or came from elsewhere. */
  discard(article: string): Promise<Article | null>;
  readonly approval: ApprovalDesk;
  readonly editing: EditorDesk;
  /** Brings what a reader has to say to the editors; absent where nobody would hear it. */
  readonly tellEditors?: TellEditors;
  /** The card of one of the article's quotes; null when it cannot be drawn. */
  quoteCard(article: Article, quote: Quote): Promise<CardImage | null>;
  /** The card of words that are no article's, and who said them; null when it cannot be drawn. */
  wordsCard(words: string, speaker: string | null): Promise<CardImage | null>;
  /** Deletes all that is kept about a person; whether there was anything. */
  forget(person: ReaderKey): Promise<boolean>;
  now(): Instant;
  readonly timezone: string;
}

/** What an editor orders. */
export interface OrderWish {
  readonly destinations: readonly Destination[];
  /** Who: "platform:123" or "cli". */
  readonly by: string;
  readonly again: boolean;
  /** Not before that moment. Absent: now. */
  readonly at?: Instant;
}

export interface NewsroomDeskDeps extends OrderDeps, SubscriptionDeskDeps {
  readonly approval: ApprovalDesk;
  readonly editing: EditorDesk;
  /** What the config says of proposals; null: nothing waits for approval. */
  readonly rule: ApprovalRule | null;
  readonly articles: NewsroomDesk['articles'];
  readonly reading: ReaderArticles;
  readonly readers: ReaderStore;
  readonly deliveries: DeliveryQueries;
  readonly takeIn: TakeIn;
  /** Takes in what a source tells. */
  readonly take: (event: SourceEvent) => Promise<unknown>;
  readonly findLink: FindLink;
  readonly destinations: readonly Destination[];
  readonly timezone: string;
}

const decideByOf = ({ afterMs }: ApprovalRule, now: Instant): Instant | null =>
  afterMs === null ? null : now + afterMs;

/** Cards that readers ask for look as in the first destination. */
const THEME = 'broadsheet';

export function createNewsroomDesk(deps: NewsroomDeskDeps): NewsroomDesk {
  const { articles, reading, readers, clock, composer, destinations, timezone } = deps;
  const lookOfReaders = { card: 'square', theme: destinations[0]?.theme ?? THEME } as const;
  return {
    ...createWaitingDesk(deps),
    ...createSubscriptionDesk(deps),
    articles,
    reading,
    readers,
    destinations,
    timezone,
    takeIn: deps.takeIn,
    async discard(id) {
      const article = await articles.get(id.trim() as ArticleId);
      if (article?.source !== DESK_SOURCE || article.withdrawnAt !== null) return null;
      await deps.take({ kind: 'gone', source: DESK_SOURCE, key: article.key });
      return article;
    },
    order: (article, wish) =>
      orderPost(deps, {
        ...wish,
        article,
        parts: ORDER_PARTS,
        why: reasonOf('ordered'),
        ...(deps.rule?.two === true ? { decideBy: decideByOf(deps.rule, clock.now()) } : {}),
      }),
    approval: deps.approval,
    editing: deps.editing,
    quoteCard: (article, quote) => composer.tryCard(article, quote, lookOfReaders),
    wordsCard: (words, speaker) => composer.tryWords(words, speaker, lookOfReaders),
    forget: person => readers.forget(person),
    now: () => clock.now(),
  };
}
