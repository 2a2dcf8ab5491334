import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandSpec } from '../../../commands/command.ts';
import { withNames } from '../../../commands/named-commands.ts';
import type { LogChannel } from '../../../alerts/log-channel.ts';
import { discordCommands } from '../command-style.ts';
import { formatDiscordReply } from '../format/format-post.ts';
import { discordQueue, type DiscordPayload } from '../format/payload.ts';
import { buttonRows } from './button-rows.ts';

export interface DiscordLogOptions {
  readonly token: string;
  /** The channel of `editors.log`. */
  readonly channel: string;
  /** What buttons may ask for. */
  readonly commands: readonly CommandSpec[];
}

const NOTHING = {
  author: null,
  title: null,
  url: null,
  description: null,
  fields: [],
  footer: null,
  timestamp: null,
  color: null,
} as const;

/** The channel on Discord where editors are told. */
export function createDiscordLog({ token, channel, commands }: DiscordLogOptions): LogChannel {
  const seal = createButtonSeal(token, commands);
  return {
    platform: 'discord',
    voiceOf: say => withNames(say, commands, { style: discordCommands, titles: say }),
    draft({ text, buttons }) {
      const payload: DiscordPayload = {
        platform: 'discord',
        channel,
        crosspost: false,
        embed: NOTHING,
        content: formatDiscordReply(text),
        ...(buttons === undefined ? {} : { components: buttonRows(buttons, seal, channel) }),
        card: null,
      };
      return { orderingKey: discordQueue(channel), payload };
    },
  };
}
