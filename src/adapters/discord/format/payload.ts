import type { CardHash } from '../../../core/ids.ts';
import type { OrderingKey } from '../../../core/ordering-key.ts';
import type { Payload } from '../../../core/payload.ts';

/** How posts look and sound at a place. */
export interface DiscordLook {
  /** They make no sound: docs, resources/message, "SUPPRESS_NOTIFICATIONS". */
  readonly silent?: true;
}

/** Where in Discord a post goes. */
export interface DiscordPlace extends DiscordLook {
  readonly channel: string;
  /** Publish in an announcement channel, so that followers get it. */
  readonly crosspost: boolean;
  /** The embed's stripe, 0xRRGGBB: the accent of the destination's theme. Default: the accent of "broadsheet". */
  readonly color?: number;
  /** Below its posts readers find a button by which they subscribe to all of them, in private. */
  readonly subscribe?: true;
}

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

/** Discord through a bot, or through the webhook of a channel, which needs none. */
export type DiscordName = 'discord' | 'discord_webhook';

export interface DiscordPayload extends Payload {
  readonly platform: DiscordName;
  /** Of a webhook, its id. */
  readonly channel: string;
  readonly crosspost: boolean;
  readonly embed: DiscordEmbed;
  /** Markdown, 1-2000 UTF-16 units, sent instead of the embed: what is left when Discord refused that. */
  readonly content?: string;
  readonly silent?: true;
  /** Rows of buttons, as Discord's API takes them. */
  readonly components?: readonly object[];
  /** The label of a button by which whoever presses it subscribes. */
  readonly invitation?: string;
  /** Under which name and picture a webhook posts; null = those it has. */
  readonly sender?: { readonly name: string | null; readonly avatar: string | null };
  /** Shown as the embed's image (or beside the content), with its alternative text as the attachment's description. */
  readonly card: { readonly hash: CardHash; readonly alt: string } | null;
}

/** The payload as one of ours; null when it is another platform's, or lacks what no attempt can begin without. */
export function asDiscordPayload(payload: Payload, name: DiscordName = 'discord'): DiscordPayload | null {
  if (payload.platform !== name) return null;
  const it = payload as DiscordPayload;
  return typeof it.channel === 'string' && typeof it.embed === 'object' ? it : null;
}

/** Each channel and thread has a queue of its own. */
export const discordQueue = (channel: string): OrderingKey => `discord:${channel}`;
