import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Api, InputFile } from 'grammy/web';
import { expect, test } from 'vitest';
import { createPng } from './png.ts';
import { faultsOfRequest } from './telegram-rules.ts';
import type { TelegramMethod } from './telegram-rules.ts';
import { startFakeTelegram } from './telegram-server.ts';
import { telegramIds } from './telegram-world.ts';

const TOKEN = '123456789:TEST_token';
const VALIDATOR = join(import.meta.dirname, '../../../shared/tools/validator/src/telegram.js');
const hasValidator = existsSync(VALIDATOR);

interface Validator {
  readonly validateTelegram: (record: object) => {
    readonly errors: readonly { readonly path: string; readonly message: string }[];
  };
}
const loadValidator = async () => (await import(pathToFileURL(VALIDATOR).href)) as Validator;

const keyboard = (button: object) => ({ inline_keyboard: [[button]] });
const cases: readonly [TelegramMethod, Record<string, unknown>, 'good' | 'bad'][] = [
  ['sendMessage', { chat_id: 5, text: 'a' }, 'good'],
  ['sendMessage', { chat_id: '@canale', text: 'a', parse_mode: 'HTML', message_thread_id: 3 }, 'good'],
  [
    'sendMessage',
    { chat_id: 5, text: '<b>a</b>', parse_mode: 'HTML', link_preview_options: { is_disabled: true } },
    'good',
  ],
  [
    'sendMessage',
    { chat_id: 5, text: 'a', reply_parameters: { message_id: 3, allow_sending_without_reply: true } },
    'good',
  ],
  [
    'sendMessage',
    { chat_id: 5, text: 'a', reply_markup: keyboard({ text: 'x', callback_data: 'é'.repeat(32) }) },
    'good',
  ],
  ['sendMessage', { chat_id: 5, text: '😀'.repeat(4096) }, 'good'],
  ['forwardMessages', { chat_id: 5, from_chat_id: '@canale', message_ids: [1, 2, 5] }, 'good'],
  ['deleteMessages', { chat_id: 5, message_ids: [1, 2] }, 'good'],
  ['sendMessage', { chat_id: 5, text: 'a', protect_content: true, direct_messages_topic_id: 7 }, 'good'],
  [
    'sendMessage',
    {
      chat_id: 5,
      text: 'a',
      link_preview_options: { url: 'https://a.example/', show_above_text: true, prefer_small_media: true },
    },
    'good',
  ],
  [
    'sendMessage',
    { chat_id: 5, text: 'a', reply_markup: keyboard({ text: 'x', copy_text: { text: 'a'.repeat(256) } }) },
    'good',
  ],
  [
    'sendMessage',
    { chat_id: 5, text: 'a', reply_markup: keyboard({ text: 'x', copy_text: { text: 'a'.repeat(257) } }) },
    'bad',
  ],
  [
    'sendMessage',
    { chat_id: 5, text: 'a', reply_markup: keyboard({ text: 'x', switch_inline_query: 'a' }) },
    'good',
  ],
  ['pinChatMessage', { chat_id: 5, message_id: 1, disable_notification: true }, 'good'],
  ['unpinChatMessage', { chat_id: 5, message_id: 1 }, 'good'],
  [
    'setWebhook',
    { url: 'https://a.example/w', secret_token: 'a-b_9', allowed_updates: ['message_reaction_count'] },
    'good',
  ],
  ['setWebhook', { url: 'https://a.example/w', secret_token: 'a b' }, 'bad'],
  [
    'answerInlineQuery',
    {
      inline_query_id: '1',
      results: [
        {
          type: 'article',
          id: 'a',
          title: 't',
          input_message_content: { message_text: 'x', parse_mode: 'HTML' },
        },
        { type: 'photo', id: 'b', photo_file_id: 'F', title: 't', caption: 'x', parse_mode: 'HTML' },
      ],
      cache_time: 60,
      is_personal: true,
      next_offset: '10',
    },
    'good',
  ],
  ['answerInlineQuery', { inline_query_id: '1', results: [{ type: 'article', id: 'a' }] }, 'bad'],
  ['deleteMessages', { chat_id: 5, message_ids: [] }, 'bad'],
  ['sendMessage', {}, 'bad'],
  ['sendMessage', { chat_id: 5, text: 7 }, 'bad'],
  ['sendMessage', { chat_id: 0, text: 'a' }, 'bad'],
  ['sendMessage', { chat_id: 'no such', text: 'a' }, 'bad'],
  ['sendMessage', { chat_id: 5, text: '' }, 'bad'],
  ['sendMessage', { chat_id: 5, text: ' \n', parse_mode: 'HTML' }, 'bad'],
  ['sendMessage', { chat_id: 5, text: 'a'.repeat(4097) }, 'bad'],
  ['sendMessage', { chat_id: 5, text: 'a', parse_mode: 'html5' }, 'bad'],
  ['sendMessage', { chat_id: 5, text: 'a', disable_web_page_preview: true }, 'bad'],
  ['sendMessage', { chat_id: 5, text: 'a', message_thread_id: 'x' }, 'bad'],
  ['sendMessage', { chat_id: 5, text: 'a', link_preview_options: { is_disabled: 'yes' } }, 'bad'],
  ['sendMessage', { chat_id: 5, text: 'a', link_preview_options: { disabled: true } }, 'bad'],
  [
    'sendMessage',
    { chat_id: 5, text: 'a', reply_markup: keyboard({ text: 'x', callback_data: 'é'.repeat(33) }) },
    'bad',
  ],
  ['sendMessage', { chat_id: 5, text: 'a', reply_markup: keyboard({ text: 'x' }) }, 'bad'],
  [
    'sendMessage',
    { chat_id: 5, text: 'a', reply_markup: keyboard({ text: 'x', url: 'https://e.x', callback_data: 'y' }) },
    'bad',
  ],
  ['sendPhoto', { chat_id: 5 }, 'bad'],
  ['sendPhoto', { chat_id: 5, photo: 'attach://gone' }, 'bad'],
  ['sendPhoto', { chat_id: 5, photo: 'https://e.x/a.png', caption: 'c'.repeat(1025) }, 'bad'],
  ['sendMediaGroup', { chat_id: 5, media: [{ type: 'photo', media: 'https://e.x/a.png' }] }, 'bad'],
  ['getUpdates', { offset: 5, timeout: 30, limit: 100, allowed_updates: ['message'] }, 'good'],
  ['getUpdates', { limit: 101, timeout: 1 }, 'bad'],
  ['getUpdates', { timeout: 1, allowed_updates: ['messages'] }, 'bad'],
  [
    'setMyCommands',
    { commands: [{ command: 'start', description: 'x' }], scope: { type: 'default' }, language_code: 'it' },
    'good',
  ],
  ['setMyCommands', { commands: [{ command: 'Start', description: 'x' }] }, 'bad'],
  ['setMyCommands', { commands: [{ command: 'start', description: '' }] }, 'bad'],
  [
    'setMyCommands',
    { commands: [{ command: 'start', description: 'x' }], scope: { type: 'everybody' } },
    'bad',
  ],
  ['answerCallbackQuery', { callback_query_id: '1', text: 'a'.repeat(201) }, 'bad'],
  ['forwardMessage', { chat_id: 5, from_chat_id: 6 }, 'bad'],
  ['getMe', {}, 'good'],
];

test.each(cases)('%s %j is %s', (method, params, verdict) => {
  expect(faultsOfRequest(method, params, []).length === 0 ? 'good' : 'bad').toBe(verdict);
});

test.skipIf(!hasValidator)(
  'the validator beside the checkout judges these as our rules do (skipped without it)',
  async () => {
    const { validateTelegram } = await loadValidator();
    // without TDLib the validator does not look into HTML: test/scripts/check-telegram-html.ts compares that
    for (const [method, params, verdict] of cases.filter(([, { parse_mode: mode }]) => mode !== 'HTML')) {
      const { errors } = validateTelegram({
        method: 'POST',
        path: `/bot${TOKEN}/${method}`,
        headers: { 'content-type': 'application/json' },
        json: params,
      });
      expect([method, params, errors.length === 0 ? 'good' : 'bad']).toEqual([method, params, verdict]);
    }
  },
);

test('every way grammY writes a request is read, and passes our rules and the validator’s where it is there', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const api = new Api(TOKEN, { apiRoot: fake.apiRoot });
  const photo = () => new InputFile(createPng(20, 10), 'a b.png');
  const { message_id: text } = await api.sendMessage('@canale', '<b>a</b>', {
    parse_mode: 'HTML',
    disable_notification: true,
  });
  const { message_id: card } = await api.sendPhoto(telegramIds.forum, photo(), {
    caption: '<i>é😀</i>',
    parse_mode: 'HTML',
    message_thread_id: telegramIds.topic,
    disable_notification: true,
    reply_markup: { inline_keyboard: [[{ text: 'Apri', url: 'https://e.example' }]] },
  });
  await api.sendMediaGroup('@canale', [
    { type: 'photo', media: photo(), caption: 'a' },
    { type: 'photo', media: photo() },
  ]);
  await api.editMessageText('@canale', text, 'b', { link_preview_options: { is_disabled: true } });
  await api.editMessageCaption(telegramIds.forum, card, { caption: 'c' });
  await api.editMessageMedia(telegramIds.forum, card, { type: 'photo', media: photo(), caption: 'd' });
  await api.editMessageReplyMarkup(telegramIds.forum, card, {
    reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'y' }]] },
  });
  await api.forwardMessage(telegramIds.group, '@canale', text);
  await api.copyMessage(telegramIds.group, '@canale', text);
  await api.pinChatMessage('@canale', text);
  await api.sendChatAction('@canale', 'typing');
  await api.answerCallbackQuery(
    fake.presses({ chat: telegramIds.forum, message: card, from: 5, data: 'y' }),
    { text: 'ok' },
  );
  await api.getChatAdministrators('@canale');
  await api.getChatMemberCount('@canale');
  await api.deleteMessage('@canale', text);
  expect(fake.violations).toEqual([]);
  expect(fake.requests).toHaveLength(15);
  if (!hasValidator) return;
  const { validateTelegram } = await loadValidator();
  for (const record of fake.requests) expect(validateTelegram(record).errors).toEqual([]);
});
