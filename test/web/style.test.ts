import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../src/web/page/style.css'), 'utf8');
const [light = '', dark = ''] = [...css.matchAll(/:root \{(.*?)\}/gsu)].map(found => found[1] ?? '');
const coloursOf = (block: string) =>
  new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/gu)].map(([, name = '', colour]) => [name, colour]),
  );
/** The colour that the rules of a selector give. */
const ruleColour = (selector: string, property: string) =>
  [...css.matchAll(new RegExp(`^${selector.replaceAll('.', '\\.')} \\{(.*?)^\\}`, 'gmsu'))]
    .map(rule => new RegExp(`\\s${property}: (#[0-9a-f]{3,6});`, 'u').exec(rule[1] ?? '')?.[1])
    .find(colour => colour !== undefined);

/** Contrast of two colours as WCAG 2.2 defines it: 1 to 21. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [bright = NaN, dim = NaN] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(colour = ''): number {
  const full = colour.length === 4 ? colour.replace(/[0-9a-f]/gu, '$&$&') : colour;
  const [r = NaN, g = NaN, b = NaN] = [1, 3, 5].map(at => {
    const part = parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const pairs = [
  ...['ink', 'quiet', 'accent', 'good', 'warn'].flatMap(ink => [
    [ink, 'paper'],
    [ink, 'sheet'],
    [ink, 'alert'],
  ]),
  ...['bubble-ink', 'bubble-quiet', 'bubble-link'].map(ink => [ink, 'bubble']),
  ...['bubble-ink', 'bubble-link'].map(ink => [ink, 'bubble-quote']),
];

test.each([
  ['light', light],
  ['dark', dark],
])('in the %s scheme all words can be read: contrast of 4.5 or more', (_scheme, block) => {
  const colours = coloursOf(block);
  for (const [ink = '', ground = ''] of pairs)
    expect([ink, ground, contrast(colours.get(ink), colours.get(ground)) >= 4.5]).toEqual([
      ink,
      ground,
      true,
    ]);
});

test('on Discord’s grounds all words can be read', () => {
  const [message, embed] = [ruleColour('.look-embed', 'background'), ruleColour('.embed', 'background')];
  const inks = [
    ...['.look-embed', '.sender b', '.sender .time'].map(selector => [selector, message] as const),
    ...['.look-embed', '.embed .author', '.embed .title', '.embed a', '.embed .footer'].map(
      selector => [selector, embed] as const,
    ),
  ];
  for (const [selector, ground] of inks)
    expect([selector, contrast(ruleColour(selector, 'color'), ground) >= 4.5]).toEqual([selector, true]);
  for (const selector of ['.sender .tag', '.avatar'])
    expect(
      contrast(ruleColour(selector, 'color'), ruleColour(selector, 'background')),
    ).toBeGreaterThanOrEqual(4.5);
});
