import type { UploadedFile } from './http-body.ts';
import { imageSizeOf } from './image-size.ts';
import { parseTelegramHtml } from './telegram-html.ts';
import type { HtmlEntity } from './telegram-html.ts';
import { checkedLink } from './telegram-link.ts';
import { badRequest, Refusal } from './telegram-refusals.ts';
import type { FakeFile, World } from './telegram-world.ts';

/** Sources over this are cut by the server; ours refuses them, so that nobody relies on it. */
const MAX_SOURCE_BYTES = 35_000;
const MAX_ENTITIES = 100;
const MAX_PHOTO_BYTES = 10 * 2 ** 20;
const MAX_DOCUMENT_BYTES = 50 * 2 ** 20;

export interface Words {
  readonly text: string;
  readonly entities: readonly HtmlEntity[];
}

/** A text or caption after entities parsing, trimmed as the server trims it; throws its refusals. */
export function wordsOf(
  source: string,
  how: { readonly parseMode: string | undefined; readonly limit: number; readonly kind: 'text' | 'caption' },
): Words {
  if (Buffer.byteLength(source) > MAX_SOURCE_BYTES)
    throw badRequest('the fake takes no source over 35000 bytes');
  const parsed = how.parseMode === 'HTML' ? parseTelegramHtml(source) : { text: source, entities: [] };
  if ('error' in parsed) throw badRequest(parsed.error);
  const words = trimmed(parsed);
  const isText = how.kind === 'text';
  if (isText && words.text === '') throw badRequest('message text is empty');
  if (Array.from(words.text).length > how.limit)
    throw badRequest(isText ? 'message is too long' : 'message caption is too long');
  return words;
}

function trimmed({ text, entities }: Words): Words {
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  const cut = (at: number) => Math.min(Math.max(at - start, 0), kept.length);
  return {
    text: kept,
    entities: entities
      .map(one => ({
        ...one,
        offset: cut(one.offset),
        length: cut(one.offset + one.length) - cut(one.offset),
      }))
      .filter(({ length }) => length > 0)
      .slice(0, MAX_ENTITIES),
  };
}

const COMMAND = /(?<![\p{L}\p{N}_/<])\/\w{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_@/<>])/gu;

/** Where a typed text names commands, as the server marks them: what bots go by. Offsets in UTF-16 units. */
export const commandsIn = (text: string) =>
  Array.from(text.matchAll(COMMAND), ({ 0: command, index: offset }) => ({
    type: 'bot_command',
    offset,
    length: command.length,
  }));

/** The photo a parameter names: an upload, or one of before by its id. Throws what the server says of a file it cannot take. */
export function photoOf(
  name: string,
  files: readonly UploadedFile[],
  world: Pick<World, 'files' | 'unique'>,
): FakeFile {
  const photo = uploadOf(name, files, world);
  if (photo.isDocument) throw badRequest("can't use file of type Document as Photo");
  if (world.files.has(photo.id)) return photo;
  const { bytes, width, height } = photo;
  if (bytes.length > MAX_PHOTO_BYTES)
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${MAX_PHOTO_BYTES} bytes`,
    );
  if (imageSizeOf(bytes) === null) throw badRequest('IMAGE_PROCESS_FAILED');
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  if (width + height > 10_000 || ratio > 20) throw badRequest('PHOTO_INVALID_DIMENSIONS');
  world.files.set(photo.id, photo);
  return photo;
}

/** The same for a document. */
export function documentOf(
  name: string,
  files: readonly UploadedFile[],
  world: Pick<World, 'files' | 'unique'>,
): FakeFile {
  const file = uploadOf(name, files, world);
  if (world.files.has(file.id)) {
    if (!file.isDocument) throw badRequest("can't use file of type Photo as Document");
    return file;
  }
  if (file.bytes.length > MAX_DOCUMENT_BYTES) throw new Refusal(413, 'Request Entity Too Large');
  const document = { ...file, isDocument: true };
  world.files.set(document.id, document);
  return document;
}

function uploadOf(
  name: string,
  files: readonly UploadedFile[],
  world: Pick<World, 'files' | 'unique'>,
): FakeFile {
  if (!name.startsWith('attach://')) {
    const stored = world.files.get(name);
    if (stored === undefined) throw badRequest('wrong file identifier/HTTP URL specified');
    return stored;
  }
  const file = files.find(one => one.field === name.slice('attach://'.length));
  if (file === undefined) throw badRequest('there is no photo in the request');
  const { bytes } = file;
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  const { width, height } = imageSizeOf(bytes) ?? { width: 0, height: 0 };
  return { bytes, width, height, id: world.unique(), isDocument: false };
}

/** What the server says of a keyboard it cannot take. */
export function mustHaveGoodButtons(markup: unknown, world: Pick<World, 'bot'>): void {
  const rows =
    (markup as { inline_keyboard?: Record<string, string>[][] } | undefined)?.inline_keyboard ?? [];
  for (const { url, switch_inline_query: query } of rows.flat()) {
    if (url !== undefined && checkedLink(url) === null)
      throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    if (query !== undefined && !world.bot.hasInline) throw badRequest('BOT_INLINE_DISABLED');
  }
}
