import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, inject, test } from 'vitest';
import { telegramIds as ids } from '../fakes/telegram-world.ts';
import { startPostgres } from '../store/postgres/start-postgres.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

interface Line {
  readonly event?: string;
  readonly address?: string;
  readonly part?: string;
  readonly faults?: readonly string[];
}

/** The newsroom as it is started by hand, with its log read line by line. */
function start({ newsroom }: PlatformWorld, variables: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [MAIN, 'start'], {
    cwd: newsroom.folder,
    env: { ...process.env, ...newsroom.variables, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: Line[] = [];
  createInterface({ input: child.stdout }).on('line', line => lines.push(JSON.parse(line) as Line));
  const all = (event: string) => lines.filter(line => line.event === event);
  return {
    child,
    all,
    /** Waits until so many of these were logged; the last of them. */
    async logged(event: string, count = 1): Promise<Line> {
      await expect.poll(() => all(event).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
      return all(event)[count - 1]!;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function rewrite({ newsroom }: PlatformWorld, change: (yaml: string) => string): void {
  const file = join(newsroom.folder, 'config/strillone.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const captions = ({ telegram }: PlatformWorld) =>
  telegram.messages('@canale').map(({ caption }) => caption?.split('\n')[0]);

test(
  'a changed file restarts the parts, one with faults does not; what is under way arrives, once, and the page stays where it was',
  { timeout: 90_000 },
  async () => {
    await using world = await openPlatforms('first: now', `, log: { telegram: ${ids.supergroup} }`);
    world.newsroom.writeSeed('ponte.txt', SEED);
    // its answer is on the way while everything restarts
    world.telegram.fault({
      on: 'sendPhoto',
      chat: '@canale',
      trouble: { kind: 'slow', when: 'after', afterMs: 1500 },
    });
    await using service = start(world);
    const { address } = await service.logged('service-up');
    await expect.poll(() => world.telegram.messages('@canale').length, { timeout: 20_000 }).toBe(1);

    rewrite(world, yaml => yaml.replace('language: it', 'language: it\nname: La Nuova'));
    await service.logged('config-reloaded');
    expect(await service.logged('service-up', 2)).toMatchObject({ name: 'La Nuova', address });
    const counts = async () => {
      const text = await (await fetch(`${address}/metrics`)).text();
      return ['sent', 'held', 'claimed', 'retry'].map(state =>
        Number(new RegExp(`^strillone_deliveries\\{state="${state}"\\} (\\d+)$`, 'm').exec(text)?.[1]),
      );
    };
    await expect.poll(counts, { timeout: 20_000 }).toEqual([2, 0, 0, 0]);
    expect(captions(world)).toHaveLength(1);

    // a file with a fault: nothing restarts, the log and the editors are told
    rewrite(world, yaml => yaml.replace('cron: "0 8', 'cron: "0 88'));
    const refused = await service.logged('config-refused');
    expect(refused.faults).toEqual([
      expect.stringMatching(/strillone\.yaml:\d+ schedules\[0\]\.cron: .*: hour 88 is above 23$/),
    ]);
    await expect
      .poll(() => world.telegram.messages(ids.supergroup).map(({ text }) => text), { timeout: 20_000 })
      .toEqual([expect.stringMatching(/strillone\.yaml:\d+ schedules\[0\]\.cron: .*: ora 88 è oltre 23/)]);
    expect(service.all('service-up')).toHaveLength(2);

    // asked for, it is refused again, and mended it is taken
    service.child.kill('SIGHUP');
    await service.logged('config-refused', 2);
    rewrite(world, yaml => yaml.replace('cron: "0 88', 'cron: "0 9'));
    await service.logged('config-reloaded', 2);
    await expect.poll(() => world.telegram.messages(ids.supergroup).length, { timeout: 20_000 }).toBe(2);

    // SIGHUP reads it anew, changed or not
    service.child.kill('SIGHUP');
    await service.logged('config-reloaded', 3);
    expect(await service.logged('service-up', 4)).toMatchObject({ address });
    const gone = once(service.child, 'exit');
    service.child.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
    expect(captions(world)).toHaveLength(1);
    expect(world.telegram.violations).toEqual([]);
  },
);

test(
  'a config with which the service does not start leaves the one before at work',
  { timeout: 60_000 },
  async () => {
    await using world = await openPlatforms('first: wait');
    await using service = start(world);
    const { address } = await service.logged('service-up');
    const taken = Number(new URL(world.telegram.apiRoot).port);
    rewrite(world, yaml => yaml.replace('port: 0', `port: ${taken}`));
    const { faults } = await service.logged('config-refused');
    expect(faults).toEqual([expect.stringContaining(`port ${taken}: another program has this port`)]);
    expect((await fetch(`${address}/readyz`)).status).toBeLessThan(504);
    expect(service.child.exitCode).toBeNull();
  },
);

test.skipIf(inject('postgres') === null)(
  'a config that is read anew while the database is down begins when it is back',
  { timeout: 90_000 },
  async () => {
    await using server = await startPostgres();
    await using world = await openPlatforms('first: now');
    world.newsroom.writeSeed('ponte.txt', SEED);
    await using service = start(world, { DATABASE_URL: await server.createDatabase('reloaded') });
    const { address } = await service.logged('service-up');
    await expect.poll(() => captions(world), { timeout: 20_000 }).toHaveLength(1);
    const waits = () => service.all('service-fault').filter(({ part }) => part === 'start');
    await server.crash(async () => {
      rewrite(world, yaml => yaml.replace('language: it', 'language: it\nname: La Nuova'));
      await expect.poll(() => waits().length, { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
      expect(service.child.exitCode).toBeNull();
    });
    await service.logged('config-reloaded');
    expect(await service.logged('service-up', 2)).toMatchObject({ name: 'La Nuova', address });
    expect(service.all('config-refused')).toEqual([]);
    expect(captions(world)).toHaveLength(1);

    // told to end while it waits, it ends
    await server.crash(async () => {
      const before = waits().length;
      service.child.kill('SIGHUP');
      await expect.poll(() => waits().length, { timeout: 30_000 }).toBeGreaterThan(before);
      const gone = once(service.child, 'exit');
      service.child.kill('SIGTERM');
      expect(await gone).toEqual([0, null]);
    });
  },
);
