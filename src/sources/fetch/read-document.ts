import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Fetch } from '../../net/fetch.ts';
import { parseSeed, seedKinds, type DocumentContent, type SeedKind } from '../seeds/parse-seed.ts';
import { faulty, type Parsed } from '../seeds/seed-fault.ts';
import { shownAddress } from '../../adapters/shared/redact.ts';

const MB = 1024 * 1024;
/** Larger files are no articles and are not read at all. */
export const fileLimitMb = 5;

/** The kind of seed file by a path's ending; null for other files. */
export function seedKindOf(path: string): SeedKind | null {
  const ending = extname(path).toLowerCase();
  return seedKinds.find(kind => kind === ending) ?? null;
}

/**
 * Reads a seed file; one whose name has another ending is read as text. What a person can get wrong is a fault; what the
 * file system refuses is thrown as it throws it.
 */
export async function readSeedFile(path: string, timezone: string): Promise<Parsed<DocumentContent>> {
  await using file = await open(path);
  const { size } = await file.stat();
  if (size > fileLimitMb * MB) {
    const shown = (size / MB).toFixed(1);
    return faulty(null, `has ${shown} MB; the limit is ${fileLimitMb} MB: keep the article only`);
  }
  return parseSeed(await file.readFile(), { kind: seedKindOf(path) ?? '.txt', timezone });
}

/**
 * Reads a file, or a page by its http(s) address, for the command line. Throws an `Error` that names the place, the line
 * where it can, the rule and the remedy.
 */
export async function readDocumentPlace(
  place: string,
  { fetch, timezone = 'UTC' }: { readonly fetch: Fetch; readonly timezone?: string },
): Promise<DocumentContent> {
  const read = /^https?:\/\//i.test(place)
    ? await readAddress(place, { fetch, timezone })
    : await readPath(place, timezone);
  if (read.kind === 'ok') return read.value;
  const { line, message } = read.fault;
  throw new Error(`${shownAddress(place)}${line === null ? '' : `:${line}`}: ${message}`);
}

async function readPath(path: string, timezone: string): Promise<Parsed<DocumentContent>> {
  try {
    return await readSeedFile(path, timezone);
  } catch (cause) {
    throw new Error(`${shownAddress(path)}: ${refusalOf(cause)}`, { cause });
  }
}

/** What the file system said, in words a person can act on. */
export function refusalOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  switch (code) {
    case 'ENOENT':
      return 'there is no such file; check the name';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read; give the newsroom the right to read it';
    case 'EISDIR':
      return 'is a folder; name a file in it';
    default:
      return `cannot be read (${code}); check the file and its disk`;
  }
}

async function readAddress(
  address: string,
  { fetch, timezone }: { readonly fetch: Fetch; readonly timezone: string },
): Promise<Parsed<DocumentContent>> {
  const { url, status, headers, bytes } = await fetch({
    url: address,
    headers: { accept: 'text/html,application/xhtml+xml' },
  });
  if (status !== 200)
    throw new Error(`${shownAddress(url)}: the server answered ${status}; check the address in a browser`);
  const contentType = headers['content-type'] ?? '';
  const charset = /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1];
  const reading = { kind: kindOfType(contentType), timezone, url };
  return parseSeed(bytes, charset === undefined ? reading : { ...reading, charset });
}

function kindOfType(contentType: string): SeedKind {
  if (/\bjson\b/i.test(contentType)) return '.json';
  return /^text\/plain\b/i.test(contentType) ? '.txt' : '.html';
}
