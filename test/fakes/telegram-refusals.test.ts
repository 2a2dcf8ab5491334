import { Api, Bot, GrammyError, InputFile } from 'grammy/web';
import { expect, test } from 'vitest';
import { createPng } from './png.ts';
import { commandsIn } from './telegram-content.ts';
import { startFakeTelegram } from './telegram-server.ts';
import type { FakeTelegram, Trouble } from './telegram-server.ts';
import { telegramIds } from './telegram-world.ts';

const TOKEN = '123456789:TEST_token';
const { channel, forum, group, supergroup, topic } = telegramIds;
const html = { parse_mode: 'HTML' } as const;
const photo = (width: number, height: number) => new InputFile(createPng(width, height), 'a.png');
const file = (size: number) => new InputFile(Buffer.alloc(size), 'a.png');

interface Attempt {
  readonly prepare?: (fake: FakeTelegram) => void;
  readonly call: (api: Api) => Promise<unknown>;
  readonly words: string;
}
const attempts: Readonly<Record<string, Attempt>> = {
  'an unknown place': {
    call: api => api.sendMessage('@nessuno', 'a'),
    words: '400 Bad Request: chat not found',
  },
  'messages to forward of which none is there': {
    call: api => api.forwardMessages(supergroup, channel, [7, 8]),
    words: '400 Bad Request: there are no messages to forward',
  },
  'messages of a protected chat': {
    prepare: fake => {
      fake.remember(channel, 9);
      fake.chat(channel).protect = true;
    },
    call: api => api.forwardMessages(supergroup, channel, [7, 8]),
    words: '400 Bad Request: CHAT_FORWARDS_RESTRICTED',
  },
  'messages to forward in another order': {
    call: api => api.forwardMessages(supergroup, channel, [8, 7]),
    words: '400 Bad Request: message_ids in strictly increasing order',
  },
  'an unknown topic': {
    call: api => api.sendMessage(forum, 'a', { message_thread_id: topic + 100 }),
    words: '400 Bad Request: message thread not found',
  },
  'a topic where there are none': {
    call: api => api.sendMessage(supergroup, 'a', { message_thread_id: topic }),
    words: '400 Bad Request: message thread not found',
  },
  'a text of blanks': {
    call: api => api.sendMessage(channel, '<b> \n</b>', html),
    words: '400 Bad Request: message text is empty',
  },
  'a text of 4097 characters': {
    call: api => api.sendMessage(channel, '😀'.repeat(4097)),
    words: '400 Bad Request: message is too long',
  },
  'a caption of 1025 characters': {
    call: api => api.sendPhoto(channel, photo(9, 9), { caption: '😀'.repeat(1025) }),
    words: '400 Bad Request: message caption is too long',
  },
  'a tag of the web': {
    call: api => api.sendMessage(channel, 'è <div>a</div>', html),
    words: '400 Bad Request: can\'t parse entities: Unsupported start tag "div" at byte offset 3',
  },
  'a tag of the web in a caption': {
    call: api => api.sendPhoto(channel, photo(9, 9), { caption: '<p>', ...html }),
    words: '400 Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0',
  },
  'a file over 10 MB': {
    call: api => api.sendPhoto(channel, file(10 * 2 ** 20 + 1)),
    words:
      '400 Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
  },
  'a file that is no image': {
    call: api => api.sendPhoto(channel, file(100)),
    words: '400 Bad Request: IMAGE_PROCESS_FAILED',
  },
  'a picture too large': {
    call: api => api.sendPhoto(channel, photo(9000, 1001)),
    words: '400 Bad Request: PHOTO_INVALID_DIMENSIONS',
  },
  'a picture too thin': {
    call: api => api.sendPhoto(channel, photo(21, 1)),
    words: '400 Bad Request: PHOTO_INVALID_DIMENSIONS',
  },
  'a channel where the bot may not post': {
    prepare: fake => (fake.chat(channel).rights.post = false),
    call: api => api.sendMessage(channel, 'a'),
    words: '400 Bad Request: need administrator rights in the channel chat',
  },
  'a group where the bot may not write': {
    prepare: fake => (fake.chat(group).rights.post = false),
    call: api => api.sendMessage(group, 'a'),
    words: '400 Bad Request: not enough rights to send text messages to the chat',
  },
  'a channel that threw the bot out': {
    prepare: fake => {
      fake.kickBot(channel);
    },
    call: api => api.sendMessage(channel, 'a'),
    words: '403 Forbidden: bot was kicked from the channel chat',
  },
  'a channel the bot has left': {
    prepare: fake => (fake.chat(channel).standing = 'left'),
    call: api => api.sendMessage(channel, 'a'),
    words: '403 Forbidden: bot is not a member of the channel chat',
  },
  'a person who blocked the bot': {
    prepare: fake => (fake.chat(fake.say({ from: { id: 5 }, text: 'a' }).chat).state = 'blocked'),
    call: api => api.sendMessage(5, 'a'),
    words: '403 Forbidden: bot was blocked by the user',
  },
  'a revoked token': {
    prepare: fake => {
      fake.revokeToken();
    },
    call: api => api.sendMessage(channel, 'a'),
    words: '401 Unauthorized',
  },
  'a text that is missing': {
    call: api => api.raw.sendMessage({ chat_id: channel } as never),
    words: '400 Bad Request: message text is empty',
  },
  'a place that is missing': {
    call: api => api.raw.sendMessage({ text: 'a' } as never),
    words: '400 Bad Request: chat_id is empty',
  },
  'a photo that is missing': {
    call: api => api.raw.sendPhoto({ chat_id: channel } as never),
    words: '400 Bad Request: there is no photo in the request',
  },
  'an unknown way of marking': {
    call: api => api.sendMessage(channel, 'a', { parse_mode: 'BBCode' as never }),
    words: '400 Bad Request: unsupported parse_mode',
  },
};

test.each(Object.entries(attempts))('%s is refused, and nothing is posted', async (_, attempt) => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  attempt.prepare?.(fake);
  const refused: unknown = await attempt
    .call(new Api(TOKEN, { apiRoot: fake.apiRoot }))
    .catch((e: unknown) => e);
  expect(refused).toBeInstanceOf(GrammyError);
  const { error_code, description } = refused as GrammyError;
  expect(`${error_code} ${description}`).toBe(attempt.words);
  for (const chat of [channel, group, supergroup, forum]) expect(fake.messages(chat)).toEqual([]);
});

test('what a migrated group and a flood tell beside their words is told', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const api = new Api(TOKEN, { apiRoot: fake.apiRoot });
  const { id } = fake.migrate(group);
  await expect(api.sendMessage(group, 'a')).rejects.toMatchObject({
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: id },
  });
  const flood: Trouble = {
    kind: 'status',
    when: 'before',
    status: 429,
    description: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  };
  fake.fault({ on: 'sendMessage', trouble: flood });
  await expect(api.sendMessage(channel, 'a')).rejects.toMatchObject({
    error_code: 429,
    parameters: { retry_after: 7 },
  });
});

test.each([
  ['before', 0],
  ['after', 1],
] as const)('a connection cut or silent %s the work leaves %i messages', async (when, count) => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const post = (text: string, signal?: AbortSignal) =>
    fetch(`${fake.apiRoot}/bot${TOKEN}/sendMessage`, {
      method: 'POST',
      body: new URLSearchParams({ chat_id: '@canale', text }),
      ...(signal ? { signal } : {}),
    });
  fake.fault({ on: 'sendMessage', trouble: { kind: 'drop', when } });
  await expect(post('a')).rejects.toThrow('fetch failed');
  expect(fake.messages('@canale')).toHaveLength(count);
  fake.fault({ on: 'sendMessage', trouble: { kind: 'hang', when } });
  const stop = new AbortController();
  const silent = post('b', stop.signal).catch(() => 'called off');
  await fake.until(() => fake.received('sendMessage').length === 2);
  stop.abort();
  expect(await silent).toBe('called off');
  expect(fake.messages('@canale')).toHaveLength(2 * count);
  expect((await post('c')).status).toBe(200);
});

test.each(['before', 'after'] as const)(
  'updates whose answer a front server spoils %s the work come again',
  async when => {
    await using fake = await startFakeTelegram({ token: TOKEN });
    const api = new Api(TOKEN, { apiRoot: fake.apiRoot });
    fake.fault({ on: 'getUpdates', trouble: { kind: 'status', when, status: 502, html: '<h1>502</h1>' } });
    fake.say({ from: { id: 5 }, text: 'ciao' });
    await expect(api.getUpdates()).rejects.toThrow();
    expect(await api.getUpdates()).toMatchObject([{ message: { text: 'ciao' } }]);
  },
);

test('a bot of grammY hears a command, answers with a photo and stops', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const bot = new Bot(TOKEN, { client: { apiRoot: fake.apiRoot } });
  bot.command('carta', async heard => {
    await heard.replyWithPhoto(photo(40, 20), { caption: `<b>${heard.match}</b>`, ...html });
  });
  const running = bot.start();
  const answer = await fake.userSays({ from: { id: 5, language_code: 'it' }, text: '/carta uno' });
  expect(answer).toMatchObject({
    caption: 'uno',
    entities: [{ type: 'bold', offset: 0, length: 3 }],
    photo: { width: 40, height: 20, bytes: createPng(40, 20) },
  });
  await bot.stop();
  await running;
  expect(fake.violations).toEqual([]);
});

// as TDLib's getTextEntities finds them
test.each([
  ['/help me', ['/help']],
  ['😀 /help@strillone_bot', ['/help@strillone_bot']],
  ['(/a) #/b\n/c_1, /9.', ['/a', '/b', '/c_1', '/9']],
  ['a/b //b /b/c </b> /aè /a@bo /a<', []],
  [`/${'a'.repeat(64)} /${'a'.repeat(65)}`, [`/${'a'.repeat(64)}`]],
])('the commands in %j are %j', (text, commands) => {
  const found = commandsIn(text);
  expect(found.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual(commands);
});

test('a channel lets the bot change and remove its own posts, and others’ by right alone', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const api = new Api(TOKEN, { apiRoot: fake.apiRoot });
  Object.assign(fake.chat(channel).rights, { edit: false, remove: false });
  const { message_id: own } = await api.sendMessage(channel, 'a');
  const { id: other } = fake.say({ chat: channel, from: { id: 9 }, text: 'x' });
  await api.editMessageText(channel, own, 'b');
  await expect(api.editMessageText(channel, other, 'b')).rejects.toThrow("message can't be edited");
  await expect(api.deleteMessage(channel, other)).rejects.toThrow("message can't be deleted");
  await api.deleteMessage(channel, own);
  expect(fake.messages(channel)).toMatchObject([{ text: 'x' }]);
  const { id: typed } = fake.say({ chat: supergroup, from: { id: 9 }, text: 'x' });
  await expect(api.deleteMessage(supergroup, typed)).rejects.toThrow("message can't be deleted");
});
