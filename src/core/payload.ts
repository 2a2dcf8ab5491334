import type { CardHash } from './ids.ts';

/**
 * What is sent, to the byte, decided before it is queued: the preview, the first try and the fifth are the same.
 * `card` names a picture in the store.
 */
export type Payload = TelegramPayload | DiscordPayload | PreviewPayload;

export type TelegramPayload = {
  readonly platform: 'telegram';
  readonly chat: number | string;
  readonly topic: number | null;
  readonly silent: boolean;
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
    }
);

export interface DiscordEmbed {
  readonly author: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly description: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly footer: string | null;
  /** ISO 8601. */
  readonly timestamp: string | null;
  /** 0xRRGGBB. */
  readonly color: number | null;
}

export interface DiscordPayload {
  readonly platform: 'discord';
  readonly channel: string;
  readonly crosspost: boolean;
  readonly embed: DiscordEmbed;
  /** Markdown, 1-2000 UTF-16 units, sent instead of the embed: what is left when Discord refused that. */
  readonly content?: string;
  /** Shown as the embed's image (or beside the content), with its alternative text as the attachment's description. */
  readonly card: { readonly hash: CardHash; readonly alt: string } | null;
}

/** The post as both platforms would show it. */
export interface PreviewPayload {
  readonly platform: 'preview';
  readonly telegram: TelegramPayload;
  readonly discord: DiscordPayload;
}
