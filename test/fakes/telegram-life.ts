import { EMPTY_MESSAGE } from './telegram-methods.ts';
import { commandsIn } from './telegram-content.ts';
import type { ApiState } from './telegram-methods.ts';
import type { createTelegramUpdates } from './telegram-updates.ts';
import { chatJson, memberJson, messageJson, originOf } from './telegram-world.ts';
import type { FakeChat, FakeMessage } from './telegram-world.ts';

/** What a person types; into the private chat with the bot when `chat` is left out. */
export interface Typed {
  readonly chat?: number | string;
  readonly from: { readonly id: number; readonly language_code?: string; readonly is_bot?: boolean };
  readonly text: string;
  readonly topic?: number;
  /** The message of the chat that it replies to. */
  readonly replyTo?: FakeMessage;
  /** More fields of the message: `sender_chat` of an anonymous administrator, `forward_origin`. */
  readonly more?: Readonly<Record<string, unknown>>;
}

interface Stage {
  readonly state: ApiState;
  readonly updates: ReturnType<typeof createTelegramUpdates>;
  readonly until: <T>(look: () => T | null | undefined | false) => Promise<T>;
}

/** The fields of a message with a document in place of words; what is sent is kept for `getFile`. */
export function documentIn(
  world: ApiState['world'],
  { name, bytes, caption, size = bytes.length }: SentDocument,
): Readonly<Record<string, unknown>> {
  const id = world.unique().replace(/\W/g, '');
  world.documents.set(id, bytes);
  const document = { file_id: id, file_unique_id: `u${id}`, file_name: name, file_size: size };
  return { document, text: undefined, ...(caption === undefined ? {} : { caption }) };
}

export interface SentDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly caption?: string;
  /** As Telegram says, where that is not how many bytes there are. */
  readonly size?: number;
}

/** What people do on the fake Telegram; the bot hears of it by updates, where it would of the real one. */
export function createTelegramLife({ state, updates, until }: Stage) {
  const { world } = state;
  const dated = (at: number) => Math.floor(at / 1000);

  function chat(place: number | string): FakeChat {
    const found = world.find(place);
    if (found === undefined) throw new Error(`the fake has no chat ${place}`);
    return found;
  }

  function personOf({ id, language_code }: Typed['from']): FakeChat {
    const language = language_code ?? null;
    return world.find(id) ?? world.add({ id, type: 'private', title: `Persona ${id}`, language });
  }

  function add(place: FakeChat, what: Partial<FakeMessage>): FakeMessage {
    const message: FakeMessage = {
      ...EMPTY_MESSAGE,
      id: world.nextMessageId(place),
      chat: place.id,
      from: 777,
      at: world.now(),
      silent: true,
      ...what,
    };
    place.messages.push(message);
    return message;
  }

  /** A channel's post comes to the group in which it is discussed; the bot hears of it there as an administrator. */
  world.posted = (from, post) => {
    const group = from.type === 'channel' && from.linked !== null ? world.find(from.linked) : undefined;
    if (group === undefined) return;
    const { text, caption, entities, photo, document } = post;
    const origin = originOf(world, from, post);
    const message = add(group, {
      from: null,
      silent: false,
      text,
      caption,
      entities,
      photo,
      document,
      origin,
    });
    if (group.standing !== 'administrator') return;
    const json = {
      ...messageJson(world, group, message),
      sender_chat: chatJson(from),
      is_automatic_forward: true,
    };
    updates.push('message', json);
  };

  /** A message without words takes a number of the chat, and the bot hears of it. */
  function service(
    place: number | string,
    more: Readonly<Record<string, unknown>>,
    topic?: number,
  ): FakeMessage {
    const where = chat(place);
    const message = add(where, { service: true, ...(topic === undefined ? {} : { topic }) });
    const kind = where.type === 'channel' ? 'channel_post' : 'message';
    updates.push(kind, { ...messageJson(world, where, message), ...more });
    return message;
  }

  /** Somebody writes; nobody waits for an answer. */
  function say(typed: Typed): FakeMessage {
    const person = personOf(typed.from);
    const place = typed.chat === undefined ? person : chat(typed.chat);
    const message = add(place, {
      from: typed.from.id,
      silent: false,
      topic: typed.topic ?? null,
      text: typed.text,
    });
    const { language_code, is_bot = false } = typed.from;
    const from = {
      id: typed.from.id,
      is_bot,
      first_name: person.title,
      ...(language_code ? { language_code } : {}),
    };
    const commands = commandsIn(typed.text);
    const json = {
      ...messageJson(world, place, message),
      ...(commands.length === 0 ? {} : { entities: commands }),
      ...(place.type === 'channel' ? {} : { from }),
      ...(typed.replyTo === undefined ? {} : { reply_to_message: messageJson(world, place, typed.replyTo) }),
      ...typed.more,
    };
    updates.push(place.type === 'channel' ? 'channel_post' : 'message', json);
    return message;
  }

  /** The bot is made, unmade, let in or thrown out; rights not named stay. */
  function stands(
    place: number | string,
    standing: FakeChat['standing'],
    rights: Partial<FakeChat['rights']> = {},
  ): void {
    const where = chat(place);
    const before = memberJson(world, where);
    where.standing = standing;
    Object.assign(where.rights, rights);
    updates.push('my_chat_member', {
      chat: chatJson(where),
      from: { id: 1, is_bot: false, first_name: 'Capo' },
      date: dated(world.now()),
      old_chat_member: before,
      new_chat_member: memberJson(world, where),
    });
  }

  return {
    chat,
    say,
    stands,
    /** Its owner gives it a name, or takes it away. */
    rename(place: number, username: string | null): void {
      chat(place).username = username;
    },
    /** Somebody deletes a message by hand. */
    removeMessage(place: number | string, id: number): void {
      const { messages } = chat(place);
      messages.splice(
        messages.findIndex(one => one.id === id),
        1,
      );
    },
    /** Somebody writes; resolves with the bot's next message in that chat. */
    userSays(typed: Typed): Promise<FakeMessage> {
      const place = typed.chat === undefined ? personOf(typed.from) : chat(typed.chat);
      const asked = say(typed);
      return until(() => place.messages.find(({ id, from }) => id > asked.id && from === world.bot.id));
    },
    /** Somebody joins, pins or renames. */
    serviceMessage: (place: number | string): FakeMessage =>
      service(place, { new_chat_title: chat(place).title }),
    /**
     * Somebody presses a button of a message; the callback's id, by which `callbacks` tells how it was answered. `data`
     * may be any: whoever writes their own app can send what no button has.
     */
    presses(pressed: {
      readonly chat: number | string;
      readonly message: number;
      readonly from: number;
      readonly data: string;
      readonly language?: string;
    }): string {
      const place = chat(pressed.chat);
      const message = place.messages.find(({ id }) => id === pressed.message);
      if (message === undefined)
        throw new Error(`the fake has no message ${pressed.message} in ${pressed.chat}`);
      const id = world.unique();
      state.callbacks.set(id, { answered: false, text: null });
      updates.push('callback_query', {
        id,
        chat_instance: String(place.id),
        data: pressed.data,
        from: {
          id: pressed.from,
          is_bot: false,
          first_name: 'Persona',
          ...(pressed.language === undefined ? {} : { language_code: pressed.language }),
        },
        message: messageJson(world, place, message),
      });
      return id;
    },
    /** Somebody types behind the bot's name in any chat; the search's id, by which `inline` tells what was answered. */
    searches(typed: {
      readonly from: number;
      readonly query: string;
      readonly offset?: string;
      readonly language?: string;
    }): string {
      const id = world.unique();
      state.inline.set(id, null);
      updates.push('inline_query', {
        id,
        from: {
          id: typed.from,
          is_bot: false,
          first_name: 'Persona',
          ...(typed.language === undefined ? {} : { language_code: typed.language }),
        },
        query: typed.query,
        offset: typed.offset ?? '',
      });
      return id;
    },
    /** Readers react to a message: all counts anew, as a channel tells them. */
    reacts(place: number | string, message: number, counts: Readonly<Record<string, number>>): void {
      const where = chat(place);
      updates.push('message_reaction_count', {
        chat: chatJson(where),
        message_id: message,
        date: dated(world.now()),
        reactions: Object.entries(counts).map(([emoji, total]) => ({
          type: { type: 'emoji', emoji },
          total_count: total,
        })),
      });
    },
    /** The bot is thrown out of a chat. */
    kickBot(place: number | string): void {
      stands(place, 'kicked');
    },
    /** A person stops the bot, or starts it again. */
    blocks(person: number, blocked = true): void {
      personOf({ id: person }).state = blocked ? 'blocked' : 'open';
      stands(person, blocked ? 'kicked' : 'member');
    },
    /** A basic group becomes a supergroup, with a new id; both say so. */
    migrate(place: number | string): FakeChat {
      const old = chat(place);
      const id = -1_002_000_000_000 + old.id;
      service(place, { migrate_to_chat_id: id });
      old.movedTo = id;
      const next = world.add({ id, type: 'supergroup', title: old.title });
      service(id, { migrate_from_chat_id: old.id });
      return next;
    },
    closeTopic(place: number | string, topic: number): void {
      chat(place).topics?.set(topic, false);
      service(place, { forum_topic_closed: {} }, topic);
    },
    reopenTopic(place: number | string, topic: number): void {
      chat(place).topics?.set(topic, true);
      service(place, { forum_topic_reopened: {} }, topic);
    },
    /** The chat has messages of before, a minute apart, with the numbers up to `count` (all, or those `has` answers true for). */
    remember(place: number | string, count: number, has: (id: number) => boolean = () => true): void {
      const where = chat(place);
      const until = world.now();
      where.earlier = id => (id >= 1 && id <= count && has(id) ? until - (count + 1 - id) * 60_000 : null);
      where.nextId = count + 1;
    },
    deleteTopic(place: number | string, topic: number): void {
      chat(place).topics?.delete(topic);
    },
  };
}
