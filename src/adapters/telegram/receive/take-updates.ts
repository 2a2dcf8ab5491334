import type { Api } from 'grammy';
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
import type { UpdateStore } from '../../../core/updates/update-store.ts';
import { paragraph } from '../../../core/rich-text.ts';
import type { Clock, Instant } from '../../../core/time.ts';
import type { Words } from '../../../core/words.ts';
import { COMMANDS, createPersonGate, LETTERS } from '../../shared/person-gate.ts';
import { telegramChat } from '../format/payload.ts';
import { reasonOf } from '../publish/telegram-refusal.ts';
import type { TelegramAccess } from '../telegram-api.ts';
import { answerPress } from './answer-callback-query.ts';
import { answerInlineQuery } from './answer-inline-query.ts';
import { answerMessage, requestIn, sendReply } from './answer-message.ts';
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
  readonly onPlace?: (news: ChatStatusChange) => void;
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
   * Resolves when what of an update must not be lost is written down: before Telegram is told that it has arrived. It may
   * come twice.
   */
  keep(update: Update): Promise<void>;
  /** Has an update answered beside all others; it must not come twice. */
  take(update: Update, me: UserFromGetMe, api: Api): void;
  /** Resolves when all that was taken by now is answered. */
  idle(): Promise<void>;
  fault(what: string, error: unknown): void;
}

/** Whose line it is: accounts that many share stand in that of their chat. */
const personOf = (user: string, chat: number): string => (user === '' ? `chat ${chat}` : `person ${user}`);

/** What becomes of what Telegram tells: commands, buttons and searches are answered, news of chats and messages kept. */
export function createUpdateTaker(rooms: UpdateRooms): UpdateTaker {
  const { token, apiRoot, desk, words, record, sleep, updates } = rooms;
  const { onPlace = () => undefined, now = Date.now, moves = () => Promise.resolve(new Map()) } = rooms;
  const gate = createPersonGate(COMMANDS, now);
  const letters = createPersonGate(LETTERS, now);
  const moved = new Set<string>();
  const noting = new Set<Promise<void>>();
  const seal = createButtonSeal(token, desk.commands);
  const fault = (what: string, error: unknown) => {
    record({ kind: 'platform-fault', platform: 'telegram', message: `${what}: ${reasonOf(error, token)}` });
  };

  /** Both the old and the new chat say that it moved: told once. */
  function tell(news: ChatStatusChange): void {
    if (news.kind === 'moved' && moved.has(news.chat)) return;
    if (news.kind === 'moved') moved.add(news.chat);
    onPlace(news);
  }

  async function isAmongEditors(chat: Message['chat']): Promise<boolean> {
    const theirs = new Set((rooms.editorsChats ?? []).map(one => String(one).toLowerCase()));
    return placesOf(chat, await moves()).some(place => theirs.has(place.toLowerCase()));
  }

  function takeMessage(message: Message, me: UserFromGetMe, api: Api): void {
    const written = writtenIn(message, me);
    const asked = written === null ? requestIn(message, me.username, desk) : null;
    if (asked === null && written === null) return;
    const caller = callerOf({ ...message, at: message }, api);
    const person = personOf(caller.user, message.chat.id);
    const at = { api, seal, bot: me.username, token, apiRoot };
    const answer = async () => {
      if (asked !== null) await answerMessage(message, asked, { ...at, desk, words, isAmongEditors });
      else if (written !== null) {
        const pressed = { ...written, places: placesOf(message.chat, await moves()) };
        await sendReply(at, message, await replyToPress(pressed, caller, { desk, seal, words, now }));
      }
    };
    const taken = gate.take(person, () =>
      answer().catch((error: unknown) => {
        fault(`the answer to ${asked === null ? 'a reply' : `/${asked.name}`} was lost`, error);
      }),
    );
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
  function takePress(press: CallbackQuery, me: UserFromGetMe, api: Api): void {
    const taken = gate.take(personOf(String(press.from.id), press.from.id), () =>
      answerPress(press, { api, bot: me.username, desk, seal, words, sleep, now, moves }).catch(
        (error: unknown) => {
          fault('the answer to a button was lost', error);
        },
      ),
    );
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

  function takeReactions({ chat, message_id: id, reactions }: MessageReactionCountUpdated): void {
    if (updates === undefined) return;
    const note = async () => {
      const chats = placesOf(chat, await moves()).map(telegramChat);
      const message = await updates.messageIn({ platform: 'telegram', chats, messageId: String(id) });
      const count = reactions.reduce((sum, { total_count: total }) => sum + total, 0);
      if (message !== null) await updates.noteReactions(message.id, count, now());
    };
    inBackground(note(), 'reactions could not be noted');
  }

  /** What people post in channels and groups by themselves. */
  function takeSeen(message: Message): void {
    const addresses = linksOf(message);
    if (rooms.onSeen === undefined || addresses.length === 0) return;
    const tell = async () => {
      const chats = placesOf(message.chat, await moves()).map(telegramChat);
      await rooms.onSeen?.({ platform: 'telegram', chats, addresses });
    };
    inBackground(tell(), 'links could not be noted');
  }

  async function keepDiscussed({
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

  function inBackground(work: Promise<void>, what: string): void {
    const done = work
      .catch((error: unknown) => {
        fault(what, error);
      })
      .finally(() => noting.delete(done));
    noting.add(done);
  }

  return {
    async keep({ message }) {
      if (message?.is_automatic_forward === true) await keepDiscussed(message);
    },
    take(update, me, api) {
      const { message, channel_post: post, callback_query: press, my_chat_member: standing } = update;
      if (standing !== undefined) newsOfStanding(standing).forEach(tell);
      if (message !== undefined) newsOfMessage(message).forEach(tell);
      if (message !== undefined && message.is_automatic_forward !== true) takeMessage(message, me, api);
      for (const one of [message, post]) if (one !== undefined) takeSeen(one);
      if (post !== undefined) takeMessage(post, me, api);
      if (press !== undefined) takePress(press, me, api);
      if (update.inline_query !== undefined) takeInline(update.inline_query, api);
      if (update.message_reaction_count !== undefined) takeReactions(update.message_reaction_count);
    },
    async idle() {
      await Promise.all([gate.idle(), letters.idle(), ...noting]);
    },
    fault,
  };
}
