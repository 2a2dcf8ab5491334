import type { BubbleView } from '../../../core/ports/message-view.ts';
import { webAddress } from '../../../format/clean-text.ts';
import type { TelegramPayload } from './payload.ts';
import { shownTelegramHtml } from './shown-text.ts';

/** A message as Telegram shows it in a channel: photo, text with its entities, the page of its link. */
export function showTelegramMessage(payload: TelegramPayload): BubbleView {
  const words = payload.kind === 'photo' ? payload.caption : payload.text;
  return {
    platform: 'telegram',
    title: 'Telegram',
    look: 'bubble',
    card: payload.kind === 'photo' ? { hash: payload.card, alt: null } : null,
    text: payload.plain === true ? [words] : shownTelegramHtml(words),
    linked: payload.kind === 'text' ? webAddress(payload.preview) : null,
  };
}
