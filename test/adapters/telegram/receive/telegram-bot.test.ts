import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { commandMenus } from '../../../../src/adapters/telegram/receive/command-menu.ts';
import type { Reply } from '../../../../src/commands/command.ts';
import { paragraph } from '../../../../src/core/rich-text.ts';
import { telegramIds } from '../../../fakes/telegram-world.ts';
import { openBot } from './bot-world.ts';
import { telegramCard, TOKEN } from '../publish/deliveries.ts';

const reader = { id: 5, language_code: 'en' };

test('a command in private is answered, escaped, with the caller by number and language', async () => {
  await using bot = await openBot();
  bot.start();
  const answer = await bot.fake.userSays({ from: reader, text: '/latest' });
  expect(answer).toMatchObject({ text: '/latest <ok> & fine', replyTo: null });
  expect(bot.asked).toEqual([
    {
      name: 'latest',
      options: {},
      caller: {
        platform: 'telegram',
        user: '5',
        roles: [],
        language: 'en',
        name: 'Persona 5',
        place: { kind: 'private', id: '5', channel: '5', topic: null },
      },
    },
  ]);
  expect(bot.fake.violations).toEqual([]);
});

test('an answer with a card is a photo with its words as caption', async () => {
  await using bot = await openBot({
    answer: () => ({ text: [paragraph('parole')], card: telegramCard, private: false }),
  });
  bot.start();
  const answer = await bot.fake.userSays({ from: reader, text: '/latest' });
  expect(answer).toMatchObject({ caption: 'parole', photo: { width: 120, height: 120 } });
  expect(bot.fake.violations).toEqual([]);
});

test('plain words, an unknown command and a forwarded command in private ask as what they are', async () => {
  await using bot = await openBot();
  bot.start();
  for (const text of ['ciao', '/nonsense'] as const) await bot.fake.userSays({ from: reader, text });
  const forward_origin = { type: 'hidden_user', sender_user_name: 'x', date: 1 };
  await bot.fake.userSays({ from: reader, text: '/post ponte', more: { forward_origin } });
  expect(bot.asked.map(({ name, options }) => [name, options])).toEqual([
    ['', { words: 'ciao' }],
    ['nonsense', {}],
    ['', { words: '/post ponte' }],
  ]);
});

test('in a group only our own commands are answered, as a reply, in their topic', async () => {
  await using bot = await openBot();
  bot.start();
  const { forum: chat, topic } = telegramIds;
  for (const text of ['ciao', '/weather', '/latest@other_bot', 'see /latest'])
    bot.fake.say({ chat, from: reader, text });
  const answer = await bot.fake.userSays({ chat, topic, from: reader, text: '/LATEST@Strillone_Bot' });
  const question = bot.fake.messages(chat).find(({ text }) => text === '/LATEST@Strillone_Bot');
  expect(answer).toMatchObject({ topic, replyTo: question?.id });
  expect(bot.asked.map(({ name }) => name)).toEqual(['latest']);
  expect(bot.fake.violations).toEqual([]);
});

test('a channel’s posts and photo captions are no commands; captions are words', async () => {
  await using bot = await openBot();
  bot.start();
  bot.fake.say({ chat: '@canale', from: reader, text: '/latest' });
  bot.fake.say({ from: reader, text: '/latest', more: { text: undefined, caption: '/latest' } });
  await bot.fake.userSays({ from: { id: 6 }, text: '/help' });
  expect(bot.asked.map(({ name, caller }) => `${name} ${caller.user}`)).toEqual([' 5', 'help 6']);
});

test('options are read from words: name:word anywhere, the rest together', async () => {
  await using bot = await openBot();
  bot.start();
  await bot.fake.userSays({ from: reader, text: '/post  il ponte\nto:canale di Valdorsa: ok' });
  expect(bot.asked[0]).toMatchObject({
    name: 'post',
    options: { to: 'canale', article: 'il ponte di Valdorsa: ok' },
  });
});

test.each([
  ['the anonymous administrator', { id: 1087968824, is_bot: true }, {}],
  ['the service account', { id: 777000 }, {}],
  ['the stand-in for channels', { id: 136817688, is_bot: true }, {}],
  ['another bot', { id: 99, is_bot: true }, {}],
  [
    'an editor who writes as a chat',
    { id: telegramIds.editor },
    { sender_chat: { id: telegramIds.supergroup, type: 'supergroup', title: 'Gruppo' } },
  ],
])('%s is nobody', async (_name, from, more) => {
  await using bot = await openBot();
  bot.start();
  await bot.fake.userSays({ chat: telegramIds.supergroup, from, more, text: '/latest' });
  expect(bot.asked[0]?.caller.user).toBe('');
});

test('the menus are told once, in the newsroom’s words and in each other language, editors’ commands in their own chats only', async () => {
  await using bot = await openBot();
  bot.start();
  await bot.fake.until(() => bot.fake.menus.length >= 10);
  const told = bot.fake.menus.map(({ scope, language, commands }) => ({
    scope: (scope as { type: string }).type,
    language,
    names: commands.map(({ command }) => command).join(' '),
  }));
  expect(told).toEqual([
    ...['', 'en', 'de', 'fr', 'es'].map(language => ({
      scope: 'default',
      language,
      names: 'help latest',
    })),
    ...['', 'en', 'de', 'fr', 'es'].map(language => ({
      scope: 'all_chat_administrators',
      language,
      names: 'help latest',
    })),
  ]);
  const inChats = commandMenus(bot.desk.commands, bot.words, [-100, 7])
    .filter(({ scope }) => scope.type === 'chat')
    .map(({ scope, language, commands }) => ({ scope, language, count: commands.length }));
  expect(inChats).toEqual([
    ...[null, 'en', 'de', 'fr', 'es'].map(language => ({
      scope: { type: 'chat', chat_id: -100 },
      language,
      count: 3,
    })),
    { scope: { type: 'chat', chat_id: 7 }, language: null, count: 3 },
  ]);
  const [own, english] = bot.fake.menus;
  expect(own?.commands[1]?.description).not.toBe(english?.commands[1]?.description);
  expect(bot.fake.violations).toEqual([]);
});

test('an answer that Telegram refuses is a fault that is told, and the next question is answered', async () => {
  await using bot = await openBot();
  bot.start();
  bot.fake.fault({
    on: 'sendMessage',
    trouble: { kind: 'status', when: 'before', status: 403, description: 'Forbidden: x' },
  });
  bot.fake.say({ from: reader, text: '/latest' });
  await bot.fake.userSays({ from: { id: 6 }, text: '/latest' });
  await bot.fake.userSays({ from: reader, text: '/latest' });
  expect(bot.events).toContainEqual({
    kind: 'platform-fault',
    platform: 'telegram',
    message: 'the answer to /latest was lost: Telegram 403: Forbidden: x',
  });
});

test('somebody whose answer takes long delays only themselves', async () => {
  const slow = Promise.withResolvers<Reply>();
  await using bot = await openBot({
    answer: ({ caller }) =>
      caller.user === '5' ? slow.promise : { text: [paragraph('subito')], card: null, private: false },
  });
  bot.start();
  bot.fake.say({ from: reader, text: '/latest' });
  expect(await bot.fake.userSays({ from: { id: 6 }, text: '/latest' })).toMatchObject({ text: 'subito' });
  slow.resolve({ text: [paragraph('infine')], card: null, private: false });
  await bot.fake.until(() => bot.fake.messages(5).some(({ text }) => text === 'infine'));
});

test('a flood from one chat is cut and told once; others are answered', async () => {
  const slow = Promise.withResolvers<Reply>();
  await using bot = await openBot({
    answer: ({ caller }) =>
      caller.user === '5' ? slow.promise : { text: [paragraph('subito')], card: null, private: false },
  });
  for (let i = 0; i < 60; i++) bot.fake.say({ from: reader, text: '/latest' });
  bot.start();
  await bot.fake.userSays({ from: { id: 6 }, text: '/latest' });
  expect(bot.events.filter(({ kind }) => kind === 'platform-fault')).toHaveLength(1);
  expect(bot.asked).toHaveLength(2);
  slow.resolve({ text: [], card: null, private: false });
});

test('what was answered before a stop is confirmed, and does not come again', async () => {
  await using bot = await openBot();
  bot.start();
  await bot.fake.userSays({ from: reader, text: '/latest' });
  await bot.stop();
  expect(bot.fake.updates.unconfirmed).toEqual([]);
  expect(bot.fake.updates.isPolled).toBe(false);
});

test('what waited while the bot was away is answered', async () => {
  await using bot = await openBot();
  bot.fake.say({ from: reader, text: '/latest' });
  bot.start();
  await bot.fake.until(() => bot.fake.messages(5).some(({ text }) => text === '/latest <ok> & fine'));
  expect(bot.fake.received('deleteWebhook').map(({ params }) => params)).toEqual([{}]);
});

test('a network that goes and comes is told once each way, and tried again more and more rarely', async () => {
  const pauses: number[] = [];
  const goOn = Promise.withResolvers<undefined>();
  await using bot = await openBot({
    sleep: async (afterMs, signal) => {
      if (afterMs === 3000 || signal?.aborted) return; // the last answers' grace
      pauses.push(afterMs);
      if (pauses.length === 8) await goOn.promise;
      await new Promise(resolve => setImmediate(resolve));
    },
  });
  bot.start();
  await bot.told('platform-up');
  await bot.fake.until(() => bot.fake.menus.length === 10 && bot.fake.updates.isPolled);
  await bot.fake.goOffline();
  const down = await bot.told('platform-down');
  await expect.poll(() => pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  await bot.fake.goOnline();
  goOn.resolve(undefined);
  await bot.told('platform-up', 2);
  expect(down.reason).toContain('getUpdates');
  expect(bot.events.map(({ kind }) => kind)).toEqual(['platform-up', 'platform-down', 'platform-up']);
  await bot.fake.userSays({ from: reader, text: '/latest' });
});

test('a revoked token ends the platform with the remedy', async () => {
  await using bot = await openBot();
  bot.fake.revokeToken();
  bot.start();
  await bot.ended();
  expect(bot.events).toHaveLength(1);
  expect(await bot.told('platform-down')).toMatchObject({
    reason: expect.stringContaining('@BotFather') as string,
  });
});

test('one conflict is passed over; a second process that stays ends the platform with the remedy', async () => {
  await using bot = await openBot({ sleep: () => new Promise(resolve => setImmediate(resolve)) });
  const conflict = {
    kind: 'status',
    when: 'before',
    status: 409,
    description: 'Conflict: terminated by other',
  } as const;
  bot.fake.fault({ on: 'getUpdates', trouble: conflict });
  bot.start();
  await bot.told('platform-up');
  await bot.fake.until(() => bot.fake.updates.isPolled);
  bot.fake.fault({ on: 'getUpdates', trouble: conflict, times: 9 });
  bot.fake.say({ from: reader, text: '/latest' });
  await bot.ended();
  expect(await bot.told('platform-down')).toMatchObject({
    reason: expect.stringContaining('other process') as string,
  });
});

test('a bot is told to wait as long as Telegram says', async () => {
  const pauses: number[] = [];
  await using bot = await openBot({
    sleep: afterMs => {
      pauses.push(afterMs);
      return new Promise(resolve => setImmediate(resolve));
    },
  });
  const trouble = { kind: 'status', when: 'before', status: 429, parameters: { retry_after: 17 } } as const;
  bot.fake.fault({ on: 'getMe', trouble });
  bot.start();
  await bot.told('platform-up');
  expect(pauses[0]).toBe(17_000);
});

test(
  'a bot whose desk never answers and whose platform hangs stops all the same',
  { timeout: 60_000 },
  async () => {
    await using bot = await openBot({ answer: () => new Promise<never>(() => undefined) });
    bot.start();
    await bot.told('platform-up');
    bot.fake.say({ from: reader, text: '/latest' });
    await bot.fake.until(() => bot.asked.length === 1 || null);
    bot.fake.fault({ on: /./, trouble: { kind: 'hang', when: 'before' }, times: 99 });
    await bot.stop();
    expect(bot.events.map(({ kind }) => kind)).toEqual(['platform-up']);
  },
);

test('a bot without a network stops at once', { timeout: 60_000 }, async () => {
  await using bot = await openBot();
  await bot.fake.goOffline();
  bot.start();
  await bot.told('platform-down');
  await bot.stop();
  expect(bot.events).toHaveLength(1);
});

test('no token is in any event', async () => {
  await using bot = await openBot({ sleep: () => new Promise(resolve => setImmediate(resolve)) });
  const html = { kind: 'status', when: 'before', status: 502, html: '<html>' } as const;
  bot.fake.fault({ on: 'getMe', trouble: { kind: 'drop', when: 'before' } });
  bot.fake.fault({ on: 'getUpdates', trouble: html });
  bot.fake.fault({ on: 'setMyCommands', trouble: html });
  bot.fake.fault({ on: 'sendMessage', trouble: { kind: 'drop', when: 'before' } });
  bot.start();
  bot.fake.say({ from: reader, text: '/latest' });
  await bot.told('platform-up');
  await bot.told('platform-fault', 2);
  const secret = TOKEN.split(':')[1] ?? '';
  expect(JSON.stringify(bot.events) + inspect(bot.events, { depth: 9 })).not.toContain(secret);
  expect(bot.events.map(({ kind }) => kind).sort()).toEqual([
    'platform-down',
    'platform-fault',
    'platform-fault',
    'platform-up',
  ]);
});

test('a picture or a sticker without a word is answered in private, an album and a group’s not', async () => {
  await using bot = await openBot();
  bot.start();
  await bot.fake.userSays({ from: reader, text: '/latest' });
  const before = bot.asked.length;
  const from = { id: 5, is_bot: false, first_name: 'Persona' };
  const shared = {
    date: 1_780_000_000,
    from,
    sticker: { file_id: 'x', file_unique_id: 'y', type: 'regular' },
  };
  const there = { id: 5, type: 'private', first_name: 'Persona' };
  bot.fake.updates.push('message', { message_id: 901, chat: there, ...shared, media_group_id: '1' });
  bot.fake.updates.push('message', {
    message_id: 902,
    chat: { id: -7, type: 'group', title: 'g' },
    ...shared,
  });
  bot.fake.updates.push('message', { message_id: 903, chat: there, ...shared });
  await bot.fake.userSays({ from: { id: 6 }, text: '/latest' });
  await expect.poll(() => bot.asked.length).toBe(before + 2);
  expect(bot.asked.slice(before).map(({ name, options }) => ({ name, options }))).toContainEqual({
    name: '',
    options: { words: '' },
  });
});
