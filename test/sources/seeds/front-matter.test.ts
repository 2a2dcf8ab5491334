import { expect, test } from 'vitest';
import { readFrontMatter } from '../../../src/sources/seeds/front-matter.ts';
import { faultInEnglish } from '../../fixtures/in-english.ts';

const read = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\nThe text.\n`, 'Europe/Rome');
const faultOf = (yaml: string) => faultIn(`---\n${yaml}\n---\nThe text.\n`);
const faultIn = (file: string) => {
  const parsed = readFrontMatter(file, 'Europe/Rome');
  return parsed.kind === 'fault' ? faultInEnglish(parsed.fault) : null;
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
  expect(fault?.message).toMatch(/there is no field “autor”; the fields are title, lead, url/);
});

test.each([
  ['title: A\npublished: 08/11/2026', 3, /published “08\/11\/2026” is no date; write it as 2026-11-18/],
  ['url: example.org', 2, /url “example.org” is no http or https address/],
  ['image: ~/shadow.png.txt', 2, /image “~\/shadow\.png\.txt” is no http or https address, and no picture/],
  ['image: file:///a.png', 2, /no http/],
  ['image: notes.txt', 2, /no picture in the folder/],
  ['image: "javascript:alert(1)"', 2, /image “javascript:alert\(1\)” is no http/],
  ['lead: x\nlanguage: italiano', 3, /language “italiano” is no language; write two letters/],
  ['priority: high', 2, /priority is a whole number from -100 to 100/],
  ['priority: 101', 2, /priority is a whole number from -100 to 100/],
  ['title: [a, b]', 2, /title is one line of text/],
  ['topics: { a: b }', 2, /topics is one name, or a list/],
  ['lead: x\ntitle: One: two', 3, /quote values that hold a colon/],
  ['title: A\ntitle: B', 3, /unique/],
  ['just words', 2, /front matter is lines of “field: value”/],
])('%j is a fault at line %i', (yaml, line, message) => {
  const fault = faultOf(yaml);
  expect(fault?.line).toBe(line);
  expect(fault?.message).toMatch(message);
});

test('several faults are told together, the first by its line', () => {
  const fault = faultOf('priority: x\ntitel: A\npublished: never');
  expect(fault?.line).toBe(2);
  expect(fault?.message).toMatch(
    /line 2: priority .*; line 3: there is no field “titel”.*; line 4: published /,
  );
});

test('front matter without an end is a fault, not an article', () => {
  expect(faultIn('---\ntitle: A\n\nText')).toMatchObject({
    line: 1,
    message: expect.stringMatching(/no end; put a line with --- after it/) as string,
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

const facts = (file: string) => {
  const parsed = readFrontMatter(file, 'Europe/Rome');
  return parsed.kind === 'ok' ? parsed.value.facts : parsed.fault;
};
const same = {
  title: 'Il faro',
  published: Date.parse('2026-11-20T17:15Z'),
  authors: ['Tea M.', 'S. L.'],
  topics: ['mare', 'luci'],
  lead: 'Dopo anni.',
  priority: 5,
};

test.each([
  [
    'TOML',
    '+++\ntitle = "Il faro"\ndate = 2026-11-20T18:15:00+01:00\nauthors = ["Tea M.", "S. L."]\ndescription = "Dopo anni."\npriority = 5\n[taxonomies]\ntags = ["mare", "luci"]\n+++\nTesto.',
  ],
  [
    'JSON',
    '{\n "title": "Il faro", "date": "Fri, 20 Nov 2026 18:15:00 +0100",\n "author": [{"name": "Tea M."}, "S. L."], "tags": ["mare", "luci"],\n "description": "Dopo anni.", "priority": 5\n}\nTesto.',
  ],
  [
    'JSON with a fence',
    '---json\n{ "title": "Il faro", "date": "2026-11-20 18:15", "authors": ["Tea M.", "S. L."], "tags": "mare luci", "description": "Dopo anni.", "priority": 5 }\n---\nTesto.',
  ],
  [
    'YAML of Jekyll',
    '---\nlayout: post\ntitle: Il faro\ndate: 2026-11-20 18:15:00 +0100\nauthor: [Tea M., S. L.]\ntags: mare luci\nsubtitle: Dopo anni.\npermalink: /faro/\nimage: /assets/faro.jpg\npublished: true\npriority: 5\n---\nTesto.',
  ],
])('front matter in %s says the same', (_form, file) => {
  expect(facts(file)).toEqual(same);
  expect(readFrontMatter(file, 'Europe/Rome')).toMatchObject({
    value: { text: expect.stringMatching(/^\n?Testo\.$/) as string },
  });
});

test.each([
  ['draft: true', 'draft'],
  ['published: false', 'published'],
  ['status: draft', 'status'],
])('a file that says %s is a draft, and is said to be one at its line', (line, field) => {
  expect(faultOf(`title: A\n${line}`)).toEqual({
    line: 3,
    message: `is a draft, as its field “${field}” says; change that when it is to be news`,
  });
});

test('a draft in TOML is one, too, and what is no draft is none', () => {
  expect(facts('+++\ntitle = "A"\ndraft = true\n+++\nText')).toMatchObject({ line: 3 });
  expect(read('title: A\ndraft: false\nstatus: published')).toMatchObject({ kind: 'ok' });
});

test('our own names go before those of others, and a fault is told under the name that was written', () => {
  expect(read('lead: Ours\ndescription: Theirs\npublished: 2026-11-20\ndate: 2020-01-01')).toMatchObject({
    value: { facts: { lead: 'Ours', published: Date.parse('2026-11-19T23:00Z') } },
  });
  expect(faultOf('title: A\ndate: some day')).toMatchObject({
    line: 3,
    message: expect.stringContaining('date “some day” is no date') as string,
  });
});

test.each([
  ['+++\ntitle = "A\n+++\nText', 2, /front matter: /],
  ['+++\ntitle = "A"\nText', 1, /no end; put a line with \+\+\+/],
  ['+++\ntitle = "A"\nautor = "B"\n+++\nText', 3, /no field “autor”/],
  ['{ "title": "A",\n "autor": "B" }\nText', 2, /no field “autor”/],
  ['{ "title": }\nText', 1, /no valid JSON/],
  ['{ "title": "A"\nText', 1, /no end; put a line with \}/],
])('%j is a fault at line %i', (file, line, message) => {
  expect(faultIn(file)).toMatchObject({ line, message: expect.stringMatching(message) as string });
});

test.each(['{{< figure >}}\nText', '{: .lead}\nText', '{ not json }', '++++\nText'])(
  '%j has no front matter',
  text => {
    expect(readFrontMatter(text, 'UTC')).toEqual({ kind: 'ok', value: { facts: {}, text } });
  },
);

test.each([
  ['Hexo, no line above', 'title: Low tide\ndate: 2026-11-13 07:05\ntags:\n- sea\n---\nThe text.\n'],
  ['Hexo, JSON without braces', '"title": "Low tide",\n"tags": ["sea"]\n;;;\nThe text.\n'],
  ['Hexo, JSON between marks', ';;;\n"title": "Low tide",\n"tags": ["sea"]\n;;;\nThe text.\n'],
  ['Eleventy, JSON', '--- json\n{ "title": "Low tide", "tags": ["sea"] }\n---\nThe text.\n'],
  ['Eleventy, TOML', '---toml\ntitle = "Low tide"\ntags = ["sea"]\n---\nThe text.\n'],
  ['Hexo, a longer fence', '-----\ntitle: Low tide\ntags: sea\n-----\nThe text.\n'],
  ['Nikola', '<!--\n.. title: Low tide\n.. slug: low-tide\n.. tags: sea\n-->\nThe text.\n'],
  ['Nikola, reStructuredText', '.. title: Low tide\n.. tags: sea\n\nThe text.\n'],
  ['Grav', '---\ntitle: Low tide\ntaxonomy:\n  tag: [sea]\nprocess: { twig: true }\n---\nThe text.\n'],
  ['Ghost', '---\ntitle: Low tide\ntags:\n  - name: sea\n    slug: sea\n---\nThe text.\n'],
  ['Obsidian', '---\ntitle: Low tide\ntags: "#sea"\n---\nThe text.\n'],
  ['Pelican', 'Title: Low tide\nDate: 2026-11-13 10:20\nSlug: low-tide\nTags: sea\n\nThe text.\n'],
  ['empty lines above', '\r\n\n---\ntitle: Low tide\ntags: sea\n---\nThe text.\n'],
])('front matter as %s have it is read', (_, file) => {
  expect(readFrontMatter(file, 'UTC')).toMatchObject({
    kind: 'ok',
    value: { facts: { title: 'Low tide', topics: ['sea'] }, text: 'The text.\n' },
  });
});

test('Pandoc’s title block names title, authors and date', () => {
  expect(facts('% Low tide\n% Nora Belli; Teo Llanos\n% 18 November 2026\n\nThe text.\n')).toMatchObject({
    title: 'Low tide',
    authors: ['Nora Belli', 'Teo Llanos'],
    published: Date.parse('2026-11-17T23:00Z'),
  });
  expect(facts('% of all ferries wait.\n\nThe text.\n')).toEqual({});
});

test('fields that themes keep in a map of their own are read where the page says none', () => {
  expect(
    facts(
      '---\ntitle: Low tide\nparams:\n  author: Nora Belli\n  subtitle: Below\n  hue: 3\n  url: /x\n  date: spring\n  cover: none\n---\nText',
    ),
  ).toMatchObject({ title: 'Low tide', authors: ['Nora Belli'], lead: 'Below' });
  expect(facts('+++\ntitle = "A"\nauthors = ["B C"]\n[extra]\nauthor = "D E"\n+++\nText')).toMatchObject({
    authors: ['B C'],
  });
});

test('a program as front matter is a fault, not text', () => {
  expect(faultIn('---js\nconst title = "Low tide";\n---\nThe text.\n')).toEqual({
    line: 1,
    message: 'front matter in js is a program and is not run; write it in YAML between two lines of ---',
  });
});

test.each([
  'Title: what a heading may be\n\nThe text has no fields.\n',
  'Anna: What is a title?\nTitle: A word above the rest.\n\nAnna: Thank you.\n',
  'The title: a play\n---\nThe text.\n',
  '----\nAfter a ruler, words.\n\n----\nThe text.\n',
  '.. and then it rained.\n\nThe text.\n',
])('%j is text', file => {
  expect(readFrontMatter(file, 'UTC')).toEqual({ kind: 'ok', value: { facts: {}, text: file } });
});

test('a fault below empty lines is told at its line', () => {
  expect(faultIn('\n\n---\ntitle: A\ntitel: B\n---\nText')?.line).toBe(5);
});

test.each([
  ['Draft: True', 'Draft'],
  ['isDraft: true', 'isDraft'],
  ['status: pending', 'status'],
  ['publish: false', 'publish'],
  ['layout: draft', 'layout'],
  ['published: "false"', 'published'],
])('%j says that it is a draft', (yaml, field) => {
  expect(faultOf(`title: A\n${yaml}`)).toMatchObject({
    line: 3,
    message: expect.stringMatching(new RegExp(`${field}.*draft|draft.*${field}`)) as string,
  });
});

test('names of fields are known in whatever case, with strokes or without', () => {
  const yaml =
    'Title: A\nPublish-Date: 2026-11-13T08:00Z\nsub title: Below\nCanonicalURL: https://a.example/b';
  expect(read(yaml)).toMatchObject({
    value: {
      facts: {
        title: 'A',
        published: Date.parse('2026-11-13T08:00Z'),
        lead: 'Below',
        url: 'https://a.example/b',
      },
    },
  });
});

test.each([
  ['image: /img/a.jpg', undefined],
  ['cover: false', undefined],
  ['cover: { image: "<path>", hidden: true }', undefined],
  ['image: ../assets/plan.svg', undefined],
  ['image: //cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
  ['image: ./a.jpg', 'a.jpg'],
  ['feature_image: https://a.example/b.jpg', 'https://a.example/b.jpg'],
])('%j costs nobody the article', (yaml, image) => {
  const parsed = read(`title: A\n${yaml}`);
  expect(parsed.kind === 'ok' ? parsed.value.facts.image : parsed).toBe(image);
});

test.each([
  ['author: { display_name: Nora Belli, login: nora }', ['Nora Belli']],
  ['author: Nora Belli <nora@a.example>', ['Nora Belli']],
  ['author: Jette Brahm und Korbinian Lutz', ['Jette Brahm', 'Korbinian Lutz']],
  ['author: Inés Val, Teo Llanos', ['Inés Val', 'Teo Llanos']],
  ['author: Blay, Imogen', ['Blay, Imogen']],
  ['author: "[[people/Nora Belli|Nora]]"', ['Nora Belli']],
])('%j names people', (yaml, authors) => {
  expect(read(yaml)).toMatchObject({ value: { facts: { authors } } });
});

test('Eleventy’s date of the file is no date of the news, and entities in a title are signs', () => {
  expect(
    read('title: Sea &amp; sand, a < b\ndate: git Last Modified\nexcerpt: <em>Low</em> tide'),
  ).toMatchObject({
    value: { facts: { title: 'Sea & sand, a < b', lead: 'Low tide' } },
  });
});
