import { InputFile } from 'grammy';
import type { Api } from 'grammy';
import type { Message } from 'grammy/types';
import type { CardImage } from '../../../core/card.ts';
import type { Publisher } from '../../../core/ports/ports.ts';
import type { ChatKind, Outcome } from '../../../core/post.ts';
import type { Duration, Instant } from '../../../core/time.ts';
import { createGlobalLimitDetector } from './global-limit-detector.ts';
import { asTelegramPayload, type TelegramPayload } from '../format/payload.ts';
import { createTelegramAttempt } from '../telegram-api.ts';
import type { TelegramAccess } from '../telegram-api.ts';
import { outcomeOf } from './telegram-refusal.ts';

export interface TelegramPublisherOptions extends TelegramAccess {
  /** How long an answer may take, the upload included. */
  readonly timeoutMs?: Duration;
  readonly now?: () => Instant;
}

/**
 * Posts to Telegram chats, one request an attempt. Telegram has no idempotency for bots, so a lost answer is `unknown`
 * and nothing repeats it: `repeatableForMs` is 0.
 */
export function createTelegramPublisher(options: TelegramPublisherOptions): Publisher {
  const { token, timeoutMs, now = () => Date.now() } = options;
  const flood = createGlobalLimitDetector();

  async function attempt(
    payload: TelegramPayload,
    card: CardImage | null,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { api, trace } = createTelegramAttempt(options, { answerMs: timeoutMs, signal });
    try {
      const message = await send(api, payload, card);
      if (!isMessage(message)) return { kind: 'unknown', reason: 'the answer names no message' };
      return {
        kind: 'sent',
        messageIds: [String(message.message_id)],
        url: messageUrl(message),
        chatKind: chatKinds[message.chat.type],
      };
    } catch (error) {
      return outcomeOf(error, { token, trace });
    }
  }

  return {
    platform: 'telegram',
    repeatableForMs: 0,

    async publish(delivery, card, signal) {
      const payload = asTelegramPayload(delivery.payload);
      if (payload === null) {
        const reason = `a payload for ${delivery.payload.platform} cannot be posted to Telegram`;
        return { kind: 'rejected', scope: 'payload', reason };
      }
      const wrong = wrongWith(payload, card);
      if (wrong !== null) return { kind: 'rejected', scope: 'payload', reason: wrong };
      if (signal.aborted) return { kind: 'retry', reason: 'called off before it was sent', afterMs: null };
      const outcome = await attempt(payload, card, signal);
      if (outcome.kind === 'sent') flood.passed();
      if (outcome.kind !== 'retry' || outcome.scope !== 'place') return outcome;
      return { ...outcome, scope: flood.told(String(payload.chat), outcome.afterMs, now()) };
    },
  };
}

const chatKinds: Readonly<Record<Message['chat']['type'], ChatKind>> = {
  private: 'private',
  group: 'group',
  supergroup: 'group',
  channel: 'channel',
};

function wrongWith(payload: TelegramPayload, card: CardImage | null): string | null {
  if (payload.kind === 'photo' && card?.hash !== payload.card)
    return `the card ${payload.card.slice(0, 12)} of the payload is ${card === null ? 'missing' : 'another one'}`;
  return null;
}

function send(api: Api, payload: TelegramPayload, card: CardImage | null): Promise<Message> {
  const place = {
    ...(payload.topic === null ? {} : { message_thread_id: payload.topic }),
    ...(payload.silent ? { disable_notification: true } : {}),
    ...(payload.plain === true ? {} : { parse_mode: 'HTML' as const }),
  };
  if (payload.kind === 'photo' && card !== null)
    return api.sendPhoto(payload.chat, cardFile(card), { ...place, caption: payload.caption });
  const text = payload.kind === 'text' ? payload : { text: payload.caption, preview: null };
  const preview = text.preview === null ? { is_disabled: true } : { url: text.preview };
  return api.sendMessage(payload.chat, text.text, { ...place, link_preview_options: preview });
}

/** A card as a file for upload, named by its bytes. */
export const cardFile = (card: CardImage): InputFile =>
  new InputFile(card.bytes, `${card.hash.slice(0, 12)}.${card.mediaType.replace('image/', '')}`);

/** What a proxy or a half-way server answers may be anything. */
const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' &&
  value !== null &&
  'message_id' in value &&
  Number.isSafeInteger(value.message_id) &&
  'chat' in value &&
  typeof value.chat === 'object' &&
  value.chat !== null;

/**
 * Where a person can see a message: public chats by name, supergroups and channels by number (for members), others
 * nowhere. https://core.telegram.org/api/links#message-links
 */
export function messageUrl(
  message: Pick<Message, 'message_id' | 'chat' | 'message_thread_id'>,
): string | null {
  const { chat, message_id: id, message_thread_id: topic } = message;
  const path = `${topic === undefined ? '' : `${topic}/`}${id}`;
  if ('username' in chat && chat.username !== undefined && chat.type !== 'private')
    return `https://t.me/${chat.username}/${path}`;
  const number = /^-100(\d+)$/.exec(String(chat.id))?.[1];
  return number === undefined ? null : `https://t.me/c/${number}/${path}`;
}
