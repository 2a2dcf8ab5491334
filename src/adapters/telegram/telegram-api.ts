import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Api } from 'grammy';
import { SECOND } from '../../core/time.ts';
import type { Duration } from '../../core/time.ts';

/** The key to the Bot API. `apiRoot` is an address without a slash at its end. */
export interface TelegramAccess {
  readonly token: string;
  readonly apiRoot: string;
}

/** What grammY calls an abort signal: the type of its older polyfill, which native ones fit but for one method's type. */
export type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

/** A connection to the Bot API for one request, which knows whether anything can have reached the server. */
export interface TelegramAttempt {
  readonly api: Api;
  /** False as long as no connection stood: then nothing was sent, whatever the error says. */
  reached(): boolean;
}

/**
 * Speaks to the Bot API over connections that are kept. Each call is one request: nothing here repeats anything. Throws
 * what grammY throws (`GrammyError`, `HttpError`), whose inspection shows the token: hand it to `reasonOf` only.
 */
export const createTelegramApi = ({ token, apiRoot }: TelegramAccess): Api => new Api(token, { apiRoot });

/**
 * Opens a connection of its own for one request. A kept connection that the server closes just as it is used looks
 * like a lost answer, and a lost answer holds a post until an editor has looked.
 */
export function createTelegramAttempt({ token, apiRoot }: TelegramAccess): TelegramAttempt {
  let reached = false;
  const secure = apiRoot.startsWith('https:');
  const agent = secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false });
  const open = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = open(options, callback);
    socket?.once(secure ? 'secureConnect' : 'connect', () => {
      reached = true;
    });
    return socket;
  };
  const api = new Api(token, { apiRoot, baseFetchConfig: { agent, compress: true } });
  return { api, reached: () => reached };
}

/** How long an answer may take when the caller does not say. */
export const ANSWER_WITHIN: Duration = 20 * SECOND;

/** Aborts with `signal` or after the time, whichever comes first. */
export const within = (afterMs: Duration, signal?: AbortSignal): GrammySignal =>
  AbortSignal.any([AbortSignal.timeout(afterMs), ...(signal ? [signal] : [])]) as unknown as GrammySignal;
