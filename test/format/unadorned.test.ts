import { expect, test } from 'vitest';
import { unadorned } from '../../src/format/unadorned.ts';
import { cardsOfAllKinds, digestCard, quoteCard } from '../cards/layout/card-samples.ts';

const piled = 'p\u{359}\u{346}\u{35C}onte\u{301}\u{355}';

test('piled marks go from every text of every kind of card', () => {
  for (const card of cardsOfAllKinds)
    expect(unadorned({ ...card, text: piled, brand: piled })).toEqual({
      ...card,
      text: 'ponté',
      brand: 'ponté',
    });
  expect(unadorned({ ...quoteCard, role: piled })).toEqual({ ...quoteCard, role: 'ponté' });
  const items = [{ title: piled, outlet: piled }];
  expect(unadorned({ ...digestCard, items })).toEqual({
    ...digestCard,
    items: [{ title: 'ponté', outlet: 'ponté' }],
  });
});

test('a spelling keeps its marks', () => {
  for (const text of ['o\u{359}no\u{320}\u{303}', 'कर्तव्यों', 'שָׁלוֹם', 'لم يعتنِّ', 'ผู้ที่'])
    expect(unadorned({ ...quoteCard, text })).toBeNull();
  // beside a pile, too, where marks are vowels
  expect(unadorned({ ...quoteCard, text: `${piled} कर्तव्यों` })?.text).toBe('ponté कर्तव्यों');
});
