import type { FeedState, KnownItem, Release } from '../feed-state.ts';

/** What is known of feeds, over restarts. */
export interface FeedStore {
  /** By source. */
  all(): Promise<readonly FeedState[]>;
  get(source: string): Promise<FeedState | null>;
  /** All that a feed showed and that is remembered. */
  items(source: string): Promise<readonly KnownItem[]>;
  /**
   * Writes a feed's state, and these of its items, in one transaction. What an editor said (`release`) stays as it is,
   * unless it `isReleased`: then it is done.
   */
  save(state: FeedState, change?: FeedChange): Promise<void>;
  /** Writes down what an editor says of a quarantined feed; false when it is not quarantined. */
  release(source: string, as: Release): Promise<boolean>;
}

export interface FeedChange {
  readonly items?: readonly KnownItem[];
  readonly isReleased?: boolean;
}
