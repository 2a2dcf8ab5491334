import { expect, test } from 'vitest';
import { readFrontMatter } from '../../../src/sources/seeds/front-matter.ts';

const read = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\nThe text.\n`, 'Europe/Rome');
const faultOf = (yaml: string) => {
  const parsed = read(yaml);
  return parsed.kind === 'fault' ? parsed.fault : null;
};

test('every field is read, and the text begins after it', () => {
  const yaml = [
    'title: "Night train: the last page"',
    'lead: It waits.',
    'url: https://example.org/train',
    'source: The Ledger',
    'authors: [Imogen Tallow, A. B.]',
    'published: 2026-11-18T07:30',
    'language: en-GB',
    'topics:\n  - travel\n  - books',
    'image: https://example.org/a.jpg',
    'not_before: 2026-11-19',
    'expires: 2026-11-20',
    'priority: -5',
  ].join('\n');
  expect(read(yaml)).toEqual({
    kind: 'ok',
    value: {
      facts: {
        title: 'Night train: the last page',
        lead: 'It waits.',
        url: 'https://example.org/train',
        source: 'The Ledger',
        authors: ['Imogen Tallow', 'A. B.'],
        published: Date.parse('2026-11-18T06:30Z'),
        language: 'en-GB',
        topics: ['travel', 'books'],
        image: 'https://example.org/a.jpg',
        not_before: Date.parse('2026-11-18T23:00Z'),
        expires: Date.parse('2026-11-20T23:00Z'),
        priority: -5,
      },
      text: 'The text.\n',
    },
  });
});

test('values are taken as written, and an empty field says nothing', () => {
  expect(read('title: 1984\nlanguage: no\nauthors: Anna\nlead:\nimage: ~')).toMatchObject({
    value: { facts: { title: '1984', language: 'no', authors: ['Anna'] } },
  });
});

test('a text without front matter is left as it is', () => {
  const text = 'Title\n---\nText';
  expect(readFrontMatter(text, 'UTC')).toEqual({ kind: 'ok', value: { facts: {}, text } });
});

test('lines may end as on Windows, and the front matter may be empty', () => {
  expect(readFrontMatter('---\r\ntitle: A\r\n---\r\nText\r\n', 'UTC')).toEqual({
    kind: 'ok',
    value: { facts: { title: 'A' }, text: 'Text\r\n' },
  });
  expect(readFrontMatter('---\n---\nText', 'UTC')).toEqual({
    kind: 'ok',
    value: { facts: {}, text: 'Text' },
  });
});

test('a misspelt field is named at its line with those there are', () => {
  const fault = faultOf('title: A\nautor: B');
  expect(fault?.line).toBe(3);
  expect(fault?.message).toMatch(/there is no field "autor"; the fields are title, lead, url/);
});

test.each([
  ['title: A\npublished: 18/11/2026', 3, /published "18\/11\/2026" is no date; write it as 2026-11-18/],
  ['url: example.org', 2, /url "example.org" is no http or https address/],
  ['image: /etc/shadow.png', 2, /image "\/etc\/shadow\.png" is no http or https address, and no picture/],
  ['image: file:///a.png', 2, /no http/],
  ['image: notes.txt', 2, /no picture in the folder/],
  ['image: "javascript:alert(1)"', 2, /image "javascript:alert\(1\)" is no http/],
  ['lead: x\nlanguage: italiano', 3, /language "italiano" is no language; write two letters/],
  ['priority: high', 2, /priority is a whole number from -100 to 100/],
  ['priority: 101', 2, /priority is a whole number from -100 to 100/],
  ['title: [a, b]', 2, /title is one line of text/],
  ['topics: { a: b }', 2, /topics is one name, or a list/],
  ['lead: x\ntitle: One: two', 3, /quote values that hold a colon/],
  ['title: A\ntitle: B', 3, /unique/],
  ['just words', 2, /front matter is lines of "field: value"/],
])('%j is a fault at line %i', (yaml, line, message) => {
  const fault = faultOf(yaml);
  expect(fault?.line).toBe(line);
  expect(fault?.message).toMatch(message);
});

test('several faults are told together, the first by its line', () => {
  const fault = faultOf('priority: x\ntitel: A\npublished: never');
  expect(fault?.line).toBe(2);
  expect(fault?.message).toMatch(
    /line 2: priority .*; line 3: there is no field "titel".*; line 4: published /,
  );
});

test('front matter without an end is a fault, not an article', () => {
  expect(readFrontMatter('---\ntitle: A\n\nText', 'UTC')).toMatchObject({
    kind: 'fault',
    fault: { line: 1, message: expect.stringMatching(/no end; put a line of three dashes/) as string },
  });
});

test('an alias is a fault: small files could grow without bounds', () => {
  expect(faultOf('title: &a A\nlead: *a')).toEqual({
    line: 3,
    message: 'front matter: an alias (*name) is not followed; write the value out',
  });
});

test('a picture may lie in the folder', () => {
  expect(read('image: train.jpg')).toMatchObject({ value: { facts: { image: 'train.jpg' } } });
  expect(read('image: ../photos/Il treno.webp')).toMatchObject({
    value: { facts: { image: '../photos/Il treno.webp' } },
  });
});
