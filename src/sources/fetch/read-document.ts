import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { ReasonError } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { reasoned } from '../../net/fetch-reason.ts';
import type { Fetch } from '../../net/fetch.ts';
import { refused } from '../reading/read-error.ts';
import { refusalOf } from '../../core/reasons/file-faults.ts';
import { createReadingThread } from '../reading/reading-thread.ts';
import { parseSeed, seedKinds, type DocumentContent, type SeedKind } from '../seeds/parse-seed.ts';
import { faultAt, faulty, type Parsed } from '../seeds/seed-fault.ts';
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
    return faulty(null, reasonOf('file-too-large', { size: shown, limit: String(fileLimitMb) }));
  }
  return await parseSeed(await file.readFile(), { kind: seedKindOf(path) ?? '.txt', timezone });
}

/**
 * Reads a file, or a page by its http(s) address, for the command line. Throws a `ReasonError` that names the place,
 * and the line where it can.
 */
export async function readDocumentPlace(
  place: string,
  { fetch, timezone = 'UTC' }: { readonly fetch: Fetch; readonly timezone?: string },
): Promise<DocumentContent> {
  const read = /^https?:\/\//i.test(place)
    ? await readAddress(place, { fetch, timezone })
    : await readPath(place, timezone);
  if (read.kind === 'ok') return read.value;
  throw new ReasonError(faultAt(shownAddress(place), read.fault));
}

async function readPath(path: string, timezone: string): Promise<Parsed<DocumentContent>> {
  try {
    return await readSeedFile(path, timezone);
  } catch (cause) {
    throw refused(path, refusalOf(cause), { cause });
  }
}

async function readAddress(
  address: string,
  { fetch, timezone }: { readonly fetch: Fetch; readonly timezone: string },
): Promise<Parsed<DocumentContent>> {
  const { url, status, headers, bytes } = await reasoned(fetch)({
    url: address,
    headers: { accept: 'text/html,application/xhtml+xml' },
  });
  if (status !== 200) throw refused(url, reasonOf('page-status', { status: String(status) }));
  const contentType = headers['content-type'] ?? '';
  if (!READABLE.test(contentType))
    throw refused(url, reasonOf('page-type', { type: contentType.split(';', 1)[0] ?? '' }));
  const charset = /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1];
  const asked = { bytes, kind: kindOfType(contentType), timezone, url };
  await using reading = createReadingThread();
  return await reading.read('document', charset === undefined ? asked : { ...asked, charset });
}

/** A server that does not say what it sends mostly sends a page. */
const READABLE = /^$|\b(?:html|json|xml)\b|^text\/|^application\/octet-stream\b/i;

function kindOfType(contentType: string): SeedKind {
  if (/\bjson\b/i.test(contentType)) return '.json';
  return /^text\/plain\b/i.test(contentType) ? '.txt' : '.html';
}
