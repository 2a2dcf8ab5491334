import { expect, test } from 'vitest';
import { discordSpecFaults } from './discord-spec.ts';
import { telegramSpecFaults } from './telegram-spec.ts';

const MESSAGES = '/channels/300/messages';
const text = { type: 10, content: 'a' };
const button = { type: 2, style: 5, label: 'Leggi', url: 'https://a.example/' };

test.each<[`${string} ${string}`, unknown, readonly string[]]>([
  [`POST ${MESSAGES}`, { content: 'a', allowed_mentions: { parse: [] } }, []],
  [
    `POST ${MESSAGES}`,
    { embeds: [{ title: 'a', color: 0xffffff, fields: [{ name: 'a', value: 'b' }] }] },
    [],
  ],
  [`POST ${MESSAGES}`, { flags: 1 << 15, components: [{ type: 17, components: [text] }] }, []],
  [`POST ${MESSAGES}`, { components: [{ type: 1, components: [button] }] }, []],
  ['POST /channels/300/threads', { name: 'a', message: { content: 'a' }, applied_tags: ['5'] }, []],
  [`PATCH ${MESSAGES}/5`, { content: null, embeds: [] }, []],
  ['POST /webhooks/1/token', { content: 'a', username: 'La Redazione' }, []],
  ['PATCH /webhooks/1/token/messages/@original', { content: 'a' }, []],
  [`GET ${MESSAGES}`, undefined, []],
  [`POST ${MESSAGES}`, { contents: 'a' }, ['.contents: no such field']],
  [`POST ${MESSAGES}`, { content: 7 }, ['.content: no string or null']],
  [`POST ${MESSAGES}`, { embeds: [{ title: 'x'.repeat(257) }] }, ['.embeds[0].title: longer than 256']],
  [
    `POST ${MESSAGES}`,
    { embeds: Array.from({ length: 11 }, () => ({ title: 'a' })) },
    ['.embeds: not 0 to 10 items'],
  ],
  [`POST ${MESSAGES}`, { nonce: 'x'.repeat(26) }, ['.nonce: longer than 25']],
  [
    `POST ${MESSAGES}`,
    { components: [{ type: 1, components: [{ ...button, colour: 1 }] }] },
    ['.components[0].components[0].colour: no such field'],
  ],
  ['POST /webhooks/1/token', { content: 'a', username: 'x'.repeat(81) }, ['.username: longer than 80']],
  [
    'POST /interactions/1/t/callback',
    { type: 4, data: { content: 5 } },
    ['.data.content: no string or null'],
  ],
])('Discord: %s %j', (request, body, faults) => {
  const [method = '', path = ''] = request.split(' ');
  expect(discordSpecFaults(method, path, body)).toEqual(faults);
});

test('Discord: a route that is not published', () => {
  expect(discordSpecFaults('PUT', MESSAGES, {})).toBeNull();
});

const file = [{ field: 'photo' }];
test.each<[string, Record<string, unknown>, readonly string[]]>([
  ['sendMessage', { chat_id: '@canale', text: 'a' }, []],
  ['sendMessage', { chat_id: '5', text: 'a', link_preview_options: '{"is_disabled":true}' }, []],
  [
    'sendMessage',
    { chat_id: 5, text: 'a', reply_markup: { inline_keyboard: [[{ text: 'a', url: 'https://a.example' }]] } },
    [],
  ],
  ['sendPhoto', { chat_id: 5, caption: 'a' }, []],
  ['editMessageMedia', { chat_id: 5, message_id: 1, media: { type: 'photo', media: 'attach://a' } }, []],
  ['sendRichMessage', { chat_id: 5, rich_message: { html: '<b>a</b>' } }, []],
  ['sendMessage', { text: 'a' }, ['chat_id: missing']],
  ['sendMessage', { chat_id: 5, text: 'a', silent: true }, ['silent: no such field']],
  ['sendMessage', { chat_id: 5, text: 7 }, ['text: no String']],
  ['sendMessage', { chat_id: 5, text: 'a', message_thread_id: 'x' }, ['message_thread_id: no Integer']],
  [
    'sendMessage',
    { chat_id: 5, text: 'a', link_preview_options: { disabled: true } },
    ['link_preview_options.disabled: no such field'],
  ],
  [
    'sendMessage',
    { chat_id: 5, text: 'a', reply_markup: { inline_keyboard: [{ text: 'a' }] } },
    ['reply_markup.inline_keyboard[0]: no Array of InlineKeyboardButton'],
  ],
  ['sendMesage', {}, ['no method sendMesage in the published API']],
])('Telegram: %s %j', (method, params, faults) => {
  expect(telegramSpecFaults(method, params, method === 'sendPhoto' ? file : [])).toEqual(faults);
});
