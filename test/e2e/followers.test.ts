import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOUR } from '../../src/core/time.ts';
import { ids } from '../fakes/discord-world.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';

test('what an announcement channel’s limit kept from its followers is published after a restart', async () => {
  await using world = await openPlatforms();
  const { discord, newsroom } = world;
  const file = join(newsroom.folder, 'config/strillone.yaml');
  const config = readFileSync(file, 'utf8').replace(
    `discord: "${ids.text}"`,
    `discord: "${ids.announcements}", crosspost: true`,
  );
  writeFileSync(file, config);
  newsroom.writeSeed('ponte.txt', SEED);
  discord.fault({
    on: new RegExp(`^POST /channels/${ids.announcements}/messages/\\d+/crosspost`),
    trouble: {
      kind: 'status',
      when: 'before',
      status: 429,
      json: { message: 'The write action you are performing on the channel has hit the limit', code: 20_028 },
      headers: { 'retry-after': '3600' },
    },
  });
  {
    await using running = await run(newsroom.config(), { clock: fastClock() });
    await expect
      .poll(() => running.app.store.deliveries.history({ destination: 'redazione', limit: 9 }))
      .toMatchObject([{ state: 'sent' }]);
    await expect
      .poll(() => running.events.filter(({ kind }) => kind === 'delivery-retry'))
      .toMatchObject([
        {
          destination: 'redazione',
          reason: { params: { detail: { code: 'told-to-wait', params: { seconds: 3600 } } } },
        },
      ]);
  }
  expect(discord.crossposted.size).toBe(0);
  const clock = fastClock();
  await using _next = await run(newsroom.config(), { clock });
  // the hour that Discord asked for holds for the next process, too
  expect(discord.crossposted.size).toBe(0);
  clock.goOn(HOUR);
  await expect.poll(() => discord.crossposted.size).toBe(1);
  expect(discord.messages(ids.announcements)).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});
