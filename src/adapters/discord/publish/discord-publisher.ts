import { Routes } from 'discord-api-types/v10';
import type { CardImage } from '../../../core/card.ts';
import { asDiscordPayload, type DiscordPayload } from '../format/payload.ts';
import type { Publisher } from '../../../core/ports/ports.ts';
import type { Delivery, Failure, Outcome } from '../../../core/post.ts';
import { reasonOf as codedReason, type Reason } from '../../../core/reasons/reason.ts';
import { MINUTE, SECOND } from '../../../core/time.ts';
import type { Duration, Instant } from '../../../core/time.ts';
import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandSpec } from '../../../commands/command.ts';
import { createDiscordApi } from '../rest/discord-api.ts';
import type { DiscordAccess } from '../rest/discord-api.ts';
import { discordCodeOf, findingOf, outcomeOf, UNKNOWN_MESSAGE } from './discord-refusal.ts';
import { createdShape, type ChannelShape } from '../rest/discord-shapes.ts';
import { findInHistory } from './find-in-history.ts';
import { findThread } from './find-thread.ts';
import { tagsFor } from './forum-tags.ts';
import { createKnownChannels, isForum, takesThreads } from './known-channels.ts';
import { createInvalidRequests } from '../rest/invalid-requests.ts';
import type { InvalidRequests } from '../rest/invalid-requests.ts';
import { formatMessageBody, formatPostBody, showSame, wrongWith } from './message-body.ts';
import { keptFilesOf, formatEdit } from './format-edit.ts';
import { createThreadWork, UNKNOWN_CHANNEL } from './thread-work.ts';

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
/** How long a request without an answer may still be on its way through Discord's front servers. */
const LANDS_WITHIN: Duration = 30 * SECOND;
/** A thread has no nonce: what was lost is looked for, when it must have landed. */
const OF_THREADS = { repeatableForMs: 0, maxInFlightMs: LANDS_WITHIN } as const;

/**
 * Posts to Discord channels. The delivery's id is the message's nonce and Discord enforces it: an attempt that is repeated
 * within `repeatableForMs` answers the first message. In a forum a post is a thread, whose first message has the thread's id.
 */
export function createDiscordPublisher(options: DiscordPublisherOptions): Publisher {
  const { token, now = () => Date.now(), timeoutMs } = options;
  const invalid = options.invalid ?? createInvalidRequests({ now });
  const api = createDiscordApi(options, { timeoutMs, now, invalid });
  const seal = createButtonSeal(token, options.commands ?? []);
  const channels = createKnownChannels(api, now);
  const threads = createThreadWork(api);

  /** The server a channel is in; null when it is in none, or Discord would not say: a link is not worth an attempt. */
  async function guildOf(channel: string, signal: AbortSignal): Promise<string | null> {
    try {
      return (await channels.ask(channel, signal)).guild_id ?? null;
    } catch {
      return null;
    }
  }

  /** The channel where posts may be threads, or have their own; null where they never are. */
  async function threadedIn(
    { channel, thread }: DiscordPayload,
    signal: AbortSignal,
  ): Promise<ChannelShape | null> {
    return thread === undefined ? null : channels.ask(channel, signal);
  }

  async function post(
    delivery: Delivery,
    what: {
      payload: DiscordPayload;
      at: ChannelShape | null;
      cards: readonly CardImage[];
      signal: AbortSignal;
    },
  ) {
    const { payload, at, cards, signal } = what;
    const { channel, thread } = payload;
    const isPost = at !== null && thread !== undefined && isForum(at);
    const { body, files } = isPost
      ? formatPostBody(payload, { cards, seal, name: thread.name, tags: tagsFor(thread, at) })
      : formatMessageBody(payload, { nonce: delivery.id, cards, seal });
    const work = () =>
      api.call({
        method: 'POST',
        route: isPost ? Routes.threads(channel) : Routes.channelMessages(channel),
        signal,
        body,
        ...(files.length > 0 ? { files } : {}),
      });
    const { done } = await threads.opened(channel, signal, work);
    const message = createdShape.parse(done.data).id;
    return { message, isPost, restMs: done.restMs };
  }

  /** Why nothing may be asked of this channel now; null when it may. */
  function holdOf(channel: string, signal: AbortSignal): Outcome | null {
    if (signal.aborted) return { kind: 'retry', reason: codedReason('called-off'), afterMs: null };
    const hold = invalid.hold(channel);
    return hold === null ? null : { kind: 'retry', reason: codedReason('refused-often'), ...hold };
  }

  /** A message that is there no more is no refusal; nor is a thread that went with it. */
  const goneOr = (error: unknown, isOfThread = false): Outcome => {
    const code = discordCodeOf(error);
    return code === UNKNOWN_MESSAGE || (isOfThread && code === UNKNOWN_CHANNEL)
      ? { kind: 'gone', reason: codedReason('message-gone') }
      : outcomeOf(error, token);
  };

  /** Nothing was asked for but what the channel is, so nothing can be there. */
  const unasked = (error: unknown): Failure => {
    const failure = outcomeOf(error, token);
    return failure.kind === 'unknown'
      ? { kind: 'retry', scope: 'platform', reason: failure.reason, afterMs: null }
      : failure;
  };

  return {
    platform: 'discord',
    repeatableForMs: NONCE_HOLDS,

    async lostAnswersOf({ payload, operation }) {
      const it = asDiscordPayload(payload);
      if (operation !== 'send' || it?.thread === undefined) return null;
      try {
        return isForum(await channels.ask(it.channel, AbortSignal.timeout(ASK_WITHIN))) ? OF_THREADS : null;
      } catch {
        // what nobody can tell is not repeated
        return OF_THREADS;
      }
    },

    async send(delivery, cards, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) return refused(foreign(delivery));
      const wrong = wrongWith(payload, cards);
      if (wrong !== null) return refused(wrong);
      const { channel, crosspost, thread } = payload;
      const hold = holdOf(channel, signal);
      if (hold !== null) return hold;
      let at: ChannelShape | null;
      try {
        at = await threadedIn(payload, signal);
      } catch (error) {
        return unasked(error);
      }
      let posted: Awaited<ReturnType<typeof post>>;
      try {
        posted = await post(delivery, { payload, at, cards, signal });
      } catch (error) {
        channels.forget(channel);
        return outcomeOf(error, token);
      }
      const { message, isPost, restMs } = posted;
      const guild = await guildOf(channel, signal);
      return {
        ...sent(message, { channel: isPost ? message : channel, guild }),
        ...(restMs === null ? {} : { restMs }),
        ...(crosspost || (at !== null && takesThreads(at) && thread?.ofItsOwn === true)
          ? { publish: true }
          : {}),
      };
    },

    async edit(delivery, { message, cards }, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) return refused(foreign(delivery));
      const stood = asDiscordPayload(message.payload);
      const wrong = showSame(payload, stood) ? null : wrongWith(payload, cards);
      if (wrong !== null) return refused(wrong);
      const hold = holdOf(payload.channel, signal);
      if (hold !== null) return hold;
      const [id = ''] = message.messageIds;
      let isPost = false;
      try {
        const at = await threadedIn(payload, signal);
        isPost = at !== null && isForum(at);
        const channel = isPost ? id : payload.channel;
        const route = Routes.channelMessage(channel, id);
        const kept = await keptFilesOf(api, { payload, stood, cards, route, signal });
        const work = () =>
          api.call({ method: 'PATCH', route, signal, ...formatEdit(payload, { stood, cards, seal, kept }) });
        const named = payload.thread?.name ?? null;
        const name = isPost && named !== stood?.thread?.name ? named : null;
        await threads.change(channel, { name, signal, work });
        return { kind: 'sent', messageIds: message.messageIds, url: message.url };
      } catch (error) {
        return goneOr(error, isPost);
      }
    },

    async delete(delivery, message, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) return refused(foreign(delivery));
      const hold = holdOf(payload.channel, signal);
      if (hold !== null) return hold;
      const [id = ''] = message.messageIds;
      const { channel } = payload;
      const done = { kind: 'sent', messageIds: message.messageIds, url: message.url } as const;
      try {
        const at = await threadedIn(payload, signal);
        if (at !== null && isForum(at))
          return (await threads.remove(id, signal))
            ? done
            : { kind: 'gone', reason: codedReason('message-gone') };
        const hasThread = at !== null && takesThreads(at) && payload.thread?.ofItsOwn === true;
        if (hasThread) await threads.remove(id, signal);
        const route = Routes.channelMessage(channel, id);
        await threads.opened(channel, signal, () => api.call({ method: 'DELETE', route, signal }));
        return done;
      } catch (error) {
        return goneOr(error);
      }
    },

    async publish(delivery, message, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) return refused(foreign(delivery));
      const { channel, crosspost, thread } = payload;
      const [id = ''] = message.messageIds;
      const hold = holdOf(channel, signal);
      if (hold !== null) return hold;
      try {
        if (crosspost)
          await api.call({ method: 'POST', route: Routes.channelMessageCrosspost(channel, id), signal });
      } catch (error) {
        // published already, by the attempt whose answer was lost or by a person
        if (discordCodeOf(error) !== ALREADY_PUBLISHED) return goneOr(error);
      }
      try {
        if (thread?.ofItsOwn === true) await threads.start({ channel, message: id }, thread.name, signal);
      } catch (error) {
        const outcome = goneOr(error);
        // that a post has no thread is no reason to hold back the next one
        return outcome.kind === 'rejected' && outcome.scope === 'destination'
          ? { ...outcome, scope: 'payload' }
          : outcome;
      }
      return { kind: 'sent', messageIds: message.messageIds, url: message.url };
    },

    async find(delivery, signal) {
      const payload = asDiscordPayload(delivery.payload);
      if (payload === null) return { kind: 'unable', reason: foreign(delivery) };
      const { channel } = payload;
      try {
        const at = await threadedIn(payload, signal);
        if (at !== null && isForum(at)) {
          const there = await findThread(api, { forum: at, delivery, payload, now: now(), signal });
          if (there.kind !== 'found') return there;
          const guild = at.guild_id ?? null;
          return { ...sent(there.thread, { channel: there.thread, guild }), kind: 'found' };
        }
        const found = await findInHistory(api, { delivery, payload, now: now(), signal });
        if (found.kind !== 'found') return found;
        const ownThread = at !== null && takesThreads(at) && payload.thread?.ofItsOwn === true;
        return {
          ...sent(found.message.id, { channel, guild: found.guild }),
          ...(payload.crosspost || ownThread ? { publish: true } : {}),
          kind: 'found',
        };
      } catch (error) {
        return findingOf(error, token);
      }
    },
  };
}

/** How long Discord has to say what a channel is, where no attempt waits for it. */
const ASK_WITHIN: Duration = 10 * SECOND;
/** Discord's error code: the message was published before. */
const ALREADY_PUBLISHED = 40033;

const refused = (reason: Reason): Outcome => ({ kind: 'rejected', scope: 'payload', reason });

const foreign = ({ payload: { platform } }: Delivery): Reason => codedReason('foreign-payload', { platform });

const sent = (
  message: string,
  at: { channel: string; guild: string | null },
): Extract<Outcome, { kind: 'sent' }> => ({
  kind: 'sent',
  messageIds: [message],
  url: at.guild === null ? null : `https://discord.com/channels/${at.guild}/${at.channel}/${message}`,
});
