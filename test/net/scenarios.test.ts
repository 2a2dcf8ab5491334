import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { reasonOfFetch } from '../../src/net/fetch-reason.ts';
import { failureOf, fetchHere, listen, names, PRIVATE, PUBLIC, serve } from './loopback.ts';

/** Redirects to where its path says. */
const redirector = (status = 302) =>
  serve((request, response) => {
    const to = new URL(request.url ?? '', 'http://x').searchParams.get('to') ?? '';
    response.writeHead(status, { location: to }).end();
  });
/** Two servers at one port: one at the public address, one at the private. */
async function bothSides() {
  const open = await serve(
    (_request, response) => void response.writeHead(200, { connection: 'close' }).end(),
  );
  const closed = await serve((_request, response) => void response.end(), { host: PRIVATE, port: open.port });
  return {
    open,
    closed,
    at: (name: string) => `http://${name}:${String(open.port)}/`,
    async [Symbol.asyncDispose]() {
      await Promise.all([open[Symbol.asyncDispose](), closed[Symbol.asyncDispose]()]);
    },
  };
}

test.each(['number', 'name'])(
  'a redirect to a private address, given by %s, makes no connection',
  async by => {
    await using inner = await serve((_request, response) => void response.end(), { host: PRIVATE });
    await using server = await redirector();
    const to = by === 'number' ? inner.root : `http://inner.example:${String(inner.port)}/`;
    const fetch = fetchHere({ resolve: names({ 'inner.example': [PRIVATE] }) });
    const failure = await failureOf(fetch, `${server.root}/?to=${encodeURIComponent(to)}`);
    expect(failure).toMatchObject({ why: 'private', head: null });
    expect(inner.connections).toBe(0);
    // whoever reads it sees that the place itself is in order, and where it led
    expect(reasonOfFetch(failure, `${server.root}/?to=x`).params).toMatchObject({
      host: `${server.root}/ → ${new URL(to).href}`,
    });
  },
);

test.each([
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  'javascript:alert(1)',
  'http://',
  'http://[::1%25lo]/',
])('a redirect to %s is refused', async to => {
  await using server = await redirector();
  const failure = await failureOf(fetchHere(), `${server.root}/?to=${encodeURIComponent(to)}`);
  expect(failure).toMatchObject({ why: 'address' });
  expect(failure.message).toMatch(/not an http or https address/);
});

test.each([
  ['a chain', (n: number) => `/${String(n + 1)}`],
  ['a loop', (n: number) => `/${String(1 - n)}`],
  ['a page that redirects to itself', () => ''],
])('%s of redirects ends at the limit', async (_what, next) => {
  await using server = await serve((request, response) => {
    response.writeHead(302, { location: next(Number(request.url?.slice(1))) }).end();
  });
  const failure = await failureOf(fetchHere(), `${server.root}/0`);
  expect(failure).toMatchObject({ why: 'too-many-redirects' });
  expect(failure.message).toContain('more than 5 redirects');
  expect(server.asked).toHaveLength(6);
  await failureOf(fetchHere(), { url: `${server.root}/0`, limits: { redirects: 0 } });
  expect(server.asked).toHaveLength(7);
});

test('a name that changes its answer is judged by the answer that the connection uses', async () => {
  await using sides = await bothSides();
  const answers = [PUBLIC, PRIVATE, PUBLIC, PRIVATE];
  const asked: string[] = [];
  const fetch = fetchHere({
    resolve: name => {
      asked.push(name);
      return Promise.resolve([{ address: answers[asked.length - 1] ?? '', family: 4 }]);
    },
  });
  const url = sides.at('rebind.example');
  expect(await fetch({ url })).toMatchObject({ status: 200 });
  expect(await failureOf(fetch, url)).toMatchObject({ why: 'private' });
  expect(await fetch({ url })).toMatchObject({ status: 200 });
  // one look-up for each connection: nothing lies between check and use
  expect(asked).toHaveLength(3);
  expect([sides.open.connections, sides.closed.connections]).toEqual([2, 0]);
});

test.each([
  ['first', [PRIVATE, PUBLIC]],
  ['last', [PUBLIC, PRIVATE]],
  ['in IPv6', [PUBLIC, '::1']],
  ['as a mapped address', [PUBLIC, '::ffff:127.0.0.1']],
])('an answer with a private address %s among others is refused whole', async (_where, addresses) => {
  await using sides = await bothSides();
  const fetch = fetchHere({ resolve: names({ 'mixed.example': addresses }) });
  expect(await failureOf(fetch, sides.at('mixed.example'))).toMatchObject({ why: 'private' });
  expect([sides.open.connections, sides.closed.connections]).toEqual([0, 0]);
});

test('a name with several addresses is reached at one that answers', async () => {
  await using server = await serve((_request, response) => void response.end());
  const fetch = fetchHere({
    isPublic: () => true,
    resolve: names({ 'two.example': ['127.0.0.9', PUBLIC] }),
  });
  expect(await fetch({ url: `http://two.example:${String(server.port)}/` })).toMatchObject({ status: 200 });
});

test('connections are used again', async () => {
  await using server = await serve((_request, response) => void response.end('so'));
  const fetch = fetchHere();
  for (let i = 0; i < 10; i++) await fetch({ url: server.root });
  expect(server.asked).toHaveLength(10);
  expect(server.connections).toBeLessThan(5);
});

test.each([
  ['at the head', 'HTTP/1.1 200 OK\r\n'],
  ['in the headers', 'HTTP/1.1 200 OK\r\nx: '],
  ['in the body', 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n'],
  ['in a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3e8\r\n'],
])('a server that sends a byte now and then %s is given up at the deadline', async (_where, beginning) => {
  await using server = await listen(
    createServer(socket => {
      socket.write(beginning);
      const dripping = setInterval(() => socket.write('x'), 5);
      socket
        .on('error', () => undefined)
        .once('close', () => {
          clearInterval(dripping);
        });
    }),
  );
  const failure = await failureOf(fetchHere(), { url: server.root, limits: { totalMs: 60 } });
  expect(failure).toMatchObject({ why: 'too-long' });
  expect(failure.message).toContain('not done within 60 ms');
});

test('the deadline holds for all redirects together, and for a name that is looked up for ever', async () => {
  await using server = await serve((request, response) => {
    setTimeout(() => response.writeHead(302, { location: `${request.url ?? ''}x` }).end(), 5);
  });
  const limits = { totalMs: 60, redirects: 1_000_000 };
  expect(await failureOf(fetchHere(), { url: server.root, limits })).toMatchObject({ why: 'too-long' });
  const fetch = fetchHere({ resolve: () => new Promise(() => undefined) });
  expect(await failureOf(fetch, { url: 'http://slow.example/', limits })).toMatchObject({ why: 'too-long' });
});

test('ten megabytes of headers are refused', async () => {
  await using server = await listen(
    createServer(socket => {
      socket.on('error', () => undefined);
      socket.write('HTTP/1.1 200 OK\r\n');
      for (let i = 0; i < 10_000; i++) socket.write(`x-${String(i)}: ${'a'.repeat(1000)}\r\n`);
    }),
  );
  expect(await failureOf(fetchHere(), server.root)).toMatchObject({ why: 'too-large' });
});

test.each([
  ['more than the limit and sends less', 'content-length: 10000000000\r\n\r\n0123456789', 'too-large'],
  ['more than it sends', 'content-length: 1000\r\n\r\n0123456789', 'network'],
  ['a length that is none', 'content-length: ten\r\n\r\n0123456789', 'unreadable'],
  ['two lengths', 'content-length: 10\r\ncontent-length: 20\r\n\r\n0123456789', 'network'],
])('a server that announces %s is refused', async (_what, rest, why) => {
  await using server = await listen(
    createServer(socket => {
      socket.on('error', () => undefined);
      socket.end(`HTTP/1.1 200 OK\r\n${rest}`);
    }),
  );
  expect(await failureOf(fetchHere(), server.root)).toMatchObject({ why });
});

test('a server that sends more than it announced is believed its announcement', async () => {
  await using server = await listen(
    createServer(socket => {
      socket.on('error', () => undefined);
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n0123456789');
      const more = () => {
        while (!socket.destroyed && socket.write('x'.repeat(65_536)));
      };
      socket.on('drain', more);
      more();
    }),
  );
  const { bytes } = await fetchHere()({ url: server.root });
  expect(Buffer.from(bytes).toString()).toBe('0123456789');
});
