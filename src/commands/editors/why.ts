import { paragraph } from '../../core/rich-text.ts';
import { answerOf, articleCommand, destinationsOf } from './article-command.ts';
import { voiceOf } from './voice-of.ts';

/** Why an article is or is not where it may go: a line for each destination. */
export const whyCommand = articleCommand(
  { name: 'why', title: 'command-why', description: 'command-why-description', isConfidential: true },
  async ({ article, to }, context) => {
    const told = await context.newsroom.editing.why(article, voiceOf(context), to);
    if (told === null) {
      const places = destinationsOf(to, context);
      return 'refusal' in places ? places.refusal : answerOf(paragraph(context.say('cli-nothing')));
    }
    const { title, lines } = told;
    return answerOf(paragraph({ text: title, style: 'bold' }), {
      kind: 'list',
      items: lines.map(text => [{ text }]),
    });
  },
  { asksOnly: true, isPosted: true },
);
