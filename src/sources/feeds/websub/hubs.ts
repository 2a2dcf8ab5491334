import { createHmac, randomBytes } from 'node:crypto';
import type { FeedHub } from '../../../core/feed-state.ts';
import type { HubCallbacks } from '../../../core/ports/push.ts';
import { DAY, HOUR, MINUTE, SECOND, type Clock, type Instant } from '../../../core/time.ts';
import type { Fetch } from '../../../net/fetch.ts';
import type { Feed } from '../feed.ts';
import { largestFeed } from '../feed-size.ts';
import { isSignedBy } from './signature.ts';

/** What a hub distributed. */
export interface Distributed {
  readonly body: Uint8Array;
  readonly contentType: string | null;
}

/** Subscriptions to the hubs that feeds offer (WebSub): each feed source keeps its own going. */
export interface Hubs extends HubCallbacks {
  /** What of a feed's hub is to be written down, after what it offers now; null = none. */
  offered(before: FeedHub | null, hub: Feed['hub']): FeedHub | null;
  /** Keeps the source's subscription; null ends it. */
  follow(source: string, hub: FeedHub | null): void;
  /** When the hub is to be asked for a subscription, or for a longer one; `Infinity` = not. */
  askAt(source: string): Instant;
  /** Asks it. Never throws for what a hub can get wrong. */
  ask(source: string, signal: AbortSignal): Promise<void>;
  /** Whether it distributes: its lease runs, and nothing came by a poll that it had not told of. */
  isAlive(source: string): boolean;
  /** A poll has found news that it had not told of. */
  missed(source: string): void;
  /** Aborts when something was distributed that is not taken yet, or the hub has ended the subscription. */
  arrival(source: string): AbortSignal;
  /** The oldest of what was distributed; null when there is nothing. */
  take(source: string): Distributed | null;
}

export interface HubsDeps {
  /** Where the newsroom's web is reached from outside. */
  readonly address: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
}

interface Subscription {
  readonly source: string;
  readonly hub: FeedHub;
  readonly waiting: Distributed[];
  arrival: AbortController;
  /** What it was last asked and has not confirmed. */
  isAsked: boolean;
  askAt: Instant;
  leaseEndsAt: Instant | null;
  isSilent: boolean;
}

/** The lease that is asked for; hubs give what they will. */
const LEASE_SECONDS = (10 * DAY) / SECOND;
const LEASES = { shortest: MINUTE, longest: 30 * DAY } as const;
/** A lease is renewed when so much of it is over. */
const RENEW_AFTER = 0.8;
/** A hub that refuses, or never confirms, is asked again after so long. */
const REFUSED_PAUSE = DAY;
const CONFIRM_PAUSE = HOUR;
const LONGEST_CHALLENGE = 1000;
/** In bytes, what all hubs together may have distributed that is not taken yet. */
const MOST_WAITING = 2 * largestFeed;

/**
 * Leases and secrets are of this process: the secret of a subscription comes from a key that nobody writes down, and after a
 * restart each hub is asked anew for the same callback, which takes the place of what it had.
 */
export function createHubs({ address, fetch, clock }: HubsDeps): Hubs {
  const key = randomBytes(32);
  const bySource = new Map<string, Subscription>();
  const byToken = new Map<string, Subscription>();
  let waitingBytes = 0;

  const secretOf = ({ token }: FeedHub) => createHmac('sha256', key).update(token).digest('hex');
  const drop = (source: string) => {
    const one = bySource.get(source);
    if (one === undefined) return;
    for (const { body } of one.waiting) waitingBytes -= body.length;
    bySource.delete(source);
    byToken.delete(one.hub.token);
  };
  const refused = (one: Subscription) => {
    one.isAsked = false;
    one.leaseEndsAt = null;
    one.askAt = clock.now() + REFUSED_PAUSE;
  };

  return {
    largest: largestFeed,

    offered: (before, hub) => {
      if (hub === null) return null;
      const isSame = before?.url === hub.url && before.topic === hub.topic;
      return isSame ? before : { ...hub, token: randomBytes(24).toString('base64url') };
    },

    follow(source, hub) {
      if (bySource.get(source)?.hub.token === hub?.token) return;
      drop(source);
      if (hub === null) return;
      const state = { isAsked: false, askAt: clock.now(), leaseEndsAt: null, isSilent: false };
      const one = { source, hub, waiting: [], arrival: new AbortController(), ...state };
      bySource.set(source, one);
      byToken.set(hub.token, one);
    },

    askAt: source => bySource.get(source)?.askAt ?? Infinity,

    async ask(source, signal) {
      const one = bySource.get(source);
      if (one === undefined) return;
      one.isAsked = true;
      one.askAt = clock.now() + CONFIRM_PAUSE;
      const { url, topic, token } = one.hub;
      const form = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': topic,
        'hub.callback': `${address.replace(/\/+$/u, '')}/hub/${token}`,
        'hub.secret': secretOf(one.hub),
        'hub.lease_seconds': String(LEASE_SECONDS),
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const limits = { bytes: 100_000 };
      const status = await fetch({
        url,
        method: 'POST',
        headers,
        body: form.toString(),
        limits,
        signal,
      }).then(
        answer => answer.status,
        () => null, // a hub that cannot be reached is one that refuses: the feed is polled
      );
      if (status === null || status < 200 || status > 299) refused(one);
    },

    isAlive(source) {
      const one = bySource.get(source);
      return one !== undefined && !one.isSilent && (one.leaseEndsAt ?? 0) > clock.now();
    },

    missed(source) {
      const one = bySource.get(source);
      if (one !== undefined) one.isSilent = true;
    },

    arrival: source => bySource.get(source)?.arrival.signal ?? new AbortController().signal,

    take(source) {
      const one = bySource.get(source);
      if (one === undefined) return null;
      const first = one.waiting.shift() ?? null;
      waitingBytes -= first?.body.length ?? 0;
      if (one.waiting.length === 0) one.arrival = new AbortController();
      return first;
    },

    isKnown: token => byToken.has(token),

    notice({ token, mode, topic, challenge, leaseSeconds }) {
      const one = byToken.get(token);
      if (one?.hub.topic !== topic) return null;
      if (mode === 'denied') {
        refused(one);
        one.arrival.abort();
        return '';
      }
      const isFit = challenge !== null && challenge !== '' && challenge.length <= LONGEST_CHALLENGE;
      if (mode !== 'subscribe' || !one.isAsked || !isFit) return null;
      const seconds = /^\d{1,9}$/.test(leaseSeconds ?? '') ? Number(leaseSeconds) : LEASE_SECONDS;
      const lease = Math.min(LEASES.longest, Math.max(LEASES.shortest, seconds * SECOND));
      one.isAsked = false;
      one.leaseEndsAt = clock.now() + lease;
      one.askAt = clock.now() + lease * RENEW_AFTER;
      return challenge;
    },

    receive({ token, contentType, signature, body }) {
      const one = byToken.get(token);
      if (one === undefined) return 'unknown';
      if (!isSignedBy(secretOf(one.hub), signature, body)) return 'received';
      if (waitingBytes + body.length > MOST_WAITING) return 'full';
      waitingBytes += body.length;
      one.isSilent = false;
      one.waiting.push({ body, contentType });
      one.arrival.abort();
      return 'received';
    },
  };
}
