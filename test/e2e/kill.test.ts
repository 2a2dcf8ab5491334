import { join } from 'node:path';
import { test, vi } from 'vitest';
import { MINUTE } from '../../src/core/time.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { run } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';
import { end, serve } from './serve-process.ts';

// each starts several processes one after the other
vi.setConfig({ testTimeout: MINUTE, hookTimeout: MINUTE });

test.concurrent(
  'killed between request and answer, Discord has one message and Telegram one message and a held delivery',
  async ({ expect }) => {
    await using world = await openPlatforms();
    const { telegram, discord, newsroom } = world;
    newsroom.writeSeed('ponte.txt', SEED);
    telegram.fault({ on: 'sendPhoto', trouble: { kind: 'hang', when: 'after' } });
    discord.fault({ on: `POST /channels/${ids.text}/messages`, trouble: { kind: 'hang', when: 'after' } });

    await using killed = serve(world);
    await telegram.until(() => telegram.messages('@canale').length === 1);
    await discord.until(() => discord.messages(ids.text).length === 1);
    await end(killed, 'SIGKILL');

    // at once: nobody waits for the leases of a process that is gone
    await using next = serve(world);
    await using store = await openSqliteStore({ file: join(newsroom.folder, 'data/strillone.db') });
    const states = async () => {
      const rows = [
        ...(await store.deliveries.queue({ limit: 9 })),
        ...(await store.deliveries.history({ limit: 9 })),
      ];
      return rows.map(({ platform, state }) => `${platform} ${state}`).sort();
    };
    await expect.poll(states).toEqual(['discord sent', 'telegram held']);
    expect(telegram.messages('@canale')).toHaveLength(1);
    expect(discord.messages(ids.text)).toHaveLength(1);
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
    await end(next, 'SIGTERM');
  },
);

test.concurrent(
  'killed between request and answer, with a log chat, a post is found on Telegram: one message, nothing held',
  async ({ expect }) => {
    await using world = await openPlatforms('first: now', `, log: { telegram: ${telegramIds.supergroup} }`);
    const { telegram, newsroom } = world;
    newsroom.writeSeed('ponte.txt', SEED);
    {
      // the first post to a chat tells where its ids stand
      await using first = await run(newsroom.config());
      await expect.poll(async () => (await first.app.store.deliveries.counts()).sent).toBe(2);
      const [article] = await first.app.store.articles.latest({ languages: [], limit: 1 });
      await first.service[Symbol.asyncDispose]();
      const destinations = first.app.newsroom.destinations.filter(({ name }) => name === 'canale');
      if (article) await first.app.newsroom.order(article, { destinations, by: 'cli', again: true });
    }
    telegram.fault({ on: 'sendPhoto', trouble: { kind: 'hang', when: 'after' } });
    await using killed = serve(world);
    await telegram.until(() => telegram.messages('@canale').length === 2);
    await end(killed, 'SIGKILL');

    await using next = serve(world, MINUTE + 1000);
    await using store = await openSqliteStore({ file: join(newsroom.folder, 'data/strillone.db') });
    await expect.poll(async () => await store.deliveries.counts()).toEqual({ sent: 3 });
    expect(telegram.messages('@canale')).toHaveLength(2);
    expect(telegram.messages(telegramIds.supergroup)).toEqual([]);
    expect(telegram.violations).toEqual([]);
    await end(next, 'SIGTERM');
  },
);

test.concurrent.for([
  { when: 'before', onTelegram: 1 },
  { when: 'after', onTelegram: 2 },
] as const)(
  'killed $when an alert arrives, editors are told it on Discord once, on Telegram $onTelegram times',
  { timeout: 60_000 },
  async ({ when, onTelegram }, { expect }) => {
    const log = `, log: { telegram: ${telegramIds.supergroup}, discord: "${ids.announcements}" }`;
    await using world = await openPlatforms('first: now', log);
    const { telegram, discord, newsroom } = world;
    newsroom.writeSeed('ponte.txt', SEED);
    telegram.kickBot('@canale');
    telegram.fault({ on: 'sendMessage', trouble: { kind: 'hang', when } });
    const post = `POST /channels/${ids.announcements}/messages`;
    discord.fault({ on: post, trouble: { kind: 'hang', when } });
    const told = () => [
      telegram.messages(telegramIds.supergroup).length,
      discord.messages(ids.announcements).length,
    ];

    await using killed = serve(world);
    await telegram.until(() => telegram.received('sendMessage').length === 1);
    await discord.until(() => discord.received(post).length === 1);
    await end(killed, 'SIGKILL');
    expect(told()).toEqual(when === 'before' ? [0, 0] : [1, 1]);

    await using next = serve(world, MINUTE + 1000);
    await expect.poll(told).toEqual([onTelegram, 1]);
    await using store = await openSqliteStore({ file: join(newsroom.folder, 'data/strillone.db') });
    await expect.poll(() => store.deliveries.waitingAlerts()).toEqual([]);
    expect(told()).toEqual([onTelegram, 1]);
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
    await end(next, 'SIGTERM');
  },
);
