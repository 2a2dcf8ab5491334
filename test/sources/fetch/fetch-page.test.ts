import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { fetchPage, publicOnly } from '../../../src/sources/fetch/fetch-page.ts';
import { isPublicAddress } from '../../../src/net/public-address.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data/urls/ssrf.jsonl');
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map(close => close()));
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
/** The rules of the product, but for one thing: this loopback server counts as public. */
const here = {
  ...publicOnly,
  isAllowed: (address: string) => address === '127.0.0.1',
  limits: { redirects: 5, bytes: 10_000, totalMs: 3000 },
};

describe('a page', () => {
  test('is fetched through redirects and decompressed', async () => {
    const root = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
      else
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
          .end(gzipSync('<p>ciao'));
    });
    const page = await fetchPage(`${root}/old`, here);
    expect(page).toMatchObject({ url: `${root}/new`, contentType: 'text/html' });
    expect(page.bytes.toString()).toBe('<p>ciao');
  });

  test('that redirects without end, to another scheme or to a private address is refused', async () => {
    const root = await serve((request, response) => {
      const to = { '/loop': '/loop', '/file': 'file:///etc/passwd', '/meta': 'http://169.254.169.254/' }[
        request.url ?? ''
      ];
      response.writeHead(302, { location: to }).end();
    });
    await expect(fetchPage(`${root}/loop`, here)).rejects.toThrow(/more than 5 redirects/);
    await expect(fetchPage(`${root}/file`, here)).rejects.toThrow(/not an http or https address/);
    await expect(fetchPage(`${root}/meta`, here)).rejects.toThrow(
      /169\.254\.169\.254: not on the public internet/,
    );
  });

  test('that is a bomb is cut off at the limit, after decompression', async () => {
    const root = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1_000_000)));
    });
    await expect(fetchPage(root, here)).rejects.toThrow(/larger than/);
  });

  test('that is not there is told with the status', async () => {
    const root = await serve((_request, response) => void response.writeHead(404).end());
    await expect(fetchPage(root, here)).rejects.toThrow(/answered 404/);
  });
});

test('nothing on this machine is reached, by number or by name', async () => {
  const asked: string[] = [];
  const root = await serve((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await expect(fetchPage(root)).rejects.toThrow(/not on the public internet/);
  await expect(fetchPage(root.replace('127.0.0.1', 'localhost'))).rejects.toThrow(
    /not on the public internet/,
  );
  expect(asked).toEqual([]);
});

test('an address with a password is refused, and the password is not repeated', async () => {
  const failure = await fetchPage('http://editor:canary@example.org/').catch((error: unknown) =>
    String(error),
  );
  expect(failure).toMatch(/must not hold a name or password/);
  expect(failure).not.toContain('canary');
});

test('only the public internet is public', () => {
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '::1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fd00::1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'no',
  ]) {
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  }
  for (const address of ['8.8.8.8', '93.184.216.34', '2606:4700::1111'])
    expect(isPublicAddress(address)).toBe(true);
});

test.skipIf(!existsSync(DATA))(
  'every literal address of the development data is judged right (skipped without ../shared)',
  () => {
    const cases = readFileSync(DATA, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { url: string; expect: string });
    const wrong = cases.filter(({ url, expect: expected }) => {
      const host = URL.parse(url)?.hostname.replace(/^\[|\]$/g, '');
      const isLiteral = host !== undefined && (/^[\d.]+$/.test(host) || host.includes(':'));
      return (
        isLiteral && /^(block|allow)$/.test(expected) && isPublicAddress(host) !== (expected === 'allow')
      );
    });
    expect(wrong).toEqual([]);
  },
);
