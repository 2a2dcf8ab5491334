import { expect, test } from 'vitest';
import { newsTimeOf } from '../../../src/core/article.ts';
import { articleFrom } from '../../../src/intake/ingest.ts';
import { feedDocument } from '../../../src/sources/feeds/feed-document.ts';
import { readPage } from '../../../src/sources/pages/page.ts';
import { NOW } from '../../fixtures/build.ts';
import { itemOf, storyOf } from './churn.ts';

const source = { name: 'agenzia', topics: [], language: null };
const feed = { title: 'Agenzia', language: 'it' };
const pageDated = (date: string) =>
  readPage(
    `<html><head><meta property="article:published_time" content="${date}"></head><body><article><h1>Il ponte riapre</h1>
<p>Da lunedì si passa di nuovo sul ponte di Valdorsa, dopo tre anni di lavori e molte proteste degli abitanti.</p></article></body></html>`,
    { url: 'https://example.org/ponte', timezone: 'UTC' },
  );
const documentOf = (
  dates: { readonly published: number | null; readonly unreadDate: string | null },
  page: string | null,
) => {
  const item = { ...itemOf(0, storyOf(0, 2), { churn: 'nothing', poll: 0 }), ...dates };
  const known = { key: 'a', published: dates.published };
  const read = page === null ? null : pageDated(page);
  return feedDocument(
    { item, known } as never,
    { page: read, text: read?.text ?? 'Testo.' },
    { feed, source },
  );
};

test('a date that nobody can read is told, and the article is not taken for new', () => {
  const none = { published: null, unreadDate: null };
  const documents = [documentOf(none, 'Floréal 12'), documentOf({ ...none, unreadDate: 'ieri sera' }, null)];
  expect(documents.map(({ unreadDate }) => unreadDate)).toEqual(['Floréal 12', 'ieri sera']);
  for (const document of documents) expect(newsTimeOf(articleFrom(document, NOW))).toBe(0);
});

test('one of the two that can be read is enough', () => {
  const read = { published: NOW, unreadDate: null };
  expect(documentOf(read, 'Floréal 12')).toMatchObject({ publishedAt: NOW, unreadDate: null });
  expect(documentOf({ published: null, unreadDate: 'ieri' }, '2026-11-18T07:30:00Z')).toMatchObject({
    publishedAt: Date.parse('2026-11-18T07:30:00Z'),
    unreadDate: null,
  });
  const none = { published: null, unreadDate: null };
  expect(documentOf(none, null)).toMatchObject({ publishedAt: null, unreadDate: null });
});

test('several people in one place are several, and words before a name are none of it', () => {
  const authorsOf = (...authors: readonly string[]) => {
    const item = { ...itemOf(0, storyOf(0, 2), { churn: 'nothing', poll: 0 }), authors };
    const told = { item, known: { key: 'a', published: NOW } } as never;
    return feedDocument(told, { page: null, text: 'Testo.' }, { feed, source }).authors;
  };
  expect(authorsOf('Anna Verdi, Marco Neri', 'di Anna Verdi')).toEqual(['Anna Verdi', 'Marco Neri']);
  expect(authorsOf('Verdi, Anna')).toEqual(['Verdi, Anna']);
});
