import { GrammyError } from 'grammy/web';
import type { ChatFullInfo } from 'grammy/types';
import { chatOf } from '../../../../core/ordering-key.ts';
import type { ReconcileResult } from '../../../../core/ports/ports.ts';
import type { Delivery } from '../../../../core/post.ts';
import { reasonOf as codedReason, type Detail, type Reason } from '../../../../core/reasons/reason.ts';
import { MINUTE, SECOND } from '../../../../core/time.ts';
import type { Duration, Instant } from '../../../../core/time.ts';
import { asTelegramPayload, picturesOf, wordsOf, type TelegramPayload } from '../../format/payload.ts';
import { findBehind, findHighestId, SEEN_BEHIND } from './find-highest-id.ts';
import type { CountMessages } from './find-highest-id.ts';
import { createCopies, LogFullError } from './forward-copies.ts';
import type { CopiesOptions, CopySource } from './forward-copies.ts';
import { isFurtherPicture, judgeCopy, MARGIN } from './judge-copy.ts';
import type { Seen, Wanted } from './judge-copy.ts';
import { markOfHtml, markOfMessage } from './message-mark.ts';
import { createTelegramApi } from '../../telegram-api.ts';
import { messageUrl } from '../telegram-publisher.ts';
import { detailOf } from '../telegram-refusal.ts';

export interface LookOptions extends Omit<CopiesOptions, 'now'> {
  /**
   * Other deliveries of the same article to the same chat: a copy does not tell the topic it comes from, so a message of
   * theirs must not be taken for one of ours.
   */
  readonly rivals: (delivery: Delivery) => Promise<readonly Delivery[]>;
  readonly now?: () => Instant;
}

/**
 * So many ids in a row without a message, and the chat ends before them. Ids of deleted messages are never given again,
 * so what is missing in the middle is a gap: ten in the half minute that a look looks back on would be a purge.
 */
export const GAP = 10;
/** More messages than these since the attempt are somebody else's talk, and their copies would flood the editors' log. */
export const MAX_COPIES = 12;
/** Network trouble and full measures end: the look is made again. */
const AGAIN_AFTER: Duration = 30 * SECOND;
/** Where no earlier message is known, it is looked from so many ids before the end, */
const STEP_BACK = 8;
/** which reaches back behind the attempt when the first so many are older: in a group one may be a forwarded old one. */
const OLDER = { channel: 1, supergroup: 3 } as const;
/** The rhythm of a chat is that of its last so many ids: the fastest by some messages there, which are looked for so far. */
const RHYTHM = { ids: 100, samples: 3, tries: 20 };
const MAX_PROBES = 60;
/** So many looks without a known message go on at the same time. */
const MAX_SEARCHES = 100;

/** The search for the end of a chat is given up. */
class EndlessError extends Error {}

/** One look, from when it is known that it can be made. */
interface Look extends CopySource {
  readonly wanted: Wanted;
  readonly type: 'channel' | 'supergroup';
  /** Ids of the messages of other deliveries. */
  readonly taken: ReadonlySet<string>;
  /** A message of the chat from before the attempt; null = none is known. */
  readonly since: number | null;
  readonly memory: LookMemory;
}

/** What was seen, so that a look that has to wait for the log goes the same way again, and on. */
interface LookMemory {
  readonly counts: Map<string, number>;
  readonly seen: Map<number, Seen>;
  /** Ids of the album that was found. */
  readonly further: Set<number>;
}

type WalkEnd =
  | { readonly kind: 'found'; readonly id: number }
  | { readonly kind: 'unable'; readonly reason: Detail }
  /** Seen up to the end. `older`: how many were so, from the first on; `restMs`: how long before the attempt the last was. */
  | { readonly kind: 'end'; readonly last: number; readonly older: number; readonly restMs: Duration };

/**
 * Looks for a message whose answer was lost. Telegram shows a bot no history, but ids of channels and supergroups count up,
 * one a message, and `forwardMessage` answers the whole message: the ids after the last one known are forwarded, silently,
 * into the editors' log, compared, and the copies deleted. Nothing is ever sent to the place itself. Where none is known,
 * as for the first post to a chat, the end is found first (`find-highest-id.ts`), which may take some minutes of the log's
 * measure: the look then says when to make it again, and goes on.
 *
 * `absent` only when every id was seen, up to `GAP` ids without a message; without a known one only when what came before
 * the attempt was seen, too, and more ids behind are empty than the chat had in its rhythm since. `unable` where ids do not count (private chats, basic
 * groups), nothing may be forwarded (protected content), nothing is found to begin at, or too much was written.
 */
export function createForwardingLook(
  options: LookOptions,
): (delivery: Delivery, signal: AbortSignal) => Promise<ReconcileResult> {
  const { token, now = Date.now } = options;
  const copies = createCopies({ ...options, now });
  /** Of looks without a known message that had to wait, by delivery. */
  const memories = new Map<string, LookMemory>();

  async function look(
    delivery: Delivery,
    payload: TelegramPayload,
    signal: AbortSignal,
  ): Promise<ReconcileResult> {
    const api = createTelegramApi(options, { signal });
    const words = wordsOf(payload);
    const isBare = payload.plain === true && payload.kind !== 'rich';
    const mark = isBare ? markOfMessage({ text: words }) : markOfHtml(words);
    if (mark === '') return unable(codedReason('nothing-to-know'));
    const rivals = await options.rivals(delivery);
    if (rivals.some(({ state, firstAttemptAt }) => state !== 'sent' && firstAttemptAt !== null))
      return unable(codedReason('rival-in-doubt'));
    const chat = await api.getChat(payload.chat);
    const obstacle = obstacleIn(chat, options.log);
    if (obstacle !== null) return unable(obstacle);
    const last = Number(delivery.lastSeenMessageId ?? Number.NaN);
    const bot = Number(token.split(':')[0]);
    const album = payload.kind === 'photo' ? picturesOf(payload).length : 1;
    const lookAt: Look = {
      api,
      signal,
      chat: chat.id,
      wanted: { mark, bot, chat: chat.id, attemptedAt: delivery.firstAttemptAt ?? delivery.createdAt },
      type: chat.type === 'channel' ? 'channel' : 'supergroup',
      taken: new Set(rivals.flatMap(({ messageIds }) => messageIds)),
      since: Number.isSafeInteger(last) ? last : null,
      // an album takes more copies than the log does in a minute: the look goes on where it was
      memory:
        Number.isSafeInteger(last) && album < 2
          ? { counts: new Map(), seen: new Map(), further: new Set() }
          : memoryOf(delivery.id),
    };
    const end = await walkOrSearch(lookAt);
    const ids = end.kind === 'found' ? await albumFrom(lookAt, end.id, album) : [];
    memories.delete(delivery.id);
    if (end.kind === 'unable') return unable(end.reason);
    if (end.kind === 'end') return { kind: 'absent' };
    const topic = payload.topic === null ? {} : { message_thread_id: payload.topic };
    const url = messageUrl({ message_id: end.id, chat, ...topic });
    return { kind: 'found', messageIds: ids.map(String), url };
  }

  /** The ids of an album: its pictures follow one another, and those that somebody has removed are missing. */
  async function albumFrom(look: Look, first: number, count: number): Promise<readonly number[]> {
    const { further } = look.memory;
    const ids = [first];
    for (let id = first + 1; id < first + count; id++) {
      const copy = further.has(id) ? null : await copies.one(look, id);
      if (copy === 'nothing') continue;
      if (copy !== null && (copy === 'other' || !isFurtherPicture(copy, look.wanted, id))) break;
      further.add(id);
      ids.push(id);
    }
    return ids;
  }

  const walkOrSearch = (look: Look): Promise<WalkEnd> =>
    look.since === null ? search(look) : walk(look, look.since + 1);

  /** Finds the end of the chat, and looks from a little before it. */
  async function search(look: Look): Promise<WalkEnd> {
    const count = counting(look);
    for (let from = 0; ;) {
      const top = await findHighestId(count, from);
      if (top === 0) return { kind: 'unable', reason: codedReason('end-unknown') };
      const begin = Math.max(1, top - STEP_BACK);
      const end = await walk(look, begin);
      if (end.kind !== 'end') return end;
      const behind = await findBehind(count, end.last);
      if (behind === null) return (await doubtAbout(look, end, begin)) ?? end;
      from = behind;
    }
  }

  /** Why a message that was not found may be there all the same; null = it is not. */
  async function doubtAbout(
    look: Look,
    end: Extract<WalkEnd, { kind: 'end' }>,
    begin: number,
  ): Promise<WalkEnd | null> {
    if (begin > 1 && end.older < OLDER[look.type])
      return { kind: 'unable', reason: codedReason('too-much-since', { count: STEP_BACK }) };
    const first = Math.max(1, end.last - RHYTHM.ids);
    const rhythms: Duration[] = [];
    for (let id = first; id > Math.max(0, first - RHYTHM.tries) && rhythms.length < RHYTHM.samples; id--) {
      const seen = await seeOne(look, id);
      if (seen.kind !== 'nothing' && seen.beforeMs !== null)
        rhythms.push((seen.beforeMs - end.restMs) / (end.last - id));
    }
    // had more come since than were looked at behind the last one?
    const isEnd = rhythms.length > 0 && end.restMs <= Math.max(MARGIN, Math.min(...rhythms) * SEEN_BEHIND);
    return isEnd
      ? null
      : {
          kind: 'unable',
          reason: codedReason('end-unknown'),
        };
  }

  function memoryOf(delivery: string): LookMemory {
    const memory = memories.get(delivery) ?? {
      counts: new Map(),
      seen: new Map(),
      further: new Set(),
    };
    memories.set(delivery, memory);
    const [oldest] = memories.keys();
    if (memories.size > MAX_SEARCHES && oldest !== undefined) memories.delete(oldest);
    return memory;
  }

  const counting =
    (look: Look): CountMessages =>
    async ids => {
      const { counts } = look.memory;
      const key = ids.join();
      const there = counts.get(key) ?? (await copies.count(look, ids));
      counts.set(key, there);
      if (counts.size > MAX_PROBES) throw new EndlessError('the chat has too many gaps to find its end');
      return there;
    };

  /** Looks at one message after the other from this id on. */
  async function walk(look: Look, begin: number): Promise<WalkEnd> {
    let misses = 0;
    let others = 0;
    let older = 0;
    let last = begin - 1;
    let restMs = Infinity;
    for (let id = begin; misses < GAP; id++) {
      const seen = look.taken.has(String(id)) ? 'rival' : await seeOne(look, id);
      misses = seen !== 'rival' && seen.kind === 'nothing' ? misses + 1 : 0;
      if (misses === 0) last = id;
      if (seen === 'rival' || seen.kind === 'nothing') continue;
      const isOlder = seen.beforeMs !== null && seen.beforeMs > MARGIN;
      if (seen.kind === 'ours') {
        if (!isOlder || (seen.isOfChannel && look.since !== null)) return { kind: 'found', id };
        // a member may have forwarded an older post of ours into the group: then its date is the older one's
        if (!seen.isOfChannel)
          return { kind: 'unable', reason: codedReason('older-twin', { id: String(id) }) };
      }
      if (look.since === null && isOlder && older === others) older++;
      restMs = seen.beforeMs ?? restMs;
      if (++others - older > MAX_COPIES)
        return { kind: 'unable', reason: codedReason('too-much-since', { count: MAX_COPIES }) };
    }
    return { kind: 'end', last, older, restMs };
  }

  async function seeOne(look: Look, id: number): Promise<Seen> {
    const known = look.memory.seen.get(id);
    if (known !== undefined) return known;
    const copy = await copies.one(look, id);
    const seen: Seen =
      typeof copy !== 'string'
        ? judgeCopy(copy, { wanted: look.wanted, id, now: now() })
        : // no post of ours, for ours are never protected
          copy === 'nothing'
          ? { kind: copy }
          : { kind: copy, beforeMs: null };
    look.memory.seen.set(id, seen);
    return seen;
  }

  // one look at a time: two would race for the log's measure and see each other's copies as a flood
  let queue: Promise<unknown> = Promise.resolve();
  return (delivery, signal) => {
    const payload = asTelegramPayload(delivery.payload);
    if (payload === null)
      return Promise.resolve(unable(codedReason('foreign-payload', { platform: delivery.payload.platform })));
    const finding = queue.then(() =>
      look(delivery, payload, signal).catch((error: unknown) => findingOf(error, token)),
    );
    queue = finding;
    return finding;
  };
}

/** The deliveries among these that go to the same chat; another topic of it is the same chat. */
export const rivalsAmong = (delivery: Delivery, others: readonly Delivery[]): readonly Delivery[] =>
  others.filter(
    other => other.id !== delivery.id && chatOf(other.orderingKey) === chatOf(delivery.orderingKey),
  );

const unable = (reason: Detail, afterMs?: Duration): ReconcileResult => ({
  kind: 'unable',
  reason,
  ...(afterMs === undefined ? {} : { afterMs }),
});

function obstacleIn(chat: ChatFullInfo, log: number | string): Reason | null {
  const name = 'username' in chat && chat.username !== undefined ? `@${chat.username.toLowerCase()}` : null;
  if (chat.id === log || (name !== null && name === String(log).toLowerCase()))
    return codedReason('log-is-place');
  if (chat.type !== 'channel' && chat.type !== 'supergroup') return codedReason('ids-uncounted');
  return chat.has_protected_content === true ? codedReason('forwarding-closed') : null;
}

/** A refusal by the log is for a person to mend; trouble on the way is over some time. */
function findingOf(error: unknown, token: string): ReconcileResult {
  const reason = detailOf(error, token);
  if (error instanceof LogFullError) return unable(reason, error.afterMs);
  if (error instanceof EndlessError) return unable(codedReason('end-unknown'));
  if (!(error instanceof GrammyError)) return unable(reason, AGAIN_AFTER);
  if (error.error_code === 429) return unable(reason, (error.parameters.retry_after ?? 60) * SECOND);
  return error.error_code >= 500 ? unable(reason, AGAIN_AFTER) : unable(reason);
}

/** How long a request without an answer may still take to arrive. */
export const LANDS_WITHIN: Duration = MINUTE / 2;
