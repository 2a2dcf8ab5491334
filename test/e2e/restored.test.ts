import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/core/time.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { onTelegram } from './corrected.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR } from './platforms.ts';
import { keysOf } from './reader-world.ts';
import { runCommand } from './run-command.ts';

const READER = 5;
const EDITORS = telegramIds.supergroup;

test('a reader is not told again of an article that came after the backup, and is told of the next one', async () => {
  await using world = await openPlatforms('first: wait');
  const { newsroom, telegram } = world;
  const copy = join(newsroom.folder, 'copy.db');
  const told = () => telegram.messages(READER).flatMap(({ caption }) => caption?.split('\n')[0] ?? []);
  {
    await using running = await run(newsroom.config());
    await telegram.userSays({ from: { id: READER, language_code: 'it' }, text: '/subscribe' });
    expect((await runCommand(newsroom, 'backup', '--out', copy)).code).toBe(0);
    newsroom.writeSeed('ponte.txt', SEED);
    await expect.poll(async () => (await running.app.store.deliveries.counts()).sent).toBe(1);
  }
  expect(await runCommand(newsroom, 'restore', copy, '--yes')).toMatchObject({ code: 0 });
  await using running = await run(newsroom.config());
  await running.service.ready;
  expect(await running.app.store.articles.keysOf('seeds')).toEqual(['ponte.txt']);
  newsroom.writeSeed('faro.txt', SEED.replaceAll('ponte', 'faro').replaceAll('Mareno', 'Lago'));
  await expect.poll(told).toHaveLength(2);
  expect(told().map(title => /ponte|faro/.exec(title)?.[0])).toEqual(['ponte', 'faro']);
});

test.each([
  ['is mounted after the start', false],
  ['is mounted after the start, where an empty one was', true],
])('a reader is not told again when the disk of the folder %s', async (_how, isEmptyBefore) => {
  await using world = await openPlatforms('first: wait');
  const { newsroom, telegram } = world;
  const copy = join(newsroom.folder, 'copy.db');
  const seeds = join(newsroom.folder, 'seeds');
  {
    await using running = await run(newsroom.config());
    await telegram.userSays({ from: { id: READER, language_code: 'it' }, text: '/subscribe' });
    expect((await runCommand(newsroom, 'backup', '--out', copy)).code).toBe(0);
    newsroom.writeSeed('ponte.txt', SEED);
    await expect.poll(async () => (await running.app.store.deliveries.counts()).sent).toBe(1);
  }
  expect(await runCommand(newsroom, 'restore', copy, '--yes')).toMatchObject({ code: 0 });
  renameSync(seeds, `${seeds}.disk`);
  if (isEmptyBefore) mkdirSync(seeds);
  await using running = await run(newsroom.config());
  await running.service.ready;
  if (isEmptyBefore) rmdirSync(seeds);
  renameSync(`${seeds}.disk`, seeds);
  const { articles, subscriptions, deliveries } = running.app.store;
  await expect.poll(() => articles.keysOf('seeds')).toEqual(['ponte.txt']);
  const until = Date.now() + DAY;
  expect(await subscriptions.pendingNews(until, { limit: 9, needsApproval: false })).toEqual([]);
  expect(await deliveries.counts()).toEqual({});
});

test('what was approved since the backup waits for an editor again, however much time goes by', async () => {
  const approval = `approval: { telegram: ${EDITORS}, after: 2h, then: post }`;
  await using world = await openPlatforms('first: now', '', { newsroom: approval });
  const { newsroom, telegram } = world;
  newsroom.writeSeed('ponte.txt', SEED);
  const copy = join(newsroom.folder, 'copy.db');
  const clock = fastClock();
  const preview = () => telegram.messages(EDITORS).findLast(({ caption }) => caption !== null);
  {
    await using _running = await run(newsroom.config(), { clock });
    const shown = await telegram.until(() => (preview()?.markup == null ? undefined : preview()));
    expect((await runCommand(newsroom, 'backup', '--out', copy)).code).toBe(0);
    const data = keysOf(shown.markup).find(({ text }) => text === 'Approva')?.callback_data ?? '';
    telegram.presses({ chat: EDITORS, message: shown.id, from: TELEGRAM_EDITOR, data });
    await expect.poll(() => onTelegram(world)).toHaveLength(1);
  }
  expect(await runCommand(newsroom, 'restore', copy, '--yes')).toMatchObject({ code: 0 });
  clock.goOn(3 * HOUR);
  await using running = await run(newsroom.config(), { clock });
  await expect.poll(() => preview()?.caption).toContain('ripresa da una copia di riserva');
  expect(await running.app.store.deliveries.counts()).toEqual({ proposed: 2 });
  expect(onTelegram(world)).toHaveLength(1);
});
