import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { ApprovalChannel } from '../../../desk/approval/approval-channel.ts';
import { asTelegramPayload, type TelegramPlace } from '../format/payload.ts';
import type { TelegramLogOptions } from './telegram-log.ts';

/** The chat on Telegram where proposed posts wait. */
export function createTelegramApproval({ token, chat, commands }: TelegramLogOptions): ApprovalChannel {
  const seal = createButtonSeal(token, commands);
  return {
    platform: 'telegram',
    placeFor: (): TelegramPlace => ({ chat, topic: null, silent: false }),
    withButtons(payload, buttons) {
      const own = asTelegramPayload(payload);
      if (own === null) return payload;
      const place = String(chat);
      const rows = buttons.map(row =>
        row.map(button => ({ text: button.label, data: seal.seal({ ...button, place }) })),
      );
      return { ...own, buttons: rows };
    },
  };
}
