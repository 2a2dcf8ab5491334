import type { Platform } from '../destination.ts';
import type { Operation, Outcome } from '../post.ts';
import type { Duration } from '../time.ts';

/** What a process measures of its own work. Holds nothing of what the work was about. */
export type Measure =
  /** A platform was asked for something, and answered or not. */
  | {
      readonly kind: 'attempt';
      readonly platform: Platform;
      readonly operation: Operation;
      readonly outcome: Outcome['kind'];
      readonly tookMs: Duration;
    }
  /** A card was drawn; what was drawn before and kept is none. */
  | { readonly kind: 'card'; readonly tookMs: Duration }
  /** The editorial core made an article of a document. */
  | { readonly kind: 'analysis'; readonly tookMs: Duration };

export type TakeMeasure = (measure: Measure) => void;
