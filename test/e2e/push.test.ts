import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createNewsroomFolder, run } from './newsroom-world.ts';

const SECRET = 'a canary that nobody may see';

async function open() {
  const newsroom = createNewsroomFolder(
    `web: { port: 0 }
sources: [{ name: cms, push: true, secret: "\${PUSH_SECRET}", topics: [città] }]
destinations: [{ name: vetrina, preview: true }]
schedules: [{ name: sera, cron: "0 8 1 1 *", to: [vetrina] }]
`,
    { PUSH_SECRET: SECRET },
  );
  const running = await run(newsroom.config());
  const send = async (path: string, init: RequestInit) => {
    const response = await fetch(`${running.service.address}/push/${path}`, init);
    return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
  };
  const bearer = { authorization: `Bearer ${SECRET}` };
  const post = (body: unknown, headers: Record<string, string> = bearer) =>
    send('cms', { method: 'POST', headers, body: JSON.stringify(body) });
  return {
    running,
    send,
    post,
    bearer,
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]();
      newsroom[Symbol.dispose]();
    },
  };
}

const ARTICLE = { key: 'ponte', title: 'Il ponte riapre', text: 'Il ponte è aperto da ieri, dopo tre anni.' };

test('what is pushed is an article, the same again is nothing, other words are a correction, and it can be withdrawn', async () => {
  await using world = await open();
  const { running, post, send, bearer } = world;
  const first = await post(ARTICLE);
  expect(first).toMatchObject({ status: 202, body: { revision: 1 } });
  expect((await post(ARTICLE)).body).toEqual(first.body);
  const corrected = await post({ ...ARTICLE, text: 'Il ponte è aperto da ieri, dopo quattro anni.' });
  expect(corrected.body).toEqual({ ...(first.body as object), revision: 2 });
  const [article] = await running.app.store.articles.latest({ languages: [], limit: 5 });
  expect(article).toMatchObject({ source: 'cms', title: 'Il ponte riapre', topics: ['città'], revision: 2 });
  const withdrawn = await send('cms?key=ponte', { method: 'DELETE', headers: bearer });
  expect(withdrawn).toMatchObject({ status: 202, body: { revision: 2 } });
  expect(await running.app.store.articles.latest({ languages: [], limit: 5 })).toEqual([]);
  expect((await send('cms?key=nothing', { method: 'DELETE', headers: bearer })).status).toBe(404);
});

test('a request that comes after a newer one changes nothing, and brings back nothing that was deleted', async () => {
  await using world = await open();
  const { running, post } = world;
  const ghost = (title: string, updated_at: string, { isDeleted = false } = {}) => {
    const state = { id: '6f1', title, html: '<p>Da ieri si passa.</p>', status: 'published', updated_at };
    return post({ post: isDeleted ? { current: {}, previous: state } : { current: state, previous: {} } });
  };
  const titles = async () => {
    const articles = await running.app.store.articles.latest({ languages: [], limit: 5 });
    return articles.map(({ title }) => title);
  };
  await ghost('Il ponte è chiuso', '2026-11-18T08:00:00.000Z');
  await ghost('Il ponte è aperto', '2026-11-18T09:00:00.000Z');
  const late = await ghost('Il ponte è chiuso', '2026-11-18T08:00:00.000Z');
  expect(late).toMatchObject({ status: 202, body: { revision: 2 } });
  expect(await titles()).toEqual(['Il ponte è aperto']);
  await ghost('Il ponte è aperto', '2026-11-18T09:00:00.000Z', { isDeleted: true });
  await ghost('Il ponte è aperto', '2026-11-18T09:00:00.000Z');
  expect(await titles()).toEqual([]);
  await ghost('Il ponte è aperto di nuovo', '2026-11-18T10:00:00.000Z');
  expect(await titles()).toEqual(['Il ponte è aperto di nuovo']);
});

test('only those who know the secret may push, and nobody sees it', async () => {
  await using world = await open();
  const { post, send, running } = world;
  const body = JSON.stringify(ARTICLE);
  const sign = (secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const signed = (secret: string) =>
    send('cms', { method: 'POST', headers: { 'x-hub-signature-256': sign(secret) }, body });
  const refused = [
    await post(ARTICLE, {}),
    await post(ARTICLE, { authorization: 'Bearer another' }),
    await post(ARTICLE, { authorization: `Basic ${btoa(`a:${SECRET}`)}` }),
    await signed('another'),
  ];
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect((await signed(SECRET)).status).toBe(202);
  // Ghost signs the moment with the body
  const moment = '1794986100000';
  const ghost = createHmac('sha256', SECRET).update(body).update(moment).digest('hex');
  const byGhost = (t: string) =>
    send('cms', { method: 'POST', headers: { 'x-ghost-signature': `sha256=${ghost}, t=${t}` }, body });
  expect((await byGhost(moment)).status).toBe(202);
  expect((await byGhost('1794986100001')).status).toBe(401);
  expect((await send('other', { method: 'POST', body })).status).toBe(404);
  expect(JSON.stringify([refused, running.events])).not.toContain(SECRET);
});

test('what is too large, wrong or too often is refused in words', async () => {
  await using world = await open();
  const { post } = world;
  const large = await post({ ...ARTICLE, text: 'a'.repeat(5 * 1024 * 1024 + 1) });
  expect(large).toMatchObject({ status: 413, body: { faults: [expect.stringContaining('5 MB')] } });
  const wrong = await post({ titel: 'x' });
  expect(wrong.status).toBe(400);
  expect((wrong.body as { faults: string[] }).faults.length).toBeGreaterThan(2);
  for (let count = 1; count < 60; count++) expect((await post(ARTICLE)).status).toBe(202);
  const often = await post(ARTICLE);
  expect(often.status).toBe(429);
  expect(Number(often.headers.get('retry-after'))).toBeGreaterThan(0);
});
