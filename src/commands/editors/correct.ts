import { paragraph } from '../../core/rich-text.ts';
import { answerOf, articleCommand } from './article-command.ts';

/** Brings every posted copy of an article to its present words. */
export const correctCommand = articleCommand(
  { name: 'correct', title: 'command-correct', description: 'command-correct-description' },
  async ({ article, to }, { newsroom, say }) => {
    const written = await newsroom.editing.correct(article, to);
    const { title } = article;
    if (written.length === 0) return answerOf(paragraph(say('correct-none', { title })));
    const names = [...new Set(written.map(({ destination }) => destination))].join(', ');
    return answerOf(paragraph(say('correct-done', { title, names })));
  },
);
