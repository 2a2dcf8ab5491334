import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createWebApp, type WebDeps } from './web-app.ts';

/**
 * Serves the newsroom's page until it is disposed. Port 0 takes any free one; `address` is where it really is, without
 * a slash at the end. Rejects with an Error that names host, port and remedy when it cannot listen there.
 */
export async function startWeb(
  options: WebDeps & { readonly port: number },
): Promise<{ readonly address: string } & AsyncDisposable> {
  const { host, port } = options;
  const listener = getRequestListener(createWebApp(options).fetch);
  const server = createServer((request, response) => void listener(request, response));
  await listen(server, host, port);
  return {
    address: addressOf(server.address() as AddressInfo),
    async [Symbol.asyncDispose]() {
      await new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new Error(`web: cannot listen on ${host} port ${port}: ${remedyFor(cause)}`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

function remedyFor({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EADDRINUSE':
      return 'another program has this port (a newsroom that runs already?); stop it, or set web.port to a free one';
    case 'EACCES':
      return 'this user may not take the port; set web.port to one above 1023';
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'this machine has no such address; set web.host to 127.0.0.1, or to 0.0.0.0 for all of its networks';
    default:
      return `${message}; check web.host and web.port`;
  }
}

/** An address that a person on this machine can open: "all networks" is no place to go to. */
function addressOf({ address, port, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}
