import { request as plainRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { SECOND } from '../../core/time.ts';
import type { Duration } from '../../core/time.ts';

/** What is known of one request beside what grammY tells of it; filled while it goes on. */
export interface RequestTrace {
  /** A connection stood (with TLS: was trusted), so that something may have been sent. */
  reached: boolean;
  /** The status of the answer's head; null as long as there is none. */
  status: number | null;
  retryAfterMs: Duration | null;
}

/** What grammY hands to its `fetch`, and what it reads of the answer. */
interface Init {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
  readonly signal: AbortSignal;
}
interface Answer {
  json(): Promise<unknown>;
}

/** Answers of the Bot API are a few kilobytes. */
const LONGEST_ANSWER = 2 ** 20;

/**
 * A `fetch` for one request of grammY over a connection of its own. A kept connection that the server closes just as it is
 * used looks like a lost answer, and a lost answer holds a post; and grammY's own `fetch` tells neither whether anything
 * was sent nor the status of an answer that is no JSON.
 */
export function createTracedFetch(trace: RequestTrace): (url: string, init: Init) => Promise<Answer> {
  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const secure = url.startsWith('https:');
      const request = (secure ? secureRequest : plainRequest)(url, {
        method,
        agent: false,
        headers: { ...headers, connection: 'close' },
      });
      const callOff = () => request.destroy(new DOMException('called off', 'AbortError'));
      const fail = (error: Error) => {
        signal.removeEventListener('abort', callOff);
        reject(error);
      };
      signal.addEventListener('abort', callOff, { once: true });
      request.on('socket', socket => {
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          trace.reached = true;
        });
      });
      request.on('error', fail);
      request.on('response', response => {
        trace.status = response.statusCode ?? null;
        const wait = Number(response.headers['retry-after'] ?? NaN);
        trace.retryAfterMs = Number.isFinite(wait) ? wait * SECOND : null;
        readAll(response).then(text => {
          signal.removeEventListener('abort', callOff);
          resolve({ json: () => Promise.resolve(text).then(json => JSON.parse(json) as unknown) });
        }, fail);
      });
      if (typeof body === 'string') request.end(body);
      else body.pipe(request);
      if (signal.aborted) callOff();
    });
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) throw new Error('the answer is far too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
