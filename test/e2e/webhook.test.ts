import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startFakeWebhook } from '../fakes/webhook-server.ts';
import { createNewsroomFolder, fastClock, run, type Running } from './newsroom-world.ts';
import { SEED } from './platforms.ts';

const SECRET = 'canary-secret-of-the-hook';

/** Waits until nothing is open and every change of an article has been looked at. */
async function settled({ app }: Running): Promise<void> {
  await expect
    .poll(async () => {
      await app.corrections.bringUpToDate();
      const open = await app.store.deliveries.queue({ limit: 9 });
      return [...open, ...(await app.store.outbox.changedArticles(9))];
    })
    .toEqual([]);
}

async function open(destination: string) {
  const hook = await startFakeWebhook({ secret: SECRET });
  const newsroom = createNewsroomFolder(
    `language: it
web: { port: 0 }
network: { allow: ["${hook.host}"] }
sources: [{ name: seeds, folder: ../seeds }]
destinations:
  - { name: archive, webhook: "\${HOOK_URL}", secret: "\${HOOK_SECRET}"${destination} }
schedules:
  - { name: mattino, cron: "0 8 1 1 *", to: [archive], first: now }
`,
    { HOOK_URL: hook.url, HOOK_SECRET: SECRET },
  );
  newsroom.writeSeed('ponte.txt', SEED);
  return { hook, newsroom };
}

test('a post is sent, corrected and deleted at another program, once each, with a card that can be fetched', async () => {
  const { hook, newsroom } = await open('');
  using _folder = newsroom;
  await using _hook = hook;
  await using running = await run(newsroom.config());
  await settled(running);
  const [sent] = hook.requests;
  expect(sent?.body).toMatchObject({
    operation: 'send',
    message: null,
    post: { kind: 'article', destination: 'archive' },
    article: { title: 'Il ponte di Valdorsa riapre dopo tre anni di cantiere', language: 'it' },
    quote: { speaker: 'Ada Ruvini' },
    card: { width: 1080, height: 1080 },
  });
  const { url } = sent?.body.card as { url: string };
  const picture = await fetch(url);
  expect(picture.headers.get('content-type')).toBe('image/png');

  newsroom.writeSeed('ponte.txt', SEED.replace('tre anni di cantiere', 'quattro anni di cantiere'));
  await expect.poll(() => running.events.some(({ kind }) => kind === 'article-corrected')).toBe(true);
  await settled(running);
  newsroom.removeSeed('ponte.txt');
  await expect.poll(() => running.events.some(({ kind }) => kind === 'article-withdrawn')).toBe(true);
  await settled(running);

  const [, edit, removal] = hook.requests;
  expect(edit?.body).toMatchObject({
    operation: 'edit',
    message: '1',
    post: { mark: { kind: 'updated' } },
    article: { title: 'Il ponte di Valdorsa riapre dopo quattro anni di cantiere' },
  });
  expect(removal?.body).toMatchObject({ operation: 'delete', message: '1' });
  expect(hook.requests).toHaveLength(3);
  expect(hook.messages.size).toBe(0);
  expect(hook.violations).toEqual([]);
  expect(new Set(hook.requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(3);
});

test('a retraction may strike the title instead', async () => {
  const { hook, newsroom } = await open(', retractions: strike, card: none');
  using _folder = newsroom;
  await using _hook = hook;
  await using running = await run(newsroom.config());
  await settled(running);
  newsroom.removeSeed('ponte.txt');
  await expect.poll(() => running.events.some(({ kind }) => kind === 'article-withdrawn')).toBe(true);
  await settled(running);
  expect([...hook.messages.values()]).toMatchObject([
    { post: { mark: { kind: 'retracted' } }, summary: [], quote: null, card: null },
  ]);
});

test('an answer that is lost is asked for again under the same key, and the message is there once', async () => {
  const { hook, newsroom } = await open('');
  using _folder = newsroom;
  await using _hook = hook;
  hook.fault({ kind: 'drop', when: 'after' });
  hook.fault({ kind: 'status', when: 'before', status: 502 });
  await using running = await run(newsroom.config(), { clock: fastClock() });
  await settled(running);
  const keys = hook.requests.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(hook.messages.size).toBe(1);
  expect(await running.app.store.deliveries.counts()).toEqual({ sent: 1 });
});

test('neither the address nor the secret is kept in the database or shown on the page', async () => {
  const { hook, newsroom } = await open('');
  using _folder = newsroom;
  await using _hook = hook;
  {
    await using running = await run(newsroom.config());
    await settled(running);
    const page = await (await fetch(running.service.address)).text();
    expect(page).toContain('Su Webhook');
    expect(page).not.toContain('canary');
    expect(JSON.stringify(running.events)).not.toContain('canary');
  }
  const data = join(newsroom.folder, 'data');
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter(one => one.isFile());
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name)).includes('canary')).toBe(false);
});
