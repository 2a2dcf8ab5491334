import type { CommandStyle } from '../../commands/command.ts';

/** Nobody has to start a bot on Discord before it answers. */
export const discordCommands: CommandStyle = { optionsNamed: true, unannounced: ['start'] };
