import { ReadError } from '../reading/read-error.ts';

const MB = 1024 * 1024;
/** In bytes, the largest feed that is read; real ones stay under 10 MB. */
export const largestFeed = 16 * MB;

/** Throws `ReadError` for what is larger than any real feed. */
export function refuseLarge(bytes: Uint8Array, url: string | null): void {
  if (bytes.length > largestFeed) throw tooLarge(`${(bytes.length / MB).toFixed(1)} MB`, url);
}

export const tooLarge = (size: string, url: string | null): ReadError =>
  new ReadError({
    url,
    rule: `has ${size}, and ${largestFeed / MB} MB is the limit for a feed`,
    remedy: 'ask the publisher for one with fewer items',
  });
