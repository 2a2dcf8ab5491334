import type { ShownCard } from '../../../core/post.ts';
import type { OrderingKey } from '../../../core/ordering-key.ts';
import type { Payload } from '../../../core/payload.ts';
import type { Template } from '../../../core/template/template.ts';
import { builtIn } from '../../../format/template/built-in.ts';

export const discordLayouts = ['embed', 'components'] as const;

/** Below a post: more of its quotations, a longer summary, the article itself. */
export const postButtons = ['quotes', 'summary', 'read'] as const;
export type PostButtonName = (typeof postButtons)[number];

/** How posts look and sound at a place. */
export interface DiscordLook {
  /** One embed (absent), or a container of Discord's second version of components. */
  readonly layout?: 'components';
  readonly buttons?: readonly PostButtonName[];
  /** Ids of roles that are pinged, by folded topic. */
  readonly mention?: Readonly<Record<string, string>>;
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
  /** How threads are named and marked, where posts are threads or have their own; absent = they never are. */
  readonly thread?: ThreadSettings;
  /** Below its posts readers find a button by which they subscribe to all of them, in private. */
  readonly subscribe?: true;
}

export interface ThreadSettings {
  /** In a text channel each post has a thread of its own; in a forum it is one anyway. */
  readonly ofItsOwn: boolean;
  /** One plain line. */
  readonly title: Template;
  /** Names of tags by folded topic; "*" for what has no other. A topic that is itself a tag needs none. */
  readonly tags: Readonly<Record<string, string>>;
}

export const THREAD_TITLE = builtIn('{title}');

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

/** A button below a post, as it is written before it is signed. */
export type PostButton =
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | {
      readonly kind: 'question';
      readonly label: string;
      readonly command: string;
      readonly options: Readonly<Record<string, string>>;
    };

/** The thread that a post is, or has. */
export interface PostThread {
  /** 1-100 characters of plain text. */
  readonly name: string;
  /** Names of tags, the best first: those that the forum has are applied. */
  readonly tags: readonly string[];
  /** Name of the tag of what would have none. */
  readonly lastTag: string | null;
  /** See `ThreadSettings`. */
  readonly ofItsOwn: boolean;
}

export interface DiscordPayload extends Payload {
  readonly platform: DiscordName;
  /** Of a webhook, its id. */
  readonly channel: string;
  readonly crosspost: boolean;
  readonly embed: DiscordEmbed;
  /** Markdown, 1-2000 UTF-16 units, sent instead of the embed: what is left when Discord refused that. */
  readonly content?: string;
  readonly silent?: true;
  /** The same words as a container of components instead of an embed. */
  readonly layout?: 'components';
  readonly buttons?: readonly PostButton[];
  /** Ids of the roles that are pinged, and of no others. */
  readonly mention?: readonly string[];
  readonly thread?: PostThread;
  /** Rows of buttons, as Discord's API takes them. */
  readonly components?: readonly object[];
  /** The label of a button by which whoever presses it subscribes. */
  readonly invitation?: string;
  /** Under which name and picture a webhook posts; null = those it has. */
  readonly sender?: { readonly name: string | null; readonly avatar: string | null };
  /** Shown as the embed's image (or beside the content), with its alternative text as the attachment's description. */
  readonly card: ShownCard | null;
  /** The pictures after it; absent = none. */
  readonly more?: readonly ShownCard[];
}

/** The pictures that a payload shows, in their order. */
export const picturesOf = ({ card, more = [] }: DiscordPayload): readonly ShownCard[] =>
  card === null ? [] : [card, ...more];

/** The payload as one of ours; null when it is another platform's, or lacks what no attempt can begin without. */
export function asDiscordPayload(payload: Payload, name: DiscordName = 'discord'): DiscordPayload | null {
  if (payload.platform !== name) return null;
  const it = payload as DiscordPayload;
  return typeof it.channel === 'string' && typeof it.embed === 'object' ? it : null;
}

/** Each channel and thread has a queue of its own. */
export const discordQueue = (channel: string): OrderingKey => `discord:${channel}`;
