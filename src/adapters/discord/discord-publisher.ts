import { Routes } from 'discord.js';
import type { CardImage } from '../../core/card.ts';
import type { DiscordPayload } from '../../core/payload.ts';
import type { Publisher, RecordEvent } from '../../core/ports.ts';
import type { Delivery, Outcome } from '../../core/post.ts';
import { MINUTE } from '../../core/time.ts';
import type { Duration, Instant } from '../../core/time.ts';
import { createDiscordApi } from './discord-api.ts';
import type { DiscordAccess } from './discord-api.ts';
import { discordCodeOf, outcomeOf, reasonOf } from './discord-refusal.ts';
import { channelShape, createdShape } from './discord-shapes.ts';
import { findInHistory } from './find-in-history.ts';
import { formatMessageBody } from './message-body.ts';

export interface DiscordPublisherOptions extends DiscordAccess {
  /** Told when a message is there but could not be published to followers. */
  readonly record?: RecordEvent;
  readonly timeoutMs?: Duration;
  readonly now?: () => Instant;
}

/** "In the past few minutes" says the documentation of `enforce_nonce`; two are surely a few. */
const NONCE_HOLDS: Duration = 2 * MINUTE;
const ALREADY_CROSSPOSTED = 40033;
const CROSSPOSTED = 1;

/**
 * Posts to Discord channels. The delivery's id is the message's nonce and Discord enforces it: an attempt that is repeated
 * within `repeatableForMs` answers the first message. Publishing to followers comes after the message is there, and
 * its failure changes nothing about that: the outcome stays `sent`, a `platform-fault` tells of the rest.
 */
export function createDiscordPublisher(options: DiscordPublisherOptions): Publisher {
  const { token, record = () => undefined, now = () => Date.now() } = options;
  const api = createDiscordApi(options, options.timeoutMs);
  const guilds = new Map<string, string | null>();

  /** The server a channel is in; null when it is in none, or Discord would not say: a link is not worth an attempt. */
  async function guildOf(channel: string, signal: AbortSignal): Promise<string | null> {
    const known = guilds.get(channel);
    if (known !== undefined) return known;
    try {
      const { data } = await api.call({ method: 'GET', route: Routes.channel(channel), signal });
      const guild = channelShape.parse(data).guild_id ?? null;
      guilds.set(channel, guild);
      return guild;
    } catch {
      return null;
    }
  }

  async function crosspost(
    delivery: Delivery,
    at: { channel: string; message: string; signal: AbortSignal },
  ) {
    try {
      await api.call({
        method: 'POST',
        route: Routes.channelMessageCrosspost(at.channel, at.message),
        signal: at.signal,
      });
    } catch (error) {
      if (discordCodeOf(error) === ALREADY_CROSSPOSTED) return;
      const reason = reasonOf(error, token);
      record({
        kind: 'platform-fault',
        platform: 'discord',
        message: `${delivery.destination}: the message is there, but was not published to followers: ${reason}`,
      });
    }
  }

  async function post(
    delivery: Delivery,
    what: { payload: DiscordPayload; card: CardImage | null; signal: AbortSignal },
  ) {
    const { payload, card, signal } = what;
    const { body, files } = formatMessageBody(payload, delivery.id, card);
    const { data } = await api.call({
      ...{ method: 'POST', route: Routes.channelMessages(payload.channel), signal, body },
      ...(files.length > 0 ? { files } : {}),
    });
    return createdShape.parse(data).id;
  }

  return {
    platform: 'discord',
    repeatableForMs: NONCE_HOLDS,

    async publish(delivery, card, signal) {
      const { payload } = delivery;
      const wrong = wrongWith(delivery, card);
      if (wrong !== null || payload.platform !== 'discord')
        return { kind: 'rejected', scope: 'payload', reason: wrong ?? 'not a Discord payload' };
      if (signal.aborted) return { kind: 'retry', reason: 'called off before it was sent', afterMs: null };
      let message: string;
      try {
        message = await post(delivery, { payload, card, signal });
      } catch (error) {
        return outcomeOf(error, token);
      }
      const { channel } = payload;
      if (payload.crosspost) await crosspost(delivery, { channel, message, signal });
      return sent(message, { channel, guild: await guildOf(channel, signal) });
    },

    async find(delivery, signal) {
      const { payload } = delivery;
      if (payload.platform !== 'discord') return { kind: 'unable', reason: 'not a Discord payload' };
      try {
        const found = await findInHistory(api, { delivery, payload, now: now(), signal });
        if (found.kind !== 'found') return found;
        const { channel } = payload;
        const message = found.message.id;
        // the process may have died between the message and its publication
        if (payload.crosspost && ((found.message.flags ?? 0) & CROSSPOSTED) === 0)
          await crosspost(delivery, { channel, message, signal });
        return { ...sent(message, { channel, guild: found.guild }), kind: 'found' };
      } catch (error) {
        return { kind: 'unable', reason: reasonOf(error, token) };
      }
    },
  };
}

function wrongWith(delivery: Delivery, card: CardImage | null): string | null {
  const { payload } = delivery;
  if (payload.platform !== 'discord') return `a payload for ${payload.platform} cannot be posted to Discord`;
  if (payload.card !== null && card?.hash !== payload.card.hash)
    return `the card ${payload.card.hash.slice(0, 12)} of the payload is ${card === null ? 'missing' : 'another one'}`;
  return null;
}

const sent = (
  message: string,
  at: { channel: string; guild: string | null },
): Extract<Outcome, { kind: 'sent' }> => ({
  kind: 'sent',
  messageIds: [message],
  url: at.guild === null ? null : `https://discord.com/channels/${at.guild}/${at.channel}/${message}`,
});
