import { z } from 'zod';
import { paragraph, type Block } from '../core/rich-text.ts';
import { articlesList } from './articles-list.ts';
import type { Command } from './context.ts';

const SHOWN = 5;

/** The newest articles, titles and links; in the reader's language first, in any when there are none. */
export const latestCommand: Command<object> = {
  spec: {
    name: 'latest',
    title: 'command-latest',
    description: 'command-latest-description',
    who: 'reader',
    visibility: 'public',
    options: [],
  },
  input: z.object({}),
  async run(_input, { newsroom, say, language }) {
    const own = await newsroom.articles.latest({ languages: [language], limit: SHOWN });
    const articles = own.length > 0 ? own : await newsroom.articles.latest({ languages: [], limit: SHOWN });
    const text: Block[] =
      articles.length === 0
        ? [paragraph(say('latest-none'))]
        : [
            { kind: 'heading', spans: [{ text: say('latest-heading') }] },
            articlesList(articles, { ids: false }),
          ];
    return { text, card: null, private: false };
  },
};
