import type { Api } from 'grammy';

/** How to reach Telegram. */
export interface TelegramAccess {
  readonly token: string;
  /** Address of the Bot API server, without a slash at its end. */
  readonly apiRoot: string;
}

/** grammY's own type for signals is older than the platform's; they are the same thing. */
export const forGrammy = (signal: AbortSignal) => signal as unknown as GrammySignal;

type GrammySignal = Parameters<Api['getMe']>[0];
