import { Api } from 'grammy/web';
import type { Transformer } from 'grammy/web';
import { deadline } from '../../core/async/deadline.ts';
import { SECOND } from '../../core/time.ts';
import type { Duration } from '../../core/time.ts';
import { createFetch } from './create-fetch.ts';
import type { RequestTrace } from './create-fetch.ts';

/** The key to the Bot API. `apiRoot` is an address without a slash at its end. */
export interface TelegramAccess {
  readonly token: string;
  readonly apiRoot: string;
}

/** When a request is given up. */
export interface Patience {
  /** How long an answer may take, beside the time a poll asks to be held; 20 s when nothing is said. */
  readonly answerMs?: Duration | undefined;
  readonly signal?: AbortSignal;
}

/** One request to the Bot API, and what is known of how far it went. */
export interface TelegramAttempt {
  readonly api: Api;
  readonly trace: Readonly<RequestTrace>;
}

const ANSWER: Duration = 20 * SECOND;

/**
 * Speaks to the Bot API over connections that are kept. Each call is one request, given up in its time: nothing here repeats
 * anything. Throws what grammY throws (`GrammyError`, `HttpError`), whose inspection shows the token: hand it to
 * `reasonOf` only. Cheap to make: one for each signal.
 */
export const createTelegramApi = ({ token, apiRoot }: TelegramAccess, patience: Patience = {}): Api =>
  withPatience(new Api(token, { apiRoot, fetch: createFetch() }), patience);

/** Makes one request over a connection of its own; see `createFetch`. */
export function createTelegramAttempt(
  { token, apiRoot }: TelegramAccess,
  patience: Patience = {},
): TelegramAttempt {
  const trace: RequestTrace = { reached: false, status: null, retryAfterMs: null };
  const api = new Api(token, { apiRoot, fetch: createFetch(trace) });
  return { api: withPatience(api, patience), trace };
}

function withPatience(api: Api, { answerMs = ANSWER, signal }: Patience): Api {
  const inTime: Transformer = async (call, method, payload) => {
    const heldSeconds = 'timeout' in payload ? payload.timeout : 0;
    using until = deadline(answerMs + heldSeconds * SECOND, signal);
    return await call(method, payload, until.signal as unknown as GrammySignal);
  };
  api.config.use(inTime);
  return api;
}

/** What grammY calls an abort signal: the type of its older polyfill, which native ones fit but for one method's type. */
type GrammySignal = NonNullable<Parameters<Transformer>[3]>;
