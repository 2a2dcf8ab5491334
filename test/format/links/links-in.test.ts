import { expect, test } from 'vitest';
import { addressesIn, identitiesOf } from '../../../src/format/links/links-in.ts';

test.each([
  ['Leggete https://a.example/ponte.', ['https://a.example/ponte']],
  [
    '(https://a.example/ponte_(citta)), **http://b.example/x?y=1**',
    ['https://a.example/ponte_(citta', 'http://b.example/x?y=1'],
  ],
  ['<https://a.example/1> «https://a.example/2»', ['https://a.example/1', 'https://a.example/2']],
  ['nessuno, ftp://a.example/1', []],
])('the addresses in %j', (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses);
});

test('one page is one, whatever tracking, host and slash it is written with; a front page is none', () => {
  expect(
    identitiesOf([
      'https://www.a.example/ponte/?utm_source=x',
      'http://a.example/ponte',
      'https://m.a.example/ponte#comments',
      'https://a.example/',
      'a',
    ]),
  ).toEqual(['a.example/ponte']);
});
