import { once } from 'node:events';
import { describe, expect, inject, test } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { postgresDatabases } from '../store/postgres/databases.ts';
import { createHalfOpenProxy } from '../store/postgres/half-open.ts';
import { startPostgres } from '../store/postgres/start-postgres.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';
import { serveShared, started, texts } from './serve-shared.ts';

const caption = ({ telegram }: PlatformWorld) => telegram.messages('@canale')[0]?.caption;
const violations = ({ telegram, discord }: PlatformWorld) => [...telegram.violations, ...discord.violations];

describe.skipIf(inject('postgres') === null)('three processes of which', { timeout: 240_000 }, () => {
  const { urlOf } = postgresDatabases();

  test('the leader is cut off from the database without a word: another goes on, and nothing is sent twice', async () => {
    await using world = await openPlatforms();
    const url = await urlOf('frozen');
    await using proxy = await createHalfOpenProxy(url);
    world.newsroom.writeSeed('ponte.txt', SEED);
    await using first = serveShared(world, proxy.url);
    await started(first);
    await expect.poll(() => texts(world)).toEqual([1, 1]);
    await using second = serveShared(world, url);
    await using third = serveShared(world, url);
    await Promise.all([started(second), started(third)]);

    proxy.freeze();
    const cutAt = Date.now();
    world.newsroom.writeSeed('ponte.txt', SEED.replace('tre anni di', 'quattro anni di'));
    await expect.poll(() => caption(world)).toContain('dopo quattro anni di cantiere');
    await world.telegram.until(() =>
      world.telegram.requests.some(({ call, at }) => call === 'getUpdates' && at > cutAt),
    );
    // the one that was cut off finds the others at work when it is back
    proxy.mend();
    await using store = await openPostgresStore({ url: proxy.url });
    world.newsroom.writeSeed('fiera.txt', SEED.replaceAll('ponte', 'molo'));
    await expect.poll(() => store.articles.keysOf('seeds')).toEqual(['fiera.txt', 'ponte.txt']);
    expect(texts(world)).toEqual([1, 1]);
    expect(violations(world)).toEqual([]);
  });

  // a statement that nobody answers is given up after 25 s, and whoever stops a program ends it after ten
  test(
    'one that is cut off ends when it is told to, whatever it waits for',
    { timeout: 22_000 },
    async () => {
      await using world = await openPlatforms();
      await using proxy = await createHalfOpenProxy(await urlOf('stopping'));
      await using process = serveShared(world, proxy.url);
      await started(process);
      proxy.freeze();
      world.newsroom.writeSeed('ponte.txt', SEED);
      const ended = once(process, 'exit');
      process.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
      expect(texts(world)).toEqual([0, 0]);
    },
  );

  test('each loses the database for a moment, when its server crashes: all go on, and nothing is sent twice', async () => {
    await using server = await startPostgres();
    const url = await server.createDatabase('crashing');
    await using world = await openPlatforms();
    world.newsroom.writeSeed('ponte.txt', SEED);
    await using first = serveShared(world, url);
    await using second = serveShared(world, url);
    await using third = serveShared(world, url);
    const all = [first, second, third];
    await Promise.all(all.map(started));
    await expect.poll(() => texts(world)).toEqual([1, 1]);
    await server.crash();
    world.newsroom.writeSeed('ponte.txt', SEED.replace('tre anni di', 'quattro anni di'));
    await expect.poll(() => caption(world)).toContain('dopo quattro anni di cantiere');
    expect(texts(world)).toEqual([1, 1]);
    expect(violations(world)).toEqual([]);
    expect(all.map(({ exitCode }) => exitCode)).toEqual([null, null, null]);
  });
});
