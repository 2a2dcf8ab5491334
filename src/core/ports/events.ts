import type { Flaw } from '../reasons/diagnosis.ts';
import type { Platform } from '../destination.ts';
import type { DecisionKind } from '../editors/proposal.ts';
import type { SourceState } from '../feed-state.ts';
import type { Operation, Outcome } from '../post.ts';
import type { Detail, Reason } from '../reasons/reason.ts';
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
  /** An article came that tells the story of others. */
  | {
      readonly kind: 'story-grown';
      readonly article: string;
      readonly source: string;
      readonly title: string;
    }
  | { readonly kind: 'article-duplicate'; readonly source: string; readonly key: string; readonly of: string }
  /** Its file was renamed. */
  | {
      readonly kind: 'article-moved';
      readonly article: string;
      readonly source: string;
      readonly from: string;
      readonly to: string;
    }
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
      readonly reason: Reason;
    }
  /** A poll failed, and editors are not told yet, or were. */
  | {
      readonly kind: 'source-retry';
      readonly source: string;
      readonly failures: number;
      readonly reason: Reason;
    }
  /** A source needs somebody's look. Said once until it is over. */
  | {
      readonly kind: 'source-trouble';
      readonly source: string;
      readonly state: 'failing' | 'gone' | 'quarantined';
      readonly reason: Reason;
    }
  /** `isQuiet`: nobody knows that it was not. */
  | {
      readonly kind: 'source-back';
      readonly source: string;
      readonly was: SourceState;
      readonly isQuiet?: boolean;
    }
  /** It lives elsewhere for good, and is read there. */
  | { readonly kind: 'source-moved'; readonly source: string; readonly to: string }
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
      readonly kind: 'subscribers-told';
      readonly article: string;
      readonly title: string;
      readonly destinations: number;
    }
  | {
      readonly kind: 'digest-filled' | 'digest-empty';
      readonly destination: string;
      readonly dueAt: Instant;
      readonly articles: number;
    }
  | {
      readonly kind: 'subscribed' | 'unsubscribed';
      readonly subscription: number;
      readonly destination: string;
      readonly platform: Platform;
    }
  | {
      readonly kind: 'post-ordered';
      readonly article: string;
      readonly by: string;
      readonly deliveries: number;
    }
  /** Its next slot has no article. */
  | {
      readonly kind: 'schedule-dry';
      readonly schedule: string;
      readonly dueAt: Instant;
      readonly reason: Reason;
    }
  /** It has one. `wasDry`: this process has seen it without; the one before may have told so all the same. */
  | { readonly kind: 'schedule-supplied'; readonly schedule: string; readonly wasDry: boolean }
  /** It is switched off, and so many posts wait for it all the same. */
  | { readonly kind: 'approval-off'; readonly count: number }
  /** It is switched on: what the process before may have told is over. */
  | { readonly kind: 'approval-on' }
  /** `destination` null: everything. */
  | {
      readonly kind: 'destination-paused' | 'destination-resumed';
      readonly destination: string | null;
      readonly by: string | null;
    }
  /** Something happened to a post that waits for approval; `by` null: a rule of the config, or the article's source. */
  | {
      readonly kind: 'post-decided';
      readonly post: string;
      readonly article: string;
      readonly title: string;
      readonly decision: DecisionKind;
      readonly by: string | null;
    }
  | { readonly kind: 'card-failed'; readonly article: string; readonly message: Detail }
  | { readonly kind: 'photo-failed'; readonly article: string; readonly why: Detail }
  | {
      readonly kind: 'delivery-sent';
      readonly delivery: string;
      /** Null for an alert. */
      readonly article: string | null;
      readonly destination: string;
      readonly platform: Platform;
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
  /** The config was to be read anew and cannot be used: all goes on with the one before. Faults are in English, without secrets. */
  | { readonly kind: 'config-refused'; readonly faults: readonly Detail[] }
  /** Everything goes on with another config. */
  | { readonly kind: 'config-reloaded' }
  | { readonly kind: 'service-stopping' }
  /** The service runs, and its page is there. */
  | { readonly kind: 'service-up'; readonly name: string; readonly address: string }
  | {
      readonly kind: 'platform-up' | 'platform-down';
      readonly platform: Platform;
      readonly reason: Detail | null;
      /** The platform refuses the bot itself, its token most of all: only a person can mend it. */
      readonly refused?: true;
    }
  /** The database cannot be written: nothing is sent until it can. Said once. */
  | { readonly kind: 'database-down'; readonly reason: Reason }
  | { readonly kind: 'database-up'; readonly downMs: Duration }
  /** The clock was set, or the machine slept; `deliveries` wait for other moments now. */
  | { readonly kind: 'clock-moved'; readonly byMs: Duration; readonly deliveries: number }
  | { readonly kind: 'backup-made'; readonly file: string; readonly bytes: number }
  | { readonly kind: 'backup-failed'; readonly reason: Detail }
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
  | { readonly kind: 'destination-off'; readonly destination: string; readonly reason: Reason };

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
