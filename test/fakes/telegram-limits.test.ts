import { Api, GrammyError, InputFile } from 'grammy/web';
import { expect, test } from 'vitest';
import { createPng } from './png.ts';
import { realTelegramLimits } from './telegram-limits.ts';
import { startFakeTelegram } from './telegram-server.ts';
import { telegramIds } from './telegram-world.ts';

const TOKEN = '123456789:TEST_token';
const { privateChannel, supergroup, group } = telegramIds;

async function open() {
  let now = 1_800_000_000_000;
  const fake = await startFakeTelegram({ token: TOKEN, now: () => now, limits: realTelegramLimits });
  const api = new Api(TOKEN, { apiRoot: fake.apiRoot });
  return {
    fake,
    pass: (ms: number) => (now += ms),
    /** Null for a message that went through, else the seconds to wait. */
    send: async (chat: number | string) => {
      try {
        await api.sendMessage(chat, 'a');
        return null;
      } catch (error) {
        if (error instanceof GrammyError && error.error_code === 429) return error.parameters.retry_after;
        throw error;
      }
    },
  };
}

test('a chat takes one message a second after a small burst; another chat is not delayed by it', async () => {
  const { fake, send, pass } = await open();
  await using _ = fake;
  const taken = [];
  for (let i = 0; i < 6; i++) taken.push(await send('@canale'));
  expect(taken).toEqual([null, null, null, null, null, 1]);
  expect(await send(privateChannel)).toBeNull();
  expect(await send('@canale')).toBe(1);
  expect(fake.counts).toEqual({ passed: 6, refused: 2, early: 1 });
  pass(1000);
  expect(await send('@canale')).toBeNull();
  expect(fake.messages('@canale')).toHaveLength(6);
});

test('a group takes twenty messages a minute', async () => {
  const { fake, send, pass } = await open();
  await using _ = fake;
  for (let i = 0; i < 20; i++) {
    expect(await send(supergroup)).toBeNull();
    pass(1000);
  }
  expect(await send(supergroup)).toBe(40);
  expect(await send(group)).toBeNull();
  pass(40_000);
  expect(await send(supergroup)).toBeNull();
});

test('each picture of an album is a message, and an album goes through whole or not at all', async () => {
  const { fake, pass, send } = await open();
  await using _ = fake;
  const api = new Api(TOKEN, { apiRoot: fake.apiRoot });
  const [photo] = (await api.sendPhoto(supergroup, new InputFile(createPng(20, 20), 'a.png'))).photo;
  const album = (count: number) =>
    api.sendMediaGroup(
      supergroup,
      Array.from({ length: count }, () => ({ type: 'photo' as const, media: photo?.file_id ?? '' })),
    );
  expect(await album(10)).toHaveLength(10);
  pass(20_000);
  await expect(album(10)).rejects.toThrow('Too Many Requests: retry after 40');
  expect(fake.messages(supergroup)).toHaveLength(11);
  pass(40_000);
  expect(await album(10)).toHaveLength(10);
  await expect(album(1)).rejects.toThrow('Bad Request');
  await expect(album(11)).rejects.toThrow('Bad Request');
  pass(20_000);
  expect(await send('@canale')).toBeNull();
});

test('all chats together take thirty messages a second', async () => {
  const { fake, send, pass } = await open();
  await using _ = fake;
  const chats = Array.from({ length: 31 }, (_none, index) => {
    fake.world.add({ id: 900 + index, type: 'private', title: `P${index}` });
    return 900 + index;
  });
  const taken = [];
  for (const chat of chats) taken.push(await send(chat));
  expect(taken.filter(wait => wait !== null)).toEqual([1]);
  pass(1000);
  expect(await send(chats.at(-1) ?? 0)).toBeNull();
});
