import { Routes } from 'discord-api-types/v10';
import type { CardImage } from '../../../core/card.ts';
import type { Publisher, ReconcileResult } from '../../../core/ports/ports.ts';
import type { Delivery, Message, Outcome } from '../../../core/post.ts';
import { reasonOf, type Reason } from '../../../core/reasons/reason.ts';
import type { Duration, Instant } from '../../../core/time.ts';
import type { CheckAddress } from '../../../net/fetch.ts';
import { asDiscordPayload, type DiscordPayload } from '../format/payload.ts';
import { discordCodeOf, findingOf, outcomeOf, UNKNOWN_MESSAGE } from '../publish/discord-refusal.ts';
import { findInHistory } from '../publish/find-in-history.ts';
import { findThread } from '../publish/find-thread.ts';
import { isForum } from '../publish/known-channels.ts';
import { formatEdit, keptFilesOf } from '../publish/format-edit.ts';
import { formatWebhookBody, showSame, wrongWith, type EditBody } from '../publish/message-body.ts';
import { createDiscordApi, type ApiRequest, type DiscordApi } from '../rest/discord-api.ts';
import { channelShape, postedShape, webhookShape } from '../rest/discord-shapes.ts';
import { createInvalidRequests, type InvalidRequests } from '../rest/invalid-requests.ts';
import { createWebhookDoors, type WebhookDoor } from './webhook-doors.ts';
import type { WebhookAccess, WebhookPlace } from './webhook-config.ts';

export interface WebhookPublisherOptions extends WebhookAccess {
  /** By the names of the destinations: a payload holds no address. */
  readonly places: ReadonlyMap<string, WebhookPlace>;
  /** Refuses addresses that are not to be spoken to. */
  readonly checkAddress: CheckAddress;
  readonly timeoutMs?: Duration;
  readonly now?: () => Instant;
  readonly invalid?: InvalidRequests;
}

/**
 * Posts through webhooks of Discord's channels, for which no bot is needed. Discord takes no nonce there, so an answer that was
 * lost is never repeated: a bot that may read the channel looks for the message, and without one an editor is asked.
 */
export function createDiscordWebhookPublisher(options: WebhookPublisherOptions): Publisher {
  const { now = () => Date.now(), bot, timeoutMs } = options;
  const invalid = options.invalid ?? createInvalidRequests({ now });
  const doors = createWebhookDoors({ ...options, now, invalid });
  const guilds = new Map<string, string | null>();
  /** Webhooks whose channel is known to be a forum: what they post is a thread. */
  const forums = new Set<string>();

  /** The server a webhook is in; null when Discord would not say: a link is not worth an attempt. */
  async function guildOf({ api, address }: WebhookDoor, signal: AbortSignal): Promise<string | null> {
    const known = guilds.get(address.id);
    if (known !== undefined) return known;
    try {
      const { data } = await api.call({
        method: 'GET',
        route: Routes.webhook(address.id, address.token),
        open: true,
        signal,
      });
      const guild = webhookShape.parse(data).guild_id ?? null;
      guilds.set(address.id, guild);
      return guild;
    } catch {
      return null;
    }
  }

  /** Why nothing may be asked of this webhook now; null when it may. */
  function holdOf(webhook: string, signal: AbortSignal): Outcome | null {
    if (signal.aborted) return { kind: 'retry', reason: reasonOf('called-off'), afterMs: null };
    const hold = invalid.hold(webhook);
    return hold === null ? null : { kind: 'retry', reason: reasonOf('refused-often'), ...hold };
  }

  async function post(
    door: WebhookDoor,
    what: {
      readonly payload: DiscordPayload;
      readonly cards: readonly CardImage[];
      readonly signal: AbortSignal;
    },
  ): Promise<Outcome> {
    const { api, address } = door;
    const { payload, cards, signal } = what;
    const { body, files } = formatWebhookBody(payload, cards);
    const execute = (named: { readonly thread_name?: string }) =>
      api.call({
        method: 'POST',
        route: Routes.webhook(address.id, address.token),
        query: { wait: 'true', ...WITH_COMPONENTS, ...inThread(address.thread) },
        open: true,
        signal,
        body: { ...body, ...named },
        ...(files.length > 0 ? { files } : {}),
      });
    const name = payload.thread?.name;
    const inForum = name !== undefined && forums.has(address.id);
    const { data, restMs } = await execute(inForum ? { thread_name: name } : {}).catch((error: unknown) => {
      if (name === undefined || inForum || discordCodeOf(error) !== NEEDS_NAME) throw error;
      forums.add(address.id);
      return execute({ thread_name: name });
    });
    const { id, channel_id: channel } = postedShape.parse(data);
    const guild = await guildOf(door, signal);
    return {
      kind: 'sent',
      messageIds: [id],
      url: linkTo(guild, channel, id),
      ...(restMs === null ? {} : { restMs }),
    };
  }

  async function change(
    delivery: Delivery,
    { messageIds, url }: Message,
    request: Pick<ApiRequest, 'method'> & {
      readonly signal: AbortSignal;
      readonly body?: (at: Pick<ApiRequest, 'route' | 'query'>, api: DiscordApi) => Promise<EditBody>;
    },
  ): Promise<Outcome> {
    const door = await doors.open(delivery);
    if (door.kind !== 'open') return door.outcome;
    const { address, api } = door;
    const hold = holdOf(address.id, request.signal);
    if (hold !== null) return hold;
    const [id = ''] = messageIds;
    const { method, signal, body } = request;
    const route = Routes.webhookMessage(address.id, address.token, id);
    // in a forum the message has the thread's id, and is found only there
    const places = address.thread === null ? [null, id] : [address.thread];
    for (const thread of places)
      try {
        const at = { route, query: { ...inThread(thread), ...(body === undefined ? {} : WITH_COMPONENTS) } };
        const content = (await body?.({ route, query: inThread(thread) }, api)) ?? {};
        await api.call({ method, ...at, open: true, signal, ...content });
        return { kind: 'sent', messageIds, url };
      } catch (error) {
        if (!GONE.has(discordCodeOf(error) ?? 0)) return outcomeOf(error, address.token);
      }
    return { kind: 'gone', reason: reasonOf('message-gone') };
  }

  const payloadOf = ({ payload }: Delivery) => asDiscordPayload(payload, 'discord_webhook');

  const publisher: Publisher = {
    platform: 'discord_webhook',
    repeatableForMs: 0,

    async send(delivery, cards, signal) {
      const payload = payloadOf(delivery);
      if (payload === null) return refused(foreign(delivery));
      const wrong = wrongWith(payload, cards);
      if (wrong !== null) return refused(wrong);
      const door = await doors.open(delivery);
      if (door.kind !== 'open') return door.outcome;
      const hold = holdOf(door.address.id, signal);
      if (hold !== null) return hold;
      try {
        return await post(door, { payload, cards, signal });
      } catch (error) {
        return outcomeOf(error, door.address.token);
      }
    },

    async edit(delivery, { message, cards }, signal) {
      const payload = payloadOf(delivery);
      if (payload === null) return refused(foreign(delivery));
      const stood = asDiscordPayload(message.payload, 'discord_webhook');
      const wrong = showSame(payload, stood) ? null : wrongWith(payload, cards);
      if (wrong !== null) return refused(wrong);
      return change(delivery, message, {
        method: 'PATCH',
        signal,
        body: async (at, api) => {
          const kept = await keptFilesOf(api, { payload, stood, cards, ...at, open: true, signal });
          return formatEdit(payload, { stood, cards, seal: null, kept });
        },
      });
    },

    async delete(delivery, message, signal) {
      if (payloadOf(delivery) === null) return refused(foreign(delivery));
      return change(delivery, message, { method: 'DELETE', signal });
    },
  };
  if (bot === null) return publisher;
  return {
    ...publisher,
    // past this a request that was cut off has landed, or never will
    maxInFlightMs: LANDS_WITHIN,
    async find(delivery, signal) {
      const payload = payloadOf(delivery);
      if (payload === null) return { kind: 'unable', reason: foreign(delivery) };
      const door = await doors.open(delivery);
      if (door.kind !== 'open') return { kind: 'unable', reason: door.outcome.reason };
      try {
        const reader = createDiscordApi({ token: bot, apiRoot: door.apiRoot }, { timeoutMs, now, invalid });
        return await look(door, reader, { delivery, payload, now: now(), signal });
      } catch (error) {
        return findingOf(error, [door.address.token, bot]);
      }
    },
  };
}

/** How long a request without an answer may still be on its way through Discord's front servers. */
const LANDS_WITHIN: Duration = 30_000;

async function look(
  { api, address }: WebhookDoor,
  reader: DiscordApi,
  at: {
    readonly delivery: Delivery;
    readonly payload: DiscordPayload;
    readonly now: Instant;
    readonly signal: AbortSignal;
  },
): Promise<ReconcileResult> {
  const { data } = await api.call({
    method: 'GET',
    route: Routes.webhook(address.id, address.token),
    open: true,
    signal: at.signal,
  });
  const channel = address.thread ?? webhookShape.parse(data).channel_id ?? null;
  if (channel === null) return { kind: 'unable', reason: reasonOf('no-look') };
  const place = await reader.call({ method: 'GET', route: Routes.channel(channel), signal: at.signal });
  const forum = channelShape.parse(place.data);
  if (isForum(forum)) {
    const there = await findThread(reader, { ...at, forum, author: address.id });
    if (there.kind !== 'found') return there;
    const { thread } = there;
    return { kind: 'found', messageIds: [thread], url: linkTo(forum.guild_id ?? null, thread, thread) };
  }
  const found = await findInHistory(reader, { ...at, channel, author: address.id });
  if (found.kind !== 'found') return found;
  const { id } = found.message;
  return { kind: 'found', messageIds: [id], url: linkTo(found.guild, channel, id) };
}

/** The message is there no more, or the thread that was its own. */
const GONE: ReadonlySet<number> = new Set([UNKNOWN_MESSAGE, 10003]);
/** What posts hold of components is dropped without it; that they may be none is no matter. */
const WITH_COMPONENTS = { with_components: 'true' } as const;
/** In a forum a message needs the name of a thread: then a clean refusal says so, and nothing is there. */
const NEEDS_NAME = 220001;

const inThread = (thread: string | null): Readonly<Record<string, string>> =>
  thread === null ? {} : { thread_id: thread };

const refused = (reason: Reason): Outcome => ({ kind: 'rejected', scope: 'payload', reason });

const foreign = ({ payload: { platform } }: Delivery): Reason => reasonOf('foreign-payload', { platform });

const linkTo = (guild: string | null, channel: string, message: string): string | null =>
  guild === null ? null : `https://discord.com/channels/${guild}/${channel}/${message}`;
