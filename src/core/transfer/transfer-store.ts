import type { Article } from '../article.ts';
import type { ImportSkip } from './import-skip.ts';
import type { Instant } from '../time.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { SubscriptionDraft } from '../ports/subscriptions.ts';

/** A subscription as it was elsewhere. */
export interface ImportedSubscription extends SubscriptionDraft {
  readonly createdAt: Instant;
  /** Of its place. */
  readonly suspendedAt: Instant | null;
}

/** An article with its place in the order of arrival. */
export interface NumberedArticle {
  readonly number: number;
  readonly article: Article;
}

/** What goes out of a newsroom and comes into another one. What is there stays as it is. */
export interface TransferStore {
  /** Those that came after `number`, withdrawn ones too, in their order. */
  articles(query: { readonly after: number; readonly limit: number }): Promise<readonly NumberedArticle[]>;
  subscriptions(query: { readonly after: number; readonly limit: number }): Promise<readonly Subscription[]>;
  /**
   * Saves an article as it was, without its being news: nobody who subscribes gets it, and it is not posted at once however
   * urgent. A schedule may pick it like any other. Null: it is saved.
   */
  importArticle(
    article: Article,
    now: Instant,
  ): Promise<Extract<ImportSkip, 'there' | 'duplicate' | 'forgotten'> | null>;
  /** Null: it is saved. */
  importSubscription(subscription: ImportedSubscription): Promise<Extract<ImportSkip, 'there'> | null>;
}
