import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import { ReasonError } from '../core/reasons/reason-error.ts';
import { FetchError, type Fetch } from './fetch.ts';

/** An address as errors may show it: without user, password, query and fragment. */
export const shownUrl = ({ protocol, host, pathname }: URL): string => `${protocol}//${host}${pathname}`;

/** The same for what is no address: all that may be a password or a query is left out. */
export const shownText = (address: string): string =>
  address
    .replace(/[?#].*$/su, '')
    .replace(/\/\/.*@/su, '//')
    .slice(0, 200);

/** What a fetch of this address failed at, as people are told. */
export function reasonOfFetch({ why, cause, at }: FetchError, address: string): Reason {
  const url = URL.parse(address);
  const asked = url === null ? shownText(address) : shownUrl(url);
  const host = at === null ? asked : `${asked} → ${at}`;
  if (why === 'unreadable') return reasonOf('unreadable-answer', { host });
  if (why !== 'network') return reasonOf(`fetch-${why}`, { host });
  return reasonOf('fetch-network', { host, code: codeOf(cause) || '—' });
}

/** The same door for what people ask for: throws `ReasonError` in place of `FetchError`. */
export const reasoned =
  (fetch: Fetch): Fetch =>
  async request => {
    try {
      return await fetch(request);
    } catch (cause) {
      if (!(cause instanceof FetchError)) throw cause;
      throw new ReasonError(reasonOfFetch(cause, request.url), { cause });
    }
  };

/** Of an error, or of the first of several: all addresses of a name were tried. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError && !('code' in error)) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
