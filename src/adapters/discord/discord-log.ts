import { Routes } from 'discord.js';
import { createButtonSeal } from '../../commands/button-data.ts';
import type { CommandSpec } from '../../commands/command.ts';
import type { LogChannel } from '../../newsroom/log-channel.ts';
import type { DiscordAccess, DiscordApi } from './discord-api.ts';
import { outcomeOf } from './discord-refusal.ts';
import { formatReply } from './reply-message.ts';

export interface DiscordLogOptions extends Pick<DiscordAccess, 'token'> {
  readonly api: DiscordApi;
  /** The channel of `editors.log`. */
  readonly channel: string;
  /** What buttons may ask for. */
  readonly commands: readonly CommandSpec[];
}

/** The channel on Discord where editors are told. Told twice within some minutes, a thing is there once: by its nonce. */
export function createDiscordLog({ api, token, channel, commands }: DiscordLogOptions): LogChannel {
  const seal = createButtonSeal(token, commands);
  return {
    platform: 'discord',
    async tell(notice) {
      const { body } = formatReply({ ...notice, card: null, private: false }, seal);
      try {
        await api.call({
          ...{ method: 'POST', route: Routes.channelMessages(channel) },
          body: { ...body, nonce: notice.id, enforce_nonce: true },
        });
        return { kind: 'told' };
      } catch (error) {
        const outcome = outcomeOf(error, token);
        switch (outcome.kind) {
          case 'retry':
            return { kind: 'later', reason: outcome.reason, afterMs: outcome.afterMs };
          case 'unknown':
            return { kind: 'unsure', reason: outcome.reason };
          case 'rejected':
          case 'moved':
            return { kind: 'refused', reason: outcome.reason };
        }
      }
    },
  };
}
