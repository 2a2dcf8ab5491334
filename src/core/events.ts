import type { Platform } from './destination.ts';
import type { Instant } from './time.ts';

/** What happened in the newsroom, for the log: one call site and one line per kind. Holds no secrets and no payloads. */
export type NewsroomEvent =
  | {
      readonly kind: 'article-received';
      readonly article: string;
      readonly source: string;
      readonly title: string;
      readonly quotes: number;
      readonly dropped: number;
    }
  | {
      readonly kind: 'article-corrected';
      readonly article: string;
      readonly source: string;
      readonly revision: number;
    }
  | { readonly kind: 'article-duplicate'; readonly source: string; readonly key: string; readonly of: string }
  | {
      readonly kind: 'article-withdrawn';
      readonly article: string;
      readonly source: string;
      readonly deliveries: number;
    }
  | {
      readonly kind: 'source-fault';
      readonly source: string;
      readonly key: string;
      readonly line: number | null;
      readonly message: string;
    }
  | {
      readonly kind: 'slot-filled';
      readonly schedule: string;
      readonly dueAt: Instant;
      readonly posts: number;
      readonly reason: string;
    }
  | {
      readonly kind: 'slot-empty' | 'slot-skipped';
      readonly schedule: string;
      readonly dueAt: Instant;
      readonly reason: string;
    }
  | {
      readonly kind: 'post-ordered';
      readonly article: string;
      readonly by: string;
      readonly deliveries: number;
    }
  | { readonly kind: 'card-failed' | 'photo-failed'; readonly article: string; readonly message: string }
  | {
      readonly kind: 'delivery-sent';
      readonly delivery: string;
      readonly article: string;
      readonly destination: string;
      readonly attempts: number;
      readonly messageIds: readonly string[];
    }
  | {
      readonly kind: 'delivery-retry';
      readonly delivery: string;
      readonly destination: string;
      readonly attempts: number;
      readonly reason: string;
      readonly notBefore: Instant;
    }
  | {
      readonly kind:
        'delivery-held' | 'delivery-dead' | 'delivery-suspended' | 'delivery-expired' | 'delivery-withdrawn';
      readonly delivery: string;
      readonly destination: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'delivery-resolved';
      readonly delivery: string;
      readonly destination: string;
      readonly verdict: 'there' | 'again';
      readonly by: string;
    }
  | {
      readonly kind: 'command-answered';
      readonly command: string;
      readonly platform: string;
      readonly user: string;
    }
  | {
      readonly kind: 'command-refused';
      readonly command: string;
      readonly platform: string;
      readonly user: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'command-failed';
      readonly command: string;
      readonly platform: string;
      readonly user: string;
      readonly error: unknown;
    }
  | {
      readonly kind: 'platform-up' | 'platform-down';
      readonly platform: Platform;
      readonly reason: string | null;
    }
  | { readonly kind: 'service-fault'; readonly part: string; readonly error: unknown }
  /** Something broke on a platform that stops nothing: said once, and the work goes on. */
  | { readonly kind: 'platform-fault'; readonly platform: Platform; readonly message: string }
  | { readonly kind: 'destination-off'; readonly destination: string; readonly reason: string };
