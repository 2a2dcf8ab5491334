import { text } from 'node:stream/consumers';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { failureOf, fetchHere, listen, names, PRIVATE, PUBLIC, serve } from './loopback.ts';

interface Heard {
  readonly line: string;
  readonly authorization: string | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

/** Redirects where its path says, if it says so, and keeps what it heard. */
async function listener(host = PUBLIC) {
  const heard: Heard[] = [];
  const server = await serve(
    (request, response) => {
      const asked = new URL(request.url ?? '', 'http://x').searchParams;
      void text(request).then(body => {
        const { authorization, 'content-type': type } = request.headers;
        heard.push({ line: `${request.method ?? ''} ${request.url ?? ''}`, authorization, type, body });
        const to = asked.get('to');
        if (to === null) response.end('done');
        else response.writeHead(Number(asked.get('status')), { location: to }).end();
      });
    },
    { host },
  );
  return Object.assign(server, { heard });
}

test.each([
  [301, 'GET', ''],
  [302, 'GET', ''],
  [303, 'GET', ''],
  [307, 'POST', 'so'],
  [308, 'POST', 'so'],
])('a POST that is answered by %i becomes a %s of its target', async (status, method, body) => {
  await using server = await listener();
  const headers = { 'content-type': 'text/plain' };
  const answer = await fetchHere()({
    url: `${server.root}/?status=${String(status)}&to=/there`,
    method: 'POST',
    body: 'so',
    headers,
  });
  expect(answer.url).toBe(`${server.root}/there`);
  expect(server.heard.map(({ body: sent }) => sent)).toEqual(['so', body]);
  expect(server.heard[1]).toMatchObject({
    line: `${method} /there`,
    type: method === 'GET' ? undefined : 'text/plain',
  });
});

test('a DELETE goes on as what it is, but becomes a GET where another page answers for it', async () => {
  await using server = await listener();
  const fetch = fetchHere();
  await fetch({ url: `${server.root}/?status=307&to=/a`, method: 'DELETE' });
  await fetch({ url: `${server.root}/?status=303&to=/b`, method: 'DELETE' });
  expect(server.heard.map(({ line }) => line.replace(/\?.*/, ''))).toEqual([
    ...['DELETE /', 'DELETE /a', 'DELETE /', 'GET /b'],
  ]);
});

test('credentials go to the first origin, and to no other one', async () => {
  await using other = await listener('127.0.0.3');
  await using server = await listener();
  const fetch = fetchHere({ isPublic: () => true });
  const expected = `Basic ${Buffer.from('ada:pässwort').toString('base64')}`;
  const credentials = { user: 'ada', password: 'pässwort' };
  await fetch({ url: `${server.root}/?status=302&to=/b`, credentials });
  await fetch({ url: `${server.root}/?status=307&to=${other.root}/c`, credentials });
  const written = server.root.replace('//', '//ada:p%C3%A4sswort@');
  const answer = await fetch({ url: `${written}/d` });
  await fetch({ url: `${server.root}/?status=302&to=${written}/e` });
  expect(server.heard.map(({ authorization }) => authorization)).toEqual([
    ...[expected, expected, expected, expected, undefined, undefined],
  ]);
  expect(other.heard).toMatchObject([{ line: 'GET /c', authorization: undefined }]);
  expect(answer.url).toBe(`${server.root}/d`);
});

test('an error says whether anything was sent', async () => {
  await using cut = await listen(createServer(socket => socket.once('data', () => socket.resetAndDestroy())));
  const closed = await serve(() => undefined);
  await closed[Symbol.asyncDispose]();
  const fetch = fetchHere({ resolve: names({}) });
  expect(await failureOf(fetch, closed.root)).toMatchObject({ why: 'network', unsent: true });
  expect(await failureOf(fetch, 'http://gone.example/')).toMatchObject({ why: 'network', unsent: true });
  expect(await failureOf(fetch, { url: cut.root, method: 'POST', body: 'a' })).toMatchObject({
    why: 'network',
    unsent: false,
  });
  await using server = await listener();
  const after = await failureOf(fetch, `${server.root}/?status=302&to=${closed.root}`);
  expect(after).toMatchObject({ why: 'network', unsent: false });
  const https = await failureOf(fetch, server.root.replace('http:', 'https:'));
  expect(https).toMatchObject({ why: 'network' });
});

test('no error shows user, password or query', async () => {
  await using cut = await listen(createServer(socket => socket.once('data', () => socket.resetAndDestroy())));
  await using html = await listen(createServer(socket => socket.once('data', () => socket.end('<html>'))));
  await using loop = await serve((_request, response) => {
    response.writeHead(302, { location: 'http://canary:canary@127.0.0.1:1/?canary=canary#canary' }).end();
  });
  await using bad = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('no');
  });
  const slow = await serve(() => undefined);
  const addresses = [
    ...[cut, html, loop, bad, slow].map(({ root }) => root.replace('//', '//canary:canary@')),
    `http://canary:canary@${PRIVATE}`,
    'http://canary:canary@gone.example',
    'http://canary:canary@example.com:25',
    'ftp://canary:canary@example.com',
    'http://canary:can/ary@canary@exa mple.com',
  ];
  const fetch = fetchHere({ resolve: names({}) });
  const failures = await Promise.all(
    addresses.map(address =>
      failureOf(fetch, { url: `${address}/feed?key=canary#canary`, limits: { totalMs: 100 } }),
    ),
  );
  expect(new Set(failures.map(({ why }) => why))).toEqual(
    new Set(['network', 'unreadable', 'too-long', 'private', 'address']),
  );
  for (const failure of failures) {
    const shown = inspect(failure, { depth: 10, showHidden: true });
    expect(shown).not.toMatch(/canary|can\/ary/);
    expect(shown).not.toContain(Buffer.from('canary:canary').toString('base64').slice(0, 12));
  }
  await slow[Symbol.asyncDispose]();
});
