import { PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import type { ChatStatusChange } from '../../../../src/core/ports/ports.ts';
import type { FakeDiscord } from '../../../fakes/discord-server.ts';
import { ids, postingRights } from '../../../fakes/discord-world.ts';
import { startBotWorld } from './bot-world.ts';

const { ViewChannel, SendMessages, SendMessagesInThreads, AttachFiles } = PermissionFlagsBits;
const text = `discord:${ids.text}`;
const thread = `discord:${ids.thread}`;

async function listening(channels: readonly string[] = [ids.text, ids.thread], card = false) {
  const news: ChatStatusChange[] = [];
  const world = await startBotWorld({
    places: channels.map(channel => ({ channel, card })),
    onPlace: one => news.push(one),
  });
  await world.event('platform-up');
  return {
    ...world,
    /** What was told since the last time, once the bot has surely heard all. */
    async told() {
      // events come in order: a command that is answered comes after all that was told before it
      await world.fake.interact({ command: 'latest' });
      return news.splice(0).map(one => `${one.kind} ${one.chat}`);
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

test('what is open when the bot comes is told once, and not again when Discord asks it to reconnect', async () => {
  await using bot = await listening();
  expect(await bot.told()).toEqual([`opened ${text}`, `opened ${thread}`]);
  bot.fake.gateway.askToReconnect();
  await bot.fake.until(() => bot.fake.gateway.history.resumes === 1 && bot.fake.gateway.ready);
  expect(await bot.told()).toEqual([]);
});

const cases: Readonly<
  Record<
    string,
    readonly [
      take: (fake: FakeDiscord) => unknown,
      give: (fake: FakeDiscord) => unknown,
      places: readonly string[],
    ]
  >
> = {
  'thrown out, and let in again': [
    f => {
      f.kick();
    },
    f => {
      f.letIn();
    },
    [text, thread],
  ],
  'a channel is hidden, with the threads below it': [
    f => {
      f.deny(ids.text, ViewChannel);
    },
    f => {
      f.giveBack(ids.text);
    },
    [text, thread],
  ],
  'a channel is closed for writing': [
    f => {
      f.deny(ids.text, SendMessages);
    },
    f => {
      f.giveBack(ids.text);
    },
    [text],
  ],
  'threads are closed for writing': [
    f => {
      f.deny(ids.text, SendMessagesInThreads);
    },
    f => {
      f.giveBack(ids.text);
    },
    [thread],
  ],
  'a thread is locked': [
    f => {
      f.lock(ids.thread);
    },
    f => {
      f.lock(ids.thread, false);
    },
    [thread],
  ],
  'the role loses its rights': [
    f => {
      f.setRole(ViewChannel);
    },
    f => {
      f.setRole(postingRights);
    },
    [text, thread],
  ],
  'the bot loses its role': [
    f => {
      f.setRolesOfBot([]);
    },
    f => {
      f.setRolesOfBot([ids.botRole]);
    },
    [text, thread],
  ],
};

test.each(Object.entries(cases))('%s: both are told at once', async (_what, [take, give, places]) => {
  await using bot = await listening();
  await bot.told();
  const told = async (kind: string) => (await bot.told()).filter(one => one.startsWith(kind)).sort();
  take(bot.fake);
  expect(await told('closed')).toEqual(places.map(place => `closed ${place}`).sort());
  give(bot.fake);
  // a changed right that keeps nothing from posting is told, too: what was refused may have been for it
  expect(await told('opened')).toEqual(expect.arrayContaining(places.map(place => `opened ${place}`)));
});

test.each([
  [true, 'closed'],
  [false, 'opened'],
] as const)('without the right for pictures a place (with a card: %s) is %s', async (card, kind) => {
  await using bot = await listening([ids.text], card);
  bot.fake.deny(ids.text, AttachFiles);
  bot.fake.giveBack(ids.text);
  expect(await bot.told()).toEqual([`opened ${text}`, `${kind} ${text}`, `opened ${text}`]);
});

test('a deleted channel is told, an outage of Discord’s and other channels’ affairs are not', async () => {
  await using bot = await listening([ids.text]);
  await bot.told();
  bot.fake.goUnavailable();
  bot.fake.deny(ids.announcements, ViewChannel);
  bot.fake.archive(ids.thread);
  expect(await bot.told()).toEqual([]);
  bot.fake.deleteChannel(ids.text);
  expect(await bot.told()).toEqual([`closed ${text}`]);
});

test('an event that cannot be read is a fault, and the next one is heard', async () => {
  await using bot = await listening([ids.text]);
  await bot.told();
  bot.fake.gateway.send('CHANNEL_UPDATE', { id: ids.text, guild_id: ids.guild, type: 'text' });
  bot.fake.deny(ids.text, SendMessages);
  expect(await bot.told()).toEqual([`closed ${text}`]);
  expect((await bot.event('platform-fault')).message).toMatch(/an event of the gateway could not be read/);
});
