import type { BubbleView } from '../../../core/ports/message-view.ts';
import { webAddress } from '../../../format/clean-text.ts';
import { picturesOf, wordsOf, type TelegramPayload } from './payload.ts';
import { shownTelegramHtml } from './shown-text.ts';

/** A message as Telegram shows it in a channel: photo, text with its entities, the page of its link, rows of buttons. */
export function showTelegramMessage(payload: TelegramPayload): BubbleView {
  const { buttons = [], invitation } = payload;
  const rows = [
    ...buttons.map(row =>
      row.map(button => ({ label: button.text, href: 'url' in button ? webAddress(button.url) : null })),
    ),
    ...(invitation === undefined ? [] : [[{ label: invitation.text, href: null }]]),
  ];
  const [card = null, ...more] = picturesOf(payload).map(hash => ({ hash, alt: null }));
  const words = wordsOf(payload);
  return {
    platform: 'telegram',
    title: 'Telegram',
    look: 'bubble',
    card,
    ...(more.length > 0 ? { more } : {}),
    text: payload.plain === true && payload.kind !== 'rich' ? [words] : shownTelegramHtml(words),
    linked: payload.kind === 'text' ? webAddress(payload.preview) : null,
    ...(payload.kind === 'text' && payload.previewLook?.isAbove === true ? { isAbove: true } : {}),
    ...(rows.length === 0 ? {} : { buttons: rows }),
  };
}
