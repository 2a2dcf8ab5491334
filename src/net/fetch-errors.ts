import { errors } from 'undici';
import { FetchError, type AnswerHead, type FetchLimits } from './fetch.ts';
import { codeOf, shownUrl } from './fetch-reason.ts';
import { EncodingError, TooLargeError } from './read-body.ts';

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
  const at = sent ? shownUrl(url) : null;
  if (cause instanceof FetchError)
    return at === null
      ? cause
      : new FetchError(cause.why, cause.message, { cause, head: cause.head, unsent: cause.unsent, at });
  const said = (why: FetchError['why'], words: string) =>
    new FetchError(why, `${shownUrl(url)}: ${words}`, { cause, head, unsent: !sent && isUnsent(cause), at });
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

const sizeOf = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`;

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
