import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { ReconcileResult } from '../../../core/ports/ports.ts';
import type { Delivery } from '../../../core/post.ts';
import { reasonOf } from '../../../core/reasons/reason.ts';
import { MINUTE } from '../../../core/time.ts';
import type { Instant } from '../../../core/time.ts';
import type { DiscordPayload } from '../format/payload.ts';
import type { DiscordApi } from '../rest/discord-api.ts';
import { channelShape, messageShape, userShape, type ChannelShape } from '../rest/discord-shapes.ts';
import { discordCodeOf, UNKNOWN_MESSAGE } from './discord-refusal.ts';
import { recognizer } from './find-in-history.ts';
import { snowflakeAt } from '../snowflake.ts';

/** Before the first attempt by this much, since a clock read over the network is good to some seconds. */
const MARGIN = MINUTE;
const threadsShape = z.object({ threads: z.array(channelShape), has_more: z.boolean().default(false) });

type Found =
  { readonly kind: 'found'; readonly thread: string } | Exclude<ReconcileResult, { kind: 'found' }>;

/**
 * Looks among a forum's threads for the one that a delivery has made: the author's own, no older than the first attempt, of
 * its name, and whose first message has its words (or was removed since). Throws what the api throws.
 */
export async function findThread(
  api: DiscordApi,
  look: {
    readonly forum: ChannelShape;
    readonly delivery: Delivery;
    readonly payload: DiscordPayload;
    readonly now: Instant;
    readonly signal: AbortSignal;
    /** Whose it is, if it is not the bot's own. */
    readonly author?: string;
  },
): Promise<Found> {
  const { forum, delivery, payload, now, signal } = look;
  const isIt = recognizer(payload);
  const guild = forum.guild_id;
  if (isIt === null || payload.thread === undefined || guild === undefined)
    return { kind: 'unable', reason: reasonOf('nothing-to-know') };
  const me = await api.call({ method: 'GET', route: Routes.user(), signal });
  const { author = userShape.parse(me.data).id } = look;
  // threads' ids are stamped by Discord's clock, the attempt by ours
  const skew = me.at === null ? 0 : me.at - now;
  const since = (delivery.firstAttemptAt ?? delivery.createdAt) + skew - MARGIN;
  const after = snowflakeAt(since);
  const { name } = payload.thread;
  for (const archived of [false, true]) {
    const route = archived ? Routes.channelThreads(forum.id, 'public') : Routes.guildActiveThreads(guild);
    const query = archived ? { query: { limit: '100' } } : {};
    const { data } = await api.call({ method: 'GET', route, signal, ...query });
    const mine = threadsShape
      .parse(data)
      .threads.filter(one => one.parent_id === forum.id && one.owner_id === author && one.name === name)
      .filter(({ id }) => BigInt(id) >= after);
    for (const { id } of mine)
      if (await beginsWith(api, id, { isIt, signal })) return { kind: 'found', thread: id };
  }
  return { kind: 'absent' };
}

/** Whether a thread's first message is it; one that is there no more may have been. */
async function beginsWith(
  api: DiscordApi,
  thread: string,
  {
    isIt,
    signal,
  }: { readonly isIt: NonNullable<ReturnType<typeof recognizer>>; readonly signal: AbortSignal },
): Promise<boolean> {
  try {
    const { data } = await api.call({ method: 'GET', route: Routes.channelMessage(thread, thread), signal });
    return isIt(messageShape.parse(data));
  } catch (error) {
    if (discordCodeOf(error) === UNKNOWN_MESSAGE) return true;
    throw error;
  }
}
