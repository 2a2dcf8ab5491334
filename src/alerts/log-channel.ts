import type { Platform } from '../core/destination.ts';
import type { AlertDraft } from '../core/ports/outbox.ts';
import type { ReplyButton, RichText } from '../core/rich-text.ts';
import type { Say } from '../core/words.ts';

/** Something editors are told, in no platform's words. */
export interface Alert {
  readonly text: RichText;
  readonly buttons?: readonly (readonly ReplyButton[])[];
}

/** One chat where editors are told (`editors.log` of the config), as the form that alerts have there. */
export interface LogChannel {
  readonly platform: Platform;
  /** The voice in which phrases call commands as they are called there; absent = by their own names. */
  readonly voiceOf?: (say: Say) => Say;
  /** The final payload: escaped, fitted to the platform's limits, the buttons sealed. */
  draft(alert: Alert): Pick<AlertDraft, 'orderingKey' | 'payload'>;
}
