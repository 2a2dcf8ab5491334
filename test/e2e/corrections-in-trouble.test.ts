import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import { SECOND } from '../../src/core/time.ts';
import { startFakeTelegram } from '../fakes/telegram-server.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { CORRECTED, FILE, onDiscord, onTelegram, posted, read, settled, TITLE } from './corrected.ts';
import { createNewsroomFolder, run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

const databaseOf = ({ newsroom }: PlatformWorld) =>
  new DatabaseSync(join(newsroom.folder, 'data/strillone.db'));

/** Rewrites the config file. */
function configure(
  { newsroom: { folder } }: Pick<PlatformWorld, 'newsroom'>,
  change: (yaml: string) => string,
) {
  const file = join(folder, 'config/strillone.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const deadIn = async ({ app }: Running) =>
  (await app.store.deliveries.history({ limit: 20, state: 'dead' })).map(
    ({ destination, operation, reason }) => [destination, operation, reason],
  );

describe('a card whose bytes are kept no more', () => {
  test('is drawn anew for a correction; where none can be drawn for a struck article, it stays and editors are told', async () => {
    const strike = ', retractions: strike';
    await using world = await openPlatforms('first: now', '', { telegram: strike, discord: strike });
    await (await posted(world))[Symbol.asyncDispose]();
    const forget = () => {
      using database = databaseOf(world);
      database.exec('delete from card_files; delete from cards');
    };
    forget();
    {
      await using running = await run(world.newsroom.config());
      world.newsroom.writeSeed(FILE, CORRECTED.replace('ogni pietra due volte', 'ogni pietra tre volte'));
      await read(running, 'article-corrected');
      expect(await deadIn(running)).toEqual([]);
      expect(onTelegram(world)[0]?.caption).toContain(TITLE);
      expect(onTelegram(world)[0]?.photo).toBeTruthy();
      expect(onDiscord(world)[0]?.attachments).toHaveLength(1);
    }
    forget();
    // and it cannot be drawn any more
    const drawingProgram = join(world.newsroom.folder, 'none.js');
    await using running = await run(world.newsroom.config(), { drawingProgram });
    world.newsroom.removeSeed(FILE);
    await read(running, 'article-withdrawn');
    expect((await deadIn(running)).toSorted()).toEqual([
      ['canale', 'edit', reasonOf('card-stays')],
      ['redazione', 'edit', reasonOf('card-stays')],
    ]);
    expect(running.events.filter(({ kind }) => kind === 'delivery-dead')).toHaveLength(2);
    await running.app.corrections.bringUpToDate();
    expect(await deadIn(running)).toHaveLength(2);
    expect(onTelegram(world)[0]?.caption).toContain('Ritirato');
    expect(onTelegram(world)[0]?.photo).toBeTruthy();
    expect(onDiscord(world)[0]?.embeds[0]?.description).toContain('Ritirato');
    expect(onDiscord(world)[0]?.attachments).toHaveLength(1);
    expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  });
});

describe('a destination', () => {
  test('that was renamed keeps its history: nothing is posted anew, and its copies are corrected', async () => {
    await using world = await openPlatforms();
    await (await posted(world))[Symbol.asyncDispose]();
    configure(world, yaml => yaml.replaceAll('canale', 'piazza').replace('"@piazza"', '"@canale"'));
    await using running = await run(world.newsroom.config());
    await settled(running);
    const [article] = await running.app.store.articles.latest({ languages: [], limit: 1 });
    const destinations = running.app.newsroom.destinations.filter(({ name }) => name === 'piazza');
    const order = await running.app.newsroom.order(article!, { destinations, by: 'cli', again: false });
    expect(order.ordered).toEqual([]);
    world.newsroom.writeSeed(FILE, CORRECTED);
    await read(running, 'article-corrected');
    expect(onTelegram(world).map(({ caption }) => caption)).toEqual([expect.stringContaining(TITLE)]);
  });

  test('that left the config has its copies told as a change to make by hand, and made when it is back', async () => {
    await using world = await openPlatforms();
    await (await posted(world))[Symbol.asyncDispose]();
    let before = '';
    configure(world, yaml => {
      before = yaml;
      return yaml.replace(/^ *- { name: canale.*\n/m, '').replace('[canale, redazione]', '[redazione]');
    });
    {
      await using running = await run(world.newsroom.config());
      world.newsroom.writeSeed(FILE, CORRECTED);
      await read(running, 'article-corrected');
      await running.app.corrections.bringUpToDate();
      expect(await deadIn(running)).toEqual([['canale', 'edit', reasonOf('place-unknown')]]);
      expect(running.events.filter(({ kind }) => kind === 'delivery-dead')).toHaveLength(1);
      expect((await running.app.newsroom.examine()).map(({ about }) => about?.reason?.code)).toContain(
        'place-unknown',
      );
      expect(onTelegram(world)[0]?.editedAt).toBeNull();
    }
    configure(world, () => before);
    await using running = await run(world.newsroom.config());
    await settled(running);
    expect(onTelegram(world)[0]?.caption).toContain(TITLE);
    expect(onTelegram(world)).toHaveLength(1);
  });
});

test('a copy that an editor said is there is told as a change to make by hand', async () => {
  await using world = await openPlatforms();
  world.telegram.fault({ on: /^send/, trouble: { kind: 'drop', when: 'after' } });
  world.newsroom.writeSeed(FILE, SEED);
  await using running = await run(world.newsroom.config());
  const { deliveries } = running.app.store;
  await expect
    .poll(async () => (await deliveries.queue({ limit: 9 })).map(({ state }) => state))
    .toEqual(['held']);
  world.newsroom.removeSeed(FILE);
  await expect.poll(() => running.events.filter(({ kind }) => kind === 'article-withdrawn').length).toBe(1);
  const [held] = await deliveries.queue({ limit: 9, state: 'held' });
  await running.app.newsroom.resolve({ delivery: held!.id, verdict: 'there', by: 'cli' });
  await expect.poll(() => deadIn(running)).toEqual([['canale', 'delete', reasonOf('copy-out-of-reach')]]);
  await settled(running);
  expect(running.events.filter(({ kind }) => kind === 'delivery-dead')).toHaveLength(1);
});

test('an edit that lands late does not bring back older words', { timeout: 60_000 }, async () => {
  await using world = await openPlatforms();
  await using running = await posted(world, { maxInFlightMs: 6 * SECOND });
  const late = { kind: 'late', when: 'before', afterMs: 4 * SECOND } as const;
  world.telegram.fault({ on: 'editMessageCaption', trouble: late });
  world.discord.fault({ on: 'PATCH /channels', trouble: late });
  world.newsroom.writeSeed(FILE, CORRECTED);
  await read(running, 'article-corrected');
  world.newsroom.writeSeed(FILE, SEED.replace('Da lunedì pedoni', 'Da giovedì pedoni'));
  await read(running, 'article-corrected', 2);
  await world.telegram.until(() => world.telegram.landed === 1);
  await world.discord.until(() => world.discord.landed === 1);
  expect(onTelegram(world)[0]?.caption).toContain('Da giovedì pedoni');
  expect(onDiscord(world)[0]?.embeds[0]?.description).toContain('Da giovedì pedoni');
});

describe('a group that became a supergroup', () => {
  const token = '123456789:TEST_canary_telegram_token';
  const open = async () => {
    const telegram = await startFakeTelegram({ token });
    const newsroom = createNewsroomFolder(
      `language: it
web: { port: 0 }
sources: [{ name: seeds, folder: ../seeds }]
destinations:
  - { name: gruppo, telegram: ${telegramIds.group} }
schedules:
  - { name: mattino, cron: "0 8 1 1 *", to: [gruppo], first: now }
`,
      { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: telegram.apiRoot },
    );
    newsroom.writeSeed(FILE, SEED);
    return {
      telegram,
      newsroom,
      async [Symbol.asyncDispose]() {
        await telegram[Symbol.asyncDispose]();
        newsroom[Symbol.dispose]();
      },
    };
  };

  test('before the post: its copy is corrected where it stands', async () => {
    await using world = await open();
    const moved = world.telegram.migrate(telegramIds.group);
    await using running = await run(world.newsroom.config());
    await settled(running);
    world.newsroom.writeSeed(FILE, CORRECTED);
    await read(running, 'article-corrected');
    expect(await deadIn(running)).toEqual([]);
    const words = world.telegram.messages(moved.id).flatMap(({ caption, text }) => caption ?? text ?? []);
    expect(words).toEqual([expect.stringContaining(TITLE)]);
  });

  test('after the post: its copy stays behind, and nothing else is changed for it', async () => {
    await using world = await open();
    await using running = await run(world.newsroom.config());
    await settled(running);
    world.telegram.migrate(telegramIds.group);
    world.newsroom.writeSeed(FILE, CORRECTED);
    await read(running, 'article-corrected');
    expect(await deadIn(running)).toEqual([['gruppo', 'edit', reasonOf('copy-out-of-reach')]]);
  });
});
