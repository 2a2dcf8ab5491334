import { paragraph } from '../../core/rich-text.ts';
import { answerOf, articleCommand } from './article-command.ts';
import { voiceOf } from './voice-of.ts';

/** Why an article is or is not where it may go. */
export const whyCommand = articleCommand(
  { name: 'why', title: 'command-why', description: 'command-why-description' },
  async ({ article, to }, context) => {
    const told = await context.newsroom.editing.why(article, voiceOf(context), to);
    return answerOf(paragraph(told?.sentence ?? context.say('cli-nothing')));
  },
);
