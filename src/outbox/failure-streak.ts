import type { Outcome } from '../core/post.ts';

/**
 * How often the platform has failed in a row after this outcome; `before` is what its claim said. Many that were claimed
 * together and fail together count once. Null where the outcome does not tell.
 */
export function failuresAfter(before: number, outcome: Outcome): number | null {
  // a server in trouble answered, though nobody knows what it did
  if (outcome.kind === 'unknown') return outcome.status === undefined ? null : before + 1;
  return outcome.kind === 'retry' && outcome.scope === 'platform' ? before + 1 : 0;
}
