import { createHmac, randomBytes } from 'node:crypto';
import type { FeedHub } from '../../../core/feed-state.ts';
import type { HubCall, HubCalls } from '../../../core/ports/feed-store.ts';
import { DAY, HOUR, MINUTE, SECOND, type Clock, type Instant } from '../../../core/time.ts';
import type { Fetch } from '../../../net/fetch.ts';
import type { Feed } from '../feed.ts';
import { isSignedBy } from './signature.ts';

/** What a hub distributed. */
export interface Distributed {
  readonly body: Uint8Array;
  readonly contentType: string | null;
}

/** Subscriptions to the hubs that feeds offer (WebSub): each feed source keeps its own going. */
export interface Hubs {
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
  /** Looks whether a hub has said something, to whichever process. */
  look(): Promise<void>;
  /** Aborts when the hub has said something that is not taken yet. */
  arrival(source: string): AbortSignal;
  /** Heeds what the hub has said; answers the oldest of what it has distributed, null when there is nothing more. */
  take(source: string): Promise<Distributed | null>;
}

export interface HubsDeps {
  /** Where the newsroom's web is reached from outside. */
  readonly address: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly calls: Pick<HubCalls, 'ask' | 'waiting' | 'take'>;
}

interface Subscription {
  readonly source: string;
  readonly hub: FeedHub;
  arrival: AbortController;
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

/**
 * Leases and secrets are of this process: the secret of a subscription comes from a key that nobody writes down, and whoever
 * follows the feed next, after a restart or in another process, asks each hub anew for the same callback, which takes the place
 * of what it had. A hub speaks to any process that has a page: what it says comes here through the database (`HubCalls`).
 */
export function createHubs({ address, fetch, clock, calls }: HubsDeps): Hubs {
  const key = randomBytes(32);
  const bySource = new Map<string, Subscription>();
  const byToken = new Map<string, Subscription>();

  const secretOf = ({ token }: FeedHub) => createHmac('sha256', key).update(token).digest('hex');
  const drop = (source: string) => {
    const one = bySource.get(source);
    if (one === undefined) return;
    bySource.delete(source);
    byToken.delete(one.hub.token);
  };
  const refused = (one: Subscription) => {
    one.leaseEndsAt = null;
    one.askAt = clock.now() + REFUSED_PAUSE;
  };

  /** What was distributed, where it is the hub's. */
  const heed = (one: Subscription, call: HubCall): Distributed | null => {
    switch (call.kind) {
      case 'denied':
        refused(one);
        return null;
      case 'confirmed': {
        const seconds = call.leaseSeconds ?? LEASE_SECONDS;
        const lease = Math.min(LEASES.longest, Math.max(LEASES.shortest, seconds * SECOND));
        one.leaseEndsAt = clock.now() + lease;
        one.askAt = clock.now() + lease * RENEW_AFTER;
        return null;
      }
      case 'content':
        if (!isSignedBy(secretOf(one.hub), call.signature, call.body)) return null;
        one.isSilent = false;
        return { body: call.body, contentType: call.contentType };
    }
  };

  return {
    offered: (before, hub) => {
      if (hub === null) return null;
      const isSame = before?.url === hub.url && before.topic === hub.topic;
      return isSame ? before : { ...hub, token: randomBytes(24).toString('base64url') };
    },

    follow(source, hub) {
      if (bySource.get(source)?.hub.token === hub?.token) return;
      drop(source);
      if (hub === null) return;
      const state = { askAt: clock.now(), leaseEndsAt: null, isSilent: false };
      const one = { source, hub, arrival: new AbortController(), ...state };
      bySource.set(source, one);
      byToken.set(hub.token, one);
    },

    askAt: source => bySource.get(source)?.askAt ?? Infinity,

    async ask(source, signal) {
      const one = bySource.get(source);
      if (one === undefined) return;
      one.askAt = clock.now() + CONFIRM_PAUSE;
      const { url, topic, token } = one.hub;
      await calls.ask(token, clock.now());
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

    async look() {
      if (byToken.size === 0) return;
      for (const token of await calls.waiting()) byToken.get(token)?.arrival.abort();
    },

    async take(source) {
      const one = bySource.get(source);
      if (one === undefined) return null;
      // before it is looked: what comes meanwhile is told by the new one
      one.arrival = new AbortController();
      for (;;) {
        const call = await calls.take(one.hub.token);
        if (call === null) return null;
        const distributed = heed(one, call);
        if (distributed === null) continue;
        // there may be more
        one.arrival.abort();
        return distributed;
      }
    },
  };
}
