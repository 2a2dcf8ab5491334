import { paragraph, type Block } from '../../core/rich-text.ts';
import { articleButtons, pageButtons } from '../buttons/page-buttons.ts';
import type { Reply } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { articleLines } from './article-lines.ts';

/** So many articles a page shows where nobody asks for another number. */
export const PAGE_SHOWN = 5;

/** The words of a button were kept, and are not any more. */
export const expired = ({ say }: CommandContext): Reply => ({
  text: [paragraph(say('button-expired'))],
  card: null,
  private: true,
});

/**
 * A page of articles with a button for each, and to the pages beside it. `lines`: one more than is shown, where there is one.
 * `options` make the command ask for the same again.
 */
export const articlePage = (
  found: {
    readonly heading: Block;
    readonly lines: Parameters<typeof articleLines>[0];
    readonly count: number;
    readonly page: number;
    readonly command: string;
    readonly options: Readonly<Record<string, string>>;
  },
  context: CommandContext,
): Reply => {
  const { heading, lines, count, page, command, options } = found;
  const shown = lines.slice(0, count);
  return {
    text: [heading, ...articleLines(shown, context)],
    card: null,
    private: false,
    replaces: 'all',
    buttons: [
      ...articleButtons(shown, context),
      ...pageButtons({ page, hasMore: lines.length > count }, { command, options }, context),
    ],
  };
};
