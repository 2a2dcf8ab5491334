/** A piece of text as Telegram would understand it: the words, and what covers them. */
export interface ParsedTelegram {
  readonly text: string;
  readonly entities: readonly { readonly tag: string; readonly href: string | null; readonly text: string }[];
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const TAG = /^<(\/?)(b|i|code|a|blockquote)(?: href="([^"<>]*)"|(?<=<blockquote) expandable)?>/u;

/**
 * The smallest part of Telegram's HTML that the formatter writes, read strictly and by other means than it is written:
 * throws on any other tag, on a bare "<", on an entity that Telegram would leave as it stands, on wrong nesting.
 */
export function parseTelegram(html: string): ParsedTelegram {
  let text = '';
  let rest = html;
  const open: { tag: string; href: string | null; at: number }[] = [];
  const entities: { tag: string; href: string | null; text: string }[] = [];
  while (rest !== '') {
    const tag = TAG.exec(rest);
    const plain = /^[^<>&]+/u.exec(rest);
    const entity = /^&(lt|gt|amp|quot);/u.exec(rest);
    const read = tag ?? plain ?? entity;
    if (!read) throw new Error(`not Telegram's HTML: ${rest.slice(0, 40)}`);
    if (plain) text += plain[0];
    if (entity) text += NAMED[entity[1] ?? ''] ?? '';
    if (tag?.[1] === '') open.push({ tag: tag[2] ?? '', href: tag[3] ?? null, at: text.length });
    if (tag?.[1] === '/') {
      const last = open.pop();
      if (last?.tag !== tag[2]) throw new Error(`wrong nesting at: ${rest.slice(0, 40)}`);
      entities.push({
        tag: last?.tag ?? '',
        href: last?.href?.replaceAll('&amp;', '&') ?? null,
        text: text.slice(last?.at),
      });
    }
    rest = rest.slice(read[0].length);
  }
  if (open.length > 0) throw new Error(`left open: ${open.map(({ tag }) => tag).join(', ')}`);
  return { text, entities };
}
