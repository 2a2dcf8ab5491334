import type { CardHash } from '../../../core/ids.ts';
import type { SmallerCards } from '../../../core/ports/platform.ts';
import type { Fallback } from '../../../core/post.ts';
import { shorten, webAddress } from '../../../format/clean-text.ts';
import { TELEGRAM_CAPTION_LIMIT, TELEGRAM_TEXT_LIMIT } from './format-post.ts';
import { picturesOf, wordsOf, type TelegramPayload } from './payload.ts';
import { firstLinkIn, plainTelegram } from './plain-text.ts';
import { escapeTelegramHtml } from './telegram-html.ts';

/**
 * The payload without what Telegram refused it for; null when nothing of that kind is left to give up. Of an album
 * its further pictures go first; a card that goes leaves the words and the preview of the article. What is left fits Telegram's limits.
 */
export function degradeTelegram(
  payload: TelegramPayload,
  remedy: Fallback,
  smaller: SmallerCards,
): TelegramPayload | null {
  if (remedy === 'plain-text') {
    if (payload.plain === true || wordsOf(payload).trim() === '') return null;
    const { buttons, ...rest } = payload;
    // what hangs on the message may be what was refused; what editors press is ours
    const own = buttons?.filter(row => row.every(button => 'data' in button)) ?? [];
    const bare = { ...rest, ...(own.length > 0 ? { buttons: own } : {}), plain: true } as TelegramPayload;
    if (bare.kind === 'rich') return { ...bare, html: barelyRich(plainTelegram(wordsOf(payload))) };
    return bare.kind === 'photo'
      ? { ...bare, caption: fitted(plainTelegram(bare.caption), TELEGRAM_CAPTION_LIMIT) }
      : {
          ...bare,
          text: fitted(plainTelegram(bare.text), TELEGRAM_TEXT_LIMIT) || '…',
          preview: null,
        };
  }
  if (payload.kind === 'text' || payload.card === null) return null;
  if (remedy === 'smaller-card' && picturesOf(payload).some(hash => isSmaller(smaller, hash))) {
    const [card = payload.card, ...more] = picturesOf(payload).map(hash => smaller.get(hash) ?? hash);
    return { ...payload, card, ...(more.length > 0 ? { more } : {}) };
  }
  if (payload.more !== undefined) {
    const { more: _more, ...alone } = payload;
    return alone;
  }
  if (payload.kind === 'rich') return { ...payload, card: null };
  const { card: _card, caption, kind: _kind, asFile: _asFile, ...place } = payload;
  if (caption.trim() === '') return null;
  const link =
    payload.plain === true ? (/https?:\/\/[^\s()]+/u.exec(caption)?.[0] ?? null) : firstLinkIn(caption);
  return { ...place, kind: 'text', text: caption, preview: webAddress(link) };
}

const isSmaller = (smaller: SmallerCards, hash: CardHash): boolean => (smaller.get(hash) ?? hash) !== hash;

/** Bare words as paragraphs. */
const barelyRich = (text: string): string =>
  text
    .split(/\n+/u)
    .filter(line => line.trim() !== '')
    .map(line => `<p>${escapeTelegramHtml(line)}</p>`)
    .join('');

/** Shortens what stands before the last paragraph, which has the link; that itself only when it alone is too long. */
function fitted(text: string, limit: number): string {
  const whole = text.trim();
  if (whole.length <= limit) return whole;
  const cut = whole.lastIndexOf('\n\n');
  const last = cut < 0 ? '' : whole.slice(cut);
  if (last === '' || last.length > limit / 2) return shorten(whole, limit);
  return shorten(whole.slice(0, cut), limit - last.length) + last;
}
