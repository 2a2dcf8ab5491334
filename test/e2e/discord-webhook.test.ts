import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startFakeDiscord } from '../fakes/discord-server.ts';
import { ids } from '../fakes/discord-world.ts';
import { addHook, HOOK } from '../adapters/discord/webhook/webhook-world.ts';
import { createNewsroomFolder, fastClock, run } from './newsroom-world.ts';
import { SEED } from './platforms.ts';

test('a webhook alone posts, corrects and deletes without any bot, and its key is written nowhere', async () => {
  await using fake = await startFakeDiscord({ token: 'none', limits: false });
  using newsroom = createNewsroomFolder(
    `language: it
web: { port: 0 }
network: { allow: ["127.0.0.1"] }
sources: [{ name: seeds, folder: ../seeds }]
destinations:
  - { name: hook, discord_webhook: "\${HOOK_URL}", as: "La Redazione" }
schedules:
  - { name: mattino, cron: "0 8 1 1 *", to: [hook], first: now }
`,
    { HOOK_URL: addHook(fake) },
  );
  newsroom.writeSeed('ponte.txt', SEED);
  {
    await using running = await run(newsroom.config(), { clock: fastClock() });
    await fake.until(() => fake.messages(ids.text).length > 0);
    expect(fake.messages(ids.text)).toMatchObject([
      { author: { id: HOOK, username: 'La Redazione' }, attachments: [{}] },
    ]);
    newsroom.writeSeed('ponte.txt', SEED.replace('tre anni di cantiere', 'quattro anni di cantiere'));
    await fake.until(() => fake.messages(ids.text)[0]?.embeds[0]?.title?.includes('quattro anni'));
    newsroom.removeSeed('ponte.txt');
    await fake.until(() => fake.messages(ids.text).length === 0);
    expect(fake.violations).toEqual([]);
    expect(await running.app.newsroom.check()).toEqual([]);
    const page = await (await fetch(running.service.address)).text();
    expect(page).toContain('hook');
    expect(page + JSON.stringify(running.events)).not.toContain('CANARY');
  }
  const data = join(newsroom.folder, 'data');
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter(one => one.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name)).includes('CANARY')).toBe(false);
});
