import type { ReplyButton } from '../../core/rich-text.ts';
import { DAY, type Duration } from '../../core/time.ts';
import type { CommandOption } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { buttonValue } from './button-data.ts';

/** Buttons below an answer to a person are good for so long. */
const GOOD_FOR: Duration = DAY;
/** As much as fits into a button beside command, page, terms and signature. */
const MAX_WORDS_BYTES = 24;
/** Nobody turns more pages, and each costs more than the one before. */
export const LAST_PAGE = 40;

/** What buttons need beside what people type: the page, and the key of words too long for a button. */
export const pagingOptions: readonly CommandOption[] = (['page', 'kept'] as const).map(name => ({
  name,
  description: 'option-words-description',
  required: false,
  rest: false,
  suggests: false,
  isHidden: true,
}));

/** For whoever asked, for a day. */
export const ownTerms = ({
  caller,
  newsroom,
}: Pick<CommandContext, 'caller' | 'newsroom'>): Required<Pick<ReplyButton, 'presser' | 'until'>> => ({
  presser: caller.user,
  until: newsroom.now() + GOOD_FOR,
});

/** A button for whoever asked, for a day. */
export const ownButton = (
  button: Pick<ReplyButton, 'label' | 'command' | 'options'>,
  context: CommandContext,
): ReplyButton => ({ ...button, ...ownTerms(context) });

/** Words as options of a button; those too long for one are kept. `option` is the command's own. */
export async function wordsForButton(
  option: string,
  words: string,
  { newsroom }: CommandContext,
): Promise<Readonly<Record<string, string>>> {
  if (words === '') return {};
  if (Buffer.byteLength(buttonValue(words)) <= MAX_WORDS_BYTES) return { [option]: words };
  return { kept: await newsroom.readers.keepText(words, newsroom.now()) };
}

/** The words that were asked for, typed or by a button; null when they were kept and are not any more. */
export async function wordsAsked(
  typed: string | undefined,
  kept: string | undefined,
  { newsroom }: CommandContext,
): Promise<string | null> {
  if (kept === undefined) return typed ?? '';
  return newsroom.readers.keptText(kept);
}

/** "Previous" and "Next" as one row; none where there is only one page. */
export function pageButtons(
  at: { readonly page: number; readonly hasMore: boolean },
  button: Pick<ReplyButton, 'command' | 'options'>,
  context: CommandContext,
): readonly (readonly ReplyButton[])[] {
  const { say } = context;
  const to = (page: number, key: 'button-previous' | 'button-next') =>
    ownButton(
      { label: say(key), command: button.command, options: { ...button.options, page: String(page) } },
      context,
    );
  const row = [
    ...(at.page > 0 ? [to(at.page - 1, 'button-previous')] : []),
    ...(at.hasMore && at.page < LAST_PAGE ? [to(at.page + 1, 'button-next')] : []),
  ];
  return row.length === 0 ? [] : [row];
}

/** A row of numbers, each opening the article of that number. */
export const articleButtons = (
  articles: readonly { readonly id: string }[],
  context: CommandContext,
): readonly (readonly ReplyButton[])[] => {
  const all = articles.map(({ id }, index) =>
    ownButton({ label: String(index + 1), command: 'article', options: { words: id } }, context),
  );
  return [all.slice(0, 5), all.slice(5, 10)].filter(row => row.length > 0);
};
