import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { failureOf } from '../fixtures/in-english.ts';

/** A message of the server's: AuthenticationSASL (10) or AuthenticationSASLContinue (11). */
function asking(code: number, words: string): Buffer {
  const head = Buffer.from('R\0\0\0\0\0\0\0\0');
  head.writeInt32BE(8 + words.length, 1);
  head.writeInt32BE(code, 5);
  return Buffer.concat([head, Buffer.from(words)]);
}

test('an address without a password is refused in words where the server asks for one, and no connection stays', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const open = new Set<unknown>();
  server.on('connection', socket => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(asking(10, 'SCRAM-SHA-256\0\0'));
      socket.once('data', () => socket.write(asking(11, 'r=nonce,s=c2FsdA==,i=4096')));
    });
  });
  const { port } = server.address() as AddressInfo;
  const url = `postgres://strillone@127.0.0.1:${port}/strillone`;
  expect(await failureOf(() => openPostgresStore({ url }))).toContain(
    'the server refuses the user or the password',
  );
  await expect.poll(() => open.size).toBe(0);
  server.close();
});
