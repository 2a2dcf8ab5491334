import type { CardHash } from '../core/ids.ts';
import type { DiscordPayload, Payload, TelegramPayload } from '../core/payload.ts';
import type { Remedy } from '../core/post.ts';
import { shorten, webAddress } from './clean-text.ts';
import { escapeDiscordMarkdown } from './discord-markdown.ts';
import { DISCORD_LIMITS } from './discord.ts';
import { firstLinkIn, plainTelegram } from './plain-telegram.ts';
import { TELEGRAM_CAPTION_LIMIT, TELEGRAM_TEXT_LIMIT } from './telegram.ts';

/**
 * The payload without what the platform refused it for, for one more try; null when there is nothing of that kind left to
 * give up. `smallerCard` is the card again in fewer bytes; without one a card that is too large is left away. A card that
 * goes leaves the words, and on Telegram the preview of the article. What is lightened fits the platform's limits.
 */
export function lighten(payload: Payload, remedy: Remedy, smallerCard?: CardHash): Payload | null {
  switch (payload.platform) {
    case 'telegram':
      return lightenTelegram(payload, remedy, smallerCard);
    case 'discord':
      return lightenDiscord(payload, remedy, smallerCard);
    case 'preview':
      return null; // it refuses nothing
  }
}

function lightenTelegram(
  payload: TelegramPayload,
  remedy: Remedy,
  smallerCard: CardHash | undefined,
): TelegramPayload | null {
  if (remedy === 'plain-text') {
    if (payload.plain === true || wordsOf(payload).trim() === '') return null;
    return payload.kind === 'photo'
      ? { ...payload, plain: true, caption: fitted(plainTelegram(payload.caption), TELEGRAM_CAPTION_LIMIT) }
      : {
          ...payload,
          plain: true,
          text: fitted(plainTelegram(payload.text), TELEGRAM_TEXT_LIMIT) || '…',
          preview: null,
        };
  }
  if (payload.kind !== 'photo') return null;
  if (remedy === 'smaller-card' && smallerCard !== undefined && smallerCard !== payload.card)
    return { ...payload, card: smallerCard };
  const { card: _card, caption, kind: _kind, ...place } = payload;
  if (caption.trim() === '') return null;
  const link =
    payload.plain === true ? (/https?:\/\/[^\s()]+/u.exec(caption)?.[0] ?? null) : firstLinkIn(caption);
  return { ...place, kind: 'text', text: caption, preview: webAddress(link) };
}

const wordsOf = (payload: TelegramPayload): string =>
  payload.kind === 'photo' ? payload.caption : payload.text;

/** Shortens what stands before the last paragraph, which has the link; that itself only when it alone is too long. */
function fitted(text: string, limit: number): string {
  const whole = text.trim();
  if (whole.length <= limit) return whole;
  const cut = whole.lastIndexOf('\n\n');
  const last = cut < 0 ? '' : whole.slice(cut);
  if (last === '' || last.length > limit / 2) return shorten(whole, limit);
  return shorten(whole.slice(0, cut), limit - last.length) + last;
}

function lightenDiscord(
  payload: DiscordPayload,
  remedy: Remedy,
  smallerCard: CardHash | undefined,
): DiscordPayload | null {
  if (remedy === 'plain-text')
    return payload.content === undefined ? { ...payload, content: contentOf(payload) } : null;
  if (payload.card === null) return null;
  if (remedy === 'smaller-card' && smallerCard !== undefined && smallerCard !== payload.card.hash)
    return { ...payload, card: { ...payload.card, hash: smallerCard } };
  return { ...payload, card: null };
}

/** The embed's words as the text of a message: title, as much of the description as fits, outlet, address. */
function contentOf({ embed }: DiscordPayload): string {
  const { title, description, author, url } = embed;
  const head =
    (title ?? '').trim() === '' ? '' : `**${shorten((title ?? '').trim(), DISCORD_LIMITS.title)}**`;
  const outlet = escapeDiscordMarkdown(shorten((author ?? '').trim(), DISCORD_LIMITS.title / 2));
  const address = webAddress(url) ?? '';
  const source = [outlet, address.length > DISCORD_LIMITS.content / 2 ? '' : address]
    .filter(Boolean)
    .join(' · ');
  const around = [head, source].filter(Boolean).join('\n\n').length;
  const room = DISCORD_LIMITS.content - around - 4;
  // a backslash at the cut would be shown
  const body = shorten((description ?? '').trim(), room).replace(/\\+…$/u, '…');
  return [head, body, source].filter(Boolean).join('\n\n') || '…';
}
