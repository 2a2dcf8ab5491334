import type { Filter } from './filter/filter.ts';
import type { SlotId } from './ids.ts';
import type { Language } from './language.ts';
import type { Reason } from './reasons/reason.ts';
import type { Duration, Instant } from './time.ts';

export const pickOrders = ['newest', 'oldest', 'priority', 'random', 'reactions'] as const;
/**
 * `random` never repeats at a destination and is the same for the same seed. `reactions`, of digests only: what readers reacted to
 * most, though it was posted there.
 */
export type PickOrder = (typeof pickOrders)[number];

/** Which articles a schedule may take, and which first. */
export interface PickRule {
  readonly count: number;
  readonly order: PickOrder;
  /** Only articles younger than this; null = any age. */
  readonly within: Duration | null;
  /** Any of these; empty = all. */
  readonly topics: readonly string[];
  /** "pt" takes Portuguese of any country, "pt-BR" that of Brazil; empty = all. */
  readonly languages: readonly Language[];
  /** Only articles that pass it; null = all. */
  readonly filter: Filter | null;
}

/** What a source's settings say of picking its articles; they are kept all the same, so that it can be told why. */
export interface SourceRule {
  readonly name: string;
  /** An article that is here for less than that is not picked; null = at once. */
  readonly hold: Duration | null;
  readonly filter: Filter | null;
}

/** mark: posts of articles that one must pay for say so; skip: such articles are not picked. */
export const paywallPolicies = ['mark', 'skip', 'ignore'] as const;
export type PaywallPolicy = (typeof paywallPolicies)[number];

/** News that cannot wait: posted there at once, but not when it is older. */
export interface Breaking {
  readonly to: readonly string[];
  readonly within: Duration;
}

export const postParts = ['summary', 'quote', 'quote-card'] as const;
export type PostPart = (typeof postParts)[number];

/** skip: slots that fell while the service was down stay empty; latest: only the last is filled; all: each is. */
export const missedPolicies = ['skip', 'latest', 'all'] as const;
export type MissedPolicy = (typeof missedPolicies)[number];

/** post: an article, or each of several, by itself; digest: one message with several. */
export const scheduleKinds = ['post', 'digest'] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

export interface Schedule {
  readonly name: string;
  readonly kind: ScheduleKind;
  /** Five fields (minute hour day-of-month month day-of-week), or six with seconds first. */
  readonly cron: string;
  /** IANA zone the rule is read in. */
  readonly timezone: string;
  readonly to: readonly string[];
  readonly pick: PickRule;
  readonly post: readonly PostPart[];
  readonly missed: MissedPolicy;
  /** now: a schedule never seen before has its first slot at once; wait: it waits for its rule. */
  readonly first: 'now' | 'wait';
}

/** Hours of the day in which nothing is sent ("23:00" to "07:00" crosses midnight): deliveries wait, none is dropped. */
export interface QuietHours {
  /** Minutes after local midnight, 0-1439. */
  readonly from: number;
  readonly to: number;
  readonly timezone: string;
}

/** One due moment of a schedule. At most one row exists for (schedule, dueAt), whatever clocks and processes do. */
export interface Slot {
  readonly id: SlotId;
  readonly schedule: string;
  readonly dueAt: Instant;
  /** filled: posts were written; empty: nothing fitted; skipped: the missed policy passed over it. */
  readonly state: 'filled' | 'empty' | 'skipped';
  readonly reason: Reason;
  readonly filledAt: Instant;
}
