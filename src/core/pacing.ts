import type { Duration } from './time.ts';

/** `count` in every `perMs`, evenly, of which `burst` may go at once after a rest. */
export interface Limit {
  readonly count: number;
  readonly perMs: Duration;
  readonly burst: number;
}

/** How fast we post to each platform; null = as fast as it goes. */
export interface Pacing {
  readonly telegram: {
    /** All chats together. */
    readonly all: Limit | null;
    readonly chat: Limit | null;
    /** On top of `chat`: groups, and chats of which no answer has told yet what they are. */
    readonly group: Limit | null;
  };
  readonly discord: {
    readonly all: Limit | null;
    /** Messages that are published to followers, in each announcement channel. */
    readonly crosspost: Limit | null;
  };
}
