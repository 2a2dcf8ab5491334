import { z } from 'zod';
import type { UploadedFile } from './http-body.ts';
import { parseTelegramHtml } from './telegram-html.ts';

// A form carries numbers, booleans and objects as text; the server takes them from JSON too.
const int = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,16}$/)
    .transform(Number),
]);
const bool = z.union([z.boolean(), z.enum(['true', 'false']).transform(text => text === 'true')]);
const text = z.string();
const json = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }, schema);
const nonZero = int.refine(id => id !== 0, 'zero is no chat');
const chat = z.union([nonZero, z.string().regex(/^@[A-Za-z]\w{3,31}$/)]);
const parseMode = z.enum(['HTML', 'MarkdownV2', 'Markdown']);
const codePoints = (value: string): number => Array.from(value).length;
const chars = (min: number, max: number) =>
  text.refine(value => codePoints(value) >= min && codePoints(value) <= max, `${min} to ${max} characters`);

const button = z
  .strictObject({
    text: chars(1, 256),
    url: z
      .string()
      .regex(/^(?:https?|tg):\/\//i)
      .optional(),
    callback_data: text
      .refine(data => {
        const size = Buffer.byteLength(data);
        return size >= 1 && size <= 64;
      }, '1 to 64 bytes')
      .optional(),
    copy_text: z.strictObject({ text: chars(1, 256) }).optional(),
    switch_inline_query: chars(0, 256).optional(),
    style: z.enum(['danger', 'success', 'primary']).optional(),
  })
  .refine(
    one =>
      [one.url, one.callback_data, one.copy_text, one.switch_inline_query].filter(
        action => action !== undefined,
      ).length === 1,
    'exactly one action',
  );
const keyboard = z.strictObject({ inline_keyboard: z.array(z.array(button)) });
const markup = json(keyboard);
const markupOfNew = json(
  z.union([
    keyboard,
    z.strictObject({
      force_reply: z.literal(true),
      input_field_placeholder: chars(1, 64).optional(),
      selective: z.boolean().optional(),
    }),
  ]),
);
const preview = json(
  z.strictObject({
    is_disabled: bool.optional(),
    url: text.optional(),
    prefer_small_media: bool.optional(),
    prefer_large_media: bool.optional(),
    show_above_text: bool.optional(),
  }),
);
const replyTo = json(
  z.strictObject({ message_id: int, chat_id: chat.optional(), allow_sending_without_reply: bool.optional() }),
);
const place = {
  chat_id: chat,
  message_thread_id: int.optional(),
  direct_messages_topic_id: int.optional(),
  disable_notification: bool.optional(),
  protect_content: bool.optional(),
};
const around = { ...place, reply_parameters: replyTo.optional(), reply_markup: markupOfNew.optional() };
const caption = { caption: text.optional(), parse_mode: parseMode.optional() };
const item = z.strictObject({ type: z.literal('photo'), media: text, ...caption });
const editedMedia = z.strictObject({ type: z.enum(['photo', 'document']), media: text, ...caption });
/** Of what a rich message may be, HTML with photographs. */
const rich = json(
  z.strictObject({
    html: text,
    media: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[\w-]{1,64}$/),
          media: z.strictObject({ type: z.literal('photo'), media: text }),
        }),
      )
      .max(50)
      .optional(),
    is_rtl: z.boolean().optional(),
    skip_entity_detection: z.boolean().optional(),
  }),
);
const message = { chat_id: chat, message_id: int };
const ids = json(z.array(z.int()).min(1).max(100));
const increasing = ids.refine(
  all => all.every((id, index) => index === 0 || id > (all[index - 1] ?? id)),
  'in strictly increasing order',
);
const command = z.strictObject({
  command: z.string().regex(/^[a-z0-9_]{1,32}$/),
  description: chars(1, 256),
});
const scope = json(
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.enum(['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']),
    }),
    z.strictObject({ type: z.enum(['chat', 'chat_administrators']), chat_id: chat }),
    z.strictObject({ type: z.literal('chat_member'), chat_id: chat, user_id: int }),
  ]),
);
const resultId = text.refine(
  id => Buffer.byteLength(id) >= 1 && Buffer.byteLength(id) <= 64,
  '1 to 64 bytes',
);
const inlineResult = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('article'),
    id: resultId,
    title: text.min(1),
    description: text.optional(),
    input_message_content: z.strictObject({
      message_text: text,
      parse_mode: parseMode.optional(),
      link_preview_options: preview.optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('photo'),
    id: resultId,
    photo_file_id: text,
    title: text.optional(),
    description: text.optional(),
    ...caption,
  }),
]);
const updateTypes = [
  ...['message', 'edited_message', 'channel_post', 'edited_channel_post', 'callback_query', 'inline_query'],
  ...[
    'my_chat_member',
    'chat_member',
    'message_reaction',
    'message_reaction_count',
    'chat_join_request',
    'poll',
  ],
] as const;

/** The methods the fake has, each with what it takes (Bot API 10.3): what we use, no more. */
export const telegramMethods = {
  getMe: z.strictObject({}),
  getFile: z.strictObject({ file_id: z.string() }),
  getUpdates: z.strictObject({
    offset: int.optional(),
    limit: int.refine(limit => limit >= 1 && limit <= 100, '1 to 100').optional(),
    timeout: int.refine(seconds => seconds >= 0 && seconds <= 50, '0 to 50').optional(),
    allowed_updates: json(z.array(z.enum(updateTypes))).optional(),
  }),
  setWebhook: z.strictObject({
    url: z.string().regex(/^https?:\/\//),
    secret_token: z
      .string()
      .regex(/^[\w-]{1,256}$/)
      .optional(),
    allowed_updates: json(z.array(z.enum(updateTypes))).optional(),
    max_connections: int.refine(count => count >= 1 && count <= 100, '1 to 100').optional(),
    drop_pending_updates: bool.optional(),
  }),
  answerInlineQuery: z.strictObject({
    inline_query_id: text,
    results: json(z.array(inlineResult).max(50)),
    cache_time: int.optional(),
    is_personal: bool.optional(),
    next_offset: text.refine(offset => Buffer.byteLength(offset) <= 64, 'at most 64 bytes').optional(),
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: bool.optional() }),
  setMyCommands: z.strictObject({
    commands: json(z.array(command).max(100)),
    scope: scope.optional(),
    language_code: z
      .string()
      .regex(/^(?:[a-z]{2})?$/)
      .optional(),
  }),
  getChat: z.strictObject({ chat_id: chat }),
  getChatMember: z.strictObject({ chat_id: chat, user_id: int }),
  getChatAdministrators: z.strictObject({ chat_id: chat }),
  getChatMemberCount: z.strictObject({ chat_id: chat }),
  sendMessage: z.strictObject({
    ...around,
    text,
    parse_mode: parseMode.optional(),
    link_preview_options: preview.optional(),
  }),
  sendRichMessage: z.strictObject({ ...around, rich_message: rich }),
  sendPhoto: z.strictObject({
    ...around,
    ...caption,
    photo: text,
    show_caption_above_media: bool.optional(),
  }),
  sendDocument: z.strictObject({
    ...around,
    ...caption,
    document: text,
    disable_content_type_detection: bool.optional(),
  }),
  sendMediaGroup: z.strictObject({
    ...place,
    reply_parameters: replyTo.optional(),
    media: json(z.array(item).min(2).max(10)),
  }),
  editMessageText: z.strictObject({
    ...message,
    text: text.optional(),
    rich_message: rich.optional(),
    parse_mode: parseMode.optional(),
    reply_markup: markup.optional(),
    link_preview_options: preview.optional(),
  }),
  editMessageCaption: z.strictObject({ ...message, ...caption, reply_markup: markup.optional() }),
  editMessageReplyMarkup: z.strictObject({ ...message, reply_markup: markup.optional() }),
  editMessageMedia: z.strictObject({ ...message, media: json(editedMedia), reply_markup: markup.optional() }),
  deleteMessage: z.strictObject(message),
  deleteMessages: z.strictObject({ chat_id: chat, message_ids: ids }),
  forwardMessages: z.strictObject({ ...place, from_chat_id: chat, message_ids: increasing }),
  forwardMessage: z.strictObject({ ...place, from_chat_id: chat, message_id: int }),
  copyMessage: z.strictObject({ ...around, ...caption, from_chat_id: chat, message_id: int }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: text,
    text: chars(0, 200).optional(),
    show_alert: bool.optional(),
  }),
  pinChatMessage: z.strictObject({ ...message, disable_notification: bool.optional() }),
  unpinChatMessage: z.strictObject(message),
  sendChatAction: z.strictObject({
    chat_id: chat,
    action: z.enum(['typing', 'upload_photo']),
    message_thread_id: int.optional(),
  }),
} as const;
export type TelegramMethod = keyof typeof telegramMethods;
export type ParamsOf<M extends TelegramMethod> = z.infer<(typeof telegramMethods)[M]>;

/** 10 MB as the documentation counts. */
const MAX_PHOTO_BYTES = 10_000_000;
const MAX_FILE_BYTES = 50_000_000;
const LIMITS = { text: 4096, caption: 1024 } as const;

/** What is wrong with a request by the published rules, in words; [] when nothing is. */
export function faultsOfRequest(
  method: TelegramMethod,
  params: Readonly<Record<string, unknown>>,
  files: readonly UploadedFile[],
): readonly string[] {
  const parsed = telegramMethods[method].safeParse(params);
  const faults = (parsed.error?.issues ?? []).map(issue => `${issue.path.join('.')}: ${issue.message}`);
  return [...faults, ...textFaults(params), ...fileFaults(method, params, files)];
}

function textFaults(params: Readonly<Record<string, unknown>>): string[] {
  return (['text', 'caption'] as const).flatMap(name => {
    const value = params[name];
    if (typeof value !== 'string' || 'callback_query_id' in params) return [];
    const parsed = params.parse_mode === 'HTML' ? parseTelegramHtml(value) : { text: value };
    if ('error' in parsed) return [`${name}: ${parsed.error}`];
    const length = codePoints(parsed.text.trim());
    const faults = length > LIMITS[name] ? [`${name}: ${length} characters, at most ${LIMITS[name]}`] : [];
    return name === 'text' && length === 0 ? ['text: empty after entities parsing'] : faults;
  });
}

function fileFaults(
  method: TelegramMethod,
  params: Readonly<Record<string, unknown>>,
  files: readonly UploadedFile[],
): string[] {
  const used =
    JSON.stringify(params)
      .match(/attach:\/\/\w+/g)
      ?.map(name => name.slice(9)) ?? [];
  return [
    ...used
      .filter(name => !files.some(file => file.field === name))
      .map(name => `attach://${name}: no such file`),
    ...files
      .filter(file => !used.includes(file.field))
      .map(file => `file ${file.field} is used by no parameter`),
    ...files
      .filter(file => file.bytes.length > (method === 'sendDocument' ? MAX_FILE_BYTES : MAX_PHOTO_BYTES))
      .map(file => `file ${file.field}: too large`),
  ];
}
