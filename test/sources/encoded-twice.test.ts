import { describe, expect, test } from 'vitest';
import { decodeFeed } from '../../src/sources/feeds/parse/decode-feed.ts';
import { parseSeed } from '../../src/sources/seeds/parse-seed.ts';
import { takeBackTwice } from '../../src/sources/encoded-twice.ts';

/** UTF-8, read in another encoding. */
const twice = (text: string, as: 'windows-1252' | 'latin1' = 'windows-1252'): string =>
  as === 'latin1'
    ? Buffer.from(text).toString('latin1')
    : new TextDecoder('windows-1252').decode(Buffer.from(text));

const LINES = [
  'La città è «bella» — 20 €, “sì”, l’età',
  'Größe, Müller: „Straße“',
  'Œuvre, cœur, À bientôt, Évry',
  'El título del año',
  '日本語のニュース 🎉',
];

describe('what was encoded twice', () => {
  test.each(LINES)('is taken back: %s', line => {
    expect(takeBackTwice(twice(line))).toBe(line);
    expect(takeBackTwice(twice(line, 'latin1'))).toBe(line);
  });

  test.each(LINES)('was not, and stays: %s', line => {
    expect(takeBackTwice(line)).toBe(line);
  });

  test('is taken back line by line: others stay', () => {
    const [first = '', second = ''] = LINES;
    expect(takeBackTwice(`${first}\n${twice(second)}`)).toBe(`${first}\n${second}`);
  });

  test('stays where letters are lost, or stand beside right ones', () => {
    for (const line of ['citt\u00c3\ufffd bella', 'Ã¨ “bella”']) expect(takeBackTwice(line)).toBe(line);
  });

  test('in seeds and feeds', async () => {
    const [line = ''] = LINES;
    const read = await parseSeed(Buffer.from(twice(line)), { kind: '.txt', timezone: 'UTC' });
    expect(read).toMatchObject({ kind: 'ok', value: { text: line } });
    expect(decodeFeed(Buffer.from(`<rss>${twice(line)}</rss>`), null)).toBe(`<rss>${line}</rss>`);
  });
});
