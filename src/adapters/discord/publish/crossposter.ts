import { Routes } from 'discord.js';
import type { Delivery } from '../../../core/post.ts';
import { withTimeout } from '../../../core/async/with-timeout.ts';
import { HOUR, type Clock, type Duration, type Instant } from '../../../core/time.ts';
import { retryWithBackoff } from '../../../core/async/retry-with-backoff.ts';
import { createWakeSignal } from '../../../core/async/wake-signal.ts';
import type { DiscordApi } from '../rest/discord-api.ts';
import { discordCodeOf, outcomeOf, reasonOf } from './discord-refusal.ts';
import { findUnpublished, messagesOf, type Announcement } from './find-unpublished.ts';

export interface CrossposterOptions {
  readonly api: DiscordApi;
  /** Taken out of every reason. */
  readonly token: string;
  readonly now: () => Instant;
  /** Told why a message is not published to followers, or not yet. */
  readonly onFault: (reason: string) => void;
}

/** What publishing by itself needs. */
export interface CrosspostRooms {
  readonly sleep: Clock['sleep'];
  /** Deliveries that are sent, those of the last day at least. */
  readonly sent: () => Promise<readonly Delivery[]>;
}

export interface Crossposter {
  /** Publishes the message, after those that wait for their turn in that channel. Never rejects. */
  publish(what: Omit<Announcement, 'since'>, signal: AbortSignal): Promise<void>;
  /** Publishes what waits, when its time comes, and what an earlier process left, until `signal` aborts. Never rejects. */
  readonly run: (signal: AbortSignal, rooms: CrosspostRooms) => Promise<void>;
}

/** Published already, or deleted. */
const OVER: ReadonlySet<number | null> = new Set([40033, 10008]);
/** When Discord does not say: its limit is some ten an hour. */
const AGAIN_AFTER: Duration = HOUR / 10;
/** What waits longer is no news any more. */
const GIVEN_UP_AFTER: Duration = 24 * HOUR;

/** An announcement channel: its limit is for all its messages. */
interface Channel {
  readonly waiting: Announcement[];
  notBefore: Instant;
  /** Why it has to wait. */
  reason: string;
  isBusy: boolean;
}

/**
 * Publishes messages of announcement channels to their followers. That comes after the message is there, so its failure
 * changes nothing about the delivery, which is `sent`: sending again would be a second message. What could not be published
 * for now (Discord allows about ten an hour in a channel, without documenting it; the newsroom's pacing keeps to that, but
 * people publish, too) waits here, and is told once. Nothing of it is written down: what is to be published the database
 * knows, and what is published Discord does.
 */
export function createCrossposter({ api, token, now, onFault }: CrossposterOptions): Crossposter {
  const channels = new Map<string, Channel>();
  const told = new WeakSet<Announcement>();
  const wakeSignal = createWakeSignal();

  function enqueue(one: Announcement): Channel {
    const known = channels.get(one.channel);
    const channel = known ?? { waiting: [], notBefore: 0, reason: '', isBusy: false };
    channels.set(one.channel, channel);
    if (!channel.waiting.some(({ message }) => message === one.message)) channel.waiting.push(one);
    return channel;
  }

  async function attempt(one: Announcement, channel: Channel, signal: AbortSignal): Promise<void> {
    const drop = () => channel.waiting.splice(channel.waiting.indexOf(one), 1);
    try {
      const route = Routes.channelMessageCrosspost(one.channel, one.message);
      await api.call({ method: 'POST', route, signal });
      drop();
    } catch (error) {
      if (OVER.has(discordCodeOf(error))) {
        drop();
        return;
      }
      const outcome = outcomeOf(error, token);
      if (outcome.kind === 'rejected' || now() - one.since > GIVEN_UP_AFTER) {
        drop();
        onFault(`${unpublished(one)}: ${outcome.reason}`);
        return;
      }
      channel.notBefore = now() + ((outcome.kind === 'retry' ? outcome.afterMs : null) ?? AGAIN_AFTER);
      channel.reason = outcome.reason;
    }
  }

  /** Publishes what waits in a channel, the oldest first, until the channel takes no more. */
  async function drain(channel: Channel, signal: AbortSignal): Promise<void> {
    if (channel.isBusy) return;
    channel.isBusy = true;
    for (;;) {
      const [first] = channel.waiting;
      if (first === undefined || channel.notBefore > now() || signal.aborted) break;
      await attempt(first, channel, signal);
    }
    channel.isBusy = false;
    for (const one of channel.waiting) {
      if (!told.has(one)) onFault(`${unpublished(one)} yet: ${channel.reason}; it is tried again`);
      told.add(one);
    }
  }

  /** Looks which of these messages of one channel are still to be published. */
  async function lookFor(sent: readonly Announcement[], signal: AbortSignal): Promise<void> {
    const [{ where } = { where: '' }] = sent;
    try {
      const { seen, left } = await findUnpublished(api, sent, signal);
      if (seen === 0)
        onFault(
          `${where}: none of its ${sent.length} messages of the last day is seen: whether followers have them is not known`,
        );
      left.forEach(enqueue);
    } catch (error) {
      const outcome = outcomeOf(error, token);
      if (outcome.kind !== 'rejected') throw error;
      onFault(`${where}: what was left unpublished cannot be looked for: ${outcome.reason}`);
    }
  }

  return {
    async publish(what, signal) {
      const channel = enqueue({ ...what, since: now() });
      await drain(channel, signal);
      if (channel.waiting.length > 0) wakeSignal.wake();
    },
    run: async (signal, { sleep, sent }) => {
      const wake = () => {
        wakeSignal.wake();
      };
      signal.addEventListener('abort', wake, { once: true });
      const onLookFault = (error: unknown) => {
        onFault(`what was left unpublished could not be looked for: ${reasonOf(error, token)}`);
      };
      const look = async () => {
        const lately = messagesOf(await sent(), now() - GIVEN_UP_AFTER);
        for (const ofChannel of Map.groupBy(lately, one => one.channel).values())
          await lookFor(ofChannel, signal);
      };
      await retryWithBackoff(look, { signal, sleep, onFault: onLookFault });
      while (!signal.aborted) {
        const woken = wakeSignal.next();
        await Promise.all([...channels.values()].map(channel => drain(channel, signal)));
        const open = [...channels.values()].filter(({ waiting, isBusy }) => waiting.length > 0 && !isBusy);
        const next = Math.min(...open.map(({ notBefore }) => notBefore));
        await withTimeout(woken, next - now(), sleep);
      }
    },
  };
}

const unpublished = ({ message, where }: Announcement): string =>
  `${where}: the message ${message} is there, but not published to followers`;
