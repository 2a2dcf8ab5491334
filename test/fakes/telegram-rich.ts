import type { UploadedFile } from './http-body.ts';
import { photoOf } from './telegram-content.ts';
import { badRequest } from './telegram-refusals.ts';
import type { FakeFile, World } from './telegram-world.ts';

/** A rich message as the fake keeps it. */
export interface FakeRich {
  readonly blocks: readonly object[];
  readonly photos: readonly FakeFile[];
}

export interface RichRequest {
  readonly html?: string | undefined;
  readonly media?: readonly { readonly id: string; readonly media: { readonly media: string } }[] | undefined;
}

/** "Rich Message Limits" of the documentation. */
const MOST = { characters: 32_768, blocks: 500, levels: 16, media: 50 } as const;

const INLINE: Readonly<Record<string, string>> = {
  b: 'bold',
  i: 'italic',
  s: 'strikethrough',
  code: 'code',
  a: 'url',
  'tg-time': 'date_time',
};
const TEXT_BLOCKS = /^(?:h[1-6]|p|blockquote)$/;
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};
const TOKEN = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>|[^<]+|</gu;

interface Node {
  readonly tag: string;
  readonly attributes: string;
  readonly children: (Node | string)[];
}

/**
 * Reads rich HTML: of the tags that the documentation lists, those that we write, and no other, each where it says. What the
 * server's own words are where it refuses is published nowhere.
 */
export function richOf(
  { html = '', media = [] }: RichRequest,
  files: readonly UploadedFile[],
  world: Pick<World, 'files' | 'unique'>,
): FakeRich {
  if (!html.isWellFormed()) throw badRequest('text must be encoded in UTF-8');
  if (media.length > MOST.media) throw wrong(`more than ${MOST.media} media`);
  const root: Node = { tag: '', attributes: '', children: [] };
  const open = [root];
  let count = 0;
  let characters = 0;
  for (const [token, slash, tag, attributes = ''] of html.matchAll(TOKEN)) {
    const last = open.at(-1) ?? root;
    if (tag === undefined) {
      if (token === '<') throw wrong('unescaped "<"');
      if (last === root || last.tag === 'tg-collage') throw wrong(`words outside of a block: ${token}`);
      const words = decoded(token);
      characters += Array.from(words).length;
      last.children.push(words);
    } else if (slash === '/') {
      if (last.tag !== tag) throw wrong(`</${tag}> closes <${last.tag}>`);
      open.pop();
    } else {
      mustStandIn(tag, last);
      const node: Node = { tag, attributes, children: [] };
      last.children.push(node);
      if (!(tag in INLINE) && tag !== 'br') count++;
      if (tag !== 'img' && tag !== 'br') open.push(node);
      if (open.length > MOST.levels) throw wrong(`more than ${MOST.levels} levels`);
    }
  }
  if (open.length > 1) throw wrong(`<${open.at(-1)?.tag ?? ''}> is not closed`);
  if (characters > MOST.characters) throw badRequest('message is too long');
  if (count > MOST.blocks) throw wrong(`more than ${MOST.blocks} blocks`);
  if (root.children.length === 0) throw badRequest('message text is empty');
  const photos: FakeFile[] = [];
  const photo = (id: string) => {
    const named = media.find(one => one.id === id);
    if (named === undefined) throw wrong(`no media is called ${id}`);
    const file = photoOf(named.media.media, files, world);
    photos.push(file);
    return file;
  };
  return { blocks: root.children.map(node => blockOf(node as Node, photo)), photos };
}

function mustStandIn(tag: string, { tag: parent }: Node): void {
  const isBlock = TEXT_BLOCKS.test(tag) || tag === 'tg-collage';
  if (isBlock ? parent === '' : tag === 'img' ? ['', 'tg-collage'].includes(parent) : false) return;
  if ((tag in INLINE || tag === 'br') && (TEXT_BLOCKS.test(parent) || parent in INLINE)) return;
  throw wrong(`<${tag}> in <${parent}>`);
}

function blockOf({ tag, attributes, children }: Node, photo: (id: string) => FakeFile): object {
  const text = children.map(textOf);
  switch (tag) {
    case 'img': {
      const id = /\ssrc="tg:\/\/photo\?id=([\w-]{1,64})"/.exec(attributes)?.[1];
      if (id === undefined) throw wrong('an image that the fake does not know');
      const file = photo(id);
      const size = { file_id: file.id, file_unique_id: file.id, width: file.width, height: file.height };
      return { type: 'photo', photo: [size] };
    }
    case 'tg-collage':
      return { type: 'collage', blocks: children.map(child => blockOf(child as Node, photo)) };
    case 'blockquote':
      return attributes.trim() === 'expandable'
        ? { type: 'expandable_blockquote', text }
        : { type: 'blockquote', blocks: [{ type: 'paragraph', text }] };
    case 'p':
      return { type: 'paragraph', text };
    default:
      return { type: 'heading', text, size: Number(tag.slice(1)) };
  }
}

function textOf(node: Node | string): unknown {
  if (typeof node === 'string') return node;
  if (node.tag === 'br') return '\n';
  const [, url] = /\shref="([^"]*)"/.exec(node.attributes) ?? [];
  return {
    type: INLINE[node.tag],
    text: node.children.map(textOf),
    ...(url === undefined ? {} : { url: decoded(url) }),
  };
}

const decoded = (text: string): string =>
  text.replace(/&(?:([a-z]+)|#(\d{1,7}));/gu, (all, name?: string, code?: string) =>
    name === undefined ? String.fromCodePoint(Number(code)) : (NAMED[name] ?? all),
  );

const wrong = (what: string) => badRequest(`can't parse rich message: ${what}`);

/** Its words as people read them, a block on a line. */
export const wordsOfRich = (blocks: readonly object[]): string => blocks.map(wordsIn).join('\n').trim();

function wordsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(wordsIn).join('');
  const { text, blocks } = value as { readonly text?: unknown; readonly blocks?: unknown };
  return text === undefined && blocks === undefined ? '' : wordsIn(text ?? blocks);
}
