import { expect, test } from 'vitest';
import { createButtonSeal } from '../../../../src/commands/buttons/button-data.ts';
import type { Reply } from '../../../../src/commands/command.ts';
import type { ReplyButton } from '../../../../src/core/rich-text.ts';
import { paragraph } from '../../../../src/core/rich-text.ts';
import type { FakeMessage } from '../../../fakes/telegram-world.ts';
import { openBot, type Asked } from './bot-world.ts';
import { TOKEN } from '../publish/deliveries.ts';

const EDITOR = 4242;
const button: ReplyButton = { label: 'C’è', command: 'post', options: { article: 'd1', to: 'there' } };
const reply = (text: string, more: Partial<Reply> = {}): Reply => ({
  text: [paragraph(text)],
  card: null,
  private: true,
  ...more,
});

/** A bot that answers /latest with a button, and a press as `pressed` says. */
async function openWithButton(
  pressed: (asked: Asked) => Promise<Reply> | Reply,
  sleep?: (afterMs: number, signal?: AbortSignal) => Promise<void>,
) {
  const bot = await openBot({
    ...(sleep ? { sleep } : {}),
    answer: asked => (asked.name === 'latest' ? reply('Arrivato?', { buttons: [[button]] }) : pressed(asked)),
  });
  bot.start();
  const message = await bot.fake.userSays({ from: { id: EDITOR }, text: '/latest' });
  const keyboard = message.markup as { inline_keyboard: { text: string; callback_data: string }[][] };
  const data = keyboard.inline_keyboard[0]?.[0]?.callback_data ?? '';
  return {
    ...bot,
    message,
    data,
    label: keyboard.inline_keyboard[0]?.[0]?.text,
    /** Presses, and resolves with how the press was answered. */
    async press(given: { readonly from?: number; readonly data?: string } = {}) {
      const id = bot.fake.presses({
        chat: EDITOR,
        message: message.id,
        from: EDITOR,
        data,
        language: 'en',
        ...given,
      });
      return bot.fake.until(() => {
        const callback = bot.fake.callbacks.get(id);
        return callback?.answered === true ? callback : null;
      });
    },
    edited: (look: (one: FakeMessage) => boolean) => bot.fake.until(() => look(message)),
    [Symbol.asyncDispose]: bot[Symbol.asyncDispose],
  };
}

test('a button asks the desk for its command as whoever pressed it, and the answer takes the message’s place', async () => {
  await using bot = await openWithButton(() => reply('Ada <ha> deciso', { replaces: 'all' }));
  expect(bot.label).toBe('C’è');
  expect(await bot.press()).toMatchObject({ text: 'Ada <ha> deciso' });
  await bot.edited(({ text }) => text === 'Ada <ha> deciso');
  expect(bot.message.markup).toBeUndefined();
  expect(bot.asked.at(-1)).toMatchObject({
    name: 'post',
    options: { article: 'd1', to: 'there' },
    caller: {
      platform: 'telegram',
      user: String(EDITOR),
      roles: [],
      language: 'en',
      name: 'Persona',
      place: { kind: 'private', id: String(EDITOR), channel: String(EDITOR), topic: null },
    },
  });
  expect(bot.fake.violations).toEqual([]);
});

test('an answer with buttons of its own shows those', async () => {
  const next: ReplyButton = { label: 'Altro', command: 'latest', options: {} };
  await using bot = await openWithButton(() => reply('Resta', { replaces: 'all', buttons: [[next]] }));
  await bot.press();
  await bot.edited(({ text }) => text === 'Resta');
  expect(bot.message.markup).toMatchObject({ inline_keyboard: [[{ text: 'Altro' }]] });
});

test('a refusal is said to the presser alone, and the button stays', async () => {
  await using bot = await openWithButton(() => reply('Non si può'));
  expect(await bot.press({ from: 99 })).toMatchObject({ text: 'Non si può' });
  expect(bot.fake.received('answerCallbackQuery')[0]?.params).toMatchObject({ show_alert: true });
  expect(bot.message.text).toBe('Arrivato?');
  expect(bot.message.markup).toBeDefined();
  expect(bot.asked.at(-1)?.caller.user).toBe('99');
});

test('what was decided already is said to the presser; of the message only the buttons go', async () => {
  await using bot = await openWithButton(() => reply('Già deciso', { replaces: 'buttons' }));
  expect(await bot.press()).toMatchObject({ text: 'Già deciso' });
  await bot.edited(({ markup }) => markup === undefined);
  expect(bot.message.text).toBe('Arrivato?');
  // a second press of the message as it was shown before
  expect(await bot.press()).toMatchObject({ text: 'Già deciso' });
  await bot.stop();
  expect(bot.events.filter(({ kind }) => kind === 'platform-fault')).toEqual([]);
});

test.each(['post:d1:there:AAAAAAAAAAAAAAAA', 'qualcosa', ''])(
  'data that we have not signed asks for nothing: %s',
  async data => {
    await using bot = await openWithButton(() => reply('mai'));
    const { length } = bot.asked;
    expect(await bot.press({ data })).toMatchObject({
      text: expect.stringContaining('no longer good') as string,
    });
    expect(bot.asked).toHaveLength(length);
  },
);

test('a button signed with another bot’s token asks for nothing', async () => {
  await using bot = await openWithButton(() => reply('mai'));
  const data = createButtonSeal(TOKEN.replace('CANARY', 'OTHER'), []).seal(button);
  expect(await bot.press({ data })).toMatchObject({
    text: expect.stringContaining('no longer good') as string,
  });
});

test.each([1_087_968_824, 777_000, 136_817_688])('shared account %i presses as nobody', async from => {
  await using bot = await openWithButton(() => reply('Non si può'));
  await bot.press({ from });
  expect(bot.asked.at(-1)?.caller.user).toBe('');
});

test('a slow desk leaves nobody waiting: the press is answered before, the message changes after', async () => {
  const work = Promise.withResolvers<Reply>();
  await using bot = await openBotWithPatience(work.promise);
  expect(await bot.press()).toMatchObject({ text: null });
  expect(bot.message.text).toBe('Arrivato?');
  work.resolve(reply('Deciso', { replaces: 'all' }));
  await bot.edited(({ text }) => text === 'Deciso');
});

test('a slow refusal comes as a message', async () => {
  const work = Promise.withResolvers<Reply>();
  await using bot = await openBotWithPatience(work.promise);
  await bot.press();
  work.resolve(reply('Non si può'));
  await bot.fake.until(() => bot.fake.messages(EDITOR).some(({ text }) => text === 'Non si può'));
});

test.each([
  ['is carried out', 'all', 'Deciso'],
  ['is told in a message, for nothing can be said above the chat', undefined, 'Arrivato?'],
] as const)('a press of long ago, while nobody listened, %s', async (_what, replaces, left) => {
  await using bot = await openWithButton(() => reply('Deciso', replaces === undefined ? {} : { replaces }));
  bot.fake.fault({
    on: 'answerCallbackQuery',
    trouble: {
      kind: 'status',
      when: 'before',
      status: 400,
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    },
  });
  bot.fake.presses({ chat: EDITOR, message: bot.message.id, from: EDITOR, data: bot.data });
  await bot.fake.until(() => bot.fake.messages(EDITOR).some(({ text }) => text === 'Deciso'));
  expect(bot.message.text).toBe(left);
  await bot.stop();
  expect(bot.events.filter(({ kind }) => kind === 'platform-fault')).toEqual([]);
});

/** The patience for a first answer ends at once; other sleeps do when they are called off. */
const openBotWithPatience = (answer: Promise<Reply>) =>
  openWithButton(
    () => answer,
    (afterMs, signal) =>
      new Promise(resolve => {
        if (afterMs === 2000 || signal?.aborted) resolve();
        else
          signal?.addEventListener('abort', () => {
            resolve();
          });
      }),
  );
