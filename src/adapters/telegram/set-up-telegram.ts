import type { Update } from 'grammy/types';
import type { Problem } from '../../core/problem.ts';
import type { FoundPlace, KnownBot } from '../shared/set-up.ts';
import { tokenProblem } from './check-telegram.ts';
import { createTelegramApi, type TelegramAccess } from './telegram-api.ts';

/** A poll is held so long, in seconds. */
const HELD = 10;

/** Asks whose token it is; a chat is found by a word that somebody writes there. */
export async function knowTelegramBot(access: TelegramAccess): Promise<KnownBot> {
  try {
    const { username } = await createTelegramApi(access).getMe();
    return {
      kind: 'known',
      name: `@${username}`,
      find: { way: 'word', heard: (word, signal) => heard(access, word, signal) },
    };
  } catch (error) {
    return { kind: 'refused', problem: tokenProblem(error, access.token) };
  }
}

async function heard(
  access: TelegramAccess,
  word: string,
  signal: AbortSignal,
): Promise<FoundPlace | Problem | null> {
  const api = createTelegramApi(access, { signal });
  const isOver = () => signal.aborted;
  let offset = 0;
  while (!isOver()) {
    let updates: readonly Update[];
    try {
      updates = await api.getUpdates({
        offset,
        timeout: HELD,
        allowed_updates: ['message', 'channel_post'],
      });
    } catch (error) {
      // called off in the middle
      return isOver() ? null : tokenProblem(error, access.token);
    }
    for (const update of updates) {
      offset = update.update_id + 1;
      const message = update.message ?? update.channel_post;
      if (message?.text?.includes(word) !== true) continue;
      const { chat, from } = message;
      return {
        place: chat.id,
        title: chat.title ?? chat.first_name,
        editor: from === undefined || from.is_bot ? null : from.id,
      };
    }
  }
  return null;
}
