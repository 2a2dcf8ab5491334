import { expect, test } from 'vitest';
import { articleFrom } from '../../src/intake/ingest.ts';
import { parseSeed } from '../../src/sources/seeds/parse-seed.ts';
import { NOW } from '../fixtures/build.ts';

test('an article keeps the paragraphs of a text that was wrapped, and quotes stand in it word for word', async () => {
  const lines = [
    'Ombrelli in prestito',
    '',
    'La biblioteca di Borgomago presta da lunedì anche gli ombrelli, uno per',
    'tessera e per non più di una settimana, come ha voluto la direttrice Elda',
    'Fornari dopo un inverno in cui i lettori e i libri arrivavano fradici.',
    '',
    '«Abbiamo contato sessanta ombrelli dimenticati in tre anni, e nessuno è mai',
    'tornato a chiederli», ha detto Fornari ai consiglieri che erano riuniti in',
    'sala.',
  ];
  const read = await parseSeed(Buffer.from(lines.join('\n')), { kind: '.txt', timezone: 'UTC' });
  if (read.kind === 'fault') throw new Error(read.fault.reason.code);
  const document = { ...read.value, source: 'seeds', key: 'ombrelli.txt', topics: [], language: null };
  const article = articleFrom(document, NOW);
  expect(article.body).toHaveLength(2);
  expect(article.quotes).toHaveLength(1);
  for (const { start, end, text } of [...article.quotes, ...article.sentences]) {
    expect(article.text.slice(start, end)).toBe(text);
    expect(text).not.toContain('\n');
  }
});
