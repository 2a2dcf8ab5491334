import type { Api } from 'grammy/web';
import type { InlineQuery, InlineQueryResult } from 'grammy/types';
import type { CommandDesk, Shared } from '../../../commands/command.ts';
import type { ArticleId } from '../../../core/ids.ts';
import { shorten } from '../../../format/clean-text.ts';
import { formatTelegramReply, TELEGRAM_CAPTION_LIMIT } from '../format/format-post.ts';
import { callerOf } from './telegram-caller.ts';

/** Articles of a page: with their quotations at most 50 results (Bot API, answerInlineQuery). */
const PAGE = 10;
const MOST_SKIPPED = 500;
/** As long as somebody types the same again, Telegram answers by itself. */
const CACHE_SECONDS = 60;
/** What a list of results shows at a glance. */
const LIMITS = { title: 120, about: 200 } as const;

export interface InlineRooms {
  readonly api: Api;
  readonly desk: CommandDesk;
  /** By which names Telegram holds cards of these articles. */
  readonly cardFiles: (articles: readonly ArticleId[]) => Promise<ReadonlyMap<ArticleId, string>>;
}

/**
 * Answers what somebody types behind the bot's name in any chat: articles, with the card of their post where Telegram holds
 * one, and their quotations, as that person may see them. Throws what grammY throws.
 */
export async function answerInlineQuery(
  { id, query, offset, from }: InlineQuery,
  { api, desk, cardFiles }: InlineRooms,
): Promise<void> {
  // a person may send any
  const skip = /^\d{1,4}$/.test(offset) ? Math.min(Number(offset), MOST_SKIPPED) : 0;
  const page = { skip, limit: PAGE };
  const found = (await desk.share?.(query, page, callerOf({ from }, api))) ?? [];
  const articles = [...new Set(found.map(({ article }) => article))];
  const files = await cardFiles(articles);
  const hasMore = articles.length === PAGE && skip + PAGE <= MOST_SKIPPED;
  await api.answerInlineQuery(
    id,
    found.map(one => resultOf(one, files)),
    {
      cache_time: CACHE_SECONDS,
      // in the language that person reads
      is_personal: true,
      next_offset: hasMore ? String(skip + PAGE) : '',
    },
  );
}

function resultOf(
  { id, kind, article, title, about, text }: Shared,
  files: ReadonlyMap<ArticleId, string>,
): InlineQueryResult {
  const file = kind === 'article' ? files.get(article) : undefined;
  const shown = { title: shorten(title, LIMITS.title) || '…', description: shorten(about, LIMITS.about) };
  if (file !== undefined)
    return {
      ...shown,
      type: 'photo',
      id,
      photo_file_id: file,
      caption: formatTelegramReply(text, TELEGRAM_CAPTION_LIMIT),
      parse_mode: 'HTML',
    };
  return {
    ...shown,
    type: 'article',
    id,
    input_message_content: { message_text: formatTelegramReply(text) || '…', parse_mode: 'HTML' },
  };
}
