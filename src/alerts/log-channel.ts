import type { Platform } from '../core/destination.ts';
import type { AlertDraft } from '../core/ports/outbox.ts';
import type { ReplyButton, RichText } from '../core/rich-text.ts';

/** Something editors are told, in no platform's words. */
export interface Alert {
  readonly text: RichText;
  readonly buttons?: readonly (readonly ReplyButton[])[];
}

/** One chat where editors are told (`editors.log` of the config), as the form that alerts have there. */
export interface LogChannel {
  readonly platform: Platform;
  /** The final payload: escaped, fitted to the platform's limits, the buttons sealed. */
  draft(alert: Alert): Pick<AlertDraft, 'orderingKey' | 'payload'>;
}
