import { Routes } from 'discord.js';
import type { CardImage } from '../../../core/card.ts';
import { asDiscordPayload, type DiscordPayload } from '../format/payload.ts';
import type { ReconcileResult, Publisher, RecordEvent } from '../../../core/ports/ports.ts';
import type { Delivery, Outcome } from '../../../core/post.ts';
import { MINUTE, SECOND } from '../../../core/time.ts';
import type { Duration, Instant } from '../../../core/time.ts';
import { isCrossposted } from './channel-history.ts';
import { createCrossposter } from './crossposter.ts';
import type { Crossposter } from './crossposter.ts';
import { createDiscordApi } from '../rest/discord-api.ts';
import type { DiscordAccess } from '../rest/discord-api.ts';
import { outcomeOf, reasonOf } from './discord-refusal.ts';
import { channelShape, createdShape } from '../rest/discord-shapes.ts';
import { findInHistory } from './find-in-history.ts';
import { createInvalidRequests } from '../rest/invalid-requests.ts';
import type { InvalidRequests } from '../rest/invalid-requests.ts';
import { formatMessageBody } from './message-body.ts';

export interface DiscordPublisherOptions extends DiscordAccess {
  /** Told when a message is there but could not be published to followers. */
  readonly record?: RecordEvent;
  readonly timeoutMs?: Duration;
  readonly now?: () => Instant;
  /** One for all that speak to Discord from this process. */
  readonly invalid?: InvalidRequests;
}

/** `run` publishes to followers what could not be published at once. */
export interface DiscordPublisher extends Publisher, Pick<Crossposter, 'run'> {}

/** "In the past few minutes" says the documentation of `enforce_nonce`; two are surely a few. */
const NONCE_HOLDS: Duration = 2 * MINUTE;
/** A look that met trouble on the way is made again. */
const AGAIN_AFTER: Duration = 30 * SECOND;

/**
 * Posts to Discord channels. The delivery's id is the message's nonce and Discord enforces it: an attempt that is repeated
 * within `repeatableForMs` answers the first message. Publishing to followers is `createCrossposter`'s.
 */
export function createDiscordPublisher(options: DiscordPublisherOptions): DiscordPublisher {
  const { token, record = () => undefined, now = () => Date.now(), timeoutMs } = options;
  const invalid = options.invalid ?? createInvalidRequests({ now });
  const api = createDiscordApi(options, { timeoutMs, now, invalid });
  const crossposter = createCrossposter({
    api,
    token,
    now,
    onFault: message => {
      record({ kind: 'platform-fault', platform: 'discord', message });
    },
  });
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

  async function post(
    delivery: Delivery,
    what: { payload: DiscordPayload; card: CardImage | null; signal: AbortSignal },
  ) {
    const { payload, card, signal } = what;
    const { body, files } = formatMessageBody(payload, delivery.id, card);
    const { data, restMs } = await api.call({
      method: 'POST',
      route: Routes.channelMessages(payload.channel),
      signal,
      body,
      ...(files.length > 0 ? { files } : {}),
    });
    return { message: createdShape.parse(data).id, restMs };
  }

  return {
    platform: 'discord',
    repeatableForMs: NONCE_HOLDS,
    run: crossposter.run,

    async publish(delivery, card, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) {
        const reason = `a payload for ${delivery.payload.platform} cannot be posted to Discord`;
        return { kind: 'rejected', scope: 'payload', reason };
      }
      const wrong = wrongWith(payload, card);
      if (wrong !== null) return { kind: 'rejected', scope: 'payload', reason: wrong };
      if (signal.aborted) return { kind: 'retry', reason: 'called off before it was sent', afterMs: null };
      const { channel, crosspost } = payload;
      const hold = invalid.hold(channel);
      if (hold !== null) return { kind: 'retry', reason: TOO_MANY_INVALID, ...hold };
      let posted: Awaited<ReturnType<typeof post>>;
      try {
        posted = await post(delivery, { payload, card, signal });
      } catch (error) {
        return outcomeOf(error, token);
      }
      const { message, restMs } = posted;
      if (crosspost) await crossposter.publish({ channel, message, where: delivery.destination }, signal);
      const guild = await guildOf(channel, signal);
      return { ...sent(message, { channel, guild }), ...(restMs === null ? {} : { restMs }) };
    },

    async find(delivery, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) return { kind: 'unable', reason: 'not a Discord payload' };
      try {
        const found = await findInHistory(api, { delivery, payload, now: now(), signal });
        if (found.kind !== 'found') return found;
        const { channel } = payload;
        const message = found.message.id;
        // the process may have died between the message and its publication
        if (payload.crosspost && !isCrossposted(found.message))
          await crossposter.publish({ channel, message, where: delivery.destination }, signal);
        return { ...sent(message, { channel, guild: found.guild }), kind: 'found' };
      } catch (error) {
        return findingOf(error, token);
      }
    },
  };
}

const TOO_MANY_INVALID =
  'Discord refused many requests of ours in the last ten minutes: no more are risked, for it shuts out whoever goes on';

/** A refusal is for a person to mend; trouble on the way is over some time, and then the look is made again. */
function findingOf(error: unknown, token: string): ReconcileResult {
  const failure = outcomeOf(error, token);
  const reason = reasonOf(error, token);
  switch (failure.kind) {
    case 'retry':
      return { kind: 'unable', reason, afterMs: failure.afterMs ?? AGAIN_AFTER };
    case 'unknown':
      return { kind: 'unable', reason, afterMs: AGAIN_AFTER };
    case 'rejected':
    case 'moved':
      return { kind: 'unable', reason };
  }
}

function wrongWith(payload: DiscordPayload, card: CardImage | null): string | null {
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
