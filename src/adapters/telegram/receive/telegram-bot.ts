import type { UserFromGetMe } from 'grammy/types';
import { retryWithBackoff } from '../../../core/async/retry-with-backoff.ts';
import { withTimeout } from '../../../core/async/with-timeout.ts';
import type { PlatformCallback } from '../../../core/ports/push.ts';
import { SECOND, type Duration } from '../../../core/time.ts';
import { createPlatformState } from '../../../outbox/platform-state.ts';
import { createTelegramApi } from '../telegram-api.ts';
import { announceMenus, commandMenus } from './command-menu.ts';
import { pollUpdates } from './poll-updates.ts';
import { createUpdateTaker, type UpdateRooms } from './take-updates.ts';
import { createTelegramCallback, keepWebhook } from './webhook.ts';

export interface TelegramBotOptions extends UpdateRooms {
  /** Where Telegram is to send updates to; absent: it is asked for them. Null: there is no such place. */
  readonly webhook?: () => Promise<string | null>;
  /** Who sees all commands in their chat with the bot; absent = nobody. */
  readonly editors?: readonly number[];
}

export interface TelegramBot {
  /**
   * Listens for commands until `signal` aborts, then leaves nothing open. Never rejects: a refused token, a second
   * process with the same one and a network that is down are `platform-down` events; only the network is tried again.
   */
  run(signal: AbortSignal): Promise<void>;
  /** Takes what Telegram sends, beside `run` or in another process. */
  readonly callback: PlatformCallback;
}

/** What was asked and is being done when the bot stops has so long, as attempts of the outbox have. */
const GRACE: Duration = 3 * SECOND;
/** An answer to what was sent to us is called off after that. */
const HOOKED_WITHIN: Duration = 10 * SECOND;

/** Answers commands, buttons and searches on Telegram, and keeps what it tells of chats and messages. */
export function createTelegramBot(options: TelegramBotOptions): TelegramBot {
  const { token, apiRoot, desk, words, record, sleep, webhook } = options;
  const state = createPlatformState('telegram', record);
  const taker = createUpdateTaker(options);

  /** Without a menu people do not know what to ask. */
  function announce(signal: AbortSignal): Promise<void> {
    const menus = commandMenus(desk.commands, words, [
      ...(options.editorsChats ?? []),
      ...(options.editors ?? []),
    ]);
    const api = createTelegramApi(options, { signal });
    const onFault = (error: unknown) => {
      taker.fault('the menu of commands could not be set', error);
    };
    return retryWithBackoff(() => announceMenus(api, menus), { signal, sleep, onFault });
  }

  const hooked = createTelegramApi(options, { answerMs: HOOKED_WITHIN });
  let bot: Promise<UserFromGetMe> | null = null;
  const me = () =>
    (bot ??= hooked.getMe().catch((error: unknown) => {
      bot = null; // asked for anew by the next
      throw error;
    }));

  return {
    callback: createTelegramCallback({
      token,
      me,
      take: (updates, own) => taker.take(updates, own, { api: hooked }),
    }),
    async run(signal) {
      if (signal.aborted) return;
      const ending = new AbortController();
      const api = createTelegramApi(options, { signal: ending.signal });
      let announcing: Promise<void> = Promise.resolve();
      let telling: Promise<void> = Promise.resolve();
      const rooms = {
        token,
        apiRoot,
        sleep,
        onUp: state.up,
        onDown: state.down,
        onReady: () => {
          announcing = announce(signal);
          telling = taker.tellInterrupted(api, AbortSignal.any([signal, ending.signal]));
        },
      };
      const address = (await webhook?.()) ?? null;
      if (webhook !== undefined && address === null)
        taker.fault(
          'updates are asked for',
          new Error('the newsroom has no address that Telegram can send to'),
        );
      const reason =
        address !== null
          ? await keepWebhook({ ...rooms, address }, signal)
          : await pollUpdates(
              { ...rooms, take: (updates, own) => taker.take(updates, own, { api, ended: ending.signal }) },
              signal,
            );
      if (reason !== null) state.refused(reason);
      await withTimeout(taker.idle(), GRACE, sleep);
      ending.abort();
      await telling;
      if (reason === null) await announcing;
    },
  };
}
