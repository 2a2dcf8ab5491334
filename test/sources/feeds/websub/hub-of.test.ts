import { expect, test } from 'vitest';
import { hubOf } from '../../../../src/sources/feeds/websub/hub-of.ts';

const url = 'https://example.org/rss.xml';
const hub = { url: 'https://hub.example/', topic: url };

test.each([
  ['<https://hub.example/>; rel="hub", <https://example.org/rss.xml>; rel="self"', hub],
  ['<https://example.org/style.css>; rel=preload; as=style, <//hub.example/>; rel=hub', hub],
  ['</rss.xml>; title="a, b"; rel="alternate self", <https://hub.example/>; type="x"; rel="x hub"', hub],
  ['<https://hub.example/>; rel="hubs"', null],
  ['<ftp://hub.example/>; rel="hub"', null],
  ['<https://hub.example/?access_token=abcdef0123456789abcdef>; rel="hub"', null],
  ['', null],
])('the header "%s" offers %j', (link, expected) => {
  expect(hubOf({ hub: null }, { url, link })).toEqual(expected);
});

test('what a feed says itself counts where its server says nothing', () => {
  const own = { url: 'https://other.example/', topic: 'https://example.org/atom.xml' };
  expect(hubOf({ hub: own }, { url })).toEqual(own);
  expect(hubOf({ hub: own }, { url, link: '<https://hub.example/>; rel=hub' })).toEqual({
    url: 'https://hub.example/',
    topic: own.topic,
  });
});

test('a header made to exhaust is not looked at', () => {
  expect(hubOf({ hub: null }, { url, link: `${'<a>;'.repeat(100_000)}; rel=hub` })).toBeNull();
});
