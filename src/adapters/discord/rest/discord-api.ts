import { DefaultRestOptions, REST, RequestMethod } from '@discordjs/rest';
import type { ResponseLike, RouteLike } from '@discordjs/rest';
import { deadline } from '../../../core/async/deadline.ts';
import { SECOND } from '../../../core/time.ts';
import type { Duration, Instant } from '../../../core/time.ts';
import { formBody, type AttachedFile } from './form-body.ts';
import type { InvalidRequests } from './invalid-requests.ts';
import { readTooMany, restOf, TooManyRequests } from './too-many-requests.ts';

/** The key to Discord. `apiRoot` is an address without a version, as `http://127.0.0.1:1234/api`; null = Discord's own. */
export interface DiscordAccess {
  readonly token: string;
  readonly apiRoot: string | null;
  /** Of the application, by which interactions over HTTP are known to be Discord's; absent = they come through the gateway. */
  readonly publicKey?: string;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly route: RouteLike;
  readonly body?: unknown;
  readonly files?: readonly AttachedFile[];
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
  /** The bucket of this request takes nothing more for so long; null = it does, or Discord did not say. */
  readonly restMs: Duration | null;
}

/**
 * Discord over HTTP: each call is one request, never repeated and never waiting for a rate limit. Throws what
 * discord.js throws (`DiscordAPIError`, `HTTPError`, network errors) and `TooManyRequests`; `outcomeOf` reads it.
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

export interface DiscordApiOptions {
  /** How long an answer may take, its body included. */
  readonly timeoutMs?: Duration | undefined;
  readonly now?: (() => Instant) | undefined;
  /** Told of every answer. */
  readonly invalid?: InvalidRequests | undefined;
}

/**
 * Speaks to Discord with this key. discord.js never sees the headers of rate limits: it would wait by the machine's clock
 * and within itself, where the outbox can neither see nor keep it. While all of ours are to wait, nothing is
 * asked; that a place waits is the outbox's to keep.
 */
export function createDiscordApi(access: DiscordAccess, options: DiscordApiOptions = {}): DiscordApi {
  const { timeoutMs = ANSWER_WITHIN, now = () => Date.now(), invalid } = options;
  const rests = new WeakMap<object, Duration>();
  const rest = new REST({
    ...restOptionsOf(access),
    timeout: timeoutMs,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    async makeRequest(url, init): Promise<ResponseLike> {
      const response = await DefaultRestOptions.makeRequest(url, init);
      const { headers, status } = response;
      invalid?.note({
        status,
        shared: headers.get('x-ratelimit-scope') === 'shared',
        place: init.method === 'POST' ? placeOf(url) : null,
      });
      if (status === 429) throw await readTooMany(response);
      const restMs = restOf(headers);
      if (restMs !== null) rests.set(response, restMs);
      for (const name of [...headers.keys()])
        if (name.startsWith('x-ratelimit-') || name === 'retry-after') headers.delete(name);
      return response;
    },
  });

  async function ask({
    method,
    route,
    query,
    open = false,
    signal,
    ...content
  }: ApiRequest): Promise<ApiAnswer> {
    rest.setToken(access.token); // a 401 makes discord.js forget it
    using ending = deadline(timeoutMs, signal);
    const response = await rest.queueRequest({
      ...bodyOf(content),
      method: methods[method],
      fullRoute: route,
      auth: !open,
      signal: ending.signal,
      ...(query ? { query: new URLSearchParams(query) } : {}),
    });
    const date = Date.parse(response.headers.get('date') ?? '');
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    // discord.js stops its own clock at the head of the answer; the body can stall, too
    const data: unknown = await orAbort(isJson ? response.json() : response.arrayBuffer(), ending.signal);
    return {
      data: isJson ? data : undefined,
      at: Number.isNaN(date) ? null : date,
      restMs: rests.get(response) ?? null,
    };
  }

  /** What Discord told all of ours to wait for. */
  let told: { readonly reason: string; readonly until: Instant } | null = null;

  return {
    async call(request) {
      const leftMs = (told?.until ?? 0) - now();
      // who answers a person's command has a token of their own, and no second chance
      if (told !== null && leftMs > 0 && request.open !== true)
        throw new TooManyRequests(told.reason, { scope: 'platform', afterMs: leftMs });
      try {
        return await ask(request);
      } catch (error) {
        if (error instanceof TooManyRequests && error.scope === 'platform')
          told = { reason: error.message, until: now() + (error.afterMs ?? 0) };
        throw error;
      }
    },
  };
}

/** Where a new message was to go: a channel, or a webhook that says that it waits for its answer. */
function placeOf(url: string): string | null {
  const { channel, webhook } = PLACE.exec(url)?.groups ?? {};
  return channel ?? webhook ?? null;
}
const PLACE = /\/channels\/(?<channel>\d+)\/messages$|\/webhooks\/(?<webhook>\d+)\/[^/?]+\?(?:.*&)?wait=true/;

/** JSON, or a form where there are files. */
function bodyOf({ body, files = [] }: Pick<ApiRequest, 'body' | 'files'>) {
  if (files.length === 0) return { body };
  const form = formBody(body, files);
  return { body: form.body, passThroughBody: true, headers: { 'content-type': form.contentType } };
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
