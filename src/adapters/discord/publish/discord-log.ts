import { Routes } from 'discord.js';
import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandSpec } from '../../../commands/command.ts';
import { alertResultOf, type LogChannel } from '../../../alerts/log-channel.ts';
import { createDiscordApi } from '../rest/discord-api.ts';
import type { DiscordAccess, DiscordApiOptions } from '../rest/discord-api.ts';
import { outcomeOf } from './discord-refusal.ts';
import { formatReply } from '../receive/reply-message.ts';

export interface DiscordLogOptions extends DiscordAccess, DiscordApiOptions {
  /** The channel of `editors.log`. */
  readonly channel: string;
  /** What buttons may ask for. */
  readonly commands: readonly CommandSpec[];
}

/** The channel on Discord where editors are told. Told twice within some minutes, a thing is there once: by its nonce. */
export function createDiscordLog(options: DiscordLogOptions): LogChannel {
  const { token, channel, commands } = options;
  const api = createDiscordApi(options, options);
  const seal = createButtonSeal(token, commands);
  return {
    platform: 'discord',
    async tell(notice) {
      const { body } = formatReply({ ...notice, card: null, private: false }, seal);
      try {
        await api.call({
          method: 'POST',
          route: Routes.channelMessages(channel),
          body: { ...body, nonce: notice.id, enforce_nonce: true },
        });
        return { kind: 'told' };
      } catch (error) {
        return alertResultOf(outcomeOf(error, token));
      }
    },
  };
}
