import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import type { TelegramPayload } from '../../src/adapters/telegram/format/payload.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { fastClock, run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

let world: PlatformWorld;
let running: Running;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

/** A newsroom whose first article goes to both channels as soon as it is there. */
async function open(prepare: (world: PlatformWorld) => unknown): Promise<void> {
  world = await openPlatforms();
  prepare(world);
  world.newsroom.writeSeed('ponte.txt', SEED);
  running = await run(world.newsroom.config(), { clock: fastClock() });
}
const stateOn = async (destination: string) => {
  const { deliveries } = running.app.store;
  const filter = { destination, limit: 9 };
  return [...(await deliveries.queue(filter)), ...(await deliveries.history(filter))].map(
    ({ state }) => state,
  );
};
const becomes = (destination: string, state: string) =>
  expect.poll(() => stateOn(destination)).toEqual([state]);

describe('a right that is lost suspends the post, and one that comes back sends it at once', () => {
  test('thrown out of a Telegram channel and made its administrator again', async () => {
    await open(({ telegram }) => {
      telegram.kickBot('@canale');
    });
    await becomes('canale', 'suspended');
    await becomes('redazione', 'sent');
    await world.telegram.until(() => world.telegram.updates.isPolled);
    world.telegram.stands('@canale', 'administrator');
    await becomes('canale', 'sent');
    expect(world.telegram.messages('@canale')).toHaveLength(1);
    expect(world.telegram.received('sendPhoto')).toHaveLength(2);
  });

  test('a Discord channel closed for writing and opened again', async () => {
    await open(({ discord }) => {
      discord.deny(ids.text, PermissionFlagsBits.SendMessages);
    });
    await becomes('redazione', 'suspended');
    await becomes('canale', 'sent');
    await world.discord.until(() => world.discord.gateway.ready);
    world.discord.giveBack(ids.text);
    await becomes('redazione', 'sent');
    expect(world.discord.messages(ids.text)).toHaveLength(1);
    expect(world.discord.received(`POST /channels/${ids.text}/messages`)).toHaveLength(2);
  });
});

describe('what is refused for what it holds goes out once more, lightened', () => {
  const refuse = (description: string) => (opened: PlatformWorld) => {
    const trouble = { kind: 'status', when: 'before', status: 400, description } as const;
    opened.telegram.fault({ on: 'sendPhoto', trouble });
  };

  test('broken markup as plain words, with the card', async () => {
    await open(refuse("Bad Request: can't parse entities: Unsupported start tag"));
    await becomes('canale', 'sent');
    const [message] = world.telegram.messages('@canale');
    expect(message).toMatchObject({ entities: [] });
    expect(message?.photo).not.toBeNull();
    const [row] = await running.app.store.deliveries.history({ destination: 'canale', limit: 1 });
    expect((row?.payload as TelegramPayload).plain).toBe(true);
  });

  test('a card that Telegram cannot read is left away', async () => {
    await open(refuse('Bad Request: IMAGE_PROCESS_FAILED'));
    await becomes('canale', 'sent');
    expect(world.telegram.messages('@canale')).toMatchObject([{ photo: null }]);
    expect(world.telegram.received('sendMessage')).toHaveLength(1);
  });

  test('a card that is too large for Discord comes again in fewer bytes', async () => {
    await open(({ discord }) => {
      const json = { message: 'Request entity too large', code: 40_005 };
      const trouble = { kind: 'status', when: 'before', status: 413, json } as const;
      discord.fault({ on: `POST /channels/${ids.text}/messages`, trouble });
    });
    await becomes('redazione', 'sent');
    const [first, second] = world.discord.received(`POST /channels/${ids.text}/messages`);
    expect(second?.files[0]?.size).toBeLessThan(first?.files[0]?.size ?? 0);
    expect(world.discord.messages(ids.text)[0]?.attachments).toHaveLength(1);
  });
});

test('a group that becomes a supergroup is followed, refused post and all', async () => {
  world = await openPlatforms();
  const { newsroom, telegram } = world;
  const config = newsroom.config();
  const moved = telegram.migrate(telegramIds.group);
  newsroom.writeSeed('ponte.txt', SEED);
  const destinations = config.destinations.map(one =>
    one.destination.platform === 'telegram'
      ? {
          ...one,
          destination: {
            ...one.destination,
            place: { chat: telegramIds.group, topic: null, silent: false },
          },
        }
      : one,
  );
  running = await run({ ...config, destinations }, { clock: fastClock() });
  await becomes('canale', 'sent');
  expect(telegram.messages(moved.id).filter(({ service }) => !service)).toHaveLength(1);
});
