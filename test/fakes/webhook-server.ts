import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What goes wrong with the next request: nothing has been done (`before`) or all of it (`after`). */
export type WebhookTrouble =
  | { readonly kind: 'drop' | 'hang'; readonly when: 'before' | 'after' }
  | {
      readonly kind: 'status';
      readonly when: 'before' | 'after';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly text?: string;
    };

export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface FakeWebhookOptions {
  readonly secret: string;
  /** Ids of its own for messages; else it names none. */
  readonly named?: boolean;
  /** What a repeat of a request that was taken is answered with. */
  readonly repeats?: 200 | 409;
}

/**
 * Another program that takes posts as the design page says: it knows a repeat by the key and its operation, checks the
 * signature over the very bytes, and keeps what stands. A change of what is not there is answered with 404.
 */
export async function startFakeWebhook({ secret, named = true, repeats = 200 }: FakeWebhookOptions) {
  const messages = new Map<string, Readonly<Record<string, unknown>>>();
  const taken = new Map<string, number>();
  const requests: WebhookRequest[] = [];
  const violations: string[] = [];
  const troubles: WebhookTrouble[] = [];
  const waiting = new Set<() => void>();
  let number = 0;

  function faultsOf(request: IncomingMessage, bytes: Buffer): string[] {
    const { headers, method } = request;
    const at = String(headers['x-strillone-timestamp']);
    const right = `sha256=${createHmac('sha256', secret).update(`${at}.`).update(bytes).digest('hex')}`;
    const given = String(headers['x-strillone-signature']);
    const isRight = given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));
    return [
      ...(method === 'POST' ? [] : [`method ${String(method)}`]),
      ...(headers['content-type']?.startsWith('application/json') === true ? [] : ['no JSON']),
      ...(isRight ? [] : ['a wrong signature']),
      ...(/^\d{10}$/.test(at) ? [] : [`timestamp ${at}`]),
    ];
  }

  /** Does what is asked; answers the status and the id. */
  function take({ headers, body }: WebhookRequest): { status: number; id?: string } {
    const key = `${String(body.operation)} ${String(headers['idempotency-key'])}`;
    if (headers['idempotency-key'] !== body.delivery) violations.push('the key is not the delivery');
    const before = taken.get(key);
    const known = [...messages.keys()];
    const target = String(body.message);
    if (before !== undefined) {
      const id = known.find(one => one === (named ? String(before) : body.delivery));
      return { status: repeats, ...(named && id !== undefined ? { id } : {}) };
    }
    if (body.operation === 'send') {
      const id = named ? String(++number) : String(body.delivery);
      taken.set(key, number);
      messages.set(id, body);
      return { status: 201, ...(named ? { id } : {}) };
    }
    if (!messages.has(target)) return { status: 404 };
    taken.set(key, number);
    if (body.operation === 'edit') messages.set(target, body);
    else messages.delete(target);
    return { status: 200 };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await buffer(request);
    violations.push(...faultsOf(request, bytes));
    const received = {
      headers: request.headers,
      body: JSON.parse(bytes.toString('utf8')) as WebhookRequest['body'],
    };
    requests.push(received);
    const trouble = troubles.shift();
    const done = trouble?.when === 'before' ? null : take(received);
    for (const wake of waiting) wake();
    if (trouble?.kind === 'drop') request.socket.destroy();
    else if (trouble?.kind === 'status')
      response.writeHead(trouble.status, trouble.headers).end(trouble.text);
    else if (trouble?.kind !== 'hang' && done !== null) {
      response.writeHead(done.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(done.id === undefined ? {} : { id: done.id }));
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/in/canary-path-of-the-hook?key=canary-key-of-the-hook`,
    host: `127.0.0.1:${port}`,
    messages,
    requests,
    violations,
    /** Lets one of the next requests meet each of these. */
    fault: (trouble: WebhookTrouble) => troubles.push(trouble),
    async until(isSo: () => boolean): Promise<void> {
      while (!isSo()) {
        const { promise, resolve } = Promise.withResolvers<undefined>();
        const wake = () => {
          resolve(undefined);
        };
        waiting.add(wake);
        await promise;
        waiting.delete(wake);
      }
    },
    goOffline: close,
    goOnline: () => listen(port),
    [Symbol.asyncDispose]: close,
  };
}

export type FakeWebhook = Awaited<ReturnType<typeof startFakeWebhook>>;
