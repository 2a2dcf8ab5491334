import type { SourceFault } from '../core/article.ts';
import type { Platform } from '../core/destination.ts';
import type { SourceKind, SourceState } from '../core/feed-state.ts';
import type { CardHash, PostId } from '../core/ids.ts';
import type { CardImage } from '../core/card.ts';
import type { DeliveryRow } from '../core/ports/store.ts';
import type { Load } from '../core/ports/store-maintenance.ts';
import type { DeliveryState } from '../core/post.ts';
import type { Reason } from '../core/reasons/reason.ts';
import type { Slot } from '../core/schedule.ts';
import type { Instant } from '../core/time.ts';
import type { Needs } from '../core/reasons/diagnosis.ts';

/** A source as people see it. */
export interface SourceView {
  readonly name: string;
  readonly kind: SourceKind;
  /** Without user, password, query (law 7). */
  readonly place: string;
  readonly articles: number;
  /** Of what is polled: when it was read well, and when it will be asked again; null for the rest. */
  readonly lastReadAt: Instant | null;
  readonly nextReadAt: Instant | null;
  readonly state: SourceState;
  readonly reason: Reason | null;
  /** Polls that failed one after the other. */
  readonly failures: number;
}

/** All that the newsroom page shows, taken at one moment. */
export interface Snapshot {
  readonly at: Instant;
  /** The newsroom's name. */
  readonly brand: string;
  readonly language: string;
  readonly timezone: string;
  readonly destinations: readonly {
    readonly name: string;
    readonly platform: Platform;
    /** The platform's name for people; null = this page. */
    readonly title: string | null;
    /** Null when it takes part; else why not ("its token is not set"). */
    readonly off: Reason | null;
  }[];
  readonly sources: readonly SourceView[];
  readonly faults: readonly (SourceFault & { readonly at: Instant })[];
  /** The next due moments, soonest first, with the article that would be taken if nothing changes. */
  readonly upcoming: readonly {
    readonly schedule: string;
    readonly dueAt: Instant;
    readonly to: readonly string[];
    readonly title: string | null;
    readonly why: Reason;
  }[];
  readonly slots: readonly Slot[];
  /** To the places of the config, as `history` is: what goes to readers who subscribe is counted. */
  readonly queue: readonly DeliveryRow[];
  readonly openToReaders: number;
  /** What waits for an editor's word; also in `queue`, as far as that goes. */
  readonly held: readonly DeliveryRow[];
  /** What waits for an editor's approval, in the version that is shown; also in `queue`, as far as that goes. */
  readonly proposals: readonly { readonly post: PostId; readonly version: number }[];
  readonly history: readonly DeliveryRow[];
  /** What a person has to do, as it was found last; null where nobody has looked yet. */
  readonly needs: Needs | null;
  readonly counts: Readonly<Partial<Record<DeliveryState, number>>>;
}

/** What is measured from outside, taken at one moment. */
export interface Numbers extends Load {
  readonly at: Instant;
  readonly sources: readonly SourceView[];
  readonly faults: number;
  readonly destinationsOn: number;
  /** Sends by state, ended ones too. */
  readonly counts: Readonly<Partial<Record<DeliveryState, number>>>;
}

/** What the page reads from; implemented by the newsroom. */
export interface NewsroomView {
  snapshot(): Promise<Snapshot>;
  numbers(): Promise<Numbers>;
  card(hash: CardHash): Promise<CardImage | null>;
  /** Null when ready; else what is wrong, in a sentence. */
  notReady(): Promise<string | null>;
}
