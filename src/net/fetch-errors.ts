import { errors } from 'undici';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import { FetchError, type AnswerHead, type FetchLimits } from './fetch.ts';
import { EncodingError, TooLargeError } from './read-body.ts';

/** An address as errors may show it: without user, password, query and fragment. */
export const shownUrl = ({ protocol, host, pathname }: URL): string => `${protocol}//${host}${pathname}`;

/** The same for what is no address: all that may be a password or a query is left out. */
export const shownText = (address: string): string =>
  address
    .replace(/[?#].*$/su, '')
    .replace(/\/\/.*@/su, '//')
    .slice(0, 200);

export interface Asked {
  readonly url: URL;
  readonly limits: FetchLimits;
  /** Aborts when the time is over or the caller calls it off. */
  readonly signal: AbortSignal | null;
  /** What had been answered. */
  readonly head: AnswerHead | null;
  /** Whether a server has had a request on the way here. */
  readonly sent: boolean;
}

/** Says of whatever was thrown on the way what it means. */
export function asFetchError(cause: unknown, { url, limits, signal, head, sent }: Asked): FetchError {
  if (cause instanceof FetchError) return cause;
  const said = (why: FetchError['why'], words: string) =>
    new FetchError(why, `${shownUrl(url)}: ${words}`, { cause, head, unsent: !sent && isUnsent(cause) });
  if (signal?.aborted === true) {
    const { reason } = signal as { readonly reason: unknown };
    return reason instanceof DOMException && reason.name === 'TimeoutError'
      ? said('too-long', `${reason.message}; try again later`)
      : said('network', 'called off');
  }
  if (cause instanceof TooLargeError)
    return said('too-large', `larger than ${sizeOf(limits.bytes)}; give the address of something smaller`);
  if (cause instanceof EncodingError) return said('unreadable', `${cause.message}; tell who runs the server`);
  const code = codeOf(cause);
  if (/HEADERS?_OVERFLOW$/.test(code))
    return said('too-large', 'its headers are larger than 64 KB; tell who runs the server');
  if (cause instanceof errors.HTTPParserError)
    return said('unreadable', 'it does not answer in HTTP; check the address');
  if (code === 'ENOTFOUND') return said('network', `there is no host ${url.hostname}; check the address`);
  const words = cause instanceof Error && cause.message !== '' ? cause.message : code;
  return said('network', `${words}; check the address and try again`);
}

/** What a fetch of this address failed at, as people are told. */
export function reasonOfFetch({ why, cause }: FetchError, address: string): Reason {
  const url = URL.parse(address);
  const host = url === null ? shownText(address) : shownUrl(url);
  if (why === 'unreadable') return reasonOf('unreadable-answer', { host });
  if (why !== 'network') return reasonOf(`fetch-${why}`, { host });
  return reasonOf('fetch-network', { host, code: codeOf(cause) || '—' });
}

const sizeOf = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`;

/** Of an error, or of the first of several: all addresses of a name were tried. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && !('code' in error)) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const TLS = /^(?:ERR_TLS|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Whether the connection did not come about. */
function isUnsent(error: unknown): boolean {
  // all addresses of a name were tried
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(isUnsent);
  if (error instanceof errors.ConnectTimeoutError) return true;
  if (!(error instanceof Error)) return false;
  const { syscall, code = '' } = error as NodeJS.ErrnoException;
  return syscall === 'connect' || syscall === 'getaddrinfo' || TLS.test(code);
}
