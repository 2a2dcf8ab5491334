import { brotliCompressSync, constants, createGzip, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { failureOf, fetchHere, serve } from './loopback.ts';

const MB = 1024 * 1024;
const zeros = Buffer.alloc(64 * MB);
/** 64 MB each, and some kilobytes on the way. */
const bombs = {
  gzip: gzipSync(zeros),
  br: brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  zstd: zstdCompressSync(zeros),
};

test.each(Object.entries(bombs))('a bomb in %s is cut off at the limit', async (encoding, bomb) => {
  await using server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
  });
  const failure = await failureOf(fetchHere(), { url: server.root, limits: { bytes: MB } });
  expect(failure).toMatchObject({ why: 'too-large', head: { status: 200 } });
  expect(failure.message).toContain('larger than 1 MB');
});

test('a bomb without end is stopped, and the server hears of it', async () => {
  const ended = Promise.withResolvers<undefined>();
  await using server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    const packer = createGzip();
    packer.pipe(response);
    const more = () => {
      while (!response.destroyed && packer.write(zeros.subarray(0, MB)));
    };
    packer.on('drain', more);
    response.once('close', () => {
      packer.destroy();
      ended.resolve(undefined);
    });
    more();
  });
  expect(await failureOf(fetchHere(), server.root)).toMatchObject({ why: 'too-large' });
  await ended.promise;
});

test('a body that decompresses to nothing ends at the limit, too', async () => {
  const empty = gzipSync('');
  await using server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    const many = Buffer.concat(Array<Buffer>(4096).fill(empty));
    const more = () => {
      while (!response.destroyed && response.write(many));
    };
    response.on('drain', more);
    more();
  });
  const failure = await failureOf(fetchHere(), { url: server.root, limits: { bytes: MB } });
  expect(failure).toMatchObject({ why: 'too-large' });
});

test('a body that fills the limit is whole', async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(zeros.subarray(0, MB)));
  });
  const fetch = fetchHere();
  expect((await fetch({ url: server.root, limits: { bytes: MB } })).bytes).toHaveLength(MB);
  expect(await failureOf(fetch, { url: server.root, limits: { bytes: MB - 1 } })).toMatchObject({
    why: 'too-large',
  });
});

test('one host answers four requests at once, and others are not held up by it', async () => {
  const waiting: (() => void)[] = [];
  const arrived = Promise.withResolvers<undefined>();
  let most = 0;
  await using slow = await serve((_request, response) => {
    waiting.push(() => response.end());
    most = Math.max(most, waiting.length);
    if (waiting.length === 4) arrived.resolve(undefined);
  });
  await using quick = await serve((_request, response) => void response.end('here'), { host: '127.0.0.3' });
  const fetch = fetchHere({ isPublic: () => true });
  const all = Array.from({ length: 12 }, (_, i) => fetch({ url: `${slow.root}/${String(i)}` }));
  await arrived.promise;
  expect(await fetch({ url: quick.root })).toMatchObject({ status: 200 });
  expect(slow.asked).toHaveLength(4);
  const answering = setInterval(() => waiting.shift()?.(), 1);
  expect(await Promise.all(all)).toHaveLength(12);
  clearInterval(answering);
  expect(most).toBe(4);
});

test('who waits in line may leave it, and its time has not begun', async () => {
  const waiting: (() => void)[] = [];
  const arrived = Promise.withResolvers<undefined>();
  await using server = await serve((_request, response) => {
    waiting.push(() => response.end());
    arrived.resolve(undefined);
  });
  const fetch = fetchHere({ perHost: 1 });
  const first = fetch({ url: `${server.root}/1` });
  await arrived.promise;
  const leaving = new AbortController();
  const second = failureOf(fetch, { url: `${server.root}/2`, signal: leaving.signal });
  const third = fetch({ url: `${server.root}/3`, limits: { totalMs: 1000 } });
  leaving.abort();
  expect(await second).toMatchObject({ why: 'network', unsent: true });
  const answering = setInterval(() => waiting.shift()?.(), 1);
  await Promise.all([first, third]);
  clearInterval(answering);
  expect(server.asked).toEqual(['GET /1', 'GET /3']);
});
