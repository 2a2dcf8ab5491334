import type { CardHash } from '../../../core/ids.ts';
import type { ChatKey, OrderingKey } from '../../../core/ordering-key.ts';
import type { Payload } from '../../../core/payload.ts';

/** Where in Telegram a post goes. */
export interface TelegramPlace {
  /** Numeric chat id, or "@username" of a public channel. */
  readonly chat: number | string;
  /** Forum topic (message_thread_id), or null. */
  readonly topic: number | null;
  readonly silent: boolean;
  /** Below its posts readers find a button by which they subscribe to all of them. */
  readonly subscribe?: true;
}

export type TelegramPayload = Payload &
  TelegramPlace & {
    readonly platform: 'telegram';
    /** A button that opens the bot, by which somebody subscribes; `start` is what it hands over. */
    readonly invitation?: { readonly text: string; readonly start: string };
    /** The text or caption is no HTML but the very words: what is left when Telegram refused the markup. */
    readonly plain?: true;
  } & (
    | {
        readonly kind: 'photo';
        readonly card: CardHash;
        /** HTML, ≤ 1024 after parsing. */
        readonly caption: string;
      }
    | {
        readonly kind: 'text';
        /** HTML, 1-4096 after parsing. */
        readonly text: string;
        /** The address whose preview is shown; null = no preview. */
        readonly preview: string | null;
        /** Rows of buttons below it; `data` comes back when one is pressed. */
        readonly buttons?: readonly (readonly { readonly text: string; readonly data: string }[])[];
      }
  );

/** The payload as one of ours; null when it is another platform's, or lacks what no attempt can begin without. */
export function asTelegramPayload(payload: Payload): TelegramPayload | null {
  if (payload.platform !== 'telegram') return null;
  const it = payload as TelegramPayload;
  if (!['number', 'string'].includes(typeof it.chat)) return null;
  const isWhole =
    it.kind === 'photo'
      ? typeof it.caption === 'string' && typeof it.card === 'string'
      : typeof it.text === 'string';
  return isWhole ? it : null;
}

/** Telegram's usernames are the same in capitals. */
export const telegramChat = (chat: number | string): ChatKey => `telegram:${String(chat).toLowerCase()}`;

/** Each topic of a chat has a queue of its own. */
export const telegramQueue = ({ chat, topic }: Pick<TelegramPlace, 'chat' | 'topic'>): OrderingKey =>
  `${telegramChat(chat)}${topic === null ? '' : `/${topic}`}`;
