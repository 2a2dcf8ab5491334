import { expect, test } from 'vitest';
import { readPush } from '../../../src/sources/push/read-push.ts';
import { english } from '../../fixtures/in-english.ts';

const reading = { timezone: 'Europe/Rome', say: english };
const read = (body: unknown) => readPush(new TextEncoder().encode(JSON.stringify(body)), reading);
const articleIn = async (body: unknown) => {
  const found = await read(body);
  if (found.kind !== 'article') throw new Error(JSON.stringify(found));
  return found;
};

test('our own fields are read as a seed file has them', async () => {
  const { key, content } = await articleIn({
    key: 'a-1',
    url: 'https://news.example/a',
    title: 'Il ponte riapre',
    html: '<p>Il ponte &egrave; <b>aperto</b>.</p><script>x()</script><p>Da ieri.</p>',
    published: '2026-11-18T07:30',
    topics: ['ponti'],
    priority: 10,
    language: 'it-IT',
  });
  expect(key).toBe('a-1');
  expect(content).toMatchObject({
    title: 'Il ponte riapre',
    text: 'Il ponte è aperto.\nDa ieri.',
    url: 'https://news.example/a',
    publishedAt: Date.UTC(2026, 10, 18, 6, 30),
    topics: ['ponti'],
    priority: 10,
    language: 'it-IT',
  });
});

test('a schema.org article is known by its address', async () => {
  const { key, content } = await articleIn({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'Die Brücke ist offen',
    articleBody: 'Seit gestern ist sie offen.',
    url: 'https://news.example/b',
    author: { name: 'Ada Kern' },
  });
  expect(key).toBe('https://news.example/b');
  expect(content).toMatchObject({ title: 'Die Brücke ist offen', authors: ['Ada Kern'] });
});

test('a post of Ghost is read, and one that was unpublished or deleted is withdrawn', async () => {
  const current = {
    id: '6f1',
    uuid: 'c3d2',
    title: 'The bridge is open',
    html: '<p>Since yesterday.</p>',
    status: 'published',
    url: 'https://ghost.example/bridge/',
    published_at: '2026-11-18T07:30:00.000Z',
    custom_excerpt: null,
    feature_image: 'https://ghost.example/bridge.jpg',
    tags: [{ name: 'Bridges', slug: 'bridges' }],
    authors: [{ name: 'Ada Kern' }],
    visibility: 'public',
  };
  const { key, content } = await articleIn({ post: { current, previous: {} } });
  expect(key).toBe('c3d2');
  expect(content).toMatchObject({
    title: 'The bridge is open',
    text: 'Since yesterday.',
    topics: ['Bridges'],
    authors: ['Ada Kern'],
    image: 'https://ghost.example/bridge.jpg',
    publishedAt: Date.UTC(2026, 10, 18, 7, 30),
  });
  const drafted = { ...current, status: 'draft' };
  expect(await read({ post: { current: drafted, previous: { status: 'published' } } })).toEqual({
    kind: 'withdrawn',
    key: 'c3d2',
  });
  expect(await read({ post: { current: {}, previous: current } })).toEqual({
    kind: 'withdrawn',
    key: 'c3d2',
  });
});

test.each([
  {
    id: 7,
    status: 'publish',
    link: 'https://wp.example/ponte',
    date_gmt: '2026-11-18T07:30:00',
    title: { rendered: 'L&#8217;ora del ponte' },
    content: { rendered: '<p>Da ieri.</p>', protected: false },
    excerpt: { rendered: '<p>Riaperto.</p>' },
    tags: [3, 4],
  },
  {
    post_id: 7,
    post: {
      ID: 7,
      post_title: 'L&#8217;ora del ponte',
      post_content: '<!-- wp:paragraph --><p>Da ieri.</p><!-- /wp:paragraph -->',
      post_excerpt: 'Riaperto.',
      post_status: 'publish',
      post_date_gmt: '2026-11-18 07:30:00',
    },
    post_permalink: 'https://wp.example/ponte',
  },
])('a post of WordPress is read as $id', async body => {
  const { key, content } = await articleIn(body);
  expect(key).toBe('7');
  expect(content).toMatchObject({
    title: 'L’ora del ponte',
    lead: 'Riaperto.',
    text: 'Da ieri.',
    url: 'https://wp.example/ponte',
    publishedAt: Date.UTC(2026, 10, 18, 7, 30),
    topics: [],
  });
});

test('all that is wrong is told at once', async () => {
  const found = await read({ published: 'vor Jahren', priorty: 3, lead: 'x' });
  expect(found.kind === 'wrong' ? found.faults : []).toEqual([
    expect.stringMatching(/^published “vor Jahren” is no date/),
    expect.stringMatching(/^there is no field “priorty”/),
    expect.stringMatching(/no "text" and no "html"/),
    expect.stringMatching(/no "key" and no "url"/),
  ]);
  expect((await read([])).kind).toBe('wrong');
  expect((await readPush(new Uint8Array([0xff, 0xfe]), reading)).kind).toBe('wrong');
  expect(await read({ key: 'a', title: 'A', text: 'B', draft: true })).toMatchObject({ kind: 'wrong' });
});
