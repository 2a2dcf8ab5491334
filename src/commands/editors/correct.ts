import { paragraph } from '../../core/rich-text.ts';
import { answerOf, articleCommand, placesOf } from './article-command.ts';

/** Brings every posted copy of an article to its present words; of what is just leaving it says so. */
export const correctCommand = articleCommand(
  { name: 'correct', title: 'command-correct', description: 'command-correct-description' },
  async ({ article, to }, { newsroom, say }) => {
    const { title } = article;
    const { written, undecided } = await newsroom.editing.correct(article, to);
    const line = (key: 'correct-done' | 'correct-undecided', all: typeof written) =>
      all.length === 0 ? [] : [paragraph(say(key, { title, names: placesOf(all, say) }))];
    const told = [...line('correct-done', written), ...line('correct-undecided', undecided)];
    return answerOf(...(told.length > 0 ? told : [paragraph(say('correct-none', { title }))]));
  },
  { isPosted: true },
);
