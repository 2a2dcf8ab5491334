import { expect, test } from 'vitest';
import { linkedAddress } from '../../../../src/adapters/discord/format/linked-address.ts';

test.each([
  ['https://a.example/x|y[1]?q={a}^`#b|c', 'https://a.example/x%7Cy%5B1%5D?q=%7Ba%7D%5E%60#b%7Cc'],
  ['https://a.example/caff\u00e8?a=1&b=%20', 'https://a.example/caff%C3%A8?a=1&b=%20'],
  ['http://[::1]:8080/a', 'http://[::1]:8080/a'],
  ['https://a.example/a#b#c', 'https://a.example/a#b%23c'],
  ['http://newsdesk/a', null],
  ['ftp://a.example/', null],
])('%s is linked as RFC 3986 writes addresses', (address, linked) => {
  expect(linkedAddress(address)).toBe(linked);
});
