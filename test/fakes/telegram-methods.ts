import { isDeepStrictEqual } from 'node:util';
import type { UploadedFile } from './http-body.ts';
import { documentOf, mustHaveGoodButtons, photoOf, wordsOf } from './telegram-content.ts';
import { badRequest, mustBeAbleToSend, mustBeIn } from './telegram-refusals.ts';
import { richOf } from './telegram-rich.ts';
import type { ParamsOf, TelegramMethod } from './telegram-rules.ts';
import { botJson, chatJson, memberJson, messageJson, originOf } from './telegram-world.ts';
import type { FakeChat, FakeMessage, World } from './telegram-world.ts';

export interface MenuOfCommands {
  readonly scope: unknown;
  readonly language: string;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
}

/** What the methods work on. */
export interface ApiState {
  readonly world: World;
  readonly menus: MenuOfCommands[];
  readonly callbacks: Map<string, { answered: boolean; text: string | null }>;
  /** Searches in other chats, by their ids, and what was answered; null = nothing yet. */
  readonly inline: Map<string, ParamsOf<'answerInlineQuery'> | null>;
}

interface Call<M extends TelegramMethod> {
  readonly state: ApiState;
  readonly params: ParamsOf<M>;
  readonly files: readonly UploadedFile[];
}

/** Updates are the server's own affair. */
export type OwnMethod = 'getUpdates' | 'setWebhook' | 'deleteWebhook';

type Handlers = { readonly [M in Exclude<TelegramMethod, OwnMethod>]: (call: Call<M>) => unknown };

const TEXT = 4096;
const CAPTION = 1024;
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

interface Sending {
  readonly topic: number | null;
  readonly silent: boolean;
  readonly replyTo: number | null;
  readonly markup: unknown;
  readonly protected: boolean;
}

function sendingOf(params: {
  message_thread_id?: number | undefined;
  disable_notification?: boolean | undefined;
  protect_content?: boolean | undefined;
  reply_parameters?: { message_id: number } | undefined;
  reply_markup?: unknown;
}): Sending {
  return {
    topic: params.message_thread_id ?? null,
    silent: params.disable_notification ?? false,
    replyTo: params.reply_parameters?.message_id ?? null,
    markup: params.reply_markup,
    protected: params.protect_content ?? false,
  };
}

function mustReply(
  chat: FakeChat,
  to: { message_id: number; allow_sending_without_reply?: boolean | undefined } | undefined,
) {
  if (to === undefined || to.allow_sending_without_reply === true) return;
  if (!chat.messages.some(({ id }) => id === to.message_id))
    throw badRequest('message to be replied not found');
}

/** What a message is without all that it may hold. */
export const EMPTY_MESSAGE = {
  topic: null,
  silent: false,
  replyTo: null,
  album: null,
  text: null,
  caption: null,
  entities: [],
  photo: null,
  rich: null,
  document: null,
  markup: undefined,
  preview: undefined,
  editedAt: null,
  origin: null,
  service: false,
  protected: false,
} as const;

/** Commits a message of the bot. */
function commit(
  world: World,
  chat: FakeChat,
  what: Sending &
    Partial<
      Pick<
        FakeMessage,
        'text' | 'caption' | 'entities' | 'photo' | 'rich' | 'document' | 'album' | 'preview' | 'origin'
      >
    >,
): FakeMessage {
  mustHaveGoodButtons(what.markup, world);
  // an album was counted as a whole
  if (what.album == null) world.admit(chat);
  const message: FakeMessage = {
    ...EMPTY_MESSAGE,
    id: world.nextMessageId(chat),
    chat: chat.id,
    from: chat.type === 'channel' ? null : world.bot.id,
    at: world.now(),
    ...what,
  };
  chat.messages.push(message);
  world.posted(chat, message);
  return message;
}

/** Bot API, pinChatMessage: `can_pin_messages` in a group, `can_edit_messages` in a channel. */
const mayPin = ({ type, standing, rights }: FakeChat): boolean =>
  type === 'private' || (standing === 'administrator' && (type === 'channel' ? rights.edit : rights.pin));

const DELETABLE_FOR = 48 * 3_600_000;
const mayRemove = (chat: FakeChat): boolean => chat.standing === 'administrator' && chat.rights.remove;

/** A message the bot may change: its own, and in a channel others' by right. Throws what forbids it. */
function mutableMessage(
  world: World,
  params: { chat_id: number | string; message_id: number },
  verb: 'edit' | 'delete',
) {
  const chat = world.find(params.chat_id);
  mustBeIn(chat);
  const message = chat.messages.find(({ id }) => id === params.message_id);
  if (message === undefined) throw badRequest(`message to ${verb} not found`);
  const own = message.from === null || message.from === world.bot.id;
  const right = (own && chat.rights.post) || chat.rights[verb === 'edit' ? 'edit' : 'remove'];
  if (chat.type === 'channel' ? !right : !own)
    throw badRequest(`message can't be ${verb === 'edit' ? 'edited' : 'deleted'}`);
  // Bot API, deleteMessage: within 48 hours, unless the right to delete any message is there
  const isOld = world.now() - message.at > DELETABLE_FOR && !mayRemove(chat);
  if (verb === 'delete' && isOld) throw badRequest("message can't be deleted for everyone");
  return { chat, message };
}

function edit(
  world: World,
  target: { chat: FakeChat; message: FakeMessage },
  change: Partial<
    Pick<FakeMessage, 'text' | 'caption' | 'entities' | 'photo' | 'rich' | 'document' | 'markup' | 'preview'>
  >,
): object {
  const { chat, message } = target;
  mustHaveGoodButtons(change.markup, world);
  const before = {
    text: message.text,
    caption: message.caption,
    entities: message.entities,
    rich: message.rich,
    markup: message.markup,
  };
  const after = { ...before, ...change };
  if (
    change.photo === undefined &&
    change.document === undefined &&
    isDeepStrictEqual({ ...before, ...after }, before)
  )
    throw badRequest(NOT_MODIFIED);
  Object.assign(message, change, { editedAt: world.now() });
  return messageJson(world, chat, message);
}

/** A message of the chat; one of before the test is made up. */
function messageIn(chat: FakeChat, id: number): FakeMessage | undefined {
  const kept = chat.messages.find(message => message.id === id);
  const at = chat.earlier(id);
  if (kept !== undefined || at === null) return kept;
  return {
    ...EMPTY_MESSAGE,
    id,
    chat: chat.id,
    from: chat.type === 'channel' ? null : 777,
    at,
    text: `Notizia ${id}`,
  };
}

function copyOf(
  state: ApiState,
  params: { from_chat_id: number | string; message_id: number },
  verb: string,
) {
  const from = state.world.find(params.from_chat_id);
  mustBeIn(from);
  const message = messageIn(from, params.message_id);
  if (message === undefined) throw badRequest(`message to ${verb} not found`);
  if (from.protect || message.protected || message.service)
    throw badRequest(`message can't be ${verb === 'copy' ? 'copied' : 'forwarded'}`);
  const { text, caption, entities, photo, rich } = message;
  return {
    text,
    caption,
    entities,
    photo,
    rich,
    origin: verb === 'copy' ? null : originOf(state.world, from, message),
  };
}

/** The Bot API's methods, as far as we use them: what they answer, or a `Refusal` thrown. */
export const telegramHandlers: Handlers = {
  getMe: ({ state: { world } }) => ({
    ...botJson(world),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: world.bot.hasInline,
  }),
  getFile({ state: { world }, params: { file_id: id } }) {
    const bytes = world.documents.get(id);
    if (bytes === undefined) throw badRequest('invalid file_id');
    if (bytes.length > 20 * 1024 * 1024) throw badRequest('file is too big');
    return { file_id: id, file_unique_id: `u${id}`, file_size: bytes.length, file_path: `documents/${id}` };
  },
  answerInlineQuery({ state, params }) {
    const { inline_query_id: id, results } = params;
    if (state.inline.get(id) !== null)
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    if (new Set(results.map(one => one.id)).size < results.length) throw badRequest('RESULT_ID_DUPLICATE');
    for (const result of results)
      if (result.type === 'article') {
        const { message_text: text, parse_mode: parseMode } = result.input_message_content;
        wordsOf(text, { parseMode, limit: TEXT, kind: 'text' });
      } else {
        photoOf(result.photo_file_id, [], state.world);
        wordsOf(result.caption ?? '', { parseMode: result.parse_mode, limit: CAPTION, kind: 'caption' });
      }
    state.inline.set(id, params);
    return true;
  },
  setMyCommands({ state, params }) {
    const scope: unknown = params.scope ?? { type: 'default' };
    const language = params.language_code ?? '';
    if (params.scope !== undefined && 'chat_id' in params.scope)
      mustBeIn(state.world.find(params.scope.chat_id));
    const at = state.menus.findIndex(
      menu => menu.language === language && isDeepStrictEqual(menu.scope, scope),
    );
    if (at >= 0) state.menus.splice(at, 1);
    state.menus.push({ scope, language, commands: params.commands });
    return true;
  },
  getChat({ state: { world }, params }) {
    const chat = world.find(params.chat_id);
    mustBeIn(chat);
    const permissions = { can_send_messages: chat.rights.post, can_send_photos: chat.rights.photos };
    const group = chat.type === 'group' || chat.type === 'supergroup' ? { permissions } : {};
    const guarded = {
      ...(chat.protect ? { has_protected_content: true } : {}),
      ...(chat.linked === null ? {} : { linked_chat_id: chat.linked }),
    };
    return { ...chatJson(chat), accent_color_id: 0, max_reaction_count: 11, ...group, ...guarded };
  },
  getChatMember({ state: { world }, params }) {
    const chat = world.find(params.chat_id);
    if (chat === undefined) throw badRequest('chat not found');
    return params.user_id === world.bot.id
      ? memberJson(world, chat)
      : {
          status: chat.administrators.has(params.user_id) ? 'administrator' : 'member',
          user: { id: params.user_id, is_bot: false },
        };
  },
  getChatAdministrators({ state: { world }, params }) {
    const chat = world.find(params.chat_id);
    mustBeIn(chat);
    return chat.standing === 'administrator'
      ? [{ status: 'administrator', user: { ...world.bot, is_bot: true } }]
      : [];
  },
  getChatMemberCount: () => 2,
  sendMessage({ state: { world }, params }) {
    const chat = world.find(params.chat_id);
    const words = wordsOf(params.text, { parseMode: params.parse_mode, limit: TEXT, kind: 'text' });
    const sending = sendingOf(params);
    mustBeAbleToSend(chat, { topic: sending.topic, photo: false });
    mustReply(chat, params.reply_parameters);
    return messageJson(
      world,
      chat,
      commit(world, chat, { ...sending, ...words, preview: params.link_preview_options }),
    );
  },
  sendRichMessage({ state: { world }, params, files }) {
    const chat = world.find(params.chat_id);
    const sending = sendingOf(params);
    const rich = richOf(params.rich_message, files, world);
    mustBeAbleToSend(chat, { topic: sending.topic, photo: rich.photos.length > 0 });
    mustReply(chat, params.reply_parameters);
    return messageJson(world, chat, commit(world, chat, { ...sending, rich }));
  },
  sendPhoto({ state: { world }, params, files }) {
    const chat = world.find(params.chat_id);
    const words = wordsOf(params.caption ?? '', {
      parseMode: params.parse_mode,
      limit: CAPTION,
      kind: 'caption',
    });
    const photo = photoOf(params.photo, files, world);
    const sending = sendingOf(params);
    mustBeAbleToSend(chat, { topic: sending.topic, photo: true });
    mustReply(chat, params.reply_parameters);
    const caption = words.text === '' ? null : words.text;
    return messageJson(
      world,
      chat,
      commit(world, chat, { ...sending, photo, caption, entities: words.entities }),
    );
  },
  sendDocument({ state: { world }, params, files }) {
    const chat = world.find(params.chat_id);
    const words = wordsOf(params.caption ?? '', {
      parseMode: params.parse_mode,
      limit: CAPTION,
      kind: 'caption',
    });
    const document = documentOf(params.document, files, world);
    const sending = sendingOf(params);
    mustBeAbleToSend(chat, { topic: sending.topic, photo: true });
    mustReply(chat, params.reply_parameters);
    const caption = words.text === '' ? null : words.text;
    return messageJson(
      world,
      chat,
      commit(world, chat, { ...sending, document, caption, entities: words.entities }),
    );
  },
  sendMediaGroup({ state: { world }, params, files }) {
    const chat = world.find(params.chat_id);
    const sending = sendingOf(params);
    mustBeAbleToSend(chat, { topic: sending.topic, photo: true });
    mustReply(chat, params.reply_parameters);
    const album = world.unique();
    const items = params.media.map(({ media, caption, parse_mode: parseMode }) => ({
      photo: photoOf(media, files, world),
      words: wordsOf(caption ?? '', { parseMode, limit: CAPTION, kind: 'caption' }),
    }));
    world.admit(chat, items.length);
    return items.map(({ photo, words }) => {
      const caption = words.text === '' ? null : words.text;
      return messageJson(
        world,
        chat,
        commit(world, chat, { ...sending, photo, caption, entities: words.entities, album }),
      );
    });
  },
  editMessageText({ state: { world }, params, files }) {
    const target = mutableMessage(world, params, 'edit');
    if (params.rich_message !== undefined) {
      // whether a text becomes a rich message is published nowhere
      if (target.message.rich === null) throw badRequest('there is no rich message to edit');
      return edit(world, target, {
        rich: richOf(params.rich_message, files, world),
        markup: params.reply_markup,
      });
    }
    if (params.text === undefined) throw badRequest('message text is empty');
    if (target.message.text === null) throw badRequest('there is no text in the message to edit');
    const words = wordsOf(params.text, { parseMode: params.parse_mode, limit: TEXT, kind: 'text' });
    return edit(world, target, { ...words, markup: params.reply_markup });
  },
  editMessageCaption({ state: { world }, params }) {
    const target = mutableMessage(world, params, 'edit');
    if ((target.message.photo ?? target.message.document) === null)
      throw badRequest('there is no caption in the message to edit');
    const { text, entities } = wordsOf(params.caption ?? '', {
      parseMode: params.parse_mode,
      limit: CAPTION,
      kind: 'caption',
    });
    return edit(world, target, { caption: text === '' ? null : text, entities, markup: params.reply_markup });
  },
  editMessageReplyMarkup: ({ state: { world }, params }) =>
    edit(world, mutableMessage(world, params, 'edit'), { markup: params.reply_markup }),
  editMessageMedia({ state: { world }, params, files }) {
    const target = mutableMessage(world, params, 'edit');
    const { media, caption, parse_mode: parseMode } = params.media;
    const { text, entities } = wordsOf(caption ?? '', { parseMode, limit: CAPTION, kind: 'caption' });
    const isDocument = params.media.type === 'document';
    const file = (isDocument ? documentOf : photoOf)(media, files, world);
    return edit(world, target, {
      photo: isDocument ? null : file,
      document: isDocument ? file : null,
      caption: text === '' ? null : text,
      entities,
      markup: params.reply_markup,
    });
  },
  deleteMessage({ state: { world }, params }) {
    const { chat, message } = mutableMessage(world, params, 'delete');
    chat.messages.splice(chat.messages.indexOf(message), 1);
    return true;
  },
  deleteMessages({ state: { world }, params }) {
    const chat = world.find(params.chat_id);
    mustBeIn(chat);
    const there = params.message_ids.filter(id => chat.messages.some(message => message.id === id));
    const targets = there.map(id =>
      mutableMessage(world, { chat_id: params.chat_id, message_id: id }, 'delete'),
    );
    for (const { message } of targets) chat.messages.splice(chat.messages.indexOf(message), 1);
    return true;
  },
  forwardMessage({ state, params }) {
    const chat = state.world.find(params.chat_id);
    const sending = sendingOf(params);
    mustBeAbleToSend(chat, { topic: sending.topic, photo: false });
    const message = commit(state.world, chat, { ...sending, ...copyOf(state, params, 'forward') });
    return messageJson(state.world, chat, message);
  },
  forwardMessages({ state, params }) {
    const chat = state.world.find(params.chat_id);
    const sending = sendingOf(params);
    mustBeAbleToSend(chat, { topic: sending.topic, photo: false });
    const from = state.world.find(params.from_chat_id);
    mustBeIn(from);
    if (from.protect) throw badRequest('CHAT_FORWARDS_RESTRICTED');
    const copies = params.message_ids.flatMap(id => {
      const message = messageIn(from, id);
      if (message === undefined || message.protected || message.service) return [];
      return [copyOf(state, { from_chat_id: params.from_chat_id, message_id: id }, 'forward')];
    });
    if (copies.length === 0) throw badRequest('there are no messages to forward');
    return copies.map(copy => ({ message_id: commit(state.world, chat, { ...sending, ...copy }).id }));
  },
  copyMessage({ state, params }) {
    const chat = state.world.find(params.chat_id);
    const sending = sendingOf(params);
    mustBeAbleToSend(chat, { topic: sending.topic, photo: false });
    return { message_id: commit(state.world, chat, { ...sending, ...copyOf(state, params, 'copy') }).id };
  },
  answerCallbackQuery({ state, params }) {
    const callback = state.callbacks.get(params.callback_query_id);
    if (callback === undefined || callback.answered)
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    Object.assign(callback, { answered: true, text: params.text ?? null });
    return true;
  },
  pinChatMessage({ state: { world }, params }) {
    const chat = world.find(params.chat_id);
    mustBeIn(chat);
    if (!mayPin(chat)) throw badRequest('not enough rights to manage pinned messages in the chat');
    if (!chat.messages.some(({ id }) => id === params.message_id))
      throw badRequest('message to pin not found');
    chat.pinned = params.message_id;
    return true;
  },
  unpinChatMessage({ state: { world }, params }) {
    const chat = world.find(params.chat_id);
    mustBeIn(chat);
    if (!mayPin(chat)) throw badRequest('not enough rights to manage pinned messages in the chat');
    if (chat.pinned !== params.message_id) throw badRequest('message to unpin not found');
    chat.pinned = null;
    return true;
  },
  sendChatAction({ state: { world }, params }) {
    mustBeIn(world.find(params.chat_id));
    return true;
  },
};
