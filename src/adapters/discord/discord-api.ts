import { REST, RequestMethod } from 'discord.js';
import type { RawFile, RouteLike } from 'discord.js';
import { SECOND } from '../../core/time.ts';
import type { Duration, Instant } from '../../core/time.ts';

/** The key to Discord. `apiRoot` is an address without a version, as `http://127.0.0.1:1234/api`; null = Discord's own. */
export interface DiscordAccess {
  readonly token: string;
  readonly apiRoot: string | null;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly route: RouteLike;
  readonly body?: unknown;
  readonly files?: RawFile[];
  readonly query?: Readonly<Record<string, string>>;
  /** The token is in the route (interactions): no Authorization header. */
  readonly open?: boolean;
  readonly signal?: AbortSignal;
}

export interface ApiAnswer {
  /** The JSON of the answer, unread; undefined when there was none. */
  readonly data: unknown;
  /** What Discord's clock said; null when it did not say. */
  readonly at: Instant | null;
}

/**
 * Discord over HTTP: each call is one request, never repeated and never waiting for a rate limit. Throws what
 * discord.js throws (`DiscordAPIError`, `HTTPError`, `RateLimitError`, network errors); `outcomeOf` reads it.
 */
export interface DiscordApi {
  call(request: ApiRequest): Promise<ApiAnswer>;
}

const methods = {
  GET: RequestMethod.Get,
  POST: RequestMethod.Post,
  PUT: RequestMethod.Put,
  PATCH: RequestMethod.Patch,
  DELETE: RequestMethod.Delete,
} as const;

const ANSWER_WITHIN: Duration = 20 * SECOND;

/** How discord.js is to make requests, ours and its own: a try is one request, and nothing waits unseen. */
export const restOptionsOf = ({ apiRoot }: DiscordAccess) => ({
  ...(apiRoot === null ? {} : { api: apiRoot }),
  // a re-post after a lost answer makes a second message, and only the outbox may wait
  retries: 0,
  rejectOnRateLimit: () => true,
  offset: 0,
});

/** Speaks to Discord with this key; `timeoutMs` is how long an answer may take, its body included. */
export function createDiscordApi(access: DiscordAccess, timeoutMs: Duration = ANSWER_WITHIN): DiscordApi {
  const rest = new REST({ ...restOptionsOf(access), timeout: timeoutMs });
  return {
    async call({ method, route, query, open = false, signal, ...request }) {
      rest.setToken(access.token); // a 401 makes discord.js forget it
      const ending = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
      const response = await rest.queueRequest({
        ...request,
        method: methods[method],
        fullRoute: route,
        auth: !open,
        signal: ending,
        ...(query ? { query: new URLSearchParams(query) } : {}),
      });
      const date = Date.parse(response.headers.get('date') ?? '');
      const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
      // discord.js stops its own clock at the head of the answer; the body can stall, too
      const data: unknown = await orAbort(isJson ? response.json() : response.arrayBuffer(), ending);
      return { data: isJson ? data : undefined, at: Number.isNaN(date) ? null : date };
    },
  };
}

async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const stop = () => {
    aborted.reject(new DOMException('The answer did not end in time', 'AbortError'));
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  work.catch(() => undefined); // when the signal wins, its late failure is nobody's
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
