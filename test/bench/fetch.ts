import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';

const MB = 1024 * 1024;
const zeros = Buffer.alloc(256 * MB);
const packers: Readonly<Record<string, () => Buffer>> = {
  gzip: () => gzipSync(zeros),
  br: () => brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  zstd: () => zstdCompressSync(zeros),
};
const KINDS = [...Object.keys(packers), 'flood', 'headers'];

/**
 * What a hostile server costs: bombs of 256 MB, a body and headers without end, alone and four at once, with a limit of
 * 10 MB. "own" is the processor's time within the longest turn of the event loop: the rest of it is other programs'.
 */
export async function* fetchFigures(): AsyncGenerator<string> {
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const kind = request.url?.slice(1) ?? '';
    const bomb = packed.get(kind) ?? packers[kind]?.();
    if (bomb !== undefined) {
      packed.set(kind, bomb);
      response.writeHead(200, { 'content-encoding': kind }).end(bomb);
    } else if (kind === 'flood') flood(response);
    else request.socket.write(`HTTP/1.1 200 OK\r\n${`x: ${'a'.repeat(1000)}\r\n`.repeat(10_000)}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const program = join(import.meta.dirname, 'fetch-process.ts');
  for (const kind of KINDS)
    for (const atOnce of ['1', '4']) {
      const child = fork(program, [`http://127.0.0.1:${String(port)}/${kind}`, atOnce], {
        execArgv: ['--max-semi-space-size=2', '--heap-growing-percent=20', '--expose-gc'],
      });
      const [figures] = (await once(child, 'message')) as [string];
      yield `${kind} × ${atOnce}: ${figures}`;
    }
  server.closeAllConnections();
  server.close();
}

function flood(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(zeros.subarray(0, 65_536)));
  };
  response.on('drain', more);
  more();
}
