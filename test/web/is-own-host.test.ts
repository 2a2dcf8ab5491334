import { expect, test } from 'vitest';
import { isOwnHost } from '../../src/web/is-own-host.ts';

test('the name that the config sets is its own, whatever the capitals and the port', () => {
  expect(isOwnHost('News.example:8080', 'news.example')).toBe(true);
  expect(isOwnHost('[fe80::1]', 'fe80::1')).toBe(true);
  expect(isOwnHost('other.example', 'news.example')).toBe(false);
});

test('served to all networks, every address is its own and no name is: a name can be pointed here by anybody', () => {
  for (const host of ['192.168.1.5:8080', '10.0.0.1', '[2001:db8::1]:80'])
    expect([host, isOwnHost(host, '0.0.0.0'), isOwnHost(host, '::')]).toEqual([host, true, true]);
  for (const host of ['evil.example', '192.168.1.5.evil.example', '0x7f.1', '2001:db8::1'])
    expect([host, isOwnHost(host, '0.0.0.0')]).toEqual([host, false]);
});

test('loopback is recognised in every spelling of it, and nothing else is', () => {
  expect(isOwnHost('[0:0:0:0:0:0:0:1]', '127.0.0.1')).toBe(true);
  for (const host of [
    undefined,
    '',
    ':80',
    '[]',
    'me@localhost',
    'localhost/x',
    '127.evil.example',
    '1.127.0.0',
  ])
    expect([host, isOwnHost(host, '127.0.0.1')]).toEqual([host, false]);
});
