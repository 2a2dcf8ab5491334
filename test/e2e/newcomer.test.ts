import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { copyCheckout, run, type NewsroomFolder } from './newsroom-world.ts';

test('a newcomer without any account sees the first post at once, as both platforms will show it, and what comes next', async () => {
  using checkout = copyCheckout();
  const config = { ...checkout.config(), web: { host: '127.0.0.1', port: 0, password: null, address: null } };
  await using newsroom = await run(config);
  const { store } = newsroom.app;
  await expect
    .poll(async () => (await store.deliveries.history({ limit: 5 })).map(({ state }) => state))
    .toEqual(['sent']);

  const response = await fetch(newsroom.service.address);
  expect(response.status).toBe(200);
  const html = await response.text();
  const { document } = parseHTML(html);
  const [post] = await store.deliveries.history({ limit: 1 });
  expect(document.body.textContent).toContain(post?.articleTitle);
  const card = document.querySelector('img')?.getAttribute('src') ?? '';
  const picture = await fetch(new URL(card, newsroom.service.address));
  expect(picture.headers.get('content-type')).toBe('image/png');
  const [next] = await newsroom.app.planner.upcoming();
  expect(next?.title).not.toBe(post?.articleTitle);
  expect(document.body.textContent).toContain(next?.title);
});

test('the twelve sample articles are read without a fault, and each becomes a post both platforms take', async () => {
  using checkout = copyCheckout();
  const config = { ...checkout.config(), web: { host: '127.0.0.1', port: 0, password: null, address: null } };
  await using newsroom = await run(config);
  const { store, newsroom: desk } = newsroom.app;
  expect(await store.articles.faults()).toEqual([]);
  const articles = await store.articles.latest({ languages: [], limit: 50 });
  const languages = articles.map(({ language }) => language).sort();
  expect(languages).toEqual(['de', 'de', 'en', 'en', 'es', 'es', 'fr', 'fr', 'it', 'it', 'it', 'it']);
  for (const article of articles) {
    for (const { start, end, text, speaker } of article.quotes) {
      expect(article.text.slice(start, end)).toBe(text);
      if (speaker !== null) expect(article.text).toContain(speaker);
    }
    const { payload } = await desk.compose(article, desk.destinations[0]!);
    expect(payload.platform).toBe('preview');
  }
});

/** What the image's health check ends with. */
async function askHealth({ variables }: NewsroomFolder): Promise<number | null> {
  const script = join(import.meta.dirname, '../../src/ask-health.js');
  const child = spawn(process.execPath, [script, variables.STRILLONE_DATA ?? ''], { stdio: 'ignore' });
  return ((await once(child, 'exit')) as [number | null])[0];
}

test('the health check of the image asks the port that the service really has', async () => {
  using checkout = copyCheckout();
  expect(await askHealth(checkout)).toBe(1);
  const config = {
    ...checkout.config(),
    web: { host: '127.0.0.1', port: 0, password: 'secret', address: null },
  };
  const newsroom = await run(config);
  expect(await askHealth(checkout)).toBe(0);
  await newsroom[Symbol.asyncDispose]();
  expect(await askHealth(checkout)).toBe(1);
});

test('stopping leaves nothing open and nothing claimed', async () => {
  using checkout = copyCheckout();
  const config = { ...checkout.config(), web: { host: '127.0.0.1', port: 0, password: null, address: null } };
  const newsroom = await run(config);
  const address = newsroom.service.address;
  await newsroom[Symbol.asyncDispose]();
  await expect(fetch(address)).rejects.toThrow();
  await using again = await run(config);
  expect((await again.app.store.deliveries.counts()).claimed ?? 0).toBe(0);
});
