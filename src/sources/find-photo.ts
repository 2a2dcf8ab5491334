import { createHash } from 'node:crypto';
import { open, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Article } from '../core/article.ts';
import type { FoundPhoto, PhotoFinder } from '../core/ports/ports.ts';
import { detailOf } from '../core/reasons/reason-error.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import { MINUTE, SECOND } from '../core/time.ts';
import { reasoned } from '../net/fetch-reason.ts';
import type { Fetch } from '../net/fetch.ts';
import { refusalOf } from '../core/reasons/file-faults.ts';
import { refused } from './reading/read-error.ts';

const MB = 1024 * 1024;
const LIMIT_MB = 10;
/** One article goes to several destinations, one after the other: its picture is asked for once. */
const KEPT_MS = 10 * MINUTE;
const KEPT_FAULT_MS = MINUTE;
const KEPT = 4;

export interface PhotoFinderOptions {
  /** Folders of sources, by the source's name: where pictures named beside a seed file lie. */
  readonly folders: ReadonlyMap<string, string>;
  readonly fetch: Fetch;
  /** Milliseconds from any start; default: the process's own. */
  readonly now?: () => number;
}

/**
 * Gets articles' pictures: from the public web (10 MB, 10 s), or from the article's own folder, named as seen from its seed
 * file and never outside of that folder. The latest four are kept for ten minutes, a fault for one.
 */
export function createPhotoFinder(options: PhotoFinderOptions): PhotoFinder {
  const now = options.now ?? (() => performance.now());
  const kept = new Map<string, { until: number; found: Promise<FoundPhoto> }>();
  return {
    find(article) {
      const { image } = article;
      if (image === null) return Promise.resolve({ kind: 'none' });
      const key = JSON.stringify([article.source, article.key, article.revision, image]);
      const known = kept.get(key);
      if (known && known.until > now()) return known.found;
      const found = read(article, image, options).then(
        (bytes): FoundPhoto => ({ kind: 'photo', photo: { bytes, hash: hashOf(bytes) } }),
        (error: unknown): FoundPhoto => {
          const entry = kept.get(key);
          if (entry) entry.until = now() + KEPT_FAULT_MS;
          return { kind: 'fault', why: detailOf(error) };
        },
      );
      kept.delete(key);
      kept.set(key, { until: now() + KEPT_MS, found });
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return found;
    },
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

async function read(article: Article, image: string, options: PhotoFinderOptions): Promise<Uint8Array> {
  if (/^https?:/iu.test(image)) return fetchPhoto(image, options);
  const folder = options.folders.get(article.source) ?? folderOfFile(article.source);
  if (folder === undefined) throw refused(image, reasonOf('photo-address'));
  return readBeside(article.key, image, folder);
}

/** Of a file that belongs to no source, which goes by its folder's address. */
const folderOfFile = (source: string): string | undefined =>
  source.startsWith('file:') ? fileURLToPath(source) : undefined;

async function fetchPhoto(address: string, { fetch }: PhotoFinderOptions): Promise<Uint8Array> {
  const { url, status, headers, bytes } = await reasoned(fetch)({
    url: address,
    headers: { accept: 'image/avif,image/webp,image/jpeg,image/png,image/gif' },
    limits: { redirects: 5, bytes: LIMIT_MB * MB, totalMs: 10 * SECOND },
  });
  if (status !== 200) throw refused(url, reasonOf('page-status', { status: String(status) }));
  const contentType = headers['content-type'] ?? '';
  // what the bytes really are, whoever develops them finds out
  if (/^(?:text|audio|video)\/|[+/](?:json|xml|html)\b/iu.test(contentType))
    throw refused(url, reasonOf('photo-type', { type: contentType }));
  return bytes;
}

/** `key` is the seed file's path below the folder. */
async function readBeside(key: string, image: string, folder: string): Promise<Uint8Array> {
  const root = await realpath(folder);
  const path = join(root, dirname(key), image);
  try {
    const real = await realpath(path);
    if (!real.startsWith(root + sep)) throw refused(image, reasonOf('photo-outside'));
    await using file = await open(real);
    const about = await file.stat();
    if (!about.isFile()) throw refused(image, reasonOf('photo-no-file'));
    if (about.size > LIMIT_MB * MB)
      throw refused(
        image,
        reasonOf('photo-too-large', { size: (about.size / MB).toFixed(1), limit: String(LIMIT_MB) }),
      );
    return await file.readFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw refused(image, refusalOf(error), { cause: error });
    throw error;
  }
}
