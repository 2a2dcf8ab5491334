import type { Api } from 'grammy/web';
import type {
  CallbackQuery,
  InlineQuery,
  Message,
  MessageReactionCountUpdated,
  Update,
  UserFromGetMe,
} from 'grammy/types';
import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import { replyToPress } from '../../../commands/buttons/reply-to-press.ts';
import type { CommandDesk } from '../../../commands/command.ts';
import type { ChatKey } from '../../../core/ordering-key.ts';
import type { Discussed, Seen } from '../../../core/ports/push.ts';
import type { ChatStatusChange, RecordEvent } from '../../../core/ports/ports.ts';
import { StoreDownError } from '../../../core/ports/store-down-error.ts';
import type { UpdateStore } from '../../../core/updates/update-store.ts';
import { paragraph } from '../../../core/rich-text.ts';
import type { Clock, Instant } from '../../../core/time.ts';
import type { Words } from '../../../core/words.ts';
import { askerOf, createAskedOnce, type AskOf } from '../../shared/asked-once.ts';
import { COMMANDS, createPersonGate, LETTERS } from '../../shared/person-gate.ts';
import { telegramChat } from '../format/payload.ts';
import { reasonOf } from '../publish/telegram-refusal.ts';
import type { TelegramAccess } from '../telegram-api.ts';
import { answerPress } from './answer-callback-query.ts';
import { answerInlineQuery } from './answer-inline-query.ts';
import {
  answerMessage,
  placeOf,
  privatelyTo,
  requestIn,
  sendReply,
  type ReplyPlace,
} from './answer-message.ts';
import { newsOfMessage, newsOfStanding } from './chat-status.ts';
import { linksOf } from '../format/links-of.ts';
import { placesOf } from './places-of.ts';
import { callerOf } from './telegram-caller.ts';
import { writtenIn } from './written-reply.ts';

export interface UpdateRooms extends TelegramAccess {
  readonly desk: CommandDesk;
  readonly words: Words;
  readonly record: RecordEvent;
  /** Told when a chat opens or closes itself to us, or moves. */
  readonly onPlace?: (news: ChatStatusChange) => Promise<void>;
  /** By their former keys, the present keys of chats that go on under another address; absent = none do. */
  readonly moves?: () => Promise<ReadonlyMap<ChatKey, ChatKey>>;
  /** Chats of the editors, which see all commands and what is told of them; absent = none. */
  readonly editorsChats?: readonly (number | string)[];
  /** Told when a post of a channel has come to its discussion group. */
  readonly onDiscussed?: (discussed: Discussed) => Promise<void>;
  /** Told when somebody else has posted links in a chat. */
  readonly onSeen?: (seen: Seen) => Promise<void>;
  /** What is remembered of what Telegram tells; absent = nothing. */
  readonly updates?: UpdateStore;
  readonly sleep: Clock['sleep'];
  /** The machine's clock when left out. */
  readonly now?: () => Instant;
}

export interface UpdateTaker {
  /**
   * Resolves when Telegram may be told that these have arrived; when it rejects, they are to come again. What they tell of
   * places and messages is written down by then: at least once, for it comes to the same. What people ask is noted as taken
   * and then answered beside all else: at most once (`AskedOnce`). Searches are answered whenever they come.
   */
  take(updates: readonly Update[], me: UserFromGetMe, by: AnsweredBy): Promise<void>;
  /** Tells those whose asking was interrupted, until `signal` aborts. */
  tellInterrupted(api: Api, signal: AbortSignal): Promise<void>;
  /** Resolves when all that was taken by now is answered. */
  idle(): Promise<void>;
  fault(what: string, error: unknown): void;
}

export interface AnsweredBy {
  readonly api: Api;
  /** Aborts when nothing is answered by that any more; absent = never. */
  readonly ended?: AbortSignal;
}

/** An update that was taken here. */
interface Taken extends AnsweredBy {
  readonly id: string;
  readonly me: UserFromGetMe;
}

interface Answering {
  readonly ended: AbortSignal | undefined;
  readonly work: () => Promise<void>;
}

/** Whose line it is: accounts that many share stand in that of their chat. */
const personOf = (user: string, chat: number): string => (user === '' ? `chat ${chat}` : `person ${user}`);

/** What becomes of what Telegram tells: commands, buttons and searches are answered, news of chats and messages kept. */
export function createUpdateTaker(rooms: UpdateRooms): UpdateTaker {
  const { token, apiRoot, desk, words, record, sleep, updates } = rooms;
  const { now = Date.now, moves = () => Promise.resolve(new Map()) } = rooms;
  const fault = (what: string, error: unknown) => {
    record({ kind: 'platform-fault', platform: 'telegram', message: `${what}: ${reasonOf(error, token)}` });
  };
  const gate = createPersonGate(COMMANDS, now);
  const letters = createPersonGate(LETTERS, now);
  const asks = createAskedOnce<ReplyPlace>({ platform: 'telegram', updates, sleep, now, fault });
  const moved = new Set<string>();
  const seal = createButtonSeal(token, desk.commands);

  /** Both the old and the new chat say that it moved: told once. */
  async function tell(news: readonly ChatStatusChange[]): Promise<void> {
    for (const one of news) {
      if (one.kind === 'moved' && moved.has(one.chat)) continue;
      await rooms.onPlace?.(one);
      if (one.kind === 'moved') moved.add(one.chat);
    }
  }

  async function isAmongEditors(chat: Message['chat']): Promise<boolean> {
    const theirs = new Set((rooms.editorsChats ?? []).map(one => String(one).toLowerCase()));
    return placesOf(chat, await moves()).some(place => theirs.has(place.toLowerCase()));
  }

  /** What a message wants of the bot: to answer what it was asked to write, or a command; or neither. */
  function wishIn(message: Message, me: UserFromGetMe) {
    if (message.is_automatic_forward === true) return { written: null, asked: null };
    const written = writtenIn(message, me);
    return { written, asked: written === null ? requestIn(message, me.username, desk) : null };
  }

  /** What an update asks for; null when it asks for nothing. */
  function askIn(
    { update_id: update, message, channel_post: post, callback_query: press }: Update,
    me: UserFromGetMe,
    api: Api,
  ): AskOf<ReplyPlace> | null {
    // bots count for themselves, and a newsroom may be given another; after a silent week one begins anew with any number
    const id = `${me.id}/${update}`;
    if (press !== undefined) {
      const { from, message: at } = press;
      // what readers of a channel press is no matter of all its readers
      const to = at === undefined || at.chat.type === 'channel' ? privatelyTo(from) : placeOf(at);
      return { id, asking: { command: '', caller: askerOf(callerOf({ from, at }, api)), to } };
    }
    const said = message ?? post;
    if (said === undefined) return null;
    const { written, asked } = wishIn(said, me);
    if (written === null && asked === null) return null;
    const caller = askerOf(callerOf({ ...said, at: said }, api));
    return { id, asking: { command: asked?.name ?? '', caller, to: placeOf(said) } };
  }

  /** Does what was taken, and ends it; what cannot be answered any more whoever comes next tells. Never rejects. */
  async function answer(id: string, lost: string, { ended, work }: Answering): Promise<void> {
    const isOver = () => ended?.aborted === true;
    try {
      if (isOver()) asks.leave(id);
      else if (await asks.isOurs(id)) await work();
    } catch (error) {
      fault(lost, error);
      if (isOver()) asks.leave(id);
    }
    await asks.end(id);
  }

  function takeMessage(message: Message, { id, me, api, ended }: Taken): void {
    const { written, asked } = wishIn(message, me);
    const caller = callerOf({ ...message, at: message }, api);
    const person = personOf(caller.user, message.chat.id);
    const at = { api, seal, bot: me.username, token, apiRoot };
    const work = async () => {
      if (asked !== null) await answerMessage(message, asked, { ...at, desk, words, isAmongEditors });
      else if (written !== null) {
        const pressed = { ...written, places: placesOf(message.chat, await moves()) };
        await sendReply(at, message, await replyToPress(pressed, caller, { desk, seal, words, now }));
      }
    };
    const lost = `the answer to ${asked === null ? 'a reply' : `/${asked.name}`} was lost`;
    const taken = gate.take(person, () => answer(id, lost, { ended, work }));
    if (taken !== 'taken') void asks.end(id);
    // said once: a flood must not become a flood of answers, nor of log lines
    if (taken !== 'cut') return;
    fault(`${person} is not answered for now`, new Error('too many messages in a short time'));
    const said = {
      text: [paragraph(words(message.from?.language_code ?? 'und')('too-many'))],
      card: null,
      private: true,
    };
    sendReply(at, message, said).catch((error: unknown) => {
      fault('a word to slow down was lost', error);
    });
  }

  /** In a line of the person's own: who presses much keeps nobody else of the chat waiting. */
  function takePress(press: CallbackQuery, { id, me, api, ended }: Taken): void {
    const work = () => answerPress(press, { api, bot: me.username, desk, seal, words, sleep, now, moves });
    const taken = gate.take(personOf(String(press.from.id), press.from.id), () =>
      answer(id, 'the answer to a button was lost', { ended, work }),
    );
    if (taken !== 'taken') void asks.end(id);
    if (taken !== 'cut') return;
    const text = words(press.from.language_code ?? 'und')('too-many');
    api.answerCallbackQuery(press.id, { text, show_alert: true }).catch((error: unknown) => {
      fault('a word to slow down was lost', error);
    });
  }

  /** Who types faster than anybody reads is not answered: the app goes on showing what it has. */
  function takeInline(query: InlineQuery, api: Api): void {
    const cardFiles = (articles: Parameters<UpdateStore['cardFilesOf']>[0]) =>
      updates?.cardFilesOf(articles, 'telegram') ?? Promise.resolve(new Map());
    letters.take(personOf(String(query.from.id), query.from.id), () =>
      answerInlineQuery(query, { api, desk, cardFiles }).catch((error: unknown) => {
        fault('the answer to a search was lost', error);
      }),
    );
  }

  async function noteReactions({
    chat,
    message_id: id,
    reactions,
  }: MessageReactionCountUpdated): Promise<void> {
    if (updates === undefined) return;
    const chats = placesOf(chat, await moves()).map(telegramChat);
    const message = await updates.messageIn({ platform: 'telegram', chats, messageId: String(id) });
    const count = reactions.reduce((sum, { total_count: total }) => sum + total, 0);
    if (message !== null) await updates.noteReactions(message.id, count, now());
  }

  /** What people post in channels and groups by themselves. */
  async function noteSeen(message: Message): Promise<void> {
    const addresses = linksOf(message);
    if (rooms.onSeen === undefined || addresses.length === 0) return;
    const chats = placesOf(message.chat, await moves()).map(telegramChat);
    await rooms.onSeen({ platform: 'telegram', chats, addresses });
  }

  async function noteDiscussed({
    chat,
    forward_origin: origin,
    message_id: replyTo,
  }: Message): Promise<void> {
    if (origin?.type !== 'channel' || rooms.onDiscussed === undefined) return;
    const known = await moves();
    const keysOf = (of: Message['chat']) => placesOf(of, known).map(telegramChat);
    await rooms.onDiscussed({
      id: `telegram:${chat.id}/${replyTo}`,
      of: { platform: 'telegram', chats: keysOf(origin.chat), messageId: String(origin.message_id) },
      here: [telegramChat(chat.id), ...keysOf(chat)],
      reply: { chat: chat.id, replyTo },
    });
  }

  /** What an update tells by itself. Only where the database is down is it to come again: it must not hold up all others. */
  async function note(update: Update): Promise<void> {
    const { message, channel_post: post, my_chat_member: standing, message_reaction_count: count } = update;
    try {
      if (standing !== undefined) await tell(newsOfStanding(standing));
      if (message !== undefined) await tell(newsOfMessage(message));
      if (message?.is_automatic_forward === true) await noteDiscussed(message);
      for (const one of [message, post]) if (one !== undefined) await noteSeen(one);
      if (count !== undefined) await noteReactions(count);
    } catch (error) {
      if (error instanceof StoreDownError) throw error;
      fault('what happened there could not be noted', error);
    }
  }

  return {
    async take(all, me, by) {
      const { api } = by;
      for (const update of all) await note(update);
      const asking = all.flatMap(update => {
        const ask = askIn(update, me, api);
        return ask === null ? [] : [{ update, ask }];
      });
      const fresh = await asks.take(asking.map(({ ask }) => ask));
      for (const { update, ask } of asking) {
        if (!fresh.has(ask.id)) continue;
        const { message, channel_post: post, callback_query: press } = update;
        const taken = { ...by, id: ask.id, me };
        for (const said of [message, post]) if (said !== undefined) takeMessage(said, taken);
        if (press !== undefined) takePress(press, taken);
      }
      for (const { inline_query: query } of all) if (query !== undefined) takeInline(query, api);
    },
    tellInterrupted: (api, signal) =>
      asks.tellInterrupted(async ({ command, caller, to }) => {
        // nothing that is said here asks for an answer, which would name the bot
        await sendReply({ api, seal, bot: '' }, to, await desk.interrupted(command, caller));
      }, signal),
    async idle() {
      await Promise.all([gate.idle(), letters.idle()]);
    },
    fault,
  };
}
