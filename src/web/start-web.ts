import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';
import { ReasonError } from '../core/reasons/reason-error.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import { MINUTE, type Duration } from '../core/time.ts';
import type { HealthDeps } from './health-app.ts';
import type { WebDeps } from './web-app.ts';

/** An import would load Node's own fetch, too, for the WebSocket that `node:http` exports: some 30 ms of each start. */
const { createServer } = process.getBuiltinModule('node:http');

/** Where the page is when the config names no port. */
const USUAL_PORT = 8080;
/** So many are tried, one after the other. */
const USUAL_PORTS = 100;

/** A request has come by then, its body included: the largest is 5 MB. */
const REQUEST_WITHIN: Duration = MINUTE;

export interface Where {
  readonly host: string;
  readonly port: number | null;
}

export interface RunningWeb extends AsyncDisposable {
  readonly address: string;
  readonly insteadOf: number | null;
}

/**
 * Serves the newsroom's page until it is disposed. Port 0 takes any free one, null the usual one or, when that is taken, the
 * next that is free; `address` is where it really is, without a slash at the end, and `insteadOf` the usual port if it
 * was taken. Rejects with an Error that names host, port and remedy when it cannot listen there.
 */
export const startWeb = (options: WebDeps & Where): Promise<RunningWeb> =>
  serveApp(async () => (await import('./web-app.ts')).createWebApp(options), options);

/** Serves health and metrics alone, for a process that has no page; otherwise as `startWeb`. */
export const startHealth = (options: HealthDeps & Where): Promise<RunningWeb> =>
  serveApp(async () => (await import('./health-app.ts')).createHealthApp(options), options);

/** Listens at once; what answers is loaded when somebody asks. Where it cannot be, requests are cut off and a fault is told. */
async function serveApp(
  load: () => Promise<Hono>,
  { host, port, record }: Where & Pick<HealthDeps, 'record'>,
): Promise<RunningWeb> {
  let listener: Promise<Listener> | null = null;
  const server = createServer({ requestTimeout: REQUEST_WITHIN }, (request, response) => {
    const loaded = (listener ??= load().then(listenerOf));
    loaded
      .then(
        answer => answer(request, response),
        (error: unknown) => {
          // the next request may find what this one did not
          if (listener === loaded) listener = null;
          throw error;
        },
      )
      .catch((error: unknown) => {
        record({ kind: 'service-fault', part: 'web', error });
        response.destroy();
      });
  });
  if (port === null) await listenNear(server, host);
  else await listen(server, host, port);
  const where = server.address() as AddressInfo;
  return {
    address: addressOf(where),
    insteadOf: port === null && where.port !== USUAL_PORT ? USUAL_PORT : null,
    async [Symbol.asyncDispose]() {
      await new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function listenerOf(app: Hono): Promise<Listener> {
  const { getRequestListener } = await import('@hono/node-server');
  return getRequestListener(app.fetch);
}

async function listenNear(server: Server, host: string): Promise<void> {
  for (let port = USUAL_PORT; ; port++) {
    try {
      await listen(server, host, port);
      return;
    } catch (error) {
      const isTaken = error instanceof Error && (error.cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || port === USUAL_PORT + USUAL_PORTS - 1) throw error;
    }
  }
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const refused = (cause: NodeJS.ErrnoException) => {
      const detail = whyClosed(cause);
      reject(new ReasonError(reasonOf('port-closed', { host, port: String(port), detail }), { cause }));
    };
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      resolve();
    });
  });
}

function whyClosed({ code, message }: NodeJS.ErrnoException): Reason {
  switch (code) {
    case 'EADDRINUSE':
      return reasonOf('port-taken');
    case 'EACCES':
      return reasonOf('port-forbidden');
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return reasonOf('host-elsewhere');
    default:
      return reasonOf('port-other', { detail: message });
  }
}

/** An address that a person on this machine can open: "all networks" is no place to go to. */
function addressOf({ address, port, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}
