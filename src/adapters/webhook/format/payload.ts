import type { CardHash } from '../../../core/ids.ts';
import type { Payload } from '../../../core/payload.ts';
import type { PostKind, PostMark } from '../../../core/post.ts';

/** What another program gets of a post, but for what is known only when it is sent. */
export interface WebhookPayload extends Payload {
  readonly platform: 'webhook';
  readonly post: {
    readonly kind: PostKind;
    /** What the post says of itself since it was changed. */
    readonly mark: PostMark | null;
    /** Of a digest only, like its items. */
    readonly heading?: string;
    readonly items?: readonly {
      readonly id: string;
      readonly url: string | null;
      readonly title: string;
      readonly sentence: string | null;
      readonly outlet: string | null;
      readonly retracted: boolean;
    }[];
  };
  readonly article: {
    readonly id: string;
    readonly url: string | null;
    readonly title: string;
    readonly lead: string | null;
    readonly language: string;
    /** ISO 8601, UTC. */
    readonly published: string | null;
    readonly outlet: string | null;
    readonly topics: readonly string[];
  };
  readonly summary: readonly string[];
  readonly quote: {
    readonly text: string;
    readonly speaker: string | null;
    readonly role: string | null;
  } | null;
  readonly card: {
    readonly hash: CardHash;
    readonly alt: string;
    readonly width: number;
    readonly height: number;
  } | null;
}

/** The payload as one of ours; null when it is another platform's, or lacks what no attempt can begin without. */
export function asWebhookPayload(payload: Payload): WebhookPayload | null {
  if (payload.platform !== 'webhook') return null;
  const it = payload as WebhookPayload;
  return [it.post, it.article, it.summary].every(part => typeof part === 'object') ? it : null;
}
