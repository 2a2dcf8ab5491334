import { expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const worthOf = (quotation: string): number =>
  readQuotes(`“${quotation}”, ha detto la sindaca Nora Quilli.`, 'it')[0]?.worth ?? -1;

const WHOLE =
  'Il nuovo ponte aprirà a maggio e nessuno dovrà più fare il giro della valle per andare a scuola';

test('a whole sentence of fitting length is worth a card', () => {
  expect(worthOf(WHOLE)).toBeGreaterThan(0.8);
});

test('too short, too long and half a sentence are worth nothing', () => {
  expect(worthOf('Il ponte apre')).toBe(0);
  expect(worthOf(`${WHOLE}. ${WHOLE}. ${WHOLE}. ${WHOLE}`)).toBe(0);
  expect(worthOf('che il nuovo ponte aprirà a maggio e nessuno dovrà più fare il giro')).toBe(0);
});

test('a quotation that leans on what was said before is worth less', () => {
  expect(worthOf(`Ma ${WHOLE.charAt(0).toLowerCase()}${WHOLE.slice(1)}`)).toBeLessThan(worthOf(WHOLE));
});

test('a named speaker is worth more than a role, a role more than nobody', () => {
  const by = (attribution: string) => readQuotes(`“${WHOLE}”${attribution}`, 'it')[0]?.worth ?? -1;
  expect(by(', ha detto Nora Quilli.')).toBeGreaterThan(by(', ha detto un portavoce del Comune.'));
  expect(by(', ha detto un portavoce del Comune.')).toBeGreaterThan(by('.'));
});

test('the speaker’s first words and an exclamation are worth more', () => {
  const [first, again] = readQuotes(`“${WHOLE}”, ha detto Nora Quilli. “${WHOLE}”, ha detto Quilli.`, 'it');
  expect(first?.worth ?? 0).toBeGreaterThan(again?.worth ?? 0);
  expect(worthOf(`${WHOLE}!`)).toBeGreaterThan(worthOf(WHOLE));
});
