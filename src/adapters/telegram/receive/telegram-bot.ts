import type { Api } from 'grammy';
import type { CallbackQuery, Message, UserFromGetMe } from 'grammy/types';
import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandDesk } from '../../../commands/command.ts';
import type { ChatKey } from '../../../core/ordering-key.ts';
import type { ChatStatusChange, RecordEvent } from '../../../core/ports/ports.ts';
import { withTimeout } from '../../../core/async/with-timeout.ts';
import type { Clock, Duration, Instant } from '../../../core/time.ts';
import { paragraph } from '../../../core/rich-text.ts';
import type { Words } from '../../../core/words.ts';
import { retryWithBackoff } from '../../../core/async/retry-with-backoff.ts';
import { COMMANDS, createPersonGate } from '../../shared/person-gate.ts';
import { createOnce } from '../../shared/once.ts';
import { createPlatformState } from '../../../outbox/platform-state.ts';
import { replyToPress } from '../../../commands/buttons/reply-to-press.ts';
import { answerMessage, requestIn, sendReply } from './answer-message.ts';
import { answerPress } from './answer-callback-query.ts';
import { announceMenus, commandMenus } from './command-menu.ts';
import { newsOfMessage, newsOfStanding } from './chat-status.ts';
import { placesOf } from './places-of.ts';
import { pollUpdates } from './poll-updates.ts';
import { callerOf } from './telegram-caller.ts';
import { writtenIn } from './written-reply.ts';
import { createTelegramApi } from '../telegram-api.ts';
import type { TelegramAccess } from '../telegram-api.ts';
import { reasonOf } from '../publish/telegram-refusal.ts';

export interface TelegramBotOptions extends TelegramAccess {
  readonly desk: CommandDesk;
  readonly words: Words;
  readonly record: RecordEvent;
  /** Told when a chat opens or closes itself to us, or moves. */
  readonly onPlace?: (news: ChatStatusChange) => void;
  /** By their former keys, the present keys of chats that go on under another address; absent = none do. */
  readonly moves?: () => Promise<ReadonlyMap<ChatKey, ChatKey>>;
  readonly sleep: Clock['sleep'];
  /** The machine's clock when left out. */
  readonly now?: () => Instant;
}

export interface TelegramBot {
  /**
   * Listens for commands until `signal` aborts, then leaves nothing open. Never rejects: a refused token, a second
   * process with the same one and a network that is down are `platform-down` events; only the network is tried again.
   */
  run(signal: AbortSignal): Promise<void>;
}

/** Answers that are being written when the bot stops have so long to arrive. */
const GRACE: Duration = 400;

/** Answers commands and buttons on Telegram, through long polling. */
export function createTelegramBot(options: TelegramBotOptions): TelegramBot {
  const { token, apiRoot, desk, words, record, sleep, onPlace = () => undefined, now = Date.now } = options;
  const state = createPlatformState('telegram', record);
  const gate = createPersonGate(COMMANDS, now);
  const isFirst = createOnce();
  const moved = new Set<string>();
  const { moves = () => Promise.resolve(new Map()) } = options;
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

  /** Without a menu people do not know what to ask. */
  function announce(signal: AbortSignal): Promise<void> {
    const menus = commandMenus(desk.commands, words);
    const api = createTelegramApi(options, { signal });
    const onFault = (error: unknown) => {
      fault('the menu of commands could not be set', error);
    };
    return retryWithBackoff(() => announceMenus(api, menus), { signal, sleep, onFault });
  }

  function take(message: Message, me: UserFromGetMe, api: Api): void {
    const written = writtenIn(message, me);
    const asked = written === null ? requestIn(message, me.username, desk) : null;
    if (asked === null && written === null) return;
    const caller = callerOf({ ...message, at: message }, api);
    const person = personOf(caller.user, message.chat.id);
    const rooms = { api, seal, bot: me.username, token, apiRoot };
    const answer = async () => {
      if (asked !== null) await answerMessage(message, asked, { ...rooms, desk });
      else if (written !== null) {
        const pressed = { ...written, places: placesOf(message.chat, await moves()) };
        await sendReply(rooms, message, await replyToPress(pressed, caller, { desk, seal, words, now }));
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
    sendReply(rooms, message, said).catch((error: unknown) => {
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

  return {
    async run(signal) {
      if (signal.aborted) return;
      const ending = new AbortController();
      const api = createTelegramApi(options, { signal: ending.signal });
      let announcing: Promise<void> = Promise.resolve();
      const reason = await pollUpdates(
        {
          token,
          apiRoot,
          sleep,
          onUp: state.up,
          onDown: state.down,
          onReady: () => {
            announcing = announce(signal);
          },
          onUpdate: (update, me) => {
            if (!isFirst(update.update_id)) return;
            const { message, channel_post: post, callback_query: press, my_chat_member: standing } = update;
            if (standing !== undefined) newsOfStanding(standing).forEach(tell);
            if (message !== undefined) newsOfMessage(message).forEach(tell);
            if (message !== undefined) take(message, me, api);
            if (post !== undefined) take(post, me, api);
            if (press !== undefined) takePress(press, me, api);
          },
        },
        signal,
      );
      if (reason !== null) state.refused(reason);
      await withTimeout(gate.idle(), GRACE, sleep);
      ending.abort();
      if (reason === null) await announcing;
    },
  };
}

/** Whose line it is: accounts that many share stand in that of their chat. */
const personOf = (user: string, chat: number): string => (user === '' ? `chat ${chat}` : `person ${user}`);
