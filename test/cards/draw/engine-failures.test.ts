import { expect, test } from 'vitest';
import type { CardImage } from '../../../src/core/card.ts';
import { createCardRenderer } from '../../../src/cards/draw/card-renderer.ts';
import type { Engine } from '../../../src/cards/draw/engine.ts';
import { NoFontError } from '../../../src/cards/draw/fonts/font-loader.ts';
import { quoteCard } from '../layout/card-samples.ts';
import { buildCard } from '../../fixtures/build.ts';
import { THEMES } from './golden-cards.ts';

const style = { theme: 'broadsheet', size: 'wide' } as const;

/** A renderer whose engines draw as told, the last way for ever; counts engines and cards. */
function rendererWith(...ways: (() => Promise<CardImage>)[]) {
  const counts = { engines: 0, cards: 0 };
  const engine = (): Promise<Engine> => {
    counts.engines++;
    return Promise.resolve({
      draw: () => {
        const way = ways[Math.min(counts.cards++, ways.length - 1)];
        return way ? way() : Promise.reject(new Error('no way'));
      },
    });
  };
  return { renderer: createCardRenderer({ themes: [THEMES], engine, mostMs: 20 }), counts };
}
const draws = () => Promise.resolve(buildCard());
const fails = () => Promise.reject(new Error('panicked'));
const hangs = () => new Promise<CardImage>(() => undefined);

test('an engine that fails costs one card, and the next is drawn by a new one', async () => {
  const { renderer, counts } = rendererWith(fails, draws);
  await expect(renderer.render(quoteCard, style, '')).rejects.toThrow('panicked');
  expect(await renderer.render(quoteCard, style, 'Citazione')).toEqual({ ...buildCard(), alt: 'Citazione' });
  expect(counts).toEqual({ engines: 2, cards: 2 });
});

test('an engine that does not answer is not waited for, nor asked again', async () => {
  const { renderer, counts } = rendererWith(hangs, draws);
  await expect(renderer.render(quoteCard, style, '')).rejects.toThrow('drawing took longer than 0.02 s');
  await renderer.render(quoteCard, style, '');
  expect(counts.engines).toBe(2);
});

test('a text without a font is no fault of the engine', async () => {
  const { renderer, counts } = rendererWith(() => Promise.reject(new NoFontError('no font')), draws);
  await expect(renderer.render(quoteCard, style, '')).rejects.toThrow('no font');
  await renderer.render(quoteCard, style, '');
  expect(counts.engines).toBe(1);
});

test('the same card is drawn once, whoever asks and however it is described; another is another', async () => {
  const { renderer, counts } = rendererWith(draws);
  const [one, other] = await Promise.all(
    ['Citazione', 'Quote'].map(alt => renderer.render(quoteCard, style, alt)),
  );
  expect([one?.alt, other?.alt]).toEqual(['Citazione', 'Quote']);
  await renderer.render({ ...quoteCard }, { ...style }, '');
  expect(counts.cards).toBe(1);
  await renderer.render({ ...quoteCard, speaker: 'Altri' }, style, '');
  await renderer.render(quoteCard, { ...style, size: 'square' }, '');
  await renderer.render(quoteCard, { ...style, theme: 'notte' }, '');
  await renderer.render({ ...quoteCard, photo: { bytes: new Uint8Array([1]), hash: 'a' } }, style, '');
  expect(counts.cards).toBe(5);
});
