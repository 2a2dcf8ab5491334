import type { Platform } from '../core/destination.ts';
import type { ReplyButton } from '../core/rich-text.ts';
import type { Failure } from '../core/post.ts';
import type { RichText } from '../core/rich-text.ts';
import type { Duration } from '../core/time.ts';

/** Something editors are told, in no platform's words. */
export interface Alert {
  /** The same for the same thing, when it has to be told once more because an answer was lost; ≤ 25 characters. */
  readonly id: string;
  readonly text: RichText;
  readonly buttons?: readonly (readonly ReplyButton[])[];
}

/** What became of telling it. */
export type AlertResult =
  | { readonly kind: 'told' }
  /** Not now, and nothing was posted. `afterMs` null = as long as we think best. */
  | { readonly kind: 'later'; readonly reason: string; readonly afterMs: Duration | null }
  /** No answer came: it may be there or not. */
  | { readonly kind: 'unsure'; readonly reason: string }
  /** The chat does not take it, and will not by itself. */
  | { readonly kind: 'refused'; readonly reason: string };

/** One chat where editors are told (`editors.log` of the config): makes one attempt, and never throws. */
export interface LogChannel {
  readonly platform: Platform;
  tell(notice: Alert): Promise<AlertResult>;
}

/** What a failed attempt to tell comes to. */
export function alertResultOf(failure: Failure): AlertResult {
  const { kind, reason } = failure;
  switch (kind) {
    case 'retry':
      return { kind: 'later', reason, afterMs: failure.afterMs };
    case 'unknown':
      return { kind: 'unsure', reason };
    case 'rejected':
    case 'gone':
    case 'moved':
      return { kind: 'refused', reason };
  }
}
