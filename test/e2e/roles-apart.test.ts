import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, inject, test } from 'vitest';
import { parseFilter } from '../../src/core/filter/parse-filter.ts';
import { ids } from '../fakes/discord-world.ts';
import { startFakeWebhook } from '../fakes/webhook-server.ts';
import { postgresDatabases } from '../store/postgres/databases.ts';
import { createNewsroomFolder, fastClock, run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

/** What one part does, another learns: each is an instance of its own, as if in a process of its own. */
describe.skipIf(inject('postgres') === null)('roles apart from each other', { timeout: 60_000 }, () => {
  const { urlOf } = postgresDatabases();
  const part = async (
    world: Pick<PlatformWorld, 'newsroom'>,
    databaseUrl: string,
    ...roles: readonly string[]
  ): Promise<Running> => {
    const healthPort = roles.includes('health') ? 0 : null;
    const config = { ...world.newsroom.config(), databaseUrl, roles: new Set(roles), healthPort };
    // the page is examined a minute after its start
    return run(config, roles.includes('web') ? { clock: fastClock(60) } : {});
  };

  test('the page says what a person has to do, though another keeps the database', async () => {
    await using world = await openPlatforms();
    const url = await urlOf('needs');
    await using _others = await part(world, url, 'sources', 'planner', 'dispatcher', 'maintenance');
    await using desk = await part(world, url, 'web');
    world.telegram.revokeToken();
    await expect
      .poll(async () => (await desk.app.view.snapshot()).needs?.findings.length ?? 0, { timeout: 20_000 })
      .toBeGreaterThan(0);
  });

  test('who sends for the page of another names that one’s cards, and no page of its own that shows health alone', async () => {
    await using hook = await startFakeWebhook({ secret: 'canary-secret-of-the-hook' });
    using newsroom = createNewsroomFolder(
      `web: { port: 0 }
network: { allow: ["${hook.host}"] }
sources: [{ name: seeds, folder: ../seeds }]
destinations: [{ name: archive, webhook: "${hook.url}", secret: canary-secret-of-the-hook }]
schedules: [{ name: mattino, cron: "0 8 1 1 *", to: [archive], first: now }]
`,
    );
    const url = await urlOf('cards');
    await using desk = await part({ newsroom }, url, 'web');
    await using _sender = await part({ newsroom }, url, 'dispatcher', 'health');
    newsroom.writeSeed('ponte.txt', SEED);
    await using _planner = await part({ newsroom }, url, 'sources', 'planner');
    await expect.poll(() => hook.requests.length).toBe(1);
    const { url: card } = hook.requests[0]?.body.card as { url: string };
    expect(card.startsWith(`${desk.service.address}/cards/`)).toBe(true);
  });

  test('doctor names the roles that no process has', async () => {
    await using world = await openPlatforms();
    const url = await urlOf('lacking');
    await using desk = await part(world, url, 'web', 'maintenance');
    const lacking = async () =>
      (await desk.app.newsroom.examine()).flatMap(({ code, params }) =>
        code === 'service-lacks' ? [params.roles] : [],
      );
    expect(await lacking()).toEqual(['sources, planner, dispatcher']);
    await using _others = await part(world, url, 'sources', 'planner', 'dispatcher');
    expect(await lacking()).toEqual([]);
  });

  test('who hears a platform watches the places that others were told of', async () => {
    await using world = await openPlatforms('first: wait');
    const url = await urlOf('places');
    await using ears = await part(world, url, 'discord');
    await using desk = await part(world, url, 'sources', 'web');
    await world.discord.until(() => world.discord.gateway.ready);
    const all = parseFilter('');
    if (all.kind === 'fault') throw new Error('it wants everything');
    const added = await desk.app.store.subscriptions.add(
      {
        place: {
          platform: 'discord',
          place: { channel: ids.announcements },
          orderingKey: `discord:${ids.announcements}`,
          language: 'it',
          reader: { kind: 'place', id: ids.guild },
        },
        filter: all.filter,
        rhythm: { kind: 'now' },
        subscriber: `discord:${ids.reader}`,
        digestDue: null,
      },
      20,
      desk.app.clock.now(),
    );
    const { name } = added.kind === 'added' ? added.subscription.place : { name: '' };
    world.newsroom.writeSeed('ponte.txt', SEED);
    const closed = async () => (await ears.app.store.subscriptions.place(name))?.suspendedAt ?? null;
    await expect
      .poll(() => {
        world.discord.giveBack(ids.announcements);
        world.discord.deny(ids.announcements, PermissionFlagsBits.SendMessages);
        return closed();
      })
      .not.toBeNull();
    world.discord.giveBack(ids.announcements);
    await expect.poll(closed).toBeNull();
  });
});
