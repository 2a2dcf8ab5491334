import { expect, test } from 'vitest';
import type { DigestContent } from '../../src/core/post.ts';
import { plainWords } from './plain-words.ts';
import { digestBlocks, digestPartsOf, fittedDigest } from '../../src/format/digest-parts.ts';
import { builtIn } from '../../src/format/template/built-in.ts';
import { sayItalian } from './post-samples.ts';

const line = (title: string) => ({
  article: title as DigestContent['lines'][number]['article'],
  title,
  sentence: `Una frase su ${title}.`,
  outlet: 'La Gazzetta',
  url: 'https://gazzetta.example/1',
  isRetracted: false,
  about: { lead: `Occhiello di ${title}`, authors: ['Anna Verri'], topics: ['città', 'sport'] },
});
const digest: DigestContent = {
  heading: 'Oggi',
  lines: [line('Ponte'), { ...line('Mercato'), sentence: null, outlet: null, about: {} }],
  brand: 'Strillone',
  card: null,
  mark: null,
};
const drawn = (template: string | null, limit = Infinity): string =>
  plainWords(
    fittedDigest(digestPartsOf(digest), {
      line: template === null ? null : builtIn(template),
      draw: (parts, of) => digestBlocks(parts, { line: of, say: sayItalian }),
      fits: text => plainWords(text).length <= limit,
    }),
  );

test('a story of a digest is its title, its sentence and its outlet, and what is not there leaves nothing behind', () => {
  expect(drawn(null)).toBe('Ponte — Una frase su Ponte. (La Gazzetta)\n\nMercato');
});

test('a template says what stands there instead, with all that an article has', () => {
  expect(drawn('{title} · {author} · {topic}: {lead|summary}')).toBe(
    'Ponte · Anna Verri · città: Occhiello di Ponte\n\nMercato',
  );
});

test('what does not fit falls away from the last, and a template that leaves no room gives way to the usual line', () => {
  expect(drawn('{title}: {summary}', 30)).toBe('Ponte: \n\nMercato'.replace(': ', ''));
  expect(drawn(`{title} ${'x'.repeat(100)}`, 60)).toBe(
    'Ponte — Una frase su Ponte. (La Gazzetta)\n\nMercato',
  );
});
