import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { createCardRenderer } from '../../../src/cards/draw/card-renderer.ts';
import { quoteCard } from '../layout/card-samples.ts';
import { differenceOf, halved } from './compare-pictures.ts';
import { GOLDEN_CARDS, THEMES, goldenCards } from './golden-cards.ts';

const renderer = createCardRenderer({ themes: [THEMES] });
afterAll(() => renderer[Symbol.asyncDispose]());

test.each(Object.entries(goldenCards))('%s looks as it did when it was approved', async (name, card) => {
  const golden = readFileSync(new URL(`${name}.png`, GOLDEN_CARDS));
  expect(golden.length).toBeLessThan(32_000);
  const { bytes } = await renderer.render(card.content, card, '');
  expect(await differenceOf(await halved(bytes), golden)).toBeLessThan(0.003);
});

test('every theme has a picture, and no picture is of a card that is gone', () => {
  const themes = readdirSync(THEMES).flatMap(file => (file.endsWith('.yaml') ? [file.slice(0, -5)] : []));
  expect([...new Set(Object.values(goldenCards).map(({ theme }) => theme))].sort()).toEqual(themes.sort());
  expect(readdirSync(GOLDEN_CARDS).sort()).toEqual(
    Object.keys(goldenCards)
      .map(name => `${name}.png`)
      .sort(),
  );
});

test('the comparison sees a changed word', async () => {
  const style = { size: 'wide', theme: 'broadsheet' } as const;
  const [one = new Uint8Array(), other = new Uint8Array()] = await Promise.all(
    ['a scuola a piedi', 'a scuola in auto'].map(async text =>
      halved((await renderer.render({ ...quoteCard, text }, style, '')).bytes),
    ),
  );
  expect(await differenceOf(one, other)).toBeGreaterThan(0.006);
});
