import type { Platform } from '../../core/destination.ts';
import type { Payload } from '../../core/payload.ts';
import type { ReplyButton } from '../../core/rich-text.ts';

/** One chat of the editors where proposed posts wait (`approval` of the config). */
export interface ApprovalChannel {
  readonly platform: Platform;
  /** The chat as a destination's place; `like`: the place of a destination there whose look it takes, if there is one. */
  placeFor(like: unknown): unknown;
  /** The payload with these buttons below it, sealed; with none, it says so that there are none. */
  withButtons(payload: Payload, buttons: readonly (readonly ReplyButton[])[]): Payload;
}
