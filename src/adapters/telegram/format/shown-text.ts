import type { ShownKind, ShownText } from '../../../core/ports/message-view.ts';
import { SECOND, type Instant } from '../../../core/time.ts';
import { webAddress } from '../../../format/clean-text.ts';

/** The tags our Telegram formatter writes, out of those Telegram takes (Bot API, "HTML style"), and what they show. */
const TAGS = {
  b: 'bold',
  i: 'italic',
  u: 'underlined',
  s: 'struck',
  code: 'code',
  pre: 'code-block',
  blockquote: 'quote',
  a: 'link',
  'tg-time': 'moment',
} as const satisfies Readonly<Record<string, ShownKind>>;
type Tag = keyof typeof TAGS;

interface Node {
  readonly tag: Tag | null;
  readonly href: string | null;
  readonly at: Instant | null;
  readonly children: (Node | string)[];
}

const TOKEN =
  /<(\/?)([a-z-]+)(?: (?:href="([^"<>]*)"|unix="(\d{1,10})" format="[A-Za-z]*"|(?<=<blockquote )expandable))?>|[^<]+|</gu;
const BLOCKS: readonly (Tag | null)[] = ['blockquote', 'pre'];
/** Deeper nesting is shown as it is written: no formatter writes it. */
const DEPTH = 8;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/**
 * A caption or text in Telegram's HTML mode as its readers see it: the known tags as parts, hashtags, mentions and addresses
 * in the colour of links. All else, also an unknown or misplaced tag, is shown as the characters it is made of.
 */
export const shownTelegramHtml = (source: string): ShownText => showAll(parse(source).children, true);

function parse(source: string): Node {
  const root: Node = { tag: null, href: null, at: null, children: [] };
  const open: Node[] = [root];
  for (const [token, slash, name = '', href, unix] of source.matchAll(TOKEN)) {
    const last = open.at(-1) ?? root;
    const tag = Object.hasOwn(TAGS, name) ? (name as Tag) : undefined;
    const opens = slash === '';
    const shape =
      (href !== undefined) === (tag === 'a' && opens) &&
      (unix !== undefined) === (tag === 'tg-time' && opens);
    if (tag === undefined || !shape || (slash === '/' ? last.tag !== tag : open.length > DEPTH)) {
      last.children.push(name === '' ? decode(token) : token);
    } else if (slash === '/') {
      open.pop();
    } else {
      const node: Node = {
        tag,
        href: href === undefined ? null : webAddress(decode(href)),
        at: unix === undefined ? null : Number(unix) * SECOND,
        children: [],
      };
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

function showAll(children: Node['children'], linking: boolean): ShownText {
  return children.flatMap((child, i): ShownText => {
    if (typeof child !== 'string') return show(child, linking);
    const before = children[i - 1];
    // a block ends its line by itself
    const text =
      typeof before === 'object' && BLOCKS.includes(before.tag) ? child.replace(/^\n/u, '') : child;
    return linking ? linked(text) : [text];
  });
}

function show({ tag, href, at, children }: Node, linking: boolean): ShownText {
  const inner = showAll(children, linking && tag !== 'a' && tag !== 'code' && tag !== 'pre');
  if (tag === null) return inner;
  if (tag !== 'a') return [{ kind: TAGS[tag], children: inner, ...(at === null ? {} : { at }) }];
  return href === null ? inner : [{ kind: 'link', href, children: inner }];
}

/** Telegram finds these by itself. */
const ENTITY = /(?<![\p{L}\p{N}_/&])(?:#[\p{L}\p{N}_]+|@\w{4,32}|https?:\/\/[^\s<>"«»]+)/gu;

function linked(text: string): ShownText {
  const parts: ShownText[number][] = [];
  let end = 0;
  for (const found of text.matchAll(ENTITY)) {
    parts.push(text.slice(end, found.index));
    const href = found[0].startsWith('http') ? webAddress(found[0]) : null;
    parts.push(
      href === null ? { kind: 'entity', children: [found[0]] } : { kind: 'link', href, children: [found[0]] },
    );
    end = found.index + found[0].length;
  }
  return [...parts, text.slice(end)];
}
