import { Bot, GrammyError, InputFile, type Context } from 'grammy';
import type { Caller, CommandDesk, Reply } from '../../commands/command.ts';
import type { RecordEvent } from '../../core/ports.ts';
import type { Words } from '../../core/words.ts';
import { formatTelegramReply, TELEGRAM_CAPTION_LIMIT } from '../../format/telegram.ts';
import { readCommand } from './read-command.ts';
import type { TelegramAccess } from './telegram-access.ts';
import { reasonOf } from './telegram-refusal.ts';

export interface TelegramBotOptions extends TelegramAccess {
  readonly desk: CommandDesk;
  readonly words: Words;
  readonly record: RecordEvent;
}

export interface TelegramBot {
  /**
   * Listens for commands until `signal` aborts, then leaves nothing open. Never rejects: a refused token, a second
   * instance or a network that is down are `platform-down` events; only the last is tried again.
   */
  run(signal: AbortSignal): Promise<void>;
}

/** Languages the menu is translated to; everybody else sees the newsroom's own. */
const MENU_LANGUAGES = ['it', 'en'] as const;

/** Answers commands on Telegram, through long polling. */
export function createTelegramBot(options: TelegramBotOptions): TelegramBot {
  const { token, apiRoot, desk, record } = options;
  const bot = new Bot(token, { client: { apiRoot } });
  watchPolling(bot, options);

  bot.on('message:text', async context => {
    const typed = readCommand(context.message.text, context.me.username, desk.commands);
    const isPrivate = context.chat.type === 'private';
    if (typed === null && !isPrivate) return;
    const known = typed !== null && desk.commands.some(({ name }) => name === typed.name);
    // in a group a command nobody of us knows is another bot's
    if (!known && !isPrivate) return;
    const { name, options: filled } = known ? typed : { name: 'help', options: {} };
    const reply = await desk.answer(name, filled, callerOf(context));
    await send(context, reply);
  });
  bot.catch(({ error }) => {
    record({
      kind: 'platform-fault',
      platform: 'telegram',
      message: `an answer was lost: ${reasonOf(error, token)}`,
    });
  });

  return {
    async run(signal) {
      const stop = () => void bot.stop().catch(() => undefined); // the farewell may fail: we are leaving anyway
      signal.addEventListener('abort', stop, { once: true });
      try {
        if (signal.aborted) return;
        await bot.start({
          allowed_updates: ['message'],
          onStart: () => announce(bot, options),
        });
      } catch (error) {
        if (!signal.aborted)
          record({ kind: 'platform-down', platform: 'telegram', reason: finalReason(error, token) });
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
  };
}

/**
 * Who writes. A channel or an anonymous administrator writes through a shared account: such a caller has no user, so an
 * editor it never is (1087968824, 777000 and 136817688 stand for anybody).
 */
function callerOf({ message, from }: Context): Caller {
  const shared = message?.sender_chat !== undefined || from === undefined;
  return {
    platform: 'telegram',
    user: shared ? '' : String(from.id),
    roles: [],
    language: from?.language_code ?? null,
  };
}

async function send(context: Context, reply: Reply): Promise<void> {
  const isGroup = context.chat?.type !== 'private';
  const to = context.message?.message_id;
  const shared = {
    parse_mode: 'HTML' as const,
    ...(isGroup && to !== undefined
      ? { reply_parameters: { message_id: to, allow_sending_without_reply: true } }
      : {}),
  };
  if (reply.card !== null) {
    const caption = formatTelegramReply(reply.text, TELEGRAM_CAPTION_LIMIT);
    await context.replyWithPhoto(new InputFile(reply.card.bytes, 'card.png'), { ...shared, caption });
    return;
  }
  const text = formatTelegramReply(reply.text);
  if (text !== '') await context.reply(text, { ...shared, link_preview_options: { is_disabled: true } });
}

/** Tells when polling begins to work and when it ceases to; grammY itself keeps trying in silence. */
function watchPolling(bot: Bot, { record, token }: TelegramBotOptions): void {
  let isUp: boolean | null = null;
  const turn = (up: boolean, reason: string | null) => {
    if (isUp === up) return;
    isUp = up;
    record({ kind: up ? 'platform-up' : 'platform-down', platform: 'telegram', reason });
  };
  // eslint-disable-next-line @typescript-eslint/max-params -- grammY's own signature
  bot.api.config.use(async (previous, method, payload, signal) => {
    if (method !== 'getUpdates') return previous(method, payload, signal);
    try {
      const answer = await previous(method, payload, signal);
      if (answer.ok) turn(true, null);
      return answer;
    } catch (error) {
      if (signal?.aborted !== true) turn(false, reasonOf(error, token));
      throw error;
    }
  });
}

async function announce(bot: Bot, { desk, words, record, token }: TelegramBotOptions): Promise<void> {
  const readers = desk.commands.filter(
    ({ who, platforms }) => who === 'reader' && platforms.includes('telegram'),
  );
  const menu = (language: string) =>
    readers.map(({ name, description }) => ({ command: name, description: words(language)(description) }));
  try {
    await bot.api.setMyCommands(menu(''));
    for (const language of MENU_LANGUAGES) {
      await bot.api.setMyCommands(menu(language), { language_code: language });
    }
  } catch (error) {
    const message = `the menu of commands could not be set: ${reasonOf(error, token)}`;
    record({ kind: 'platform-fault', platform: 'telegram', message });
  }
}

/** Why polling ended for good, with the remedy. */
function finalReason(error: unknown, token: string): string {
  const reason = reasonOf(error, token);
  if (!(error instanceof GrammyError)) return reason;
  switch (error.error_code) {
    case 401:
    case 404:
      return `${reason}: Telegram refuses the token; take a new one from @BotFather, set TELEGRAM_BOT_TOKEN, restart`;
    case 409:
      return `${reason}: another process listens with this token; stop it, then restart`;
    default:
      return reason;
  }
}
