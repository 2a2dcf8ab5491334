import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
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
  readonly body: string | ReadableStream<Uint8Array>;
  readonly signal: AbortSignal;
}
interface Answer {
  json(): Promise<unknown>;
}

/** A hundred updates, each of which quotes messages of some kilobytes. */
const LONGEST_ANSWER = 2 ** 24;

const kept = { plain: new PlainAgent({ keepAlive: true }), secure: new SecureAgent({ keepAlive: true }) };

/**
 * A `fetch` for grammY, over connections that are kept. With `trace` it is for one request, over a connection of its own: a kept
 * connection that the server closes just as it is used looks like a lost answer, and a lost answer holds a post. A `fetch`
 * of the web tells neither whether anything was sent nor the status of an answer that is no JSON.
 */
export function createFetch(trace?: RequestTrace): (url: string, init: Init) => Promise<Answer> {
  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const secure = url.startsWith('https:');
      const request = (secure ? secureRequest : plainRequest)(url, {
        method,
        ...(trace === undefined
          ? { agent: secure ? kept.secure : kept.plain, headers }
          : { agent: false, headers: { ...headers, connection: 'close' } }),
      });
      const callOff = () => request.destroy(new DOMException('called off', 'AbortError'));
      const fail = (error: Error) => {
        signal.removeEventListener('abort', callOff);
        reject(error);
      };
      signal.addEventListener('abort', callOff, { once: true });
      if (trace !== undefined) follow(request, trace, secure ? 'secureConnect' : 'connect');
      request.on('error', fail);
      request.on('response', response => {
        readAll(response).then(text => {
          signal.removeEventListener('abort', callOff);
          resolve({ json: () => Promise.resolve(text).then(json => JSON.parse(json) as unknown) });
        }, fail);
      });
      if (typeof body === 'string') request.end(body);
      else Readable.fromWeb(body).on('error', fail).pipe(request);
      if (signal.aborted) callOff();
    });
}

function follow(request: ClientRequest, trace: RequestTrace, connected: 'connect' | 'secureConnect'): void {
  request.on('socket', socket => {
    socket.once(connected, () => {
      trace.reached = true;
    });
  });
  request.on('response', response => {
    trace.status = response.statusCode ?? null;
    const wait = Number(response.headers['retry-after'] ?? NaN);
    trace.retryAfterMs = Number.isFinite(wait) ? wait * SECOND : null;
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
