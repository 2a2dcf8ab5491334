import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandSpec } from '../../../commands/command.ts';
import { formatTelegramReply } from '../format/format-post.ts';
import { alertResultOf, type LogChannel, type Alert, type AlertResult } from '../../../alerts/log-channel.ts';
import { keyboardOf } from '../receive/answer-callback-query.ts';
import { createTelegramAttempt } from '../telegram-api.ts';
import type { TelegramAccess } from '../telegram-api.ts';
import { outcomeOf } from './telegram-refusal.ts';

export interface TelegramLogOptions extends TelegramAccess {
  /** The chat of `editors.log`. */
  readonly chat: number | string;
  /** What buttons may ask for. */
  readonly commands: readonly CommandSpec[];
}

/** The chat on Telegram where editors are told. A group that became a supergroup is followed until the next start. */
export function createTelegramLog(options: TelegramLogOptions): LogChannel {
  const seal = createButtonSeal(options.token, options.commands);
  let { chat } = options;

  async function tell(notice: Alert, mayFollow: boolean): Promise<AlertResult> {
    const { api, trace } = createTelegramAttempt(options);
    const keyboard = keyboardOf(notice.buttons, seal);
    const extra = {
      parse_mode: 'HTML' as const,
      link_preview_options: { is_disabled: true },
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    };
    try {
      await api.sendMessage(chat, formatTelegramReply(notice.text), extra);
      return { kind: 'told' };
    } catch (error) {
      const outcome = outcomeOf(error, { token: options.token, trace });
      if (outcome.kind !== 'moved' || !mayFollow) return alertResultOf(outcome);
      ({ chat } = outcome);
      return await tell(notice, false);
    }
  }
  return { platform: 'telegram', tell: notice => tell(notice, true) };
}
