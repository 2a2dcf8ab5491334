import type { Duration } from './time.ts';

/** `count` in every `perMs`, evenly, of which `burst` may go at once after a rest. */
export interface RateLimit {
  readonly count: number;
  readonly perMs: Duration;
  readonly burst: number;
}

/** How fast we post to each platform; null = as fast as it goes. */
export interface RateLimits {
  readonly telegram: {
    /** All chats together. */
    readonly all: RateLimit | null;
    readonly chat: RateLimit | null;
    /** On top of `chat`: groups, and chats of which no answer has told yet what they are. */
    readonly group: RateLimit | null;
  };
  readonly discord: {
    readonly all: RateLimit | null;
    /** Messages that are published to followers, in each announcement channel. */
    readonly crosspost: RateLimit | null;
  };
}
