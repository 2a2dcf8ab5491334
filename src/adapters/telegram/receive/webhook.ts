import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { GrammyError } from 'grammy/web';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { CallbackAnswer, PlatformCallback } from '../../../core/ports/push.ts';
import type { Clock, Duration } from '../../../core/time.ts';
import { MINUTE, SECOND } from '../../../core/time.ts';
import { createTelegramApi, type TelegramAccess } from '../telegram-api.ts';
import { reasonOf } from '../publish/telegram-refusal.ts';
import { UPDATES } from './update-kinds.ts';

const FIRST_PAUSE: Duration = SECOND;
const LONGEST_PAUSE: Duration = MINUTE;

/** An update has some kilobytes. */
const LARGEST = 1024 * 1024;

/** Of the page. */
export const WEBHOOK_PATH = '/webhooks/telegram';

/** What Telegram shows with each update: of the token, so that all processes know it and nobody has to make one. */
export const webhookSecret = (token: string): string =>
  createHmac('sha256', token).update('strillone webhook').digest('hex');

export interface WebhookOptions extends TelegramAccess {
  /** Where Telegram is to send to. */
  readonly address: string;
  readonly sleep: Clock['sleep'];
  readonly onUp: () => void;
  readonly onDown: (reason: string) => void;
  /** Once a run, when Telegram knows the address. */
  readonly onReady: () => void;
}

/**
 * Tells Telegram where to send to, and waits until `signal` aborts; the address stays then, for another process takes what
 * comes, and Telegram keeps what nobody takes for a day. Ends by itself only when the token is refused; answers why.
 */
export async function keepWebhook(options: WebhookOptions, signal: AbortSignal): Promise<string | null> {
  const { token, address, sleep, onUp, onDown, onReady } = options;
  const api = createTelegramApi(options, { signal });
  const isOver = () => signal.aborted;
  for (let tries = 0; !isOver(); tries++)
    try {
      await api.setWebhook(address, { secret_token: webhookSecret(token), allowed_updates: UPDATES });
      onUp();
      onReady();
      await aborted(signal);
    } catch (error) {
      if (isOver()) break;
      if (error instanceof GrammyError && [401, 404].includes(error.error_code))
        return `${reasonOf(error, token)}. Take a token from @BotFather, set TELEGRAM_BOT_TOKEN and restart.`;
      onDown(reasonOf(error, token));
      await sleep(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries), signal);
    }
  return null;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });

export interface CallbackRooms {
  readonly token: string;
  readonly me: () => Promise<UserFromGetMe>;
  /** See `UpdateTaker`: when it rejects Telegram sends them again. */
  readonly take: (updates: readonly Update[], me: UserFromGetMe) => Promise<void>;
}

/** Takes what Telegram sends, and thanks for it: Telegram sends an update again until it is thanked for. */
export function createTelegramCallback(rooms: CallbackRooms): PlatformCallback {
  const { token, me, take: takeUpdates } = rooms;
  const secret = hashed(webhookSecret(token));
  const take: PlatformCallback['take'] = async ({ header, body }) => {
    const shown = header('x-telegram-bot-api-secret-token') ?? '';
    if (!timingSafeEqual(hashed(shown), secret)) return answered(401);
    const update = updateIn(body);
    if (update === null) return answered(400);
    try {
      await takeUpdates([update], await me());
      return answered(200);
    } catch {
      return answered(503); // the database or Telegram is out of order, which is told elsewhere
    }
  };
  return { path: WEBHOOK_PATH, largest: LARGEST, take };
}

const answered = (status: CallbackAnswer['status']): CallbackAnswer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: '',
});

/** Of one length, whatever was shown. */
const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();

function updateIn(body: Uint8Array): Update | null {
  try {
    const update: unknown = JSON.parse(new TextDecoder().decode(body));
    const isUpdate =
      typeof update === 'object' &&
      update !== null &&
      'update_id' in update &&
      Number.isSafeInteger(update.update_id);
    return isUpdate ? (update as Update) : null;
  } catch {
    return null;
  }
}
