import type { Outcome } from '../core/post.ts';

/**
 * How often the platform has failed in a row after this outcome; `before` is what its claim said. Many that were claimed
 * together and fail together count once. Null where the outcome does not tell.
 */
export function failuresAfter(before: number, outcome: Outcome): number | null {
  if (outcome.kind === 'unknown') return null;
  return outcome.kind === 'retry' && outcome.scope === 'platform' ? before + 1 : 0;
}
