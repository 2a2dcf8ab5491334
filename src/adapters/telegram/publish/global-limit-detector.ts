import { MINUTE, SECOND } from '../../../core/time.ts';
import type { Duration, Instant } from '../../../core/time.ts';

/** So many chats in a row must say the same. */
const CHATS = 5;
/** Shorter waits are paid by each chat on its own. */
const LONG: Duration = MINUTE;
/** Telegram counts whole seconds. */
const SAME: Duration = 2 * SECOND;

/**
 * Tells a wait of the whole bot from waits of single chats, which Telegram's "too many requests" does not: it is the bot's
 * when chat after chat, with no success between, is told to wait long and until the same moment.
 */
export function createGlobalLimitDetector() {
  const ends = new Map<string, Instant>();
  return {
    /** The chat was told to wait `afterMs` from `now`; whom that concerns. */
    told(chat: string, afterMs: Duration | null, now: Instant): 'place' | 'platform' {
      const end = now + (afterMs ?? 0);
      const isLong = (afterMs ?? 0) >= LONG;
      if (!isLong || [...ends.values()].some(other => Math.abs(other - end) > SAME)) ends.clear();
      if (isLong) ends.set(chat, end);
      return ends.size >= CHATS ? 'platform' : 'place';
    },
    /** A chat took a message. */
    passed(): void {
      ends.clear();
    },
  };
}
