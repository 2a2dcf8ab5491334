import { z } from 'zod';
import type { ArticleId } from '../../core/ids.ts';
import { paragraph } from '../../core/rich-text.ts';
import type { Command } from '../context.ts';
import { bodyOf, linkOf } from '../readers/article.ts';
import { hiddenOption } from './hidden-option.ts';

const VIEWS = ['quotes', 'long'] as const;

/**
 * What a button below a post in a channel asks for: more of its article, told to whoever pressed and to nobody else. The
 * post stays as it is, and an article that is withdrawn tells nothing more.
 */
export const moreCommand: Command<{ readonly article: string; readonly view: (typeof VIEWS)[number] }> = {
  spec: {
    name: 'more',
    title: 'command-article',
    description: 'command-article-description',
    who: 'reader',
    isHidden: true,
    visibility: 'private',
    options: [hiddenOption('article'), hiddenOption('view')],
  },
  input: z.object({ article: z.string().min(1), view: z.enum(VIEWS) }),
  async run({ article: id, view }, context) {
    const { newsroom, say } = context;
    const article = await newsroom.articles.get(id as ArticleId);
    if (article?.withdrawnAt !== null)
      return { text: [paragraph(say('more-none'))], card: null, private: true };
    const text = [
      paragraph({ text: article.title, style: 'bold' as const }),
      ...bodyOf(article, view),
      ...linkOf(article, context),
    ];
    return { text, card: null, private: true };
  },
};
