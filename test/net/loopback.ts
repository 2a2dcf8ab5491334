import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';
import type { LookupAddress } from 'node:dns';
import { createFetch, type FetchOptions } from '../../src/net/create-fetch.ts';
import { FetchError, type Fetch, type FetchRequest } from '../../src/net/fetch.ts';

/** A server on this machine, and how many connections it has had. */
export interface Loopback extends AsyncDisposable {
  readonly port: number;
  /** As "http://127.0.0.1:8080". */
  readonly root: string;
  /** The requests it has had, as "GET /path". */
  readonly asked: string[];
  connections: number;
}

/** All of 127.0.0.0/8 is this machine: tests have a public side (127.0.0.1) and a private one (127.0.0.2). */
export const PUBLIC = '127.0.0.1';
export const PRIVATE = '127.0.0.2';

/** Serves until it is disposed of. `port`: the same as another server's, at another address. */
export async function serve(
  listener: RequestListener,
  { host = PUBLIC, port = 0 }: { readonly host?: string; readonly port?: number } = {},
): Promise<Loopback> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    listener(request, response);
  });
  return listen(server, asked, { host, port });
}

/** The same for what is no `http` server. */
export async function listen(
  server: NetServer | Server,
  asked: string[] = [],
  { host = PUBLIC, port = 0 }: { readonly host?: string; readonly port?: number } = {},
): Promise<Loopback> {
  const open = new Set<{ destroy(): void }>();
  server.on('connection', (socket: { destroy(): void; once(event: 'close', then: () => void): void }) => {
    loopback.connections++;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>(resolve => server.listen(port, host, resolve));
  const { port: taken } = server.address() as AddressInfo;
  const loopback: Loopback = {
    port: taken,
    root: `http://${host}:${String(taken)}`,
    asked,
    connections: 0,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
  return loopback;
}

/** A resolver that knows these names and no others. */
export const names =
  (table: Readonly<Record<string, readonly string[]>>): NonNullable<FetchOptions['resolve']> =>
  name => {
    const found = table[name];
    return found === undefined
      ? Promise.reject(
          Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
            code: 'ENOTFOUND',
            syscall: 'getaddrinfo',
          }),
        )
      : Promise.resolve(
          found.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
  };

/** The product's rules, but that 127.0.0.1 counts as public. */
export const fetchHere = (options: Partial<FetchOptions> = {}): Fetch =>
  createFetch({ allow: [], isPublic: address => address === PUBLIC, ...options });

/** What a request fails with; fails itself when it does not. */
export async function failureOf(fetch: Fetch, request: FetchRequest | string): Promise<FetchError> {
  const asked = typeof request === 'string' ? { url: request } : request;
  const answer: unknown = await fetch(asked).catch((error: unknown) => error);
  if (answer instanceof FetchError) return answer;
  throw new Error('no FetchError', { cause: answer });
}
