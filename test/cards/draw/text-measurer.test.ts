import { Renderer } from '@takumi-rs/core';
import { beforeEach, expect, test } from 'vitest';
import { createTextMeasurer, type TextMeasurer } from '../../../src/cards/draw/text-measurer.ts';
import { createFontLoader, type FontStacks } from '../../../src/cards/draw/fonts/font-loader.ts';

const engine = new Renderer();
const fonts = createFontLoader(engine);
const face = { family: 'Noto Sans', weight: 400, opticalSize: null, width: null, italic: false };
const bold = { ...face, weight: 800 };
let measured: string[][] = [];
let meter: TextMeasurer;
beforeEach(() => {
  measured = [];
  meter = createTextMeasurer({
    measure: async source => {
      if (typeof source === 'object' && 'children' in source)
        measured.push((source.children ?? []).map(node => ('text' in node ? node.text : '')));
      return engine.measure(source);
    },
  });
});
const pieces = (...texts: string[]) => texts.map(text => ({ text, face }));
const stacksFor = (text: string): Promise<FontStacks> => fonts.prepare(pieces(text), 'it');

test('widths grow with the text and the weight; a blank has one, too', async () => {
  const stacks = await stacksFor('ponte il ');
  const widthOf = await meter.widthsOf(
    [...pieces('ponte', 'il', ' '), { text: 'ponte', face: bold }],
    stacks,
  );
  expect(widthOf('ponte', face)).toBeGreaterThan(widthOf('il', face));
  expect(widthOf('ponte', bold)).toBeGreaterThan(widthOf('ponte', face));
  expect(widthOf(' ', face)).toBeGreaterThan(0.15);
  expect(widthOf(' ', face)).toBeLessThan(0.4);
  expect(() => widthOf('mai visto', face)).toThrow('"mai visto" was not measured');
});

test('a width is measured once, and again where other fonts fill its gaps', async () => {
  const stacks = await stacksFor('ponte');
  await meter.widthsOf(pieces('ponte', 'ponte', 'riva'), stacks);
  await meter.widthsOf(pieces('riva', 'fiume'), stacks);
  await meter.widthsOf(pieces('fiume'), stacks);
  expect(measured).toEqual([['ponte', 'riva'], ['fiume']]);
  await meter.widthsOf(pieces('fiume'), await stacksFor('🎈'));
  expect(measured).toHaveLength(3);
});

test('two cards at a time both get their widths', async () => {
  const stacks = await stacksFor('ponte');
  const both = await Promise.all([1, 2].map(() => meter.widthsOf(pieces('ponte'), stacks)));
  const [one = 0, other] = both.map(widthOf => widthOf('ponte', face));
  expect(one).toBeGreaterThan(1);
  expect(other).toBe(one);
});
