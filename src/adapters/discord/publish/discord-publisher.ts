import { Routes } from 'discord.js';
import type { CardImage } from '../../../core/card.ts';
import { asDiscordPayload, type DiscordPayload } from '../format/payload.ts';
import type { Payload } from '../../../core/payload.ts';
import type { Publisher } from '../../../core/ports/ports.ts';
import type { Delivery, Message, Outcome } from '../../../core/post.ts';
import { reasonOf as codedReason, type Reason } from '../../../core/reasons/reason.ts';
import { MINUTE } from '../../../core/time.ts';
import type { Duration, Instant } from '../../../core/time.ts';
import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandSpec } from '../../../commands/command.ts';
import { createDiscordApi } from '../rest/discord-api.ts';
import type { DiscordAccess } from '../rest/discord-api.ts';
import { discordCodeOf, findingOf, outcomeOf, UNKNOWN_MESSAGE } from './discord-refusal.ts';
import { channelShape, createdShape } from '../rest/discord-shapes.ts';
import { findInHistory } from './find-in-history.ts';
import { createInvalidRequests } from '../rest/invalid-requests.ts';
import type { InvalidRequests } from '../rest/invalid-requests.ts';
import { formatEditBody, formatMessageBody, wrongWith } from './message-body.ts';

export interface DiscordPublisherOptions extends DiscordAccess {
  /** Of which one stands behind the button below a post. */
  readonly commands?: readonly CommandSpec[];
  readonly timeoutMs?: Duration;
  readonly now?: () => Instant;
  /** One for all that speak to Discord from this process. */
  readonly invalid?: InvalidRequests;
}

/** "In the past few minutes" says the documentation of `enforce_nonce`; two are surely a few. */
const NONCE_HOLDS: Duration = 2 * MINUTE;

/**
 * Posts to Discord channels. The delivery's id is the message's nonce and Discord enforces it: an attempt that is repeated
 * within `repeatableForMs` answers the first message.
 */
export function createDiscordPublisher(options: DiscordPublisherOptions): Publisher {
  const { token, now = () => Date.now(), timeoutMs } = options;
  const invalid = options.invalid ?? createInvalidRequests({ now });
  const api = createDiscordApi(options, { timeoutMs, now, invalid });
  const seal = createButtonSeal(token, options.commands ?? []);
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
    const { body, files } = formatMessageBody(payload, { nonce: delivery.id, card, seal });
    const { data, restMs } = await api.call({
      method: 'POST',
      route: Routes.channelMessages(payload.channel),
      signal,
      body,
      ...(files.length > 0 ? { files } : {}),
    });
    return { message: createdShape.parse(data).id, restMs };
  }

  /** Why nothing may be asked of this channel now; null when it may. */
  function holdOf(channel: string, signal: AbortSignal): Outcome | null {
    if (signal.aborted) return { kind: 'retry', reason: codedReason('called-off'), afterMs: null };
    const hold = invalid.hold(channel);
    return hold === null ? null : { kind: 'retry', reason: codedReason('refused-often'), ...hold };
  }

  /** A message that is there no more is no refusal. */
  const goneOr = (error: unknown): Outcome =>
    discordCodeOf(error) === UNKNOWN_MESSAGE
      ? { kind: 'gone', reason: codedReason('message-gone') }
      : outcomeOf(error, token);

  async function change(
    channel: string,
    { messageIds, url }: Message,
    request: Omit<Parameters<typeof api.call>[0], 'route' | 'signal'> & { readonly signal: AbortSignal },
  ): Promise<Outcome> {
    const hold = holdOf(channel, request.signal);
    if (hold !== null) return hold;
    try {
      await api.call({ ...request, route: Routes.channelMessage(channel, messageIds[0] ?? '') });
      return { kind: 'sent', messageIds, url };
    } catch (error) {
      return goneOr(error);
    }
  }

  return {
    platform: 'discord',
    repeatableForMs: NONCE_HOLDS,

    async send(delivery, card, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) return refused(foreign(delivery.payload));
      const wrong = wrongWith(payload, card);
      if (wrong !== null) return refused(wrong);
      const { channel, crosspost } = payload;
      const hold = holdOf(channel, signal);
      if (hold !== null) return hold;
      let posted: Awaited<ReturnType<typeof post>>;
      try {
        posted = await post(delivery, { payload, card, signal });
      } catch (error) {
        return outcomeOf(error, token);
      }
      const { message, restMs } = posted;
      const guild = await guildOf(channel, signal);
      return {
        ...sent(message, { channel, guild }),
        ...(restMs === null ? {} : { restMs }),
        ...(crosspost ? { publish: true } : {}),
      };
    },

    async edit(delivery, { message, card }, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) return refused(foreign(delivery.payload));
      const isSameCard = payload.card?.hash === asDiscordPayload(message.payload)?.card?.hash;
      const wrong = card === null && isSameCard ? null : wrongWith(payload, card);
      if (wrong !== null) return refused(wrong);
      return change(payload.channel, message, {
        method: 'PATCH',
        signal,
        ...formatEditBody(payload, { card, seal }),
      });
    },

    async delete(delivery, message, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) return refused(foreign(delivery.payload));
      return change(payload.channel, message, { method: 'DELETE', signal });
    },

    async publish(delivery, message, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) return refused(foreign(delivery.payload));
      const { channel } = payload;
      const [id = ''] = message.messageIds;
      const hold = holdOf(channel, signal);
      if (hold !== null) return hold;
      try {
        await api.call({ method: 'POST', route: Routes.channelMessageCrosspost(channel, id), signal });
      } catch (error) {
        // published already, by the attempt whose answer was lost or by a person
        if (discordCodeOf(error) !== ALREADY_PUBLISHED) return goneOr(error);
      }
      return { kind: 'sent', messageIds: message.messageIds, url: message.url };
    },

    async find(delivery, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) return { kind: 'unable', reason: foreign(delivery.payload) };
      try {
        const found = await findInHistory(api, { delivery, payload, now: now(), signal });
        if (found.kind !== 'found') return found;
        const { channel } = payload;
        return {
          ...sent(found.message.id, { channel, guild: found.guild }),
          ...(payload.crosspost ? { publish: true } : {}),
          kind: 'found',
        };
      } catch (error) {
        return findingOf(error, token);
      }
    },
  };
}

/** Discord's error code: the message was published before. */
const ALREADY_PUBLISHED = 40033;

const refused = (reason: Reason): Outcome => ({ kind: 'rejected', scope: 'payload', reason });

const foreign = ({ platform }: Payload): Reason => codedReason('foreign-payload', { platform });

const sent = (
  message: string,
  at: { channel: string; guild: string | null },
): Extract<Outcome, { kind: 'sent' }> => ({
  kind: 'sent',
  messageIds: [message],
  url: at.guild === null ? null : `https://discord.com/channels/${at.guild}/${at.channel}/${message}`,
});
