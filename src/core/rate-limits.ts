import type { Platform } from './destination.ts';
import type { Payload } from './payload.ts';
import type { ChatKind, Operation } from './post.ts';
import type { Duration } from './time.ts';

/** `count` in every `perMs`, evenly, of which `burst` may go at once after a rest. */
export interface RateLimit {
  readonly count: number;
  readonly perMs: Duration;
  readonly burst: number;
}

/** The limits of each platform by their names in the config; null = as fast as it goes. `all` holds for the whole platform. */
export type Pacing = Readonly<Record<Platform, Readonly<Record<string, RateLimit | null>>>>;

/** A request that is about to be made, as far as limits look at it. */
export interface LimitedRequest {
  readonly payload: Payload;
  readonly operation: Operation;
}

/** What a request counts in, in its chat; null = as fast as it goes. */
export interface ChatLimits {
  readonly quick: RateLimit | null;
  readonly slow: RateLimit | null;
  /** `count` at once, and then none before the first of them is `perMs` ago: its `burst` does not matter. */
  readonly window: RateLimit | null;
}

/** So many messages may come of one request, and be counted together. */
export const MOST_AT_ONCE = 10;

export const NO_LIMITS: ChatLimits = { quick: null, slow: null, window: null };

/** How fast we post; null = as fast as it goes. */
export interface RateLimits {
  /** All messages to the platform. */
  ofPlatform(platform: Platform): RateLimit | null;
  /** One request in its chat. `kind` null: no answer has told yet what the chat is. */
  inChat(request: LimitedRequest, kind: ChatKind | null): ChatLimits;
  /** How many messages the platform counts one request as; at most `MOST_AT_ONCE`. */
  messagesIn(request: LimitedRequest): number;
}
