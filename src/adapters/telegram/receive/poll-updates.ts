import { GrammyError } from 'grammy/web';
import type { Update, UserFromGetMe } from 'grammy/types';
import { MINUTE, SECOND } from '../../../core/time.ts';
import type { Duration } from '../../../core/time.ts';
import { StoreDownError } from '../../../core/ports/store-down-error.ts';
import { createTelegramApi } from '../telegram-api.ts';
import type { TelegramAccess } from '../telegram-api.ts';
import { reasonOf } from '../publish/telegram-refusal.ts';
import { UPDATES } from './update-kinds.ts';

export interface PollOptions extends TelegramAccess {
  /** Resolves after the time, or at once when the signal aborts. */
  readonly sleep: (afterMs: Duration, signal?: AbortSignal) => Promise<void>;
  /** How long Telegram may hold a poll open. */
  readonly holdMs?: Duration;
  readonly onUp: () => void;
  readonly onDown: (reason: string) => void;
  /** Once a run, when the token is known to be good. */
  readonly onReady: (me: UserFromGetMe) => void;
  /** See `UpdateTaker`: when it rejects they are asked for again. */
  readonly take: (updates: readonly Update[], me: UserFromGetMe) => Promise<void>;
}

const HOLD: Duration = 30 * SECOND;
const FIRST_PAUSE: Duration = SECOND;
const LONGEST_PAUSE: Duration = MINUTE;
/** After a restart Telegram may still hold the old process's poll: one conflict is no second instance, five are. */
const CONFLICTS = 5;
const CONFLICT_PAUSE: Duration = 3 * SECOND;
/** A stop must not wait for a platform that does not answer. */
const FAREWELL_WITHIN: Duration = 400;

/**
 * Asks Telegram for messages until `signal` aborts, then confirms those it has taken. Ends by itself only when trying
 * again is vain: a refused token, or another process with the same one; answers why. Never rejects.
 *
 * grammY's own `start` is not used: it sleeps between tries where no signal wakes it, ends with a request that nothing
 * ends, and tells nobody that the network is gone.
 */
export async function pollUpdates(options: PollOptions, signal: AbortSignal): Promise<string | null> {
  const { token, sleep, holdMs = HOLD, onUp, onDown, onReady, take } = options;
  const api = createTelegramApi(options, { signal });
  let me: UserFromGetMe | null = null;
  let announced = false;
  let isUp = false;
  let offset: number | null = null;
  let tries = 0;
  let conflicts = 0;
  const isOver = () => signal.aborted;
  const ask = (seconds: number) =>
    api.getUpdates({
      timeout: seconds,
      limit: 100,
      allowed_updates: UPDATES,
      ...(offset === null ? {} : { offset }),
    });
  while (!isOver())
    try {
      if (me === null) {
        const known: UserFromGetMe = await api.getMe();
        await api.deleteWebhook();
        me = known;
      }
      // the first one is not held, so that it is soon known whether all is well
      const updates: Update[] = await ask(isUp ? holdMs / SECOND : 0);
      // sent once, until it surely arrived: after a silent week Telegram begins anew with any number
      offset = null;
      [conflicts, isUp] = [0, true];
      onUp();
      if (!announced) onReady(me);
      announced = true;
      await take(updates, me);
      tries = 0;
      const last = updates.at(-1);
      if (last !== undefined) offset = last.update_id + 1;
    } catch (error) {
      if (isOver()) break;
      if (error instanceof StoreDownError) {
        // Telegram is well; who keeps the database says what is wrong with it
        await sleep(pauseAfter(error, tries++), signal);
        continue;
      }
      const code = error instanceof GrammyError ? error.error_code : null;
      if (code === 401 || code === 404)
        return `${reasonOf(error, token)}. Take a token from @BotFather, set TELEGRAM_BOT_TOKEN and restart.`;
      if (code === 409 && ++conflicts >= CONFLICTS)
        return `${reasonOf(error, token)}. Stop the other process that uses this token, then restart this one.`;
      isUp = false;
      me = code === 409 ? null : me; // a webhook may have been set since
      if (code !== 409) onDown(reasonOf(error, token));
      await sleep(pauseAfter(error, tries++), signal);
    }
  if (offset !== null) {
    const farewell = createTelegramApi(options, { answerMs: FAREWELL_WITHIN });
    await farewell.getUpdates({ offset, timeout: 0, limit: 1 }).catch(() => []); // leaving anyway
  }
  return null;
}

function pauseAfter(error: unknown, tries: number): Duration {
  if (error instanceof GrammyError) {
    if (error.parameters.retry_after !== undefined) return error.parameters.retry_after * SECOND;
    if (error.error_code === 409) return CONFLICT_PAUSE;
  }
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries);
}
