import type { CardHash } from '../../../core/ids.ts';
import type { ChatKey, OrderingKey } from '../../../core/ordering-key.ts';
import type { Payload } from '../../../core/payload.ts';
import type { Duration } from '../../../core/time.ts';
import type { PostButton, TelegramButton } from './post-buttons.ts';
import { ordinaryHtml } from './rich-html.ts';

/** Where in Telegram a post goes, and how it looks there. */
export interface TelegramPlace {
  /** Numeric chat id, or "@username" of a public channel. */
  readonly chat: number | string;
  /** Forum topic (message_thread_id), or null. */
  readonly topic: number | null;
  readonly silent: boolean;
  /** Below its posts readers find a button by which they subscribe to all of them. */
  readonly subscribe?: true;
  /** Telegram keeps readers from forwarding and saving what is posted. */
  readonly protect?: true;
  /** The page of a text's link; absent = below the text, as large as Telegram likes. */
  readonly preview?: LinkPreview;
  /** Below its posts, in this order; absent = none. */
  readonly buttons?: readonly PostButton[];
  /** In place of those of the article; absent = the article's. */
  readonly hashtags?: readonly string[];
  /** Breaking news is pinned for so long; absent = it is not. */
  readonly pinBreakingMs?: Duration;
  /** Posts are rich messages: headings, quotations and pictures are blocks of one text (Bot API 10.1). Absent = ordinary ones. */
  readonly layout?: 'rich';
  /** The group of its channel in which each post gets a longer summary; absent = none. */
  readonly comments?: number;
}

export interface LinkPreview {
  readonly where: 'above' | 'below' | 'none';
  /** Absent = as Telegram likes. */
  readonly size?: 'small' | 'large';
}

/** Of these a place may have some without looking different: they are replaced, not written anew. */
type Addressed = Pick<TelegramPlace, 'chat' | 'topic' | 'silent' | 'protect'>;

export type TelegramPayload = Payload &
  Addressed & {
    readonly platform: 'telegram';
    /** A button that opens the bot, by which somebody subscribes; `start` is what it hands over. */
    readonly invitation?: { readonly text: string; readonly start: string };
    /** The text or caption is no HTML but the very words: what is left when Telegram refused the markup. */
    readonly plain?: true;
    /** Rows of buttons below it. */
    readonly buttons?: readonly (readonly TelegramButton[])[];
    /** `styleOf` its place; absent = the usual. */
    readonly style?: string;
    /** The message of the chat that it answers. */
    readonly replyTo?: number;
    /** It is pinned once it stands, for so long. */
    readonly pinMs?: Duration;
  } & (
    | {
        readonly kind: 'photo';
        readonly card: CardHash;
        /** The further pictures of an album, 1-9; absent = it is a photo by itself. An album has no buttons. */
        readonly more?: readonly CardHash[];
        /** HTML, ≤ 1024 after parsing. */
        readonly caption: string;
        /** It is sent as a file: Telegram takes no photo of these proportions. */
        readonly asFile?: true;
      }
    | {
        readonly kind: 'rich';
        /** Rich HTML of its words, 1-32768 characters after parsing; the pictures stand before them. */
        readonly html: string;
        readonly card: CardHash | null;
        readonly more?: readonly CardHash[];
      }
    | {
        readonly kind: 'text';
        /** HTML, 1-4096 after parsing. */
        readonly text: string;
        /** The address whose preview is shown; null = no preview. */
        readonly preview: string | null;
        /** How it is shown; absent = below the text, as large as Telegram likes. */
        readonly previewLook?: { readonly isAbove?: true; readonly size?: 'small' | 'large' };
      }
  );

/** The payload as one of ours; null when it is another platform's, or lacks what no attempt can begin without. */
export function asTelegramPayload(payload: Payload): TelegramPayload | null {
  if (payload.platform !== 'telegram') return null;
  const it = payload as TelegramPayload;
  if (!['number', 'string'].includes(typeof it.chat)) return null;
  return isWhole(it) ? it : null;
}

function isWhole(it: TelegramPayload): boolean {
  switch (it.kind) {
    case 'photo':
      return typeof it.caption === 'string' && typeof it.card === 'string';
    case 'rich':
      return typeof it.html === 'string' && (it.card === null || typeof it.card === 'string');
    case 'text':
      return typeof it.text === 'string';
    default:
      return false;
  }
}

/** The pictures that a payload shows, in their order. */
export const picturesOf = (payload: TelegramPayload): readonly CardHash[] =>
  payload.kind === 'text' || payload.card === null ? [] : [payload.card, ...(payload.more ?? [])];

/** The words of a payload in the HTML of ordinary messages, or bare where it is `plain`. */
export function wordsOf(payload: TelegramPayload): string {
  switch (payload.kind) {
    case 'photo':
      return payload.caption;
    case 'rich':
      return ordinaryHtml(payload.html);
    case 'text':
      return payload.text;
  }
}

/** What a payload has of its place, beside what its words are made of. */
export const addressOf = ({ chat, topic, silent, protect }: TelegramPlace): Addressed => ({
  chat,
  topic,
  silent,
  ...(protect === true ? { protect } : {}),
});

/** What of a place's settings its posts are written by; undefined for the usual ones. Equal for places that look the same. */
export function styleOf({ subscribe, preview, buttons, hashtags, pinBreakingMs, layout }: TelegramPlace) {
  const settings = { subscribe, preview, buttons, hashtags, pinBreakingMs, layout };
  const style = JSON.stringify(settings);
  return style === '{}' ? {} : { style };
}

/** Telegram's usernames are the same in capitals. */
export const telegramChat = (chat: number | string): ChatKey => `telegram:${String(chat).toLowerCase()}`;

/** Each topic of a chat has a queue of its own. */
export const telegramQueue = ({ chat, topic }: Pick<TelegramPlace, 'chat' | 'topic'>): OrderingKey =>
  `${telegramChat(chat)}${topic === null ? '' : `/${topic}`}`;
