import type { Post } from '../post.ts';
import type { Instant } from '../time.ts';

/**
 * What happened to a proposed post: somebody wrote it down for approval, chose other parts of it, its article was corrected,
 * it was put off, and in the end it was approved, skipped, or taken back with its article. `restored`: the
 * database was put back from a backup while it waited.
 */
export const decisionKinds = [
  'proposed',
  'edited',
  'corrected',
  'later',
  'approved',
  'skipped',
  'withdrawn',
  'restored',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** Somebody who decides: "platform:123" or "cli", which tells people apart, and what people call them. */
export interface Person {
  readonly id: string;
  readonly name: string | null;
}

export interface Decision {
  readonly kind: DecisionKind;
  /** Null: nobody did, but a rule of the config or the article's source. */
  readonly by: Person | null;
  readonly at: Instant;
}

/** A post that waits for approval, or waited. */
export interface Proposal {
  readonly post: Post;
  /** One more with each change: what was decided of another version was not meant for this one. */
  readonly version: number;
  /** How often it was put before editors, from 1. */
  readonly round: number;
  /** When the config's `then` decides; null = never. */
  readonly decideBy: Instant | null;
  /** When the last round begins; null = at once. */
  readonly showAt: Instant | null;
}

/** How a person is written down where only a line of text is kept: the name for people, the id for the record. */
export const signatureOf = ({ id, name }: Person): string => (name === null ? id : `${name} (${id})`);

/** What people read of somebody. */
export const nameOf = ({ id, name }: Person): string => name ?? id;
