import { Routes } from 'discord.js';
import { HOUR } from '../../core/time.ts';
import type { Duration, Instant } from '../../core/time.ts';
import type { DiscordApi } from './discord-api.ts';
import { discordCodeOf, outcomeOf, reasonOf } from './discord-refusal.ts';

export interface CrossposterOptions {
  readonly api: DiscordApi;
  /** Taken out of every reason. */
  readonly token: string;
  readonly now: () => Instant;
  /** Told why a message is not published to followers, or not yet. */
  readonly onFault: (reason: string) => void;
}

const ALREADY_CROSSPOSTED = 40033;
/** When Discord does not say: its limit is some ten an hour. */
const AGAIN_AFTER: Duration = HOUR / 10;
/** What waits longer is no news any more. */
const GIVEN_UP_AFTER: Duration = 24 * HOUR;

const LATER = 'it is tried again after a later message';
const unpublished = ({ message }: Waiting, where: string): string =>
  `${where}: the message ${message} is there, but not published to followers`;

interface Waiting {
  readonly channel: string;
  readonly message: string;
  readonly since: Instant;
  notBefore: Instant;
}

/**
 * Publishes messages of announcement channels to their followers. That comes after the message is there, so its failure
 * changes nothing about the delivery, which is `sent`: sending again would be a second message. What could not be published
 * for now (Discord allows about ten an hour in a channel, without documenting it; the newsroom's pacing keeps to that, but
 * people publish, too) waits here for its time and is published after the next message to that channel. It is told when
 * that happens, and when it is final; what waits is forgotten when the process ends.
 */
export function createCrossposter({ api, token, now, onFault }: CrossposterOptions) {
  const waiting: Waiting[] = [];

  async function attempt(one: Waiting, where: string, signal: AbortSignal): Promise<void> {
    const drop = () => waiting.splice(waiting.indexOf(one), 1);
    const route = Routes.channelMessageCrosspost(one.channel, one.message);
    try {
      await api.call({ method: 'POST', route, signal });
      drop();
    } catch (error) {
      if (discordCodeOf(error) === ALREADY_CROSSPOSTED) {
        drop();
        return;
      }
      const outcome = outcomeOf(error, token);
      const isFinal = outcome.kind === 'rejected' || now() - one.since > GIVEN_UP_AFTER;
      if (isFinal) drop();
      one.notBefore = now() + ((outcome.kind === 'retry' ? outcome.afterMs : null) ?? AGAIN_AFTER);
      const reason = reasonOf(error, token);
      onFault(`${unpublished(one, where)}${isFinal ? `: ${reason}` : ` yet: ${reason}; ${LATER}`}`);
    }
  }

  return {
    /** Publishes the message, after the one that waits longest for its turn in that channel. Never rejects. */
    async publish(
      at: { readonly channel: string; readonly message: string; readonly where: string },
      signal: AbortSignal,
    ): Promise<void> {
      const { channel, message, where } = at;
      const here = waiting.filter(one => one.channel === channel);
      const mine = here.find(one => one.message === message) ?? {
        channel,
        message,
        since: now(),
        notBefore: 0,
      };
      if (!waiting.includes(mine)) waiting.push(mine);
      // the limit is the channel's: what waits for it makes the new one wait, too
      mine.notBefore = Math.max(mine.notBefore, ...here.map(one => one.notBefore));
      const due = here.find(one => one !== mine && one.notBefore <= now());
      if (due !== undefined) await attempt(due, where, signal);
      if (mine.notBefore <= now()) await attempt(mine, where, signal);
      else onFault(`${unpublished(mine, where)} yet: the channel's limit is reached; ${LATER}`);
    },
    /** How many wait. */
    get waiting(): number {
      return waiting.length;
    },
  };
}
