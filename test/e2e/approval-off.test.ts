import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { telegramIds } from '../fakes/telegram-world.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';
import { runCommand } from './run-command.ts';

test('what waits for an approval that is switched off is told, is found by the doctor, and is still approved by command', async () => {
  await using world = await openPlatforms('first: now', '', {
    newsroom: `approval: { telegram: ${telegramIds.supergroup} }`,
  });
  world.newsroom.writeSeed('ponte.txt', SEED);
  {
    await using first = await run(world.newsroom.config(), { clock: fastClock() });
    await expect.poll(() => first.app.store.deliveries.counts()).toEqual({ proposed: 2 });
  }
  const file = join(world.newsroom.folder, 'config/strillone.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/approval:.*/, ''));
  await using second = await run(world.newsroom.config(), { clock: fastClock() });
  const { newsroom, store } = second.app;
  expect(second.events).toContainEqual({ kind: 'approval-off', count: 1 });
  expect(await newsroom.examine()).toContainEqual(
    expect.objectContaining({ severity: 'needs', code: 'approval-off', params: { count: 1 } }),
  );
  expect(await store.deliveries.counts()).toEqual({ proposed: 2 });
  const [waiting] = await newsroom.approval.waiting();
  await runCommand(world.newsroom, 'approve', String(waiting?.proposal.post.id));
  await expect.poll(() => store.deliveries.counts()).toMatchObject({ sent: 2 });
});
