import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLink } from '../../../src/format/links/clean-link.ts';
import { withCampaign } from '../../../src/format/links/with-campaign.ts';

const ours = { utm_source: 'canale', utm_medium: 'notizie del mattino' };

test.each([
  ['https://a.example/x', 'https://a.example/x?utm_source=canale&utm_medium=notizie%20del%20mattino'],
  [
    'https://a.example/x?b=c+d%20e&b=2#f?g',
    'https://a.example/x?b=c+d%20e&b=2&utm_source=canale&utm_medium=notizie%20del%20mattino#f?g',
  ],
  ['https://a.example/x?', 'https://a.example/x?utm_source=canale&utm_medium=notizie%20del%20mattino'],
  // what another wrote of itself gives way
  [
    'https://a.example/x?utm_source=rss&id=7',
    'https://a.example/x?id=7&utm_source=canale&utm_medium=notizie%20del%20mattino',
  ],
  [
    'https://caffè.example/più',
    'https://xn--caff-8oa.example/pi%C3%B9?utm_source=canale&utm_medium=notizie%20del%20mattino',
  ],
  // one more parameter and the server refuses it
  ['https://a.example/x?Expires=1&Signature=ab', 'https://a.example/x?Expires=1&Signature=ab'],
  ['https://a.example/x?X-Amz-Signature=ab', 'https://a.example/x?X-Amz-Signature=ab'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  [`https://a.example/${'x'.repeat(2000)}`, `https://a.example/${'x'.repeat(2000)}`],
])('%s', (address, expected) => {
  expect(withCampaign(address, ours)).toBe(expected);
});

test('a parameter of the article’s own keeps its value', () => {
  expect(withCampaign('https://a.example/?lang=it', { lang: 'en', pk: '1' })).toBe(
    'https://a.example/?lang=it&pk=1',
  );
});

test('none is none', () => {
  expect(withCampaign(null, ours)).toBeNull();
});

test('what it adds, cleaning takes away again, and twice is once', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), address => {
      const once = withCampaign(address, { utm_source: 'canale' }) ?? '';
      expect(withCampaign(once, { utm_source: 'canale' })).toBe(once);
      const clean = (link: string) => new URL(cleanLink(link));
      expect(clean(once).pathname).toBe(clean(address).pathname);
      expect([...clean(once).searchParams]).toEqual([...clean(address).searchParams]);
    }),
  );
});
