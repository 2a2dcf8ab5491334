import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { failureOf, fetchHere, serve } from './loopback.ts';

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

test('an answer comes with status, headers and body, whatever the status', async () => {
  await using server = await serve((request, response) => {
    response
      .writeHead(request.url === '/gone' ? 410 : 429, { 'Retry-After': '7', 'x-twice': ['a', 'b'] })
      .end('so');
  });
  const fetch = fetchHere();
  const { headers, ...answer } = await fetch({ url: `${server.root}/busy#part` });
  expect(answer).toEqual({
    url: `${server.root}/busy`,
    status: 429,
    bytes: Buffer.from('so'),
    movedTo: null,
  });
  expect(headers).toMatchObject({ 'retry-after': '7', 'x-twice': 'a, b' });
  expect(await fetch({ url: `${server.root}/gone` })).toMatchObject({ status: 410 });
});

test('it says who asks, carries no cookies, and what the caller adds', async () => {
  const heard: unknown[] = [];
  await using server = await serve((request, response) => {
    heard.push(request.headers);
    response.writeHead(200, { 'set-cookie': 'a=1' }).end();
  });
  const fetch = fetchHere();
  const headers = { 'If-None-Match': '"1"', 'user-agent': 'Somebody' };
  await fetch({ url: server.root, headers });
  await fetch({ url: server.root, headers });
  expect(heard[1]).toMatchObject({ 'user-agent': 'Strillone', 'if-none-match': '"1"' });
  expect(heard[1]).not.toHaveProperty('cookie');
});

test.each([
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['zstd', zstdCompressSync],
  ['identity', (bytes: Buffer) => bytes],
])('a body in %s is decompressed', async (encoding, compress) => {
  const text = 'Riapre il ponte. '.repeat(2000);
  await using server = await serve((request, response) => {
    const body = request.url === '/empty' ? '' : compress(Buffer.from(text));
    response.writeHead(200, { 'content-encoding': encoding }).end(body);
  });
  const fetch = fetchHere();
  expect(textOf((await fetch({ url: server.root })).bytes)).toBe(text);
  expect((await fetch({ url: `${server.root}/empty` })).bytes).toHaveLength(0);
});

test.each([
  ['gzip', Buffer.from('<p>not at all')],
  ['gzip', gzipSync('cut off'.repeat(100)).subarray(0, 20)],
  ['br', Buffer.from('<p>not at all')],
  ['zstd', Buffer.from('<p>not at all')],
  ['compress', Buffer.from('x')],
  ['gzip, gzip', gzipSync(gzipSync('twice'))],
])('a body that is not in %s as it says is unreadable, and its status is known', async (encoding, body) => {
  await using server = await serve((_request, response) => {
    response.writeHead(203, { 'content-encoding': encoding }).end(body);
  });
  const failure = await failureOf(fetchHere(), server.root);
  expect(failure).toMatchObject({ why: 'unreadable', head: { status: 203 } });
});

test('a chain of permanent redirects says where it lives from now on, one with another in it does not', async () => {
  await using server = await serve((request, response) => {
    const targets: Record<string, readonly [number, string]> = {
      '/a': [301, '/b'],
      '/b': [308, 'c?x=%C3%A0'],
      '/mixed': [301, '/later'],
      '/later': [302, '/b'],
    };
    const target = targets[request.url ?? ''];
    if (target === undefined) response.end();
    else response.writeHead(target[0], { location: target[1] }).end();
  });
  const fetch = fetchHere();
  const end = `${server.root}/c?x=%C3%A0`;
  expect(await fetch({ url: `${server.root}/a` })).toMatchObject({ url: end, movedTo: end });
  expect(await fetch({ url: `${server.root}/mixed` })).toMatchObject({ url: end, movedTo: null });
  expect(await fetch({ url: end })).toMatchObject({ movedTo: null });
});

test('a redirect is an answer where the caller wants it so', async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(307, { location: '/there' }).end('moved');
  });
  const answer = await fetchHere()({ url: server.root, onRedirect: 'answer' });
  expect(answer).toMatchObject({ status: 307, headers: { location: '/there' }, movedTo: null });
  expect(server.asked).toEqual(['GET /']);
});
