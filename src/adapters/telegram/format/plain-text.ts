import { webAddress } from '../../../format/clean-text.ts';

/** The tags Telegram's HTML mode knows (Bot API, "HTML style"); what else is in angle brackets is text. */
const TAG =
  /<(\/?)(b|strong|i|em|u|ins|s|strike|del|tg-spoiler|span|tg-emoji|tg-time|a|code|pre|blockquote)(?:\s([^<>]*))?>/giu;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/**
 * Telegram HTML as bare words, however broken it is: known tags fall away, and an address behind words stands after them in
 * brackets.
 */
export function plainTelegram(html: string): string {
  let text = '';
  let at = 0;
  let link: { readonly href: string; readonly start: number } | null = null;
  for (const { 0: tag, 1: slash, 2: name = '', 3: attributes = '', index } of html.matchAll(TAG)) {
    text += decoded(html.slice(at, index));
    at = index + tag.length;
    if (name.toLowerCase() !== 'a') continue;
    if (link !== null) text += behind(text.slice(link.start), link.href);
    const href = slash === '' ? hrefIn(attributes) : null;
    link = href === null ? null : { href, start: text.length };
  }
  text += decoded(html.slice(at));
  return link === null ? text : text + behind(text.slice(link.start), link.href);
}

/** The first address a text of Telegram's leads to; null when there is none. */
export function firstLinkIn(html: string): string | null {
  for (const [, slash, name = '', attributes = ''] of html.matchAll(TAG)) {
    const href = slash === '' && name.toLowerCase() === 'a' ? hrefIn(attributes) : null;
    if (href !== null) return href;
  }
  return null;
}

const behind = (words: string, href: string): string => (words.trim() === href ? '' : ` (${href})`);

const hrefIn = (attributes: string): string | null =>
  webAddress(decoded(/\bhref="([^"]*)"/iu.exec(attributes)?.[1] ?? ''));

const decoded = (text: string): string =>
  text.replace(/&(?:lt|gt|amp|quot|#\d{1,7}|#x[\da-f]{1,6});/giu, entity => {
    const name = entity.slice(1, -1).toLowerCase();
    if (!name.startsWith('#')) return NAMED[name] ?? entity;
    const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
