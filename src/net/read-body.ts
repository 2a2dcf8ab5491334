import { pipeline } from 'node:stream/promises';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** What this reads, as the header `accept-encoding` has it. */
export const acceptEncoding = 'gzip, deflate, br, zstd';

/** More bytes than may be taken. */
export class TooLargeError extends Error {}

/** Bytes that are not in the encoding they are said to be in, or in one that nobody asked for. */
export class EncodingError extends Error {}

/** Windows of 8 MB are what a decoder must offer, and what a server may use (RFC 9659). */
const ZSTD = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };

/**
 * Decompresses a body and takes at most `limit` bytes of it, before and after decompression: what comes later is never
 * decompressed. Throws `TooLargeError`, `EncodingError`, or what the stream throws.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  encoding: string,
  limit: number,
): Promise<Uint8Array> {
  const raw = metered(body, limit);
  const { done, value: first } = await raw.next();
  if (done === true) return new Uint8Array();
  const whole = () => startingWith(first, raw);
  const decoder = decoderFor(encoding, first);
  if (decoder === null) return collect(whole(), limit);
  let taken = new Uint8Array();
  try {
    await pipeline(whole, decoder, async decoded => {
      taken = await collect(decoded as AsyncIterable<Uint8Array>, limit);
    });
    return taken;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^(?:Z_|ERR__|ERR_BROTLI|ZSTD_)/.test(code))
      throw new EncodingError(`what it says is ${encoding} is not`, { cause: error });
    throw error;
  }
}

function decoderFor(encoding: string, [first = 0]: Uint8Array) {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
    case 'none':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress(ZSTD);
    case 'deflate':
      // some servers leave out the wrapping that the standard asks for (RFC 9110, 8.4.1.2)
      return (first & 0x0f) === 8 ? createInflate() : createInflateRaw();
    default:
      // several on top of each other too: no browser asks for that, and a bomb hides in it
      throw new EncodingError(`the encoding "${encoding.slice(0, 40)}" was not asked for`);
  }
}

async function* metered(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array, undefined> {
  let seen = 0;
  for await (const chunk of body) {
    seen += chunk.length;
    if (seen > limit) throw new TooLargeError();
    yield chunk;
  }
}

async function* startingWith(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function collect(body: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of metered(body, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
