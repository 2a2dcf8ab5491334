import { GrammyError, HttpError } from 'grammy';
import type { Api } from 'grammy';
import type { ChatFullInfo, Message, MessageOrigin } from 'grammy/types';
import { chatOf } from '../../../core/ordering-key.ts';
import type { ReconcileResult } from '../../../core/ports/ports.ts';
import type { Delivery } from '../../../core/post.ts';
import { MINUTE, SECOND } from '../../../core/time.ts';
import type { Duration, Instant } from '../../../core/time.ts';
import { asTelegramPayload, type TelegramPayload } from '../format/payload.ts';
import { createCopyPace } from './forward-limiter.ts';
import { markOfHtml, markOfMessage } from './message-mark.ts';
import { createTelegramApi } from '../telegram-api.ts';
import type { TelegramAccess } from '../telegram-api.ts';
import { messageUrl } from './telegram-publisher.ts';
import { reasonOf } from './telegram-refusal.ts';

export interface LookOptions extends TelegramAccess {
  /** The editors' log: where copies pass through, and are deleted at once. */
  readonly log: number | string;
  /**
   * Other deliveries of the same article to the same chat: a copy does not tell the topic it comes from, so a message of
   * theirs must not be taken for one of ours.
   */
  readonly rivals: (delivery: Delivery) => Promise<readonly Delivery[]>;
  /** Told of a copy that could not be deleted. */
  readonly onLeftover: (message: string) => void;
  readonly sleep: (afterMs: Duration, signal?: AbortSignal) => Promise<void>;
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
/** How far the clocks of two machines may be apart within one answer. */
const MARGIN: Duration = 10 * SECOND;

/** What stands under one id. */
type Seen =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'other' }
  /** Whether it is ours cannot be said. */
  | { readonly kind: 'doubtful'; readonly reason: string }
  | { readonly kind: 'ours' };

/**
 * Looks for a message whose answer was lost. Telegram shows a bot no history, but ids of channels and supergroups count up,
 * one a message, and `forwardMessage` answers the whole message: the ids after the last one known are forwarded, silently,
 * into the editors' log, compared, and the copies deleted. Nothing is ever sent to the place itself.
 *
 * `absent` only when every id was seen, up to `GAP` ids without a message. `unable` where ids do not count (private chats,
 * basic groups), nothing may be forwarded (protected content), no earlier message is known, or too much was written.
 */
export function createForwardingLook(
  options: LookOptions,
): (delivery: Delivery, signal: AbortSignal) => Promise<ReconcileResult> {
  const { token, now = Date.now, sleep } = options;
  const cleaner = createTelegramApi(options);
  const pace = createCopyPace({ now, sleep });

  async function look(
    delivery: Delivery,
    payload: TelegramPayload,
    signal: AbortSignal,
  ): Promise<ReconcileResult> {
    const api = createTelegramApi(options, { signal });
    const words = payload.kind === 'photo' ? payload.caption : payload.text;
    const wanted = payload.plain === true ? markOfMessage({ text: words }) : markOfHtml(words);
    const last = Number(delivery.lastSeenMessageId ?? Number.NaN);
    if (!Number.isSafeInteger(last)) return unable('no message of the chat is known from before the attempt');
    if (wanted === '') return unable('the message has no word to know it by');
    const rivals = await options.rivals(delivery);
    if (rivals.some(({ state, firstAttemptAt }) => state !== 'sent' && firstAttemptAt !== null))
      return unable('another delivery of the article to this chat is in doubt, too');
    const taken = new Set(rivals.flatMap(({ messageIds }) => messageIds));
    const chat = await api.getChat(payload.chat);
    const obstacle = obstacleIn(chat, options.log);
    if (obstacle !== null) return unable(obstacle);
    let misses = 0;
    let copies = 0;
    for (let id = last + 1; misses < GAP; id++) {
      if (taken.has(String(id))) {
        misses = 0;
        continue;
      }
      const fullFor = await pace.take(signal);
      if (fullFor > 0) return unable('the editors’ log takes no more copies for now', fullFor);
      const seen = await seeOne({ api, delivery, payload, chat, id, wanted });
      if (seen.kind === 'nothing') {
        misses++;
        continue;
      }
      misses = 0;
      if (seen.kind === 'doubtful') return unable(seen.reason);
      if (seen.kind === 'ours') {
        const place = {
          message_id: id,
          chat,
          ...(payload.topic === null ? {} : { message_thread_id: payload.topic }),
        };
        return { kind: 'found', messageIds: [String(id)], url: messageUrl(place) };
      }
      if (++copies > MAX_COPIES) return unable(`more than ${MAX_COPIES} messages came after the attempt`);
    }
    return { kind: 'absent' };
  }

  async function seeOne(at: {
    readonly api: Api;
    readonly delivery: Delivery;
    readonly payload: TelegramPayload;
    readonly chat: ChatFullInfo;
    readonly id: number;
    readonly wanted: string;
  }): Promise<Seen> {
    let copy: Message;
    try {
      copy = await at.api.forwardMessage(options.log, at.chat.id, at.id, { disable_notification: true });
    } catch (error) {
      if (error instanceof HttpError)
        options.onLeftover(
          `a copy of message ${at.id} may be left in the editors’ log: ${reasonOf(error, token)}`,
        );
      const kind = kindOfRefusal(error);
      if (kind === null) throw error;
      return { kind };
    }
    pace.taken();
    await remove(cleaner, copy, options);
    return judge(copy, { ...at, bot: Number(token.split(':')[0]), now: now() });
  }

  // one look at a time: two would race for the log's measure and see each other's copies as a flood
  let queue: Promise<unknown> = Promise.resolve();
  return (delivery, signal) => {
    const payload = asTelegramPayload(delivery.payload);
    if (payload === null) return Promise.resolve(unable('not a Telegram payload'));
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

const unable = (reason: string, afterMs?: Duration): ReconcileResult => ({
  kind: 'unable',
  reason,
  ...(afterMs === undefined ? {} : { afterMs }),
});

function obstacleIn(chat: ChatFullInfo, log: number | string): string | null {
  const name = 'username' in chat && chat.username !== undefined ? `@${chat.username.toLowerCase()}` : null;
  if (chat.id === log || (name !== null && name === String(log).toLowerCase()))
    return 'the editors’ log is the place itself';
  if (chat.type !== 'channel' && chat.type !== 'supergroup')
    return `message ids of a ${chat.type === 'group' ? 'basic group' : 'private chat'} do not count up by one`;
  return chat.has_protected_content === true ? 'the chat lets nothing be forwarded' : null;
}

/** Telegram's words for an id without a message, and for one that cannot be forwarded; null for all else. */
function kindOfRefusal(error: unknown): 'nothing' | 'other' | null {
  if (!(error instanceof GrammyError) || error.error_code !== 400) return null;
  const words = error.description.replace(/^Bad Request: (?:the )?/i, '').toLowerCase();
  if (words.startsWith('message to forward not found') || words.startsWith('message_id_invalid'))
    return 'nothing';
  // a join, a pin, a title: no post of ours, for ours are never protected
  return words.startsWith("message can't be forwarded") ? 'other' : null;
}

/** Whether a copy is one of ours: its origin must be, and its words. */
function judge(
  copy: Message,
  at: {
    readonly delivery: Delivery;
    readonly chat: ChatFullInfo;
    readonly id: number;
    readonly wanted: string;
    readonly bot: number;
    readonly now: Instant;
  },
): Seen {
  const origin = copy.forward_origin;
  if (markOfMessage(copy) !== at.wanted || origin === undefined || !isOurs(origin, at))
    return { kind: 'other' };
  if (origin.type === 'channel') return { kind: 'ours' };
  // a member may have forwarded an older post of ours into the group: then its date is the older one's
  const skew = copy.date * SECOND - at.now;
  const since = (at.delivery.firstAttemptAt ?? at.delivery.createdAt) + skew - MARGIN;
  return origin.date * SECOND >= since
    ? { kind: 'ours' }
    : { kind: 'doubtful', reason: `message ${at.id} has its words, but an earlier date` };
}

function isOurs(
  origin: MessageOrigin,
  { chat, id, bot }: { readonly chat: ChatFullInfo; readonly id: number; readonly bot: number },
): boolean {
  switch (origin.type) {
    case 'channel':
      return origin.chat.id === chat.id && origin.message_id === id;
    case 'user':
      return origin.sender_user.id === bot;
    case 'chat':
      // an anonymous administrator, which a bot can be
      return origin.sender_chat.id === chat.id;
    case 'hidden_user':
      return false;
  }
}

/** Deletes a copy, whatever became of the look; once more when it fails. */
async function remove(api: Api, copy: Message, { token, onLeftover }: LookOptions): Promise<void> {
  let failure: unknown = null;
  for (let tries = 0; tries < 2; tries++)
    try {
      await api.deleteMessage(copy.chat.id, copy.message_id);
      return;
    } catch (error) {
      failure = error;
    }
  onLeftover(
    `message ${copy.message_id} of the editors’ log, a copy, could not be deleted: ${reasonOf(failure, token)}`,
  );
}

/** A refusal by the log is for a person to mend; trouble on the way is over some time. */
function findingOf(error: unknown, token: string): ReconcileResult {
  const reason = reasonOf(error, token);
  if (!(error instanceof GrammyError)) return unable(reason, AGAIN_AFTER);
  if (error.error_code === 429) return unable(reason, (error.parameters.retry_after ?? 60) * SECOND);
  return error.error_code >= 500 ? unable(reason, AGAIN_AFTER) : unable(reason);
}

/** How long a request without an answer may still take to arrive. */
export const LANDS_WITHIN: Duration = MINUTE / 2;
