import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { createApp } from '../../src/app.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds as tg } from '../fakes/telegram-world.ts';
import { run } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';
import { runCommand } from './run-command.ts';

const fileOf = ({ newsroom }: PlatformWorld) => join(newsroom.folder, 'config/strillone.yaml');

function rewrite(world: PlatformWorld, change: (yaml: string) => string): void {
  writeFileSync(fileOf(world), change(readFileSync(fileOf(world), 'utf8')));
}

const withoutChannel = (yaml: string) =>
  yaml.replace(/ {2}- \{ name: canale.*\n/, '').replace('to: [canale, redazione]', 'to: [redazione]');

/** Writes what is due and sends none of it. */
async function plan(config: Config): Promise<void> {
  await using app = await createApp(config, () => undefined);
  await app.newsroom.refresh();
  await app.planner.fillDue();
}

test('what waits for a destination that was removed waits until it is put back, and doctor says so', async () => {
  await using world = await openPlatforms();
  world.newsroom.writeSeed('ponte.txt', SEED);
  await plan(world.newsroom.config());
  const before = readFileSync(fileOf(world), 'utf8');
  rewrite(world, withoutChannel);
  {
    await using newsroom = await run(world.newsroom.config());
    await expect.poll(() => world.discord.messages(ids.text).length).toBe(1);
    await expect.poll(() => newsroom.app.store.deliveries.counts()).toEqual({ sent: 1, suspended: 1 });
    expect(world.telegram.messages('@canale')).toEqual([]);
    expect(await newsroom.app.newsroom.examine()).toContainEqual({
      area: 'destination',
      severity: 'needs',
      code: 'destination-removed',
      params: { name: 'canale', count: 1 },
    });
  }
  writeFileSync(fileOf(world), before);
  await using _newsroom = await run(world.newsroom.config());
  await expect.poll(() => world.telegram.messages('@canale').length).toBe(1);
});

test('what waits for a destination goes to the chat that the config now names, and is corrected there', async () => {
  await using world = await openPlatforms();
  world.newsroom.writeSeed('ponte.txt', SEED);
  await plan(world.newsroom.config());
  rewrite(world, yaml => yaml.replace('telegram: "@canale"', `telegram: ${tg.supergroup}`));
  await using _newsroom = await run(world.newsroom.config());
  await expect.poll(() => world.telegram.messages(tg.supergroup).length).toBe(1);
  expect(world.telegram.messages('@canale')).toEqual([]);
  world.newsroom.writeSeed('ponte.txt', SEED.replace('Da lunedì pedoni', 'Da martedì pedoni'));
  await expect
    .poll(() => JSON.stringify(world.telegram.messages(tg.supergroup)), { timeout: 10_000 })
    .toContain('martedì');
});

test('what waits for a destination goes to another platform, composed for it', async () => {
  await using world = await openPlatforms();
  world.newsroom.writeSeed('ponte.txt', SEED);
  await plan(world.newsroom.config());
  rewrite(world, yaml => yaml.replace('telegram: "@canale"', `discord: "${ids.announcements}"`));
  await using _newsroom = await run(world.newsroom.config());
  await expect.poll(() => world.discord.messages(ids.announcements).length).toBe(1);
  expect(world.telegram.messages('@canale')).toEqual([]);
});

test('what is approved after its destination was removed does not go there', async () => {
  await using world = await openPlatforms('first: now', '', {
    newsroom: `approval: { telegram: ${tg.supergroup} }`,
  });
  world.newsroom.writeSeed('ponte.txt', SEED);
  await plan(world.newsroom.config());
  rewrite(world, withoutChannel);
  await using newsroom = await run(world.newsroom.config());
  const [proposed] = await newsroom.app.store.deliveries.queue({ limit: 1 });
  await runCommand(world.newsroom, 'approve', String(proposed?.post));
  await expect.poll(() => newsroom.app.store.deliveries.counts()).toEqual({ sent: 1, suspended: 1 });
  expect(world.telegram.messages('@canale')).toEqual([]);
});
