import { Api } from 'grammy';
import { SECOND } from '../../core/time.ts';
import type { Duration } from '../../core/time.ts';
import { createTracedFetch } from './traced-fetch.ts';
import type { RequestTrace } from './traced-fetch.ts';

/** The key to the Bot API. `apiRoot` is an address without a slash at its end. */
export interface TelegramAccess {
  readonly token: string;
  readonly apiRoot: string;
}

/** What grammY calls an abort signal: the type of its older polyfill, which native ones fit but for one method's type. */
export type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

/** One request to the Bot API, and what is known of how far it went. */
export interface TelegramAttempt {
  readonly api: Api;
  readonly trace: Readonly<RequestTrace>;
}

/**
 * Speaks to the Bot API over connections that are kept. Each call is one request: nothing here repeats anything. Throws
 * what grammY throws (`GrammyError`, `HttpError`), whose inspection shows the token: hand it to `reasonOf` only.
 */
export const createTelegramApi = ({ token, apiRoot }: TelegramAccess): Api => new Api(token, { apiRoot });

/** Makes one request over a connection of its own; see `createTracedFetch`. */
export function createTelegramAttempt({ token, apiRoot }: TelegramAccess): TelegramAttempt {
  const trace: RequestTrace = { reached: false, status: null, retryAfterMs: null };
  return { api: new Api(token, { apiRoot, fetch: createTracedFetch(trace) }), trace };
}

/** How long an answer may take when the caller does not say. */
export const ANSWER_WITHIN: Duration = 20 * SECOND;

/** Aborts with `signal` or after the time, whichever comes first. */
export const within = (afterMs: Duration, signal?: AbortSignal): GrammySignal =>
  AbortSignal.any([AbortSignal.timeout(afterMs), ...(signal ? [signal] : [])]) as unknown as GrammySignal;
