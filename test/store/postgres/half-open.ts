import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface HalfOpenProxy extends AsyncDisposable {
  /** The address of the database, through here. */
  readonly url: string;
  /** From now on nothing comes through, on old connections and new ones, and none is closed: as behind a cable that was pulled. */
  freeze(): void;
  /** New connections come through again; the old ones are gone. */
  mend(): void;
}

/** A TCP proxy before a PostgreSQL server. */
export async function createHalfOpenProxy(database: string): Promise<HalfOpenProxy> {
  const target = new URL(database);
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server = createServer(client => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // whoever is at the other end of the pipe sees it end
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        if (!isFrozen) for (const other of [client, upstream]) other.destroy();
      });
    }
    client.on('data', chunk => {
      if (!isFrozen) upstream.write(chunk);
    });
    upstream.on('data', chunk => {
      if (!isFrozen) client.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const url = new URL(database);
  url.port = String(address.port);
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    freeze() {
      isFrozen = true;
    },
    mend() {
      isFrozen = false;
      drop();
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      drop();
      await closed;
    },
  };
}
