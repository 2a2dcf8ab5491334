import { expect, test } from 'vitest';
import { isEntryMark } from '../../../../src/sources/pages/text/entry-mark.ts';

test.each([
  '07:05',
  'Ore 18:30 Condividi',
  '9 h 30',
  '16.40 Uhr Von Rieke Sandmann',
  'vor 3 Minuten · Teilen',
  '3h ago Share Tweet',
  '12 Nov 2026, 10.15 GMT',
  'Posté par Yann Lebihan',
  'By Imogen Blay and Ned Rook',
  'il y a 12 min Partager Copier le lien',
  'Aggiornato alle 11:20',
  'Link kopieren',
  'Rispondi · 12 commenti',
  '08.30',
])('%j says only when, by whom and where to press', text => {
  expect(isEntryMark(text)).toBe(true);
});

test.each([
  'Yes.',
  'Twice',
  'Rieke Sandmann',
  '12 November',
  '7:05 The bridge is closed',
  'Von Seewalde nach Krähenfeld',
  'By the river',
  'Share',
  'A las 8:00 abre el puente',
  'The train leaves at 9.30.',
  '1926',
  '16.40',
  '-1.41%',
  'Published by Harbour Games',
])('%j may be the article’s', text => {
  expect(isEntryMark(text)).toBe(false);
});
