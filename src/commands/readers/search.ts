import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import { pagingOptions, wordsAsked, wordsForButton } from '../buttons/page-buttons.ts';
import type { Command } from '../context.ts';
import { sayEcho } from '../echo.ts';
import { pagingValues, wordsValue } from '../option-values.ts';
import { suggestForReader } from '../articles/suggest-articles.ts';
import { articlePage, expired, PAGE_SHOWN } from './article-pages.ts';

interface SearchInput {
  readonly words?: string | undefined;
  readonly page: number;
  readonly kept?: string | undefined;
}

/** Articles that hold all the words, best first, each with the place where they stand; by pages. */
export const searchCommand: Command<SearchInput> = {
  spec: {
    name: 'search',
    title: 'command-search',
    description: 'command-search-description',
    who: 'reader',
    visibility: 'public',
    options: [
      {
        name: 'words',
        description: 'option-words-description',
        placeholder: 'option-words-placeholder',
        required: true,
        rest: true,
        suggests: true,
      },
      ...pagingOptions,
    ],
  },
  input: z
    .object({ words: wordsValue, ...pagingValues })
    .refine(({ words = '', kept }) => words !== '' || kept !== undefined, 'there are no words'),
  async run({ words: typed, page, kept }, context) {
    const { newsroom, say } = context;
    const words = await wordsAsked(typed, kept, context);
    if (words === null) return expired(context);
    const lines = await newsroom.reading.find({
      words,
      now: newsroom.now(),
      skip: page * PAGE_SHOWN,
      limit: PAGE_SHOWN + 1,
    });
    if (lines.length === 0 && page === 0) {
      const text = [paragraph(...sayEcho(say, 'search-none', { name: 'words', typed: words }))];
      return { text, card: null, private: true };
    }
    const options = await wordsForButton('words', words, context);
    const heading = paragraph({ text: say('search-heading'), style: 'bold' }, ' · ', {
      text: words,
      style: 'code',
    });
    return articlePage({ heading, lines, count: PAGE_SHOWN, page, command: 'search', options }, context);
  },
  suggest: (_option, typed, context) => suggestForReader(typed, 'title', context),
};
