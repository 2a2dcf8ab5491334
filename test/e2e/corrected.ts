import { expect } from 'vitest';
import type { Overrides } from '../../src/app.ts';
import { ids } from '../fakes/discord-world.ts';
import { run, type Running } from './newsroom-world.ts';
import { SEED, type PlatformWorld } from './platforms.ts';

export const FILE = 'ponte.txt';
export const CORRECTED = SEED.replace('Da lunedì pedoni', 'Da martedì pedoni').replace(
  'tre anni di',
  'quattro anni di',
);
export const TITLE = 'Il ponte di Valdorsa riapre dopo quattro anni di cantiere';

export const onTelegram = ({ telegram }: PlatformWorld) => telegram.messages('@canale');
export const onDiscord = ({ discord }: PlatformWorld) => discord.messages(ids.text);
export const cardOn = (world: PlatformWorld) => onDiscord(world)[0]?.attachments[0]?.bytes;

/** Posts the article to both places and waits until both copies are there. */
export async function posted(world: PlatformWorld, overrides: Overrides = {}): Promise<Running> {
  world.newsroom.writeSeed(FILE, SEED);
  const running = await run(world.newsroom.config(), overrides);
  await settled(running);
  expect([onTelegram(world).length, onDiscord(world).length]).toEqual([1, 1]);
  return running;
}

/** Waits until nothing is open and every change of an article has been looked at. */
export async function settled({ app }: Running): Promise<void> {
  await expect
    .poll(
      async () => {
        await app.corrections.bringUpToDate();
        const open = await app.store.deliveries.queue({ limit: 9 });
        return [...open, ...(await app.store.outbox.changedArticles(9))];
      },
      { timeout: 20_000 },
    )
    .toEqual([]);
}

/** The file as it is now has been read. */
export async function read(
  { app, events }: Running,
  kind: 'article-corrected' | 'article-withdrawn',
  times = 1,
) {
  await expect.poll(() => events.filter(event => event.kind === kind).length).toBe(times);
  await settled({ app } as Running);
}
