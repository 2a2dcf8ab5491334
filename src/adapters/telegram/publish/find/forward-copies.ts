import { GrammyError, HttpError } from 'grammy/web';
import type { Api } from 'grammy/web';
import type { Message } from 'grammy/types';
import type { Duration, Instant } from '../../../../core/time.ts';
import { createTelegramApi } from '../../telegram-api.ts';
import type { TelegramAccess } from '../../telegram-api.ts';
import { createCopyPace } from './forward-limiter.ts';
import { reasonOf } from '../telegram-refusal.ts';

export interface CopiesOptions extends TelegramAccess {
  /** The editors' log: where copies pass through, and are deleted at once. */
  readonly log: number | string;
  /** Told of a copy that could not be deleted. */
  readonly onLeftover: (message: string) => void;
  readonly sleep: (afterMs: Duration, signal?: AbortSignal) => Promise<void>;
  readonly now: () => Instant;
}

/** The editors' log takes no more copies for so long. Nothing was done. */
export class LogFullError extends Error {
  readonly afterMs: Duration;

  constructor(afterMs: Duration) {
    super('the editors’ log takes no more copies for now');
    this.name = 'LogFullError';
    this.afterMs = afterMs;
  }
}

/** Where messages are copied from, and until when. */
export interface CopySource {
  readonly api: Api;
  readonly chat: number;
  readonly signal: AbortSignal;
}

/**
 * Forwards messages silently into the editors' log and deletes the copies at once: the only way in which a bot sees what
 * stands in a chat. Throws what grammY throws, and `LogFullError`.
 */
export function createCopies(options: CopiesOptions) {
  const { token, log, onLeftover, now, sleep } = options;
  const cleaner = createTelegramApi(options);
  const pace = createCopyPace({ now, sleep });
  const silently = { disable_notification: true };

  async function mayCopy({ signal }: CopySource): Promise<void> {
    const fullFor = await pace.take(signal);
    if (fullFor > 0) throw new LogFullError(fullFor);
  }

  function leftBehind(what: string, error: unknown): void {
    if (error instanceof HttpError)
      onLeftover(`${what} may be left in the editors’ log: ${reasonOf(error, token)}`);
  }

  /** Deletes copies, whatever became of the look; once more when it fails. */
  async function remove(copies: readonly number[]): Promise<void> {
    let failure: unknown = null;
    for (let tries = 0; tries < 2; tries++)
      try {
        if (copies.length === 1) await cleaner.deleteMessage(log, copies[0] ?? 0);
        else await cleaner.deleteMessages(log, [...copies]);
        return;
      } catch (error) {
        failure = error;
      }
    const which = copies.length === 1 ? `message ${copies.join()}` : `messages ${copies.join(', ')}`;
    onLeftover(`${which} of the editors’ log, copies, could not be deleted: ${reasonOf(failure, token)}`);
  }

  return {
    /** A copy of this message; `nothing` when there is none, `other` when it cannot be forwarded: a join, a pin, a title. */
    async one(source: CopySource, id: number): Promise<Message | 'nothing' | 'other'> {
      await mayCopy(source);
      let copy: Message;
      try {
        copy = await source.api.forwardMessage(log, source.chat, id, silently);
      } catch (error) {
        leftBehind(`a copy of message ${id}`, error);
        const kind = kindOfRefusal(error);
        if (kind === null) throw error;
        return kind;
      }
      pace.taken(1);
      await remove([copy.message_id]);
      return copy;
    },
    /** How many of these messages, at most 100 in ascending order, can be forwarded. */
    async count(source: CopySource, ids: readonly number[]): Promise<number> {
      await mayCopy(source);
      let copies: readonly { readonly message_id: number }[];
      try {
        copies = await source.api.forwardMessages(log, source.chat, [...ids], silently);
      } catch (error) {
        leftBehind(`copies of messages ${ids[0] ?? ''} to ${ids.at(-1) ?? ''}`, error);
        if (kindOfRefusal(error) === 'nothing') return 0;
        throw error;
      }
      pace.taken(copies.length);
      if (copies.length > 0) await remove(copies.map(copy => copy.message_id));
      return copies.length;
    },
  };
}

/** Telegram's words for ids without a message, and for one that cannot be forwarded; null for all else. */
function kindOfRefusal(error: unknown): 'nothing' | 'other' | null {
  if (!(error instanceof GrammyError) || error.error_code !== 400) return null;
  const words = error.description.replace(/^Bad Request: (?:the )?/i, '').toLowerCase();
  if (/^(?:message to forward not found|message_id_invalid|there are no messages to forward)/.test(words))
    return 'nothing';
  return words.startsWith("message can't be forwarded") ? 'other' : null;
}
