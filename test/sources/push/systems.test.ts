import { expect, test } from 'vitest';
import { readPush } from '../../../src/sources/push/read-push.ts';
import { english } from '../../fixtures/in-english.ts';

const send = (body: string) =>
  readPush(new TextEncoder().encode(body), { timezone: 'Europe/Rome', say: english });
const read = (body: unknown) => send(JSON.stringify(body));
const PUBLISHED = Date.UTC(2026, 10, 18, 7, 30);

test('WP Webhooks sends a post as the database has it, with its terms beside it', async () => {
  const body = {
    post_id: 417,
    post: {
      ID: 417,
      post_author: '3',
      post_date: '2026-11-18 08:30:00',
      post_date_gmt: '2026-11-18 07:30:00',
      post_title: 'Il molo &amp; il mare',
      post_content:
        '<!-- wp:paragraph --><p>Il molo riapre luned&igrave; [sic].</p><!-- /wp:paragraph -->\n[caption id="a" width="300"]<img src="a.jpg"> Il molo[/caption]\n[vc_row width="1/2"]Si entra da nord.[/vc_row]\n[gallery ids="1,2"]',
      post_excerpt: '',
      post_status: 'publish',
      post_type: 'post',
      guid: 'https://cms.example/?p=417',
    },
    post_thumbnail: 'https://cms.example/molo.jpg',
    post_permalink: 'https://cms.example/molo/',
    taxonomies: {
      category: { porto: { term_id: 2, name: 'Porto', slug: 'porto' } },
      post_tag: { mare: { term_id: 9, name: 'mare', slug: 'mare' } },
    },
  };
  expect(await read(body)).toMatchObject({
    kind: 'article',
    key: '417',
    content: {
      title: 'Il molo & il mare',
      text: 'Il molo riapre lunedì [sic].\nSi entra da nord.',
      url: 'https://cms.example/molo/',
      publishedAt: PUBLISHED,
      topics: ['Porto', 'mare'],
      image: 'https://cms.example/molo.jpg',
      authors: [],
    },
  });
  expect(await read({ ...body, post: { ...body.post, post_status: 'trash' } })).toEqual({
    kind: 'withdrawn',
    key: '417',
  });
});

test('WordPress’s own post is read with what is embedded, and an excerpt that was cut is no lead', async () => {
  expect(
    await read({
      id: 418,
      date_gmt: '2026-11-18T07:30:00',
      status: 'publish',
      link: 'https://cms.example/kran/',
      title: { rendered: 'Der Kran dreht sich' },
      content: { rendered: '<p>Der Kran dreht sich wieder.</p>', protected: false },
      excerpt: { rendered: '<p>Der Kran dreht [&hellip;]</p>' },
      author: 3,
      categories: [2],
      tags: [],
      featured_media: 7,
      _embedded: {
        author: [{ id: 3, name: 'Jette Brahm' }],
        'wp:featuredmedia': [{ source_url: 'https://cms.example/kran.jpg' }],
        'wp:term': [[{ name: 'Hafen', taxonomy: 'category' }], []],
      },
    }),
  ).toMatchObject({
    content: {
      authors: ['Jette Brahm'],
      image: 'https://cms.example/kran.jpg',
      topics: ['Hafen'],
      title: 'Der Kran dreht sich',
    },
  });
  const found = await read({
    id: 1,
    title: { rendered: 'A' },
    content: { rendered: 'B' },
    excerpt: { rendered: 'C [&hellip;]' },
  });
  expect(found).not.toHaveProperty('content.lead');
});

test('WordPress.com sends a form', async () => {
  const form = new URLSearchParams({
    ID: '12',
    post_title: 'La grue & la mer',
    post_content: 'La grue tourne.',
    post_status: 'publish',
    hook: 'publish_post',
  });
  expect(await send(form.toString())).toMatchObject({
    key: '12',
    content: { title: 'La grue & la mer', text: 'La grue tourne.' },
  });
});

test('Strapi’s entry is read by what its fields are called, its Markdown or blocks as text', async () => {
  const entry = {
    id: 5,
    documentId: 'doc5',
    title: 'La grúa gira',
    slug: 'grua',
    description: 'Después de un año.',
    content: 'La **grúa** gira [otra vez](https://cms.example).\n\nDesde ayer.',
    locale: 'es',
    publishedAt: '2026-11-18T07:30:00.000Z',
    cover: { url: '/uploads/grua.jpg' },
    author: { id: 1, name: 'Inés Val' },
    category: { name: 'Puerto' },
  };
  expect(await read({ event: 'entry.publish', model: 'article', entry })).toMatchObject({
    key: 'doc5',
    content: {
      title: 'La grúa gira',
      lead: 'Después de un año.',
      text: 'La grúa gira otra vez.\nDesde ayer.',
      authors: ['Inés Val'],
      topics: ['Puerto'],
      language: 'es',
      publishedAt: PUBLISHED,
      image: null,
    },
  });
  const blocks = [
    { type: 'heading', level: 2, children: [{ type: 'text', text: 'Ayer' }] },
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'La grúa ' },
        { type: 'link', url: 'x', children: [{ type: 'text', text: 'gira' }] },
        { type: 'text', text: '.' },
      ],
    },
  ];
  expect(await read({ event: 'entry.update', entry: { ...entry, content: blocks } })).toMatchObject({
    content: { text: 'Ayer\nLa grúa gira.' },
  });
  expect(await read({ event: 'entry.unpublish', entry })).toEqual({ kind: 'withdrawn', key: 'doc5' });
  expect(await read({ event: 'entry.create', entry: { ...entry, publishedAt: null } })).toEqual({
    kind: 'withdrawn',
    key: 'doc5',
  });
});

test('Directus names the item by its key', async () => {
  const payload = {
    status: 'published',
    title: 'The crane turns',
    body: '<p>It turns.</p>',
    image: '8cbb43fe-4cdf',
    date_created: 'x',
  };
  expect(
    await read({ event: 'articles.items.create', collection: 'articles', key: 9, payload }),
  ).toMatchObject({
    key: '9',
    content: { title: 'The crane turns', text: 'It turns.', image: null },
  });
  expect(await read({ event: 'articles.items.delete', collection: 'articles', payload: [9] })).toEqual({
    kind: 'withdrawn',
    key: '9',
  });
  expect(
    await read({
      event: 'articles.items.update',
      collection: 'articles',
      keys: [9],
      payload: { status: 'draft' },
    }),
  ).toEqual({
    kind: 'withdrawn',
    key: '9',
  });
});

test('Contentful’s fields have a value for each language, its text is a tree', async () => {
  const paragraph = (value: string) => ({
    nodeType: 'paragraph',
    data: {},
    content: [{ nodeType: 'text', value, marks: [], data: {} }],
  });
  const body = {
    sys: { type: 'Entry', id: 'c1', revision: 2, createdAt: '2026-11-17T07:30:00Z' },
    fields: {
      title: { 'de-DE': 'Der Kran' },
      body: {
        'de-DE': {
          nodeType: 'document',
          data: {},
          content: [paragraph('Er dreht sich.'), paragraph('Seit gestern.')],
        },
      },
      publishDate: { 'de-DE': '2026-11-18T08:30+01:00' },
      heroImage: { 'de-DE': { sys: { type: 'Link', linkType: 'Asset', id: 'x' } } },
      tags: { 'de-DE': ['Hafen'] },
    },
  };
  expect(await read(body)).toMatchObject({
    key: 'c1',
    content: {
      title: 'Der Kran',
      text: 'Er dreht sich.\nSeit gestern.',
      publishedAt: PUBLISHED,
      topics: ['Hafen'],
      language: 'de-DE',
      image: null,
    },
  });
  expect(await read({ sys: { type: 'DeletedEntry', id: 'c1' } })).toEqual({ kind: 'withdrawn', key: 'c1' });
});

test('Drupal’s node is read', async () => {
  const data = {
    type: 'node--article',
    id: 'u-1',
    attributes: {
      status: true,
      title: 'La gru gira',
      langcode: 'it',
      created: '2026-11-18T07:30:00+00:00',
      body: { value: '<p>x</p>', processed: '<p>Gira.</p>', summary: '' },
    },
  };
  expect(await read({ data })).toMatchObject({
    key: 'u-1',
    content: { title: 'La gru gira', text: 'Gira.', language: 'it' },
  });
});

test('a tag that Ghost keeps for itself is no topic', async () => {
  const current = {
    id: 'g1',
    title: 'A',
    html: '<p>B.</p>',
    status: 'published',
    url: 'https://g.example/a/',
    tags: [{ name: 'Sea' }, { name: '#internal' }],
  };
  expect(await read({ post: { current, previous: {} } })).toMatchObject({ content: { topics: ['Sea'] } });
});

test.each([
  ['public', undefined],
  ['members', undefined],
  ['paid', true],
  ['tiers', true],
])('a post of Ghost whose visibility is %s is behind a paywall: %s', async (visibility, paywalled) => {
  const current = { id: 'g1', title: 'A', html: '<p>B.</p>', status: 'published', visibility };
  const found = await read({ post: { current, previous: {} } });
  expect(found.kind === 'article' ? found.content.paywalled : found).toBe(paywalled);
});

test('a part of an entry without a title or a text is told as such', async () => {
  const found = await read({
    event: 'articles.items.update',
    collection: 'articles',
    keys: [9],
    payload: { title: 'Only this' },
  });
  expect(found).toEqual({ kind: 'wrong', faults: ['there is no "text" and no "html": give one of them'] });
});
