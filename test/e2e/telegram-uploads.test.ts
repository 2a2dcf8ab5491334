import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';

const COUNT = 20;

test('one card for twenty chats is uploaded once', async () => {
  await using world = await openPlatforms('first: now');
  const { telegram, newsroom } = world;
  const ids = Array.from({ length: COUNT - 1 }, (_, at) => -1_001_000_002_000 - at);
  for (const id of ids) telegram.world.add({ id, type: 'channel', title: `Canale ${id}` });
  const file = join(newsroom.folder, 'config/strillone.yaml');
  const more = ids.map((id, at) => `  - { name: c${at}, telegram: ${id}, card: square }\n`).join('');
  const yaml = readFileSync(file, 'utf8')
    .replace('destinations:\n', `destinations:\n${more}`)
    .replace('to: [canale, redazione]', `to: [canale, ${ids.map((_, at) => `c${at}`).join(', ')}]`);
  writeFileSync(file, yaml);
  newsroom.writeSeed('ponte.txt', SEED);
  await using running = await run(newsroom.config());
  const sent = async () => (await running.app.store.deliveries.history({ limit: 50 })).length;
  await expect.poll(sent, { timeout: 20_000 }).toBe(COUNT);
  const uploads = telegram
    .received('sendPhoto')
    .filter(({ params }) => String(params.photo).startsWith('attach:'));
  expect(uploads).toHaveLength(1);
  expect(telegram.received('sendPhoto')).toHaveLength(COUNT);
  expect(telegram.violations).toEqual([]);
});
