import type { z } from 'zod';
import type { Article } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { ArticleStore, DeliveryRow, Ledger } from '../core/ports.ts';
import type { Instant } from '../core/time.ts';
import type { Say } from '../core/words.ts';
import type { OrderResult } from '../newsroom/order.ts';
import type { Resolution, Verdict } from '../newsroom/resolve-held.ts';
import type { HeldDelivery } from '../newsroom/tell-held.ts';
import type { Caller, CommandSpec, Reply, Suggestion } from './command.ts';

/** What commands may ask of the newsroom. */
export interface NewsroomDesk {
  readonly articles: Pick<ArticleStore, 'search' | 'latest' | 'get'>;
  /** Destinations that take part. */
  readonly destinations: readonly Destination[];
  order(
    article: Article,
    order: { readonly destinations: readonly Destination[]; readonly by: string; readonly again: boolean },
  ): Promise<OrderResult>;
  /** The card of the article's best quote; null when it has none or the card cannot be drawn. */
  quoteCard(article: Article): Promise<CardImage | null>;
  /** What is still to happen, next first, and how many deliveries there are by state. */
  queue(): Promise<{
    readonly rows: readonly DeliveryRow[];
    readonly counts: Awaited<ReturnType<Ledger['counts']>>;
  }>;
  /** Deliveries that wait for an editor's word: the first `limit`, and how many there are. */
  held(limit: number): Promise<{ readonly shown: readonly HeldDelivery[]; readonly count: number }>;
  resolve(word: {
    readonly delivery: string;
    readonly verdict: Verdict;
    readonly by: string;
  }): Promise<Resolution>;
  now(): Instant;
  readonly timezone: string;
}

export interface CommandContext {
  readonly caller: Caller;
  /** The caller's language. */
  readonly say: Say;
  /** ISO 639-1 of that voice. */
  readonly language: string;
  /** The newsroom's own voice: for what others read, too. */
  readonly house: Say;
  readonly newsroom: NewsroomDesk;
  /** Whether the caller is an editor. */
  readonly editor: boolean;
  readonly commands: readonly CommandSpec[];
}

/** One command: what is announced, what it takes, what it does. */
export interface Command<Input> {
  readonly spec: CommandSpec;
  readonly input: z.ZodType<Input>;
  run(input: Input, context: CommandContext): Promise<Reply>;
  suggest?(option: string, typed: string, context: CommandContext): Promise<readonly Suggestion[]>;
}
