import { z } from 'zod';
import { paragraph, type Block } from '../../core/rich-text.ts';
import { isAnnounced } from '../command.ts';
import type { Command, CommandContext } from '../context.ts';

/** The commands this caller may use here, a line each. */
export function commandsList({ commands, style, editor, say, titles }: CommandContext): Block {
  const shown = commands.filter(spec => (spec.who !== 'editor' || editor) && isAnnounced(spec, style));
  return {
    kind: 'list',
    items: shown.map(spec => [
      // plain: apps make a command in plain text one that can be tapped
      { text: `/${style?.optionsNamed === true ? titles(spec.title) : spec.name}` },
      { text: ` ${say(spec.description)}` },
    ]),
  };
}

/** What the bot can do, for the one who asks. */
export const helpCommand: Command<object> = {
  spec: {
    name: 'help',
    title: 'command-help',
    description: 'command-help-description',
    who: 'reader',
    visibility: 'private',
    options: [],
  },
  input: z.object({}),
  run: (_input, context) =>
    Promise.resolve({
      text: [paragraph(context.say('help-intro')), commandsList(context)],
      card: null,
      private: true,
    }),
};
