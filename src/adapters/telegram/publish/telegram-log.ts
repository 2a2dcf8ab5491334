import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandSpec } from '../../../commands/command.ts';
import type { LogChannel } from '../../../alerts/log-channel.ts';
import { formatTelegramReply } from '../format/format-post.ts';
import { telegramQueue, type TelegramPayload } from '../format/payload.ts';

export interface TelegramLogOptions {
  readonly token: string;
  /** The chat of `editors.log`. */
  readonly chat: number | string;
  /** What buttons may ask for. */
  readonly commands: readonly CommandSpec[];
}

/** The chat on Telegram where editors are told. */
export function createTelegramLog({ token, chat, commands }: TelegramLogOptions): LogChannel {
  const seal = createButtonSeal(token, commands);
  return {
    platform: 'telegram',
    draft({ text, buttons }) {
      const place = String(chat);
      const rows = buttons?.map(row =>
        row.map(button => ({ text: button.label, data: seal.seal({ ...button, place }) })),
      );
      const payload: TelegramPayload = {
        platform: 'telegram',
        kind: 'text',
        chat,
        topic: null,
        silent: false,
        text: formatTelegramReply(text),
        preview: null,
        ...(rows === undefined ? {} : { buttons: rows }),
      };
      return { orderingKey: telegramQueue(payload), payload };
    },
  };
}
