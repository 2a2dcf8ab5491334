import { createServer } from 'node:http';
import { connect } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { cert, key } from './certificate.ts';
import { failureOf, fetchHere, listen, names, PRIVATE, PUBLIC, serve } from './loopback.ts';

const usual = getCACertificates('default');
afterEach(() => {
  setDefaultCACertificates(usual);
});

/** Answers "tls" to everything, as a.example. */
const tlsServer = () =>
  listen(
    createTlsServer({ key, cert }, socket => {
      socket.on('error', () => undefined);
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 3\r\nconnection: close\r\n\r\ntls'),
      );
    }),
  );

test('a certificate must be trusted, and be that of the name', async () => {
  await using server = await tlsServer();
  const fetch = fetchHere({ resolve: names({ 'a.example': [PUBLIC], 'b.example': [PUBLIC] }) });
  const at = (name: string) => `https://${name}:${String(server.port)}/`;
  expect(await failureOf(fetch, at('a.example'))).toMatchObject({ why: 'network', unsent: true });
  setDefaultCACertificates([...usual, cert]);
  const trusting = fetchHere({ resolve: names({ 'a.example': [PUBLIC], 'b.example': [PUBLIC] }) });
  expect(await trusting({ url: at('a.example') })).toMatchObject({ status: 200, bytes: Buffer.from('tls') });
  expect(await failureOf(trusting, at('b.example'))).toMatchObject({ why: 'network', unsent: true });
});

/** A proxy that looks names up by itself: whatever it is asked for is at `target`. */
async function proxyTo(target: () => { readonly port: number }) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(
      `${request.method ?? ''} ${request.url ?? ''} ${request.headers['proxy-authorization'] ?? ''}`,
    );
    response.end('by proxy');
  });
  server.on('connect', (request, socket) => {
    heard.push(`CONNECT ${request.url ?? ''} ${request.headers['proxy-authorization'] ?? ''}`);
    const onward = connect(target().port, PUBLIC, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    onward.on('error', () => undefined).pipe(socket);
    socket.on('error', () => undefined).pipe(onward);
  });
  return Object.assign(await listen(server, [], { host: PRIVATE }), { heard });
}

test('through a proxy http is forwarded and https goes through a tunnel, with the name it asks for', async () => {
  await using target = await tlsServer();
  await using proxy = await proxyTo(() => target);
  setDefaultCACertificates([...usual, cert]);
  const uri = proxy.root.replace('//', '//ada:canary@');
  const fetch = fetchHere({
    resolve: names({ 'a.example': [PUBLIC] }),
    proxy: { http: uri, https: uri, except: '' },
  });
  expect(await fetch({ url: 'http://a.example/feed?x=1' })).toMatchObject({ bytes: Buffer.from('by proxy') });
  expect(await fetch({ url: 'https://a.example/feed' })).toMatchObject({ bytes: Buffer.from('tls') });
  const basic = `Basic ${Buffer.from('ada:canary').toString('base64')}`;
  expect(proxy.heard).toEqual([`GET http://a.example/feed?x=1 ${basic}`, `CONNECT a.example:443 ${basic}`]);
});

test('what is private is not asked of a proxy, unless the config allows it', async () => {
  await using proxy = await proxyTo(() => ({ port: 9 }));
  const settings = {
    resolve: names({ 'a.example': [PUBLIC], 'inner.example': [PRIVATE], 'mixed.example': [PUBLIC, PRIVATE] }),
    proxy: { http: proxy.root, https: proxy.root, except: '' },
  };
  const fetch = fetchHere(settings);
  for (const host of ['169.254.169.254', 'localhost', 'cms.internal', 'inner.example', 'mixed.example'])
    for (const scheme of ['http', 'https'])
      expect(await failureOf(fetch, `${scheme}://${host}/`)).toMatchObject({ why: 'private' });
  expect(await failureOf(fetch, 'http://unknown.example/')).toMatchObject({ why: 'network', unsent: true });
  expect(proxy.connections).toBe(0);
  await fetchHere({ ...settings, allow: ['cms.internal'] })({ url: 'http://cms.internal/' });
  expect(proxy.heard).toEqual(['GET http://cms.internal/ ']);
});

test('hosts of NO_PROXY are reached without it', async () => {
  await using direct = await serve((_request, response) => void response.end('direct'));
  await using proxy = await proxyTo(() => direct);
  const hosts = ['a.example', 'sub.a.example', 'xa.example', 'b.example', 'c.example'];
  const wayOf = async (except: string, host: string) => {
    const fetch = fetchHere({
      resolve: names(Object.fromEntries(hosts.map(name => [name, [PUBLIC]]))),
      proxy: { http: proxy.root, https: null, except },
    });
    const { bytes } = await fetch({ url: `http://${host}:${String(direct.port)}/` });
    return Buffer.from(bytes).toString();
  };
  const ways = (except: string) => Promise.all(hosts.map(host => wayOf(except, host)));
  const by = 'by proxy';
  expect(await ways('')).toEqual([by, by, by, by, by]);
  expect(await ways('a.example')).toEqual(['direct', 'direct', by, by, by]);
  expect(await ways('.a.example, B.example')).toEqual(['direct', 'direct', by, 'direct', by]);
  expect(await ways(`c.example:${String(direct.port)},a.example:1`)).toEqual([by, by, by, by, 'direct']);
  expect(await ways('*')).toEqual(hosts.map(() => 'direct'));
});

test('a proxy that refuses or is not there is an error without its password', async () => {
  const gone = await serve(() => undefined);
  await gone[Symbol.asyncDispose]();
  await using refusing = await listen(
    createServer((_request, response) => void response.writeHead(407).end()).on(
      'connect',
      (_request, socket) => {
        socket.end('HTTP/1.1 407 No\r\n\r\n');
      },
    ),
  );
  for (const { root } of [gone, refusing])
    for (const scheme of ['http', 'https']) {
      const uri = root.replace('//', '//ada:canary@');
      const fetch = fetchHere({
        resolve: names({ 'a.example': [PUBLIC] }),
        proxy: { http: uri, https: uri, except: '' },
      });
      const failure = await failureOf(fetch, `${scheme}://a.example/`);
      expect(failure).toMatchObject({ why: 'network' });
      expect(failure.message).not.toContain('canary');
    }
});
