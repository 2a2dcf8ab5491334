import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAddressCheck, createFetch } from '../../src/net/create-fetch.ts';
import { isPublicAddress } from '../../src/net/public-address.ts';
import { failureOf, fetchHere, names, PRIVATE, PUBLIC, serve } from './loopback.ts';

const DATA = join(import.meta.dirname, '../../../shared/data/urls/ssrf.jsonl');
/** A resolver for which all names are public: what is refused is refused by what it is called. */
const allPublic = () => Promise.resolve([{ address: '93.184.216.34', family: 4 }]);

test('only the public internet is public', () => {
  const closed = [
    ...['127.0.0.1', '10.1.2.3', '0.0.0.0', '100.64.0.1', '169.254.169.254', '192.88.99.1', '240.0.0.1'],
    ...[
      '::',
      '::1',
      '::ffff:8.8.8.8',
      '::8.8.8.8',
      'fe80::1',
      'fe80::1%eth0',
      'fd00::1',
      'fec0::1',
      'ff02::1',
    ],
    ...['64:ff9b::a00:1', '64:ff9b::808:808', '64:ff9b:1::1', '2002:a00:1::', '2001::1', '3fff::1', '100::1'],
    ...['2606:4700::1111%eth0', 'no', ''],
  ];
  expect(closed.filter(isPublicAddress)).toEqual([]);
  for (const address of ['8.8.8.8', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '2001:4860:4860::8888'])
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
});

test.each([
  ...['http://127.0.0.1/', 'http://127.1/', 'http://2130706433/', 'http://0x7f000001/', 'http://0177.0.0.1/'],
  ...['http://127.0.0.1./', 'http://１２７.０.０.１/', 'http://127。0。0。1/', 'http://0/', 'http://[::1]/'],
  ...[
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
  ],
  ...[
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost/',
    'http://router/',
    'http://cms.internal/',
  ],
  ...['http://printer.local/', 'http://nas.home.arpa/', 'https://kubernetes.default.svc/'],
])('%s is private', async url => {
  expect(await failureOf(createFetch({ allow: [], resolve: allPublic }), url)).toMatchObject({
    why: 'private',
  });
});

test.each([
  ...[
    'file:///etc/passwd',
    'gopher://example.com/',
    'ftp://example.com/',
    'javascript:alert(1)',
    'jar:http://x!/',
  ],
  ...['http://[fe80::1%25eth0]/', 'http://256.256.256.256/', 'http://', 'example.com', ''],
  ...[
    'http://example.com:22/',
    'http://example.com:25/',
    'https://example.com:6379/',
    'http://example.com:11211/',
  ],
])('"%s" is no web address', async url => {
  expect(await failureOf(createFetch({ allow: [], resolve: allPublic }), url)).toMatchObject({
    why: 'address',
  });
});

test('what the config allows is open: a host at any port, or at one', async () => {
  await using server = await serve((_request, response) => void response.end('mine'), { host: PRIVATE });
  await using other = await serve((_request, response) => void response.end(), { host: PRIVATE });
  const resolve = names({ 'cms.internal': [PRIVATE] });
  const at = (allow: string, url: string) => fetchHere({ allow: [allow], resolve })({ url });
  expect(await at(PRIVATE, server.root)).toMatchObject({ status: 200 });
  expect(await at(`${PRIVATE}:${String(server.port)}`, server.root)).toMatchObject({ status: 200 });
  expect(await at('CMS.internal', `http://cms.internal:${String(server.port)}/`)).toMatchObject({
    status: 200,
  });
  expect(await at('cms.internal', `http://cms.internal.:${String(server.port)}/`)).toMatchObject({
    status: 200,
  });
  const asked = server.connections;
  const closed = [
    [PRIVATE, `http://cms.internal:${String(server.port)}/`],
    [`${PRIVATE}:${String(other.port)}`, server.root],
    ['cms.internal', server.root],
    ['internal', `http://cms.internal:${String(server.port)}/`],
  ] as const;
  for (const [allow, url] of closed)
    expect(await failureOf(fetchHere({ allow: [allow], resolve }), url)).toMatchObject({ why: 'private' });
  expect([server.connections, other.connections]).toEqual([asked, 0]);
});

test('an allowed host that redirects elsewhere opens nothing else', async () => {
  await using inner = await serve((_request, response) => void response.end(), { host: PRIVATE });
  await using mine = await serve(
    (_request, response) => void response.writeHead(302, { location: inner.root }).end(),
    { host: '127.0.0.3' },
  );
  const fetch = fetchHere({ allow: ['127.0.0.3'] });
  expect(await failureOf(fetch, mine.root)).toMatchObject({ why: 'private' });
  expect([mine.connections, inner.connections]).toEqual([1, 0]);
});

test('an address is checked without a request to it', async () => {
  await using server = await serve((_request, response) => void response.end());
  const resolve = names({ 'a.example': [PUBLIC], 'b.example': [PUBLIC, PRIVATE], 'cms.internal': [PRIVATE] });
  const check = createAddressCheck({
    allow: ['cms.internal', '10.0.0.1:80'],
    resolve,
    isPublic: address => address === PUBLIC,
  });
  const at = (host: string) => check(`http://${host}:${String(server.port)}/`);
  await at('a.example');
  await at(PUBLIC);
  await at('cms.internal');
  await check('http://10.0.0.1/');
  await expect(at('b.example')).rejects.toMatchObject({ why: 'private' });
  await expect(at(PRIVATE)).rejects.toMatchObject({ why: 'private' });
  await expect(at('gone.example')).rejects.toMatchObject({ why: 'network' });
  await expect(check('http://10.0.0.1:8080/')).rejects.toMatchObject({ why: 'private' });
  expect(server.connections).toBe(0);
});

test.skipIf(!existsSync(DATA))(
  'every address of the development data is judged right (skipped without ../shared)',
  async () => {
    const cases = readFileSync(DATA, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { url: string; expect: string });
    const check = createAddressCheck({ allow: [], resolve: allPublic });
    const refusals = ['address', 'private'];
    const judged = await Promise.all(
      cases.map(async ({ url, expect: expected }) => {
        const why = await check(url).then(
          () => 'allow',
          (error: unknown) => (error as { why?: string }).why ?? 'no FetchError',
        );
        return { url, right: expected === 'allow' ? why === 'allow' : refusals.includes(why), why };
      }),
    );
    expect(judged.filter(({ right }) => !right)).toEqual([]);
    expect(cases.length).toBeGreaterThan(200);
    // and by the way that requests take
    const fetch = createFetch({ allow: [], resolve: allPublic });
    const blocked = cases.filter(one => one.expect.startsWith('block'));
    const failures = await Promise.all(blocked.map(({ url }) => failureOf(fetch, url)));
    expect(failures.filter(({ why }) => !refusals.includes(why))).toEqual([]);
  },
);
