import type { HtmlEntity } from './telegram-html.ts';
import type { FakeRich } from './telegram-rich.ts';

export type ChatType = 'private' | 'group' | 'supergroup' | 'channel';

export interface FakeFile {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly id: string;
  readonly isDocument: boolean;
}

/** A message as it stands now; ids run per channel and supergroup, and over all other chats together. */
export interface FakeMessage {
  readonly id: number;
  readonly chat: number;
  /** A user's id, or null for the chat itself (a channel's posts). */
  readonly from: number | null;
  readonly at: number;
  readonly topic: number | null;
  readonly silent: boolean;
  readonly replyTo: number | null;
  readonly album: string | null;
  text: string | null;
  caption: string | null;
  entities: readonly HtmlEntity[];
  photo: FakeFile | null;
  /** A rich message has neither text nor caption. */
  rich: FakeRich | null;
  document: FakeFile | null;
  markup: unknown;
  preview: unknown;
  editedAt: number | null;
  /** Where a forwarded message comes from (`forward_origin`); null for one that was written here. */
  readonly origin: object | null;
  /** A join, a pin, a new title: it has a number, and cannot be forwarded. */
  readonly service: boolean;
  /** Sent with `protect_content`: it cannot be forwarded. */
  readonly protected: boolean;
}

export interface FakeChat {
  id: number;
  type: ChatType;
  readonly title: string;
  username: string | null;
  readonly language: string | null;
  /** Topics of a forum by id, true = open; null for a chat without topics. */
  readonly topics: Map<number, boolean> | null;
  /** What the bot is there. */
  standing: 'administrator' | 'member' | 'left' | 'kicked';
  /** People who administer it. */
  readonly administrators: Set<number>;
  /** What it may do there. */
  readonly rights: { post: boolean; photos: boolean; edit: boolean; remove: boolean; pin: boolean };
  /** blocked: the person stopped the bot; deactivated: the account is gone; deleted: the group is. */
  state: 'open' | 'blocked' | 'deactivated' | 'deleted';
  movedTo: number | null;
  protect: boolean;
  messages: FakeMessage[];
  /** When the message of before the test with this id was written, null = there is none: for chats with more than can be kept. */
  earlier: (id: number) => number | null;
  nextId: number;
  pinned: number | null;
  /** The group in which its posts are discussed, or the channel whose they are. */
  linked: number | null;
}

export const telegramIds = {
  channel: -1001000000001,
  privateChannel: -1001000000002,
  forum: -1001000000003,
  supergroup: -1001000000004,
  group: -4000001,
  topic: 42,
  closedTopic: 43,
  bot: 123456789,
  editor: 4242,
} as const;

export interface World {
  /** `hasInline`: BotFather has switched inline mode on. */
  readonly bot: {
    readonly id: number;
    readonly username: string;
    readonly first_name: string;
    hasInline: boolean;
  };
  readonly chats: Map<number, FakeChat>;
  now(): number;
  add(chat: Pick<FakeChat, 'id' | 'type' | 'title'> & Partial<FakeChat>): FakeChat;
  find(place: number | string): FakeChat | undefined;
  nextMessageId(chat: FakeChat): number;
  unique(): string;
  /** Files that were uploaded, by their id: the bot may send them again. */
  readonly files: Map<string, FakeFile>;
  /** Documents that people have sent, by their id. */
  readonly documents: Map<string, Uint8Array>;
  /** So many messages more of the bot's go to this chat, one unless it is said; throws the refusal of one too many. */
  admit(chat: FakeChat, count?: number): void;
  /** Told of each message of the bot's. */
  posted: (chat: FakeChat, message: FakeMessage) => void;
}

/** A public channel "@canale", a private one, a forum, a supergroup and a basic group, in all of which the bot may post. */
export function createTelegramWorld(
  now: () => number,
  bot: number,
  admit: World['admit'] = () => undefined,
): World {
  const chats = new Map<number, FakeChat>();
  let shared = 100;
  let counter = 0;
  const world: World = {
    bot: { id: bot, username: 'strillone_bot', first_name: 'Strillone', hasInline: false },
    chats,
    now,
    admit,
    posted: () => undefined,
    add(chat) {
      const full: FakeChat = {
        username: null,
        language: null,
        topics: null,
        state: 'open',
        movedTo: null,
        protect: false,
        standing: chat.type === 'channel' ? 'administrator' : 'member',
        rights: { post: true, photos: true, edit: true, remove: true, pin: true },
        messages: [],
        earlier: () => null,
        nextId: 1,
        pinned: null,
        linked: null,
        administrators: new Set(),
        ...chat,
      };
      chats.set(chat.id, full);
      return full;
    },
    find(place) {
      const id = Number(place);
      if (Number.isSafeInteger(id)) return chats.get(id);
      const name = String(place).slice(1).toLowerCase();
      return [...chats.values()].find(({ username }) => username?.toLowerCase() === name);
    },
    nextMessageId: chat => (chat.type === 'channel' || chat.type === 'supergroup' ? chat.nextId++ : shared++),
    files: new Map(),
    documents: new Map(),
    unique: () => `F${(++counter).toString(36).padStart(8, '0')}`,
  };
  const { channel, privateChannel, forum, supergroup, group, topic, closedTopic } = telegramIds;
  world.add({ id: channel, type: 'channel', title: 'Canale', username: 'canale' });
  world.add({ id: privateChannel, type: 'channel', title: 'Canale riservato' });
  const topics = new Map([
    [topic, true],
    [closedTopic, false],
  ]);
  world.add({ id: forum, type: 'supergroup', title: 'Gruppo a temi', topics });
  world.add({ id: supergroup, type: 'supergroup', title: 'Gruppo', username: 'gruppo' });
  world.add({ id: group, type: 'group', title: 'Gruppetto' });
  return world;
}

/** A chat as the Bot API shows it beside a message. */
export const chatJson = (chat: FakeChat) => ({
  id: chat.id,
  type: chat.type,
  ...(chat.type === 'private' ? { first_name: chat.title } : { title: chat.title }),
  ...(chat.username === null ? {} : { username: chat.username }),
  ...(chat.topics === null ? {} : { is_forum: true }),
});

/** Where a message comes from, as a copy that is forwarded tells it. */
export const originOf = (world: World, chat: FakeChat, message: FakeMessage): object =>
  message.origin ?? {
    date: Math.floor(message.at / 1000),
    ...(chat.type === 'channel'
      ? { type: 'channel', chat: chatJson(chat), message_id: message.id }
      : { type: 'user', sender_user: userJson(world, message.from) }),
  };

export function messageJson(world: World, chat: FakeChat, message: FakeMessage): object {
  const marks = message.entities.map(({ user, ...entity }) => ({
    ...entity,
    ...(user === undefined ? {} : { user: { id: user, is_bot: false, first_name: 'U' } }),
  }));
  const { photo, document, topic } = message;
  return {
    message_id: message.id,
    date: Math.floor(message.at / 1000),
    chat: chatJson(chat),
    ...(chat.type === 'channel' ? { sender_chat: chatJson(chat) } : { from: userJson(world, message.from) }),
    ...(message.origin === null ? {} : { forward_origin: message.origin }),
    ...(topic === null ? {} : { message_thread_id: topic, is_topic_message: true }),
    ...(message.album === null ? {} : { media_group_id: message.album }),
    ...(message.text === null
      ? {}
      : { text: message.text, ...(marks.length === 0 ? {} : { entities: marks }) }),
    ...(message.caption === null
      ? {}
      : { caption: message.caption, ...(marks.length === 0 ? {} : { caption_entities: marks }) }),
    ...(message.rich === null ? {} : { rich_message: { blocks: message.rich.blocks } }),
    ...(photo === null
      ? {}
      : {
          photo: [{ file_id: photo.id, file_unique_id: photo.id, width: photo.width, height: photo.height }],
        }),
    ...(document === null
      ? {}
      : {
          document: { file_id: document.id, file_unique_id: document.id, file_size: document.bytes.length },
        }),
    ...(message.protected ? { has_protected_content: true } : {}),
    ...(message.markup === undefined ? {} : { reply_markup: message.markup }),
    ...(message.editedAt === null ? {} : { edit_date: Math.floor(message.editedAt / 1000) }),
  };
}

/** The bot as others see it. */
export function botJson({ bot: { hasInline: _hasInline, ...bot } }: World): object {
  return { ...bot, is_bot: true };
}

function userJson(world: World, id: number | null): object {
  if (id === world.bot.id) return botJson(world);
  const person = world.chats.get(id ?? 0);
  return {
    id: id ?? 0,
    is_bot: false,
    first_name: person?.title ?? 'Qualcuno',
    ...(person?.language == null ? {} : { language_code: person.language }),
  };
}

/** What the bot is in a chat, and what it may do there. */
export function memberJson(world: World, chat: FakeChat): object {
  const user = botJson(world);
  const { standing, rights } = chat;
  if (standing === 'kicked') return { status: standing, user, until_date: 0 };
  if (standing !== 'administrator') return { status: standing, user };
  const channel = {
    can_post_messages: rights.post,
    can_edit_messages: rights.edit,
    can_delete_messages: rights.remove,
  };
  const group = { can_delete_messages: rights.remove, can_pin_messages: rights.pin };
  return { status: 'administrator', user, ...(chat.type === 'channel' ? channel : group) };
}
