import { reasonOf, type Reason } from '../../core/reasons/reason.ts';
import { ReadError } from '../reading/read-error.ts';

const MB = 1024 * 1024;
/** In bytes, the largest feed that is read; real ones stay under 10 MB. */
export const largestFeed = 16 * MB;
const LIMIT = String(largestFeed / MB);

/** Throws `ReadError` for what is larger than any real feed. */
export function refuseLarge(bytes: Uint8Array, url: string | null): void {
  if (bytes.length <= largestFeed) return;
  const size = (bytes.length / MB).toFixed(1);
  throw new ReadError({ url, why: reasonOf('feed-too-large', { size, limit: LIMIT }) });
}

/** What is said of a feed that would be larger when it is unpacked. */
export const largeUnpacked: Reason = reasonOf('feed-unpacked', { limit: LIMIT });
