import { expect, test } from 'vitest';
import { reportersOf } from '../../src/planning/also-reporting.ts';

const own = { outlet: 'Gazzetta', url: 'https://www.gazzetta.example/ponte' };
const by = (outlet: string | null, url: string | null = null) => ({ outlet, url });

test('who else reports it is named once, by the outlet or the site, never the publisher itself', () => {
  expect(
    reportersOf(own, [
      by('gazzetta'),
      by('Redazione online', 'https://gazzetta.example/altro'),
      by(null, 'https://www.radio.example/1'),
      by('Radio', 'https://radio.example/2'),
      by('Voce', 'https://voce.example'),
      by('VOCE', 'https://altrove.example'),
      by(null),
    ]),
  ).toEqual([
    { name: 'radio.example', url: 'https://www.radio.example/1' },
    { name: 'Voce', url: 'https://voce.example' },
  ]);
});

test('those without an address are told apart by their names, and five are enough', () => {
  const many = Array.from({ length: 7 }, (_, n) => by(`Foglio ${n}`));
  expect(reportersOf({ outlet: null, url: null }, many).map(({ name }) => name)).toEqual(
    ['0', '1', '2', '3', '4'].map(n => `Foglio ${n}`),
  );
});
