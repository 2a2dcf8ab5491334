import { once } from 'node:events';
import { Client } from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { LEADERS } from '../../src/store/postgres/advisory-locks.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { postgresDatabases } from '../store/postgres/databases.ts';
import { createHalfOpenProxy } from '../store/postgres/half-open.ts';
import { startPostgres } from '../store/postgres/start-postgres.ts';
import { run } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';
import { serveShared, started, texts } from './serve-shared.ts';

const caption = ({ telegram }: PlatformWorld) => telegram.messages('@canale')[0]?.caption;
const violations = ({ telegram, discord }: PlatformWorld) => [...telegram.violations, ...discord.violations];

describe.skipIf(inject('postgres') === null)('processes of which', { timeout: 240_000 }, () => {
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

  test('one loses its lead while it tells subscribers, and goes on telling them when it leads again', async () => {
    await using world = await openPlatforms('first: wait');
    const url = await urlOf('lead');
    await using running = await run({ ...world.newsroom.config(), databaseUrl: url });
    const news = (what: string, of: string, howMany: string) => {
      const text = SEED.replaceAll('ponte di Valdorsa', `${what} di Taviano`).replaceAll('pietr', of);
      world.newsroom.writeSeed(
        `${what}.txt`,
        text.replaceAll('Valdorsa', what).replaceAll('quattro', howMany),
      );
    };
    const told = () => world.telegram.messages(5).filter(({ caption }) => caption !== null);
    await world.telegram.userSays({ from: { id: 5, language_code: 'it' }, text: '/subscribe' });
    const client = new Client({ connectionString: url });
    await using _end = { [Symbol.asyncDispose]: () => client.end() };
    await client.connect();
    const count = async (what: string) => (await client.query(what)).rowCount;
    await client.query('begin; lock table subscriptions in access exclusive mode');
    world.newsroom.writeSeed('ponte.txt', SEED);
    const waits = `select from pg_locks where relation = 'subscriptions'::regclass and not granted`;
    await expect.poll(() => count(waits)).not.toBe(0);
    news('molo', 'tavol', 'sette');
    const came = () => running.events.filter(({ kind }) => kind === 'article-received').length;
    await expect.poll(came).toBe(2);
    const leads = `locktype = 'advisory' and classid = ${LEADERS} and granted`;
    const { rows } = await client.query<{ pid: number }>(`select distinct pid from pg_locks where ${leads}`);
    const pids = rows.map(({ pid }) => pid).join(', ');
    await client.query(`select pg_terminate_backend(pid) from unnest(array[${pids}]) pid`);
    await expect
      .poll(() => count(`select from pg_locks where ${leads} and pid not in (${pids})`))
      .not.toBe(0);
    await client.query('rollback');
    // what was being told finds both; what waited behind it was passed over
    await expect.poll(told).toHaveLength(2);
    news('faro', 'vetr', 'nove');
    await expect.poll(told).toHaveLength(3);
    expect(violations(world)).toEqual([]);
  });

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
