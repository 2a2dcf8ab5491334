import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import {
  articleButtons,
  pageButtons,
  pagingOptions,
  wordsAsked,
  wordsForButton,
} from '../buttons/page-buttons.ts';
import type { Command } from '../context.ts';
import { sayEcho } from '../echo.ts';
import { pagingValues, wordsValue } from '../option-values.ts';
import { suggestForReader } from '../suggest-articles.ts';
import { articleLines } from './article-lines.ts';

const SHOWN = 5;

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
    if (words === null) return { text: [paragraph(say('button-expired'))], card: null, private: true };
    const lines = await newsroom.reading.find({
      words,
      now: newsroom.now(),
      skip: page * SHOWN,
      limit: SHOWN + 1,
    });
    const shown = lines.slice(0, SHOWN);
    if (shown.length === 0 && page === 0) {
      const text = [paragraph(...sayEcho(say, 'search-none', { name: 'words', typed: words }))];
      return { text, card: null, private: true };
    }
    const options = await wordsForButton('words', words, context);
    return {
      text: [
        paragraph({ text: say('search-heading'), style: 'bold' }, ' · ', { text: words, style: 'code' }),
        ...articleLines(shown, context),
      ],
      card: null,
      private: false,
      replaces: 'all',
      buttons: [
        ...articleButtons(shown, context),
        ...pageButtons({ page, hasMore: lines.length > SHOWN }, { command: 'search', options }, context),
      ],
    };
  },
  suggest: (_option, typed, context) => suggestForReader(typed, 'title', context),
};
