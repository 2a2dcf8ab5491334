import type { Platform } from '../destination.ts';
import type { CardHash } from '../ids.ts';
import type { Instant } from '../time.ts';

/** A message as its readers see it, in no platform's markup: for the newsroom's page. */
export type MessageView = BubbleView | EmbedView | RecordView;

/** Text, and parts of it that look different. Addresses are of the web. */
export type ShownText = readonly (string | ShownPart)[];

export interface ShownPart {
  readonly kind: ShownKind;
  /** Where a `link` leads; other parts have none. */
  readonly href?: string;
  /** Of a `moment`: which one. Its children say it for whoever cannot write it in the reader's way. */
  readonly at?: Instant;
  readonly children: ShownText;
}

export type ShownKind =
  | 'bold'
  | 'italic'
  | 'underlined'
  | 'struck'
  | 'code'
  | 'code-block'
  | 'quote'
  | 'spoiler'
  | 'heading'
  /** A tag or a name that the platform colours by itself. */
  | 'entity'
  | 'link'
  /** Shown in the reader's zone and way. */
  | 'moment';

export interface ShownPicture {
  readonly hash: CardHash;
  readonly alt: string | null;
}

interface ViewBase {
  readonly platform: Platform;
  /** The platform's name for people. */
  readonly title: string;
  /** `alt` null: the payload names the picture only. */
  readonly card: ShownPicture | null;
  /** The pictures after it; absent = none. */
  readonly more?: readonly ShownPicture[];
}

export interface ShownButton {
  readonly label: string;
  readonly href: string | null;
}

/** A bubble in a chat: the card, the text, the page a link leads to. */
export interface BubbleView extends ViewBase {
  readonly look: 'bubble';
  readonly text: ShownText;
  /** The address whose page is shown below the text; null = none. */
  readonly linked: string | null;
  /** That page stands above the text. */
  readonly isAbove?: true;
  /** Rows of what can be pressed below it; `href` null: it asks the bot, or does something in the app. Absent = nothing. */
  readonly buttons?: readonly (readonly ShownButton[])[];
}

/** A message of a bot with a frame in it: a stripe, and title, text, card and footer within. */
export interface EmbedView extends ViewBase {
  readonly look: 'embed';
  /** What stands in the message itself; with it there is no frame. */
  readonly content: ShownText | null;
  readonly author: string | null;
  readonly heading: { readonly text: ShownText; readonly href: string | null } | null;
  readonly text: ShownText | null;
  readonly fields: readonly { readonly name: ShownText; readonly text: ShownText }[];
  readonly footer: string | null;
  /** ISO 8601. */
  readonly timestamp: string | null;
  /** 0xRRGGBB; null = the platform's own. */
  readonly stripe: number | null;
  /** The name of the thread that the message begins; absent = none. */
  readonly thread?: string;
  /** How many groups of people are pinged; absent = nobody is. */
  readonly pings?: number;
  /** What can be pressed below it; `href` null: it asks the bot. Absent = nothing. */
  readonly buttons?: readonly ShownButton[];
  /** The frame holds the buttons too, and its footer stands apart by a line. */
  readonly isWhole?: true;
}

/** What another program gets: its parts by name. */
export interface RecordView extends ViewBase {
  readonly look: 'record';
  readonly fields: readonly { readonly name: string; readonly text: string }[];
}
