import { html } from 'hono/html';
import { webAddress } from '../../format/clean-text.ts';
import type { Html } from '../html.ts';

/** The tags our Telegram formatter writes, out of those Telegram takes (Bot API, "HTML style"). */
const TAGS = ['b', 'i', 'u', 's', 'code', 'pre', 'blockquote', 'a'] as const;
type Tag = (typeof TAGS)[number];

interface Node {
  readonly tag: Tag | null;
  readonly href: string | null;
  readonly children: (Node | string)[];
}

const TOKEN = /<(\/?)([a-z]+)(?: href="([^"<>]*)")?>|[^<]+|</gu;
const BLOCKS: readonly (Tag | null)[] = ['blockquote', 'pre'];
/** Deeper nesting is shown as it is written: no formatter writes it. */
const DEPTH = 8;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/**
 * Shows a caption or text in Telegram's HTML mode as its readers see it: the known tags as elements, hashtags, mentions
 * and addresses in the colour of links. All else, also an unknown or misplaced tag, is shown as the characters it is made of.
 */
export const showTelegramHtml = (source: string): Html => drawAll(parse(source).children, true);

function parse(source: string): Node {
  const root: Node = { tag: null, href: null, children: [] };
  const open: Node[] = [root];
  for (const [token, slash, name = '', href] of source.matchAll(TOKEN)) {
    const last = open.at(-1) ?? root;
    const tag = TAGS.find(known => known === name);
    const shape = (href !== undefined) === (tag === 'a' && slash === '');
    if (tag === undefined || !shape || (slash === '/' ? last.tag !== tag : open.length > DEPTH)) {
      last.children.push(name === '' ? decode(token) : token);
    } else if (slash === '/') {
      open.pop();
    } else {
      const node: Node = { tag, href: href === undefined ? null : webAddress(decode(href)), children: [] };
      last.children.push(node);
      open.push(node);
    }
  }
  return root;
}

const decode = (text: string): string =>
  text.replace(/&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-f]{1,6});/giu, entity => {
    const name = entity.slice(1, -1).toLowerCase();
    if (!name.startsWith('#')) return NAMED[name] ?? entity;
    const point = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point <= 0x10ffff ? String.fromCodePoint(point) : entity;
  });

function drawAll(children: Node['children'], linking: boolean): Html {
  return html`${children.map((child, i) => {
    if (typeof child !== 'string') return draw(child, linking);
    const before = children[i - 1];
    // A block ends its line by itself.
    const text =
      typeof before === 'object' && BLOCKS.includes(before.tag) ? child.replace(/^\n/u, '') : child;
    return linking ? linked(text) : text;
  })}`;
}

function draw({ tag, href, children }: Node, linking: boolean): Html {
  const inner = drawAll(children, linking && tag !== 'a' && tag !== 'code' && tag !== 'pre');
  switch (tag) {
    case null:
      return inner;
    case 'b':
      return html`<b>${inner}</b>`;
    case 'i':
      return html`<i>${inner}</i>`;
    case 'u':
      return html`<u>${inner}</u>`;
    case 's':
      return html`<s>${inner}</s>`;
    case 'code':
      return html`<code>${inner}</code>`;
    case 'pre':
      return html`<pre>${inner}</pre>`;
    case 'blockquote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'a':
      return href === null ? inner : html`<a href="${href}" rel="noopener noreferrer">${inner}</a>`;
  }
}

/** Telegram finds these by itself. */
const ENTITY = /(?<![\p{L}\p{N}_/&])(?:#[\p{L}\p{N}_]+|@\w{4,32}|https?:\/\/[^\s<>"«»]+)/gu;

function linked(text: string): Html {
  const parts: (string | Html)[] = [];
  let end = 0;
  for (const found of text.matchAll(ENTITY)) {
    parts.push(text.slice(end, found.index));
    const href = found[0].startsWith('http') ? webAddress(found[0]) : null;
    parts.push(
      href === null
        ? html`<span class="entity">${found[0]}</span>`
        : html`<a href="${href}" rel="noopener noreferrer">${found[0]}</a>`,
    );
    end = found.index + found[0].length;
  }
  return html`${parts}${text.slice(end)}`;
}
