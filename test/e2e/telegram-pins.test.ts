import { expect, test } from 'vitest';
import { HOUR } from '../../src/core/time.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';

const BREAKING = `---\npriority: 10\n---\n${SEED}`;
const open = () =>
  openPlatforms('first: wait', '', {
    telegram: ', pin: breaking, pin_for: 3h',
    newsroom: 'breaking: { to: [canale], within: 99d }',
  });

test('breaking news is pinned, and unpinned when its time is over, by the next process where this one ended', async () => {
  await using world = await open();
  const { telegram, newsroom } = world;
  newsroom.writeSeed('ponte.txt', BREAKING);
  {
    await using _first = await run(newsroom.config(), { clock: fastClock() });
    await expect.poll(() => telegram.chat('@canale').pinned).toBe(1);
  }
  const clock = fastClock();
  await using running = await run(newsroom.config(), { clock });
  expect(telegram.chat('@canale').pinned).toBe(1);
  clock.goOn(3 * HOUR);
  await expect.poll(() => telegram.chat('@canale').pinned).toBeNull();
  expect(telegram.received('pinChatMessage')).toHaveLength(1);
  expect(telegram.received('unpinChatMessage')).toHaveLength(1);
  // what follows a message is a part of its send
  expect(await running.app.store.deliveries.history({ destination: 'canale', limit: 9 })).toHaveLength(1);
  expect(telegram.violations).toEqual([]);
});

test('a pin that is not allowed costs the post nothing, and editors are told why', async () => {
  await using world = await open();
  const { telegram, newsroom } = world;
  telegram.chat('@canale').rights.edit = false;
  newsroom.writeSeed('ponte.txt', BREAKING);
  await using running = await run(newsroom.config(), { clock: fastClock() });
  await expect
    .poll(() => running.events.find(({ kind }) => kind === 'delivery-dead'))
    .toMatchObject({ reason: { params: { detail: { code: 'no-pin-right' } } } });
  expect(telegram.messages('@canale')).toHaveLength(1);
});
