import type { Flaw } from '../reasons/diagnosis.ts';
import type { Platform } from '../destination.ts';
import type { Reason } from '../reasons/reason.ts';
import type { Duration, Instant } from '../time.ts';

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
      readonly reason: Reason;
    }
  | {
      readonly kind: 'slot-empty' | 'slot-skipped';
      readonly schedule: string;
      readonly dueAt: Instant;
      readonly reason: Reason;
    }
  | {
      readonly kind: 'breaking-posted';
      readonly article: string;
      readonly title: string;
      readonly destinations: number;
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
      /** Null for an alert. */
      readonly article: string | null;
      readonly destination: string;
      readonly attempts: number;
      readonly messageIds: readonly string[];
    }
  /** What stands at a platform was changed, or had been changed by somebody: `reason` says that it was there no more. */
  | {
      readonly kind: 'message-changed';
      readonly delivery: string;
      readonly destination: string;
      readonly operation: 'edit' | 'delete' | 'publish';
      readonly reason: Reason | null;
    }
  | {
      readonly kind: 'delivery-retry';
      readonly delivery: string;
      readonly destination: string;
      readonly attempts: number;
      readonly reason: Reason | null;
      readonly notBefore: Instant;
    }
  | {
      readonly kind:
        'delivery-held' | 'delivery-dead' | 'delivery-suspended' | 'delivery-expired' | 'delivery-withdrawn';
      readonly delivery: string;
      readonly destination: string;
      readonly reason: Reason | null;
    }
  /** A chat goes on under another address, and what waits for it goes there. */
  | {
      readonly kind: 'chat-moved';
      readonly destination: string;
      readonly from: string;
      readonly to: string;
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
  /** The service runs, and its page is there. */
  | { readonly kind: 'service-up'; readonly name: string; readonly address: string }
  | {
      readonly kind: 'platform-up' | 'platform-down';
      readonly platform: Platform;
      readonly reason: string | null;
      /** The platform refuses the bot itself, its token most of all: only a person can mend it. */
      readonly refused?: true;
    }
  /** The database cannot be written: nothing is sent until it can. Said once. */
  | { readonly kind: 'database-down'; readonly reason: string }
  | { readonly kind: 'database-up'; readonly downMs: Duration }
  /** The clock was set, or the machine slept; `deliveries` wait for other moments now. */
  | { readonly kind: 'clock-moved'; readonly byMs: Duration; readonly deliveries: number }
  | { readonly kind: 'backup-made'; readonly file: string; readonly bytes: number }
  | { readonly kind: 'backup-failed'; readonly reason: string }
  /** A delivery is in a state that none can be in. */
  | {
      readonly kind: 'sum-check-failed';
      readonly delivery: string;
      readonly destination: string;
      readonly flaw: Flaw;
    }
  /** One that was, is so no longer. */
  | { readonly kind: 'sum-check-mended'; readonly delivery: string }
  | { readonly kind: 'pruned'; readonly rows: Readonly<Record<string, number>> }
  | { readonly kind: 'service-fault'; readonly part: string; readonly error: unknown }
  /** Something broke on a platform that stops nothing: said once, and the work goes on. */
  | { readonly kind: 'platform-fault'; readonly platform: Platform; readonly message: string }
  /** A place of the editors does not take an alert: its log is the only place left. */
  | { readonly kind: 'alert-refused'; readonly destination: string; readonly reason: Reason | null }
  | { readonly kind: 'destination-off'; readonly destination: string; readonly reason: string };
