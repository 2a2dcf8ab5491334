import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { runCommand } from './run-command.ts';
import { fastClock, run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';

/** Where editors are told what needs them. */
const LOG = `, log: { telegram: ${telegramIds.supergroup} }`;

const seedsOf = ({ newsroom }: PlatformWorld, ...path: readonly string[]) =>
  join(newsroom.folder, 'seeds', ...path);
/** How many posts stand on both platforms. */
const standing = ({ telegram, discord }: PlatformWorld) => [
  telegram.messages('@canale').length,
  discord.messages(ids.text).length,
];
const keys = async ({ app }: Running) => [...(await app.store.articles.keysOf('seeds'))];
const kinds = ({ events }: Running) => events.map(({ kind }) => kind as string);

describe('a file that was renamed is the same article, whose posts stand', () => {
  test.each([
    ['beside it', ['nuovo.txt']],
    ['into a folder that is there', ['archivio', 'ponte.txt']],
    ['into a new folder', ['2026', 'ponte.txt']],
  ])('%s', async (_, path) => {
    await using world = await openPlatforms();
    mkdirSync(seedsOf(world, 'archivio'));
    world.newsroom.writeSeed('ponte.txt', SEED);
    await using running = await run(world.newsroom.config());
    await expect.poll(() => standing(world)).toEqual([1, 1]);
    mkdirSync(seedsOf(world, '2026'));
    renameSync(seedsOf(world, 'ponte.txt'), seedsOf(world, ...path));
    await expect.poll(() => keys(running)).toEqual([path.join('/')]);
    expect(kinds(running)).not.toContain('article-withdrawn');
    expect(standing(world)).toEqual([1, 1]);
    // under its new name it is corrected and withdrawn as any other
    const file = seedsOf(world, ...path);
    writeFileSync(file, readFileSync(file, 'utf8').replace('tre anni di', 'quattro anni di'));
    const isCorrected = () => world.telegram.messages('@canale')[0]?.caption?.includes('quattro anni di');
    await expect.poll(isCorrected).toBe(true);
    rmSync(file);
    await expect.poll(() => standing(world)).toEqual([0, 0]);
    expect(await keys(running)).toEqual([]);
  });

  test('while the newsroom was stopped', async () => {
    await using world = await openPlatforms();
    world.newsroom.writeSeed('ponte.txt', SEED);
    {
      await using _ = await run(world.newsroom.config());
      await expect.poll(() => standing(world)).toEqual([1, 1]);
    }
    renameSync(seedsOf(world, 'ponte.txt'), seedsOf(world, 'nuovo.txt'));
    await using running = await run(world.newsroom.config());
    expect(await keys(running)).toEqual(['nuovo.txt']);
    expect(kinds(running)).not.toContain('article-withdrawn');
    expect(standing(world)).toEqual([1, 1]);
  });

  test('while its post waits for approval', async () => {
    const approval = `approval: { telegram: ${telegramIds.supergroup} }`;
    await using world = await openPlatforms('first: now', '', { newsroom: approval });
    world.newsroom.writeSeed('ponte.txt', SEED);
    await using running = await run(world.newsroom.config());
    renameSync(seedsOf(world, 'ponte.txt'), seedsOf(world, 'nuovo.txt'));
    await expect.poll(() => keys(running)).toEqual(['nuovo.txt']);
    const from = { id: TELEGRAM_EDITOR, language_code: 'it' };
    await world.telegram.userSays({ from, text: '/approve ponte' });
    await expect.poll(() => standing(world)).toEqual([1, 1]);
  });

  test('saved under another name before the old file was deleted', async () => {
    await using world = await openPlatforms();
    world.newsroom.writeSeed('ponte.txt', SEED);
    await using running = await run(world.newsroom.config());
    await expect.poll(() => standing(world)).toEqual([1, 1]);
    copyFileSync(seedsOf(world, 'ponte.txt'), seedsOf(world, 'finale.txt'));
    await expect.poll(() => kinds(running)).toContain('article-duplicate');
    rmSync(seedsOf(world, 'ponte.txt'));
    await expect.poll(() => keys(running)).toEqual(['finale.txt']);
    expect(standing(world)).toEqual([1, 1]);
  });

  test('a new article under the old name is another one, and is posted', async () => {
    await using world = await openPlatforms();
    world.newsroom.writeSeed('ponte.txt', SEED);
    await using running = await run(world.newsroom.config());
    await expect.poll(() => standing(world)).toEqual([1, 1]);
    renameSync(seedsOf(world, 'ponte.txt'), seedsOf(world, 'nuovo.txt'));
    await expect.poll(() => keys(running)).toEqual(['nuovo.txt']);
    world.newsroom.writeSeed('ponte.txt', SEED.replaceAll('ponte', 'mulino').replaceAll('Ruvini', 'Corvi'));
    await expect.poll(() => keys(running)).toEqual(['nuovo.txt', 'ponte.txt']);
    await world.telegram.userSays({
      from: { id: TELEGRAM_EDITOR, language_code: 'it' },
      text: '/post mulino',
    });
    await expect.poll(() => standing(world)).toEqual([2, 2]);
  });
});

describe('a folder that is empty, as one whose disk is not mounted', () => {
  const towns = ['Aosta', 'Bari', 'Como', 'Enna'];
  const places = ['ponte', 'teatro', 'mulino', 'faro'];
  const open = async () => {
    const world = await openPlatforms('first: now, pick: { count: 4 }', LOG);
    for (const [index, town] of towns.entries()) {
      const text = SEED.replaceAll('Valdorsa', town).replaceAll('ponte', places[index] ?? '');
      world.newsroom.writeSeed(`${town}.txt`, text.replaceAll('Ruvini', `${town}ni`));
    }
    return world;
  };
  const unmount = (world: PlatformWorld) => {
    renameSync(seedsOf(world), `${seedsOf(world)}.disk`);
    mkdirSync(seedsOf(world));
  };
  const mount = (world: PlatformWorld) => {
    rmSync(seedsOf(world), { recursive: true });
    renameSync(`${seedsOf(world)}.disk`, seedsOf(world));
  };
  const alerted = (world: PlatformWorld) =>
    world.telegram.until(() =>
      world.telegram.messages(telegramIds.supergroup).find(({ text }) => text?.includes('sources release')),
    );

  test('takes nothing back at a start: editors are told, and the disk brings all of it back', async () => {
    await using world = await open();
    {
      await using _ = await run(world.newsroom.config());
      await expect.poll(() => standing(world)).toEqual([4, 4]);
    }
    unmount(world);
    {
      await using running = await run(world.newsroom.config());
      const { text } = await alerted(world);
      expect(text).toContain('(4)');
      expect(await keys(running)).toHaveLength(4);
      const sources = await runCommand(world.newsroom, 'sources', '--json');
      expect(sources.out).toContain('strillone sources release seeds');
    }
    mount(world);
    await using running = await run(world.newsroom.config());
    expect(await running.app.store.articles.faults()).toEqual([]);
    expect(kinds(running)).not.toContain('article-withdrawn');
    expect(standing(world)).toEqual([4, 4]);
  });

  test('takes nothing back while the newsroom runs', async () => {
    await using world = await open();
    await using running = await run(world.newsroom.config(), { clock: fastClock() });
    await expect.poll(() => standing(world)).toEqual([4, 4]);
    unmount(world);
    await alerted(world);
    expect(await keys(running)).toHaveLength(4);
    mount(world);
    await expect.poll(() => running.app.store.articles.faults()).toEqual([]);
    expect(kinds(running)).not.toContain('article-withdrawn');
    expect(standing(world)).toEqual([4, 4]);
  });

  test('takes its posts back when an editor says that the files were deleted', async () => {
    await using world = await open();
    await using running = await run(world.newsroom.config(), { clock: fastClock() });
    await expect.poll(() => standing(world)).toEqual([4, 4]);
    for (const town of towns) world.newsroom.removeSeed(`${town}.txt`);
    await alerted(world);
    expect(await runCommand(world.newsroom, 'sources', 'release', 'seeds')).toMatchObject({
      code: 0,
      out: expect.stringContaining(': 4') as string,
    });
    await expect.poll(() => standing(world)).toEqual([0, 0]);
    expect(await keys(running)).toEqual([]);
    expect(await runCommand(world.newsroom, 'sources', 'release', 'seeds')).toMatchObject({ code: 1 });
  });
});
