import type { Message, MessageOrigin } from 'grammy/types';
import { SECOND } from '../../../../core/time.ts';
import type { Duration, Instant } from '../../../../core/time.ts';
import { markOfMessage } from './message-mark.ts';

/**
 * What stands under one id. `beforeMs`: how long before the attempt it was written, negative = after it; null where that
 * cannot be known. In a group a message that somebody forwarded there has the date of the forwarded one.
 */
export type Seen =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'other'; readonly beforeMs: Duration | null }
  /** It has our words and could be ours, if it is no older. */
  | { readonly kind: 'ours'; readonly beforeMs: Duration; readonly isOfChannel: boolean };

export interface Wanted {
  /** The mark of the message that is looked for. */
  readonly mark: string;
  readonly attemptedAt: Instant;
  readonly chat: number;
  readonly bot: number;
}

/** How far the clocks of two machines may be apart within one answer. */
export const MARGIN: Duration = 10 * SECOND;

/** Whether a copy is one of the wanted message: its origin must be ours, and its words. */
export function judgeCopy(
  copy: Message,
  { wanted, id, now }: { readonly wanted: Wanted; readonly id: number; readonly now: Instant },
): Seen {
  const origin = copy.forward_origin;
  if (origin === undefined) return { kind: 'other', beforeMs: null };
  const skew = copy.date * SECOND - now;
  const beforeMs = wanted.attemptedAt + skew - origin.date * SECOND;
  const isOfChannel = origin.type === 'channel';
  if (markOfMessage(copy) === wanted.mark && isOurs(origin, wanted, id))
    return { kind: 'ours', beforeMs, isOfChannel };
  // what a channel has from elsewhere has the date of elsewhere
  const isFromHere = !isOfChannel || (origin.chat.id === wanted.chat && origin.message_id === id);
  return { kind: 'other', beforeMs: isFromHere ? beforeMs : null };
}

/** Whether a copy is one of a picture of ours that stands without words: what follows the first one of an album. */
export function isFurtherPicture(
  copy: Message,
  wanted: Omit<Wanted, 'mark' | 'attemptedAt'>,
  id: number,
): boolean {
  const { forward_origin: origin, photo } = copy;
  return (
    photo !== undefined && markOfMessage(copy) === '' && origin !== undefined && isOurs(origin, wanted, id)
  );
}

function isOurs(origin: MessageOrigin, { chat, bot }: Pick<Wanted, 'chat' | 'bot'>, id: number): boolean {
  switch (origin.type) {
    case 'channel':
      return origin.chat.id === chat && origin.message_id === id;
    case 'user':
      return origin.sender_user.id === bot;
    case 'chat':
      // an anonymous administrator, which a bot can be
      return origin.sender_chat.id === chat;
    case 'hidden_user':
      return false;
  }
}
