import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import type { Command } from '../context.ts';
import { commandsList } from './help.ts';

/** What a person sees who opens the bot for the first time. */
export const startCommand: Command<object> = {
  spec: {
    name: 'start',
    title: 'command-start',
    description: 'command-start-description',
    who: 'reader',
    visibility: 'private',
    options: [],
  },
  input: z.object({}),
  run: (_input, context) =>
    Promise.resolve({
      text: [paragraph(context.say('start-welcome')), commandsList(context)],
      card: null,
      private: true,
    }),
};
