import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import type { Command } from '../context.ts';

/** Deletes all that is kept about whoever asks, and says so. */
export const forgetmeCommand: Command<object> = {
  spec: {
    name: 'forgetme',
    title: 'command-forgetme',
    description: 'command-forgetme-description',
    who: 'reader',
    visibility: 'private',
    options: [],
  },
  input: z.object({}),
  async run(_input, { newsroom, caller, person, editor, say }) {
    if (person === null) return { text: [paragraph(say('refused-nobody'))], card: null, private: true };
    const ended = await newsroom.forgetSubscriptions(caller);
    const had = (await newsroom.forget(person)) || ended > 0;
    const text = [
      paragraph(say(had ? 'forgotten' : 'forgotten-nothing')),
      // who ordered and decided what is the newsroom's own record
      ...(editor ? [paragraph(say('forgotten-editor'))] : []),
    ];
    return { text, card: null, private: true };
  },
};
