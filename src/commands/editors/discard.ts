import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import type { Command } from '../context.ts';

/** Takes back what an editor sent to the newsroom; other articles are their sources' own. */
export const discardCommand: Command<{ readonly article: string }> = {
  spec: {
    name: 'discard',
    title: 'command-discard',
    description: 'command-discard-description',
    who: 'editor',
    visibility: 'private',
    options: [
      {
        name: 'article',
        description: 'option-article-description',
        placeholder: 'option-article-placeholder',
        required: true,
        rest: true,
        suggests: false,
      },
    ],
  },
  input: z.object({ article: z.string().trim().min(1).max(200) }),
  async run({ article: id }, { newsroom, say }) {
    const article = await newsroom.discard(id);
    return article === null
      ? { text: [paragraph(say('discard-none'))], card: null, private: true }
      : {
          text: [paragraph(say('discarded', { title: article.title }))],
          card: null,
          private: true,
          replaces: 'buttons',
        };
  },
};
