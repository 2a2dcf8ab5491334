import { describe, expect, inject, test } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { postgresDatabases } from '../store/postgres/databases.ts';
import { openPlatforms, SEED } from './platforms.ts';
import { serveShared as serve, started, texts } from './serve-shared.ts';

describe.skipIf(inject('postgres') === null)(
  'processes that share a PostgreSQL database',
  { timeout: 120_000 },
  () => {
    const { urlOf } = postgresDatabases();

    test('each does its part, and what one plans another sends, once', async () => {
      await using world = await openPlatforms();
      const url = await urlOf('parts');
      world.newsroom.writeSeed('ponte.txt', SEED);
      await using _planner = serve(world, url, { roles: 'sources,planner' });
      await using _dispatcher = serve(world, url, { roles: 'dispatcher' });
      await using _listener = serve(world, url, { roles: 'telegram,discord,maintenance' });
      await expect.poll(() => texts(world)).toEqual([1, 1]);
      // what changes in the one's folder is changed by the other
      world.newsroom.writeSeed('ponte.txt', SEED.replace('tre anni di', 'quattro anni di'));
      await expect
        .poll(() => world.telegram.messages('@canale')[0]?.caption)
        .toContain('dopo quattro anni di cantiere');
      // commands are heard by one of them
      await world.telegram.until(() => world.telegram.requests.some(({ call }) => call === 'getUpdates'));
      expect(texts(world)).toEqual([1, 1]);
      expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
    });

    test('one is ready and tells its numbers also where another leads', async () => {
      await using world = await openPlatforms();
      const url = await urlOf('ready');
      await using first = serve(world, url);
      await started(first);
      await using second = serve(world, url);
      const [line] = (await started(second)) as [Buffer];
      const { address } = JSON.parse(line.toString()) as { readonly address: string };
      await expect.poll(async () => (await fetch(`${address}/readyz`)).status, { timeout: 30_000 }).toBe(200);
      expect((await fetch(`${address}/metrics`)).status).toBe(200);
    });

    test.each(['SIGKILL', 'SIGSTOP'] as const)(
      'a leader that ends by %s is followed by another: it reads, plans and polls',
      async signal => {
        await using world = await openPlatforms();
        const url = await urlOf(signal);
        await using first = serve(world, url);
        await started(first);
        await using second = serve(world, url);
        await started(second);
        first.kill(signal);
        const killedAt = Date.now();
        world.newsroom.writeSeed('ponte.txt', SEED);
        await using store = await openPostgresStore({ url });
        await expect.poll(() => store.articles.keysOf('seeds')).toEqual(['ponte.txt']);
        // `first: now` is over for the schedule: an order shows that the other sends
        const [article] = await store.articles.latest({ languages: [], limit: 1 });
        expect(article?.title).toContain('ponte');
        await world.telegram.until(() =>
          world.telegram.requests.some(({ call, at }) => call === 'getUpdates' && at > killedAt),
        );
        expect(world.telegram.violations).toEqual([]);
      },
    );

    test('all of them at once post each article once', async () => {
      await using world = await openPlatforms();
      const url = await urlOf('together');
      world.newsroom.writeSeed('ponte.txt', SEED);
      await using _first = serve(world, url);
      await using _second = serve(world, url);
      await using _third = serve(world, url);
      await expect.poll(() => texts(world)).toEqual([1, 1]);
      await using store = await openPostgresStore({ url });
      await expect.poll(() => store.deliveries.counts()).toEqual({ sent: 2 });
      expect(texts(world)).toEqual([1, 1]);
      expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
    });
  },
);
