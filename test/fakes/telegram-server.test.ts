import { Api, GrammyError } from 'grammy/web';
import { expect, test } from 'vitest';
import { startFakeTelegram } from './telegram-server.ts';
import { telegramIds } from './telegram-world.ts';

const TOKEN = '123456789:TEST_token';
const open = async () => {
  const fake = await startFakeTelegram({ token: TOKEN });
  return { fake, api: new Api(TOKEN, { apiRoot: fake.apiRoot }) };
};
/** "400 Bad Request: …" of a call that must fail. */
const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof GrammyError) return `${error.error_code} ${error.description}`;
    throw error;
  }
  return 'no refusal';
};
const wait = { timeout: 30, allowed_updates: ['message'] } as const;

test('a poll is held open until somebody writes, and comes again until it is confirmed', async () => {
  const { fake, api } = await open();
  await using _ = fake;
  const poll = api.getUpdates(wait);
  await fake.until(() => fake.updates.isPolled);
  fake.say({ from: { id: 5, language_code: 'it' }, text: 'ciao' });
  const [update] = await poll;
  expect(update?.message).toMatchObject({
    text: 'ciao',
    from: { id: 5, language_code: 'it' },
    chat: { type: 'private' },
  });
  expect(await api.getUpdates(wait)).toHaveLength(1);
  expect(await api.getUpdates({ offset: (update?.update_id ?? 0) + 1 })).toEqual([]);
  expect(fake.updates.unconfirmed).toEqual([]);
});

test('a second poller ends the first with 409', async () => {
  const { fake, api } = await open();
  await using _ = fake;
  const first = refusalOf(api.getUpdates(wait));
  await fake.until(() => fake.updates.isPolled);
  const second = api.getUpdates(wait);
  expect(await first).toBe(
    '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  );
  fake.say({ from: { id: 5 }, text: 'ciao' });
  expect(await second).toHaveLength(1);
});

test('a poll that was called off loses nothing', async () => {
  const { fake, api } = await open();
  await using _ = fake;
  const stop = new AbortController();
  const poll = api.getUpdates(wait, stop.signal as never).catch(() => 'called off');
  await fake.until(() => fake.updates.isPolled);
  stop.abort();
  expect(await poll).toBe('called off');
  await expect.poll(() => fake.updates.isPolled).toBe(false);
  fake.say({ from: { id: 5 }, text: 'ciao' });
  expect(await api.getUpdates(wait)).toHaveLength(1);
});

test('only the kinds of updates that were asked for come', async () => {
  const { fake, api } = await open();
  await using _ = fake;
  await api.getUpdates({ allowed_updates: ['callback_query'] });
  const { message_id: message } = await api.sendMessage('@canale', 'a');
  fake.say({ from: { id: 5 }, text: 'ciao' });
  const callback = fake.presses({ chat: '@canale', message, from: 5, data: 'x' });
  expect(await api.getUpdates(wait)).toMatchObject([{ callback_query: { id: callback, data: 'x' } }]);
  await api.answerCallbackQuery(callback, { text: 'fatto' });
  expect(fake.callbacks.get(callback)).toEqual({ answered: true, text: 'fatto' });
  expect(await refusalOf(api.answerCallbackQuery(callback))).toMatch(/^400 Bad Request: query is too old/);
});

test('ids run per channel and supergroup, and over all other chats together', async () => {
  const { fake, api } = await open();
  await using _ = fake;
  const idIn = async (chat: number | string) => (await api.sendMessage(chat, 'a')).message_id;
  const { id: person } = fake.chat(fake.say({ from: { id: 5 }, text: 'x' }).chat);
  expect([await idIn('@canale'), await idIn('@gruppo'), await idIn('@canale')]).toEqual([1, 1, 2]);
  const shared = await idIn(person);
  expect(await idIn(telegramIds.group)).toBe(shared + 1);
});

test('an unknown method, an unknown parameter and a wrong token are what they are at Telegram', async () => {
  const { fake, api } = await open();
  await using _ = fake;
  const wrong = (token: string) => refusalOf(new Api(token, { apiRoot: fake.apiRoot }).getMe());
  expect(await wrong('123456789:other')).toBe('401 Unauthorized');
  expect(await wrong('nonsense')).toBe('404 Not Found');
  expect(fake.violations).toEqual([]);
  await api.raw.sendMessage({ chat_id: '@canale', text: 'a', disable_web_page_preview: true } as never);
  expect(
    await refusalOf((api.raw as unknown as { sendNews: (p: object) => Promise<unknown> }).sendNews({})),
  ).toBe('404 Not Found: method not found');
  // the unknown parameter is told by the fake's own rules and by the published shapes
  expect(fake.violations).toHaveLength(3);
});

test('edits: what is the same is refused, what is gone is not found, another’s cannot be touched', async () => {
  const { fake, api } = await open();
  await using _ = fake;
  const { message_id: id } = await api.sendMessage('@canale', '<b>a</b>', { parse_mode: 'HTML' });
  expect(await refusalOf(api.editMessageText('@canale', id, '<b>a</b>', { parse_mode: 'HTML' }))).toMatch(
    /^400 Bad Request: message is not modified: /,
  );
  await api.editMessageText('@canale', id, 'b');
  expect(fake.messages('@canale')).toMatchObject([{ text: 'b', entities: [] }]);
  expect(await refusalOf(api.editMessageText('@canale', id + 1, 'b'))).toBe(
    '400 Bad Request: message to edit not found',
  );
  const { id: others } = fake.say({ chat: '@gruppo', from: { id: 5 }, text: 'x' });
  expect(await refusalOf(api.editMessageText('@gruppo', others, 'b'))).toBe(
    "400 Bad Request: message can't be edited",
  );
});

test('a forwarded message is there with its words; protected ones are not given away', async () => {
  const { fake, api } = await open();
  await using _ = fake;
  const { message_id: id } = await api.sendMessage('@canale', 'parole');
  await api.forwardMessage(telegramIds.group, '@canale', id);
  expect(fake.messages(telegramIds.group)).toMatchObject([{ text: 'parole' }]);
  expect(await refusalOf(api.forwardMessage(telegramIds.group, '@canale', 99))).toBe(
    '400 Bad Request: message to forward not found',
  );
  fake.chat('@canale').protect = true;
  expect(await refusalOf(api.forwardMessage(telegramIds.group, '@canale', id))).toBe(
    "400 Bad Request: message can't be forwarded",
  );
});

test('a forwarded message tells where it comes from, and so does its copy', async () => {
  const { fake, api } = await open();
  await using _ = fake;
  const { message_id: id } = await api.sendMessage('@canale', 'parole');
  const first = await api.forwardMessage(telegramIds.supergroup, '@canale', id);
  const origin = { type: 'channel', chat: { id: telegramIds.channel }, message_id: id };
  expect(first).toMatchObject({ text: 'parole', forward_origin: origin });
  const again = await api.forwardMessage(telegramIds.group, telegramIds.supergroup, first.message_id);
  expect(again).toMatchObject({ forward_origin: origin });
  await api.deleteMessage(telegramIds.group, again.message_id);
  expect(fake.messages(telegramIds.group)).toEqual([]);
});

test('what has no words takes a number and cannot be forwarded, nor can what was sent as protected', async () => {
  const { fake, api } = await open();
  await using _ = fake;
  const { id: service } = fake.serviceMessage('@canale');
  const { message_id: kept } = await api.sendMessage('@canale', 'a', { protect_content: true });
  expect(kept).toBe(service + 1);
  for (const id of [service, kept])
    expect(await refusalOf(api.forwardMessage(telegramIds.group, '@canale', id))).toBe(
      "400 Bad Request: message can't be forwarded",
    );
});

test('an own message is deleted within 48 hours, and its number is never used again', async () => {
  let now = 1_800_000_000_000;
  await using fake = await startFakeTelegram({ token: TOKEN, now: () => now });
  const api = new Api(TOKEN, { apiRoot: fake.apiRoot });
  const first = await api.sendMessage('@gruppo', 'a');
  const second = await api.sendMessage('@gruppo', 'b');
  await api.deleteMessage('@gruppo', second.message_id);
  expect((await api.sendMessage('@gruppo', 'c')).message_id).toBe(second.message_id + 1);
  now += 49 * 3_600_000;
  expect(await refusalOf(api.deleteMessage('@gruppo', first.message_id))).toBe(
    "400 Bad Request: message can't be deleted for everyone",
  );
  expect(await refusalOf(api.deleteMessage('@gruppo', second.message_id))).toBe(
    '400 Bad Request: message to delete not found',
  );
});

test('a fault takes as many requests of its method and chat as it was told, and no others', async () => {
  const { fake, api } = await open();
  await using _ = fake;
  const trouble = { kind: 'status', when: 'after', status: 500 } as const;
  fake.fault({ on: 'sendMessage', chat: '@canale', trouble, times: 2 });
  const results = [];
  for (const chat of ['@gruppo', '@canale', '@canale', '@canale'])
    results.push(await refusalOf(api.sendMessage(chat, 'a')));
  const failed = '500 Internal Server Error';
  expect(results).toEqual(['no refusal', failed, failed, 'no refusal']);
  expect(fake.messages('@canale')).toHaveLength(3);
});
