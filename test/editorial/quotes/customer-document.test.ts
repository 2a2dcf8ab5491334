import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/editorial/find-quotes.ts';

const FILE = join(import.meta.dirname, '../../../../shared/seeds/rutte-nato.txt');

test('the one quotation of the customer’s document is given to the person whom the sentence names by office only', context => {
  if (!existsSync(FILE))
    context.skip(`no document at ${FILE}: the customer's text is not part of the repository`);
  const text = readFileSync(FILE, 'utf8');
  const paragraphs: { start: number; end: number }[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') paragraphs.push({ start: at, end: at + line.length });
    at += line.length + 1;
  }
  const title = text.slice(paragraphs[0]?.start, paragraphs[0]?.end);
  const quotes = findQuotes({ text, title, paragraphs: paragraphs.slice(1, -2), language: 'it' });
  expect(quotes).toHaveLength(1);
  const [quote] = quotes;
  expect(quote?.text).toMatch(/^Approfondire i legami .* sicurezza globale$/);
  expect(text.slice(quote?.start, quote?.end)).toBe(quote?.text);
  expect(quote).toMatchObject({
    speaker: 'Mark Rutte',
    role: 'Segretario generale della NATO',
    cue: 'ha affermato',
  });
  expect(quote?.worth).toBeGreaterThan(0);
});
