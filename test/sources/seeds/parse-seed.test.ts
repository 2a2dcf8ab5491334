import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSeed, seedKinds, type SeedKind } from '../../../src/sources/seeds/parse-seed.ts';
import { faultInEnglish } from '../../fixtures/in-english.ts';

const parse = (text: string | Uint8Array, kind: SeedKind = '.txt') =>
  parseSeed(typeof text === 'string' ? Buffer.from(text) : text, { kind, timezone: 'Europe/Rome' });
const faultOf = async (text: string | Uint8Array, kind: SeedKind = '.txt') => {
  const parsed = await parse(text, kind);
  return parsed.kind === 'fault' ? faultInEnglish(parsed.fault) : null;
};
const contentOf = async (text: string, kind: SeedKind = '.txt') => {
  const parsed = await parse(text, kind);
  return parsed.kind === 'ok' ? parsed.value : null;
};

test('plain text comes through to the byte, and its title is left to its first line', async () => {
  const text = 'Title\r\n\r\n  A “paragraph”.\nRelated topics:\n';
  const content = await contentOf(text);
  expect(content?.text).toBe(text);
  expect(content).not.toHaveProperty('title');
});

test('what the front matter says goes before what the file says', async () => {
  const markdown = '---\ntitle: Said\nlanguage: it\n---\n# Written\n\nText.';
  expect(await contentOf(markdown, '.md')).toMatchObject({ title: 'Said', language: 'it', text: 'Text.' });
});

test('bytes that are not UTF-8 are named by line and place', async () => {
  const bytes = Buffer.concat([Buffer.from('Perché\nno '), Buffer.from([0xe8]), Buffer.from(' così\n')]);
  expect(await faultOf(bytes)).toEqual({
    line: 2,
    message: 'is not UTF-8: byte 11 is 0xE8; save the file again with the encoding UTF-8',
  });
  expect(await faultOf('Title\na\0b')).toMatchObject({ line: 2 });
});

const page = (declaration: string) =>
  `${declaration}<title>Il caffè</title><article><h1>Il caffè costa 2 €</h1><p>Il caffè del bar costa due euro da lunedì, e “nessuno” si è lamentato ancora.</p><p>Così dicono tutti, fino alla stazione e perfino oltre.</p></article>`;
/** Of windows-1252, as far as the page above needs it. */
const in1252 = (text: string): Buffer =>
  Buffer.from(text.replace(/€/g, '\u0080').replace(/“/g, '\u0093').replace(/”/g, '\u0094'), 'latin1');

test.each([
  ['a declaration of ISO-8859-1, which means windows-1252', page('<meta charset="iso-8859-1">')],
  ['one in the form of HTTP', page('<meta http-equiv="Content-Type" content="text/html; charset=Latin1">')],
  ['one behind front matter', `---\ntopics: [bar]\n---\n${page('<meta charset=windows-1252>')}`],
  ['one of XHTML', page('<?xml version="1.0" encoding="ISO-8859-1"?>\n')],
])('a page in another encoding is read by %s', async (_what, html) => {
  const parsed = await parse(in1252(html), '.html');
  expect(parsed).toMatchObject({ kind: 'ok', value: { title: 'Il caffè costa 2 €' } });
  expect(parsed.kind === 'ok' && parsed.value.text).toContain('“nessuno” si è lamentato');
});

test.each(['.txt', '.md', '.html', '.json'] as const)(
  'a byte order mark decides in a %s file',
  async kind => {
    const text = {
      '.txt': 'Perché no\nTesto.',
      '.md': '# Perché no\n\nTesto.',
      '.html': page('<meta charset="iso-8859-1">'),
      '.json': '{"@type":"NewsArticle","headline":"Perché no","articleBody":"Testo."}',
    }[kind];
    for (const bytes of [
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    ])
      expect(await parse(bytes, kind)).toEqual(await parse(text.replace('iso-8859-1', 'utf-8'), kind));
  },
);

test('what came with a file goes before what it declares, and a label nobody knows says nothing', async () => {
  const bytes = in1252(page('<meta charset="utf-8">'));
  const reading = { kind: '.html', timezone: 'Europe/Rome', charset: 'windows-1252' } as const;
  expect(await parseSeed(bytes, reading)).toMatchObject({
    kind: 'ok',
    value: { title: 'Il caffè costa 2 €' },
  });
  expect(await parseSeed(Buffer.from(page('')), { ...reading, charset: 'nonsense' })).toMatchObject({
    kind: 'ok',
  });
});

test('bytes that are not in the encoding they declare are a fault, and so is one in which nothing may be read', async () => {
  expect((await faultOf(Buffer.from([0xff, 0xfe, 0x41]), '.txt'))?.message).toMatch(
    /is not in UTF-16LE.*UTF-8/,
  );
  expect((await faultOf(Buffer.from(page('<meta charset="hz-gb-2312">')), '.html'))?.message).toMatch(
    /UTF-8/,
  );
  expect((await faultOf(in1252(page('')), '.html'))?.message).toMatch(/is not UTF-8/);
});

test('soft hyphens and other invisible characters are no part of a word, wherever they come from', async () => {
  expect((await contentOf('Rad\u00ADweg\nDer Rad\u200Bweg\uFEFF.'))?.text).toBe('Radweg\nDer Radweg.');
  const json =
    '{"@type":"NewsArticle","headline":"Rad\\u00adweg","articleBody":"Der Rad\\u00adweg.","keywords":["Rad\\u00adweg"]}';
  expect(await contentOf(json, '.json')).toMatchObject({
    title: 'Radweg',
    text: 'Der Radweg.',
    topics: ['Radweg'],
  });
  expect((await contentOf(page('').replaceAll('caffè', 'caf&shy;fè'), '.html'))?.title).toBe(
    'Il caffè costa 2 €',
  );
});

test('a byte order mark is no part of the text', async () => {
  expect((await contentOf('\uFEFFTitle\nText'))?.text).toBe('Title\nText');
});

test.each<[string, SeedKind, RegExp]>([
  ['', '.txt', /is empty; write the article/],
  [' \n\t\n', '.html', /is empty/],
  ['---\ntitle: A\n---\n\n', '.txt', /front matter but no text/],
  ['# Only a title', '.md', /no text under its heading/],
  ['<html><body><nav>Home</nav></body></html>', '.html', /no article was found on the page/],
  ['{"@type":"Recipe"}', '.json', /no schema\.org article; give it the @type NewsArticle/],
  ['null', '.json', /no schema\.org article/],
])('%j as %s is a fault', async (text, kind, message) => {
  expect((await faultOf(text, kind))?.message).toMatch(message);
});

test('a JSON article without headline or text is named at its line', async () => {
  expect(
    await faultOf('{\n "@graph": [\n  {\n   "@type": "NewsArticle", "headline": "A" }]}', '.json'),
  ).toEqual({
    line: 4,
    message: 'the article has no articleBody; add what is missing',
  });
  expect((await faultOf('{"@type": "NewsArticle"}', '.json'))?.message).toMatch(
    /has no headline, articleBody; add what is missing/,
  );
});

test('broken JSON is named at the line where it breaks', async () => {
  expect((await faultOf('{\n "@type": "NewsArticle",\n "headline": A B}', '.json'))?.line).toBe(3);
  expect((await faultOf('{\n "@type":\n', '.json'))?.line).toBe(3);
});

test('a schema.org article is read with all that it says', async () => {
  const json = [
    { '@type': 'Organization', name: 'Else' },
    {
      '@type': ['NewsArticle', 'Thing'],
      headline: ' A headline ',
      description: 'What it is about.',
      articleBody: 'One.\n\nTwo.',
      mainEntityOfPage: { '@id': 'https://example.org/a' },
      inLanguage: 'en-GB',
      datePublished: '2026-11-18T07:30',
      author: ['Anna', { name: 'Bruno' }, { name: 7 }],
      publisher: { name: 'The Ledger' },
      keywords: 'travel, books,',
      image: [{ url: 'https://example.org/a.jpg' }],
    },
  ];
  expect(await contentOf(JSON.stringify(json), '.json')).toEqual({
    title: 'A headline',
    isMarkedUp: true,
    lead: 'What it is about.',
    text: 'One.\nTwo.',
    url: 'https://example.org/a',
    outlet: 'The Ledger',
    authors: ['Anna', 'Bruno'],
    publishedAt: Date.parse('2026-11-18T06:30Z'),
    language: 'en-GB',
    topics: ['travel', 'books'],
    image: 'https://example.org/a.jpg',
    notBefore: null,
    expiresAt: null,
    priority: 0,
  });
});

test('JSON nested without end is read to a depth and no further', async () => {
  const json = `${'{"@graph":['.repeat(2000)}{"@type":"NewsArticle"}${']}'.repeat(2000)}`;
  expect((await faultOf(json, '.json'))?.message).toMatch(/no schema\.org article/);
});

test('any bytes of any kind give an article with text or a fault with words', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json().map(text => Buffer.from(text)),
      ),
      fc.constantFrom(...seedKinds),
      async (bytes, kind) => {
        const parsed = await parse(bytes, kind);
        if (parsed.kind === 'ok') expect(parsed.value.text.trim()).not.toBe('');
        else expect(faultInEnglish(parsed.fault).message).not.toBe('');
      },
    ),
  );
});

test('a page below front matter is a generator’s: its tags are not printed', async () => {
  const html =
    '---\ntitle: Low tide\n---\n{% include top.html %}\n<p>The ferry waits {{ page.minutes }} for the tide, as it has done since the harbour was dug.</p>\n{% comment %}<p>ask first</p>{% endcomment %}';
  expect(await contentOf(html, '.html')).toMatchObject({
    title: 'Low tide',
    text: expect.stringMatching(
      /^The ferry waits\s+for the tide, as it has done since the harbour was dug\.$/,
    ) as string,
  });
  const plain =
    '<p>In {{ braces }} the ferry waits for the tide, as it has done since the harbour was dug.</p>';
  expect((await contentOf(plain, '.html'))?.text).toContain('{{ braces }}');
});

test('lines may end as on an old Mac', async () => {
  expect(await contentOf('---\rtitle: Low tide\r---\rIt waits.\r\rEvery night.\r', '.md')).toMatchObject({
    title: 'Low tide',
    text: 'It waits.\nEvery night.',
  });
});

test('escapes that a template escaped again are what they stand for, and a path stays', async () => {
  const json = {
    '@type': 'NewsArticle',
    headline: 'The \\"low\\" tide',
    articleBody: 'It waits.\\n\\nEvery caf\\u00e9 knows, from C:\\new to C:\\tide.',
  };
  expect(await contentOf(JSON.stringify(json), '.json')).toMatchObject({
    title: 'The "low" tide',
    text: 'It waits.\nEvery café knows, from C:\\new to C:\\tide.',
  });
});

test('a JSON article that says that it is a draft is none', async () => {
  const json = { '@type': 'NewsArticle', headline: 'A', articleBody: 'B.', creativeWorkStatus: 'Draft' };
  expect(
    await parseSeed(Buffer.from(JSON.stringify(json)), { kind: '.json', timezone: 'UTC' }),
  ).toMatchObject({
    kind: 'fault',
    fault: { line: 1 },
  });
});

test('letters of UTF-8 are read as such though a page calls them Western', async () => {
  const html =
    '<meta charset="iso-8859-1"><p>Più tardi la marea è salita fino al molo, e il traghetto è partito già pieno.</p>';
  expect((await contentOf(html, '.html'))?.text).toContain('Più tardi la marea è salita');
});

test('signs that nobody sees are no part of a word, and emoji keep what joins them', async () => {
  const text =
    'Die Auf\u200cla\u00adge\u200e\nSie \u202asteigt\u202c, sagt die Feuerwehr 👩‍🚒 in Se\u0301zanne\u200d.';
  expect((await contentOf(text, '.txt'))?.text).toBe(
    'Die Auflage\nSie steigt, sagt die Feuerwehr 👩‍🚒 in Sézanne.',
  );
});
