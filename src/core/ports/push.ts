import type { Platform } from '../destination.ts';
import type { ChatKey } from '../ordering-key.ts';

/** A request to an endpoint that articles are pushed to, as it came. */
export interface PushRequest {
  readonly operation: 'push' | 'withdraw';
  readonly source: string;
  /** The header `authorization`. */
  readonly authorization: string | null;
  /** The header `x-hub-signature-256`, or Ghost's `x-ghost-signature`. */
  readonly signature: string | null;
  readonly body: Uint8Array;
  /** Which article a withdrawal is about. */
  readonly key: string | null;
}

export interface PushAnswer {
  readonly status: 202 | 400 | 401 | 404 | 429;
  readonly body: Readonly<Record<string, unknown>>;
  /** With 429: after how many seconds the next one is taken. */
  readonly retryAfterS?: number;
}

/** Takes what is pushed. Does not throw for anything a sender can get wrong. */
export type ReceivePush = (request: PushRequest) => Promise<PushAnswer>;

/** What a WebSub hub asks or says of a subscription, by GET (https://www.w3.org/TR/websub/#hub-verifies-intent). */
export interface HubNotice {
  /** The part of the callback that nobody can guess. */
  readonly token: string;
  /** `subscribe`, `unsubscribe` or `denied`. */
  readonly mode: string | null;
  readonly topic: string | null;
  readonly challenge: string | null;
  readonly leaseSeconds: string | null;
}

/** What a hub distributes, by POST. */
export interface HubContent {
  readonly token: string;
  readonly contentType: string | null;
  /** The header `x-hub-signature`. */
  readonly signature: string | null;
  readonly body: Uint8Array;
}

/** The other end of the subscriptions to hubs. */
export interface HubCallbacks {
  isKnown(token: string): Promise<boolean>;
  /** What is answered; null: there is no such subscription, or nobody wants that. */
  notice(notice: HubNotice): Promise<string | null>;
  /** Keeps it for whoever knows the subscription's secret, and takes what is signed with it; `full`: to be sent again later. */
  receive(content: HubContent): Promise<'received' | 'unknown' | 'full'>;
  /** In bytes, what is taken at once. */
  readonly largest: number;
}

/** Where a platform speaks to us over HTTP: what comes there it has signed itself, so it stands before the page's door. */
export interface PlatformCallback {
  /** As in `/interactions/name`. */
  readonly path: string;
  /** Bytes of a body; more is not read. */
  readonly largest: number;
  /** Answers what came. Never rejects. */
  readonly take: (request: {
    readonly body: Uint8Array;
    readonly header: (name: string) => string | null;
  }) => Promise<CallbackAnswer>;
}

export interface CallbackAnswer {
  readonly status: 200 | 202 | 400 | 401 | 500 | 503;
  readonly contentType: string;
  readonly body: Uint8Array | string;
}

/** A message of a channel has come to the group in which it is discussed. Plain data: it is kept until it is answered. */
export interface Discussed {
  /** What it is told by, the same whenever it is told again. */
  readonly id: string;
  /** The message, in its channel. */
  readonly of: {
    readonly platform: Platform;
    readonly chats: readonly ChatKey[];
    readonly messageId: string;
  };
  /** The group, by all keys that it goes by; the first is its present one. */
  readonly here: readonly [ChatKey, ...ChatKey[]];
  /** Members of a payload for that group that make it an answer to the message. */
  readonly reply: Readonly<Record<string, number | string>>;
}

/** Somebody else has posted at a place that we may look into. */
export interface Seen {
  readonly platform: Platform;
  /** Where, by all names that it goes by. */
  readonly chats: readonly ChatKey[];
  /** The addresses in it, as they were written. */
  readonly addresses: readonly string[];
}
