import type { HubCall, HubCalls } from '../../../core/ports/feed-store.ts';
import type { HubCallbacks } from '../../../core/ports/push.ts';
import type { Clock } from '../../../core/time.ts';
import { largestFeed } from '../feed-size.ts';

export interface HubCallbacksDeps {
  readonly calls: HubCalls;
  readonly clock: Pick<Clock, 'now'>;
  /** Told when something waits for whoever follows a feed. */
  readonly onCall: () => void;
}

const LONGEST_CHALLENGE = 1000;
/** In bytes, what all hubs together may have distributed that is not taken yet. */
const MOST_WAITING = 2 * largestFeed;

/**
 * The other end of subscriptions to hubs, in any process that has a page: a confirmation of what a feed of ours offers is given
 * at once, and all that is said is kept for the process that follows the feed.
 */
export function createHubCallbacks({ calls, clock, onCall }: HubCallbacksDeps): HubCallbacks {
  const keep = async (token: string, call: HubCall) => {
    const isKept = await calls.keep(token, call, { most: MOST_WAITING, now: clock.now() });
    if (isKept) onCall();
    return isKept;
  };
  return {
    largest: largestFeed,

    isKnown: async token => (await calls.topicOf(token)) !== null,

    async notice({ token, mode, topic, challenge, leaseSeconds }) {
      if (topic === null || (await calls.topicOf(token)) !== topic) return null;
      if (mode === 'denied') {
        await keep(token, { kind: 'denied' });
        return '';
      }
      const isFit = challenge !== null && challenge !== '' && challenge.length <= LONGEST_CHALLENGE;
      if (mode !== 'subscribe' || !isFit || !(await calls.confirm(token))) return null;
      const seconds = /^\d{1,9}$/.test(leaseSeconds ?? '') ? Number(leaseSeconds) : null;
      await keep(token, { kind: 'confirmed', leaseSeconds: seconds });
      return challenge;
    },

    async receive({ token, ...content }) {
      if ((await calls.topicOf(token)) === null) return 'unknown';
      return (await keep(token, { kind: 'content', ...content })) ? 'received' : 'full';
    },
  };
}
