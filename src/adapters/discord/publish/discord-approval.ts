import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { ApprovalChannel } from '../../../desk/approval/approval-channel.ts';
import { asDiscordPayload, type DiscordPlace } from '../format/payload.ts';
import { buttonRows } from './button-rows.ts';
import type { DiscordLogOptions } from './discord-log.ts';

/** The channel on Discord where proposed posts wait. */
export function createDiscordApproval({ token, channel, commands }: DiscordLogOptions): ApprovalChannel {
  const seal = createButtonSeal(token, commands);
  return {
    platform: 'discord',
    placeFor(like): DiscordPlace {
      const { color } = (like ?? {}) as Partial<DiscordPlace>;
      // nobody is pinged by what may never be sent, and the bot's own buttons take the place of others
      return { ...(color === undefined ? {} : { color }), channel, crosspost: false };
    },
    withButtons(payload, buttons) {
      const own = asDiscordPayload(payload);
      if (own === null) return payload;
      const components = buttonRows(buttons, seal, channel);
      return { ...own, components };
    },
  };
}
