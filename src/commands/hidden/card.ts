import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import type { Command } from '../context.ts';
import { hiddenOption } from './hidden-option.ts';

/** As many characters stand whole on a card of any theme and size. */
const MOST = 400;

/** The card of what somebody said in a chat, for whoever asks and nobody else: the words are that person's, not the newsroom's. */
export const cardCommand: Command<{ readonly words: string; readonly speaker: string }> = {
  spec: {
    name: 'card',
    title: 'command-card',
    description: 'command-card-description',
    who: 'reader',
    isHidden: true,
    onMessage: 'message-card',
    visibility: 'private',
    options: [hiddenOption('words'), hiddenOption('speaker')],
  },
  input: z.object({ words: z.string().trim(), speaker: z.string().trim() }),
  async run({ words, speaker }, { newsroom, say }) {
    const answer = (text: string) => ({ text: [paragraph(text)], card: null, private: true });
    if (words === '') return answer(say('card-no-words'));
    if (Array.from(words).length > MOST) return answer(say('card-too-long', { count: MOST }));
    const card = await newsroom.wordsCard(words, speaker === '' ? null : speaker);
    return card === null ? answer(say('card-not-drawn')) : { text: [], card, private: true };
  },
};
