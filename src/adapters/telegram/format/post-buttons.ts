import type { Article } from '../../../core/article.ts';
import type { PostContent } from '../../../core/post.ts';
import type { Say } from '../../../core/words.ts';
import { cleanText, webAddress } from '../../../format/clean-text.ts';
import { quoted } from '../../../format/quotation-marks.ts';
import { quotesLink } from '../../../format/start-link.ts';

/**
 * What readers may be offered below a post: the article, its quotation for another chat, all quotations in the bot's own chat,
 * the quotation's words to paste, what others say of it.
 */
export const postButtons = ['read', 'share', 'quotes', 'copy', 'comments'] as const;
export type PostButton = (typeof postButtons)[number];

/** A button as it is kept in a payload. What it needs of the bot or of the chat is found out when it is sent. */
export type TelegramButton =
  /** `data` comes back when it is pressed. */
  | { readonly text: string; readonly data: string }
  | { readonly text: string; readonly url: string }
  /** Puts these words on the reader's clipboard. */
  | { readonly text: string; readonly copy: string }
  /** Has the reader choose a chat, where these words are asked of the bot. Only a bot with inline mode has it. */
  | { readonly text: string; readonly ask: string }
  /** Opens the bot's own chat, which is handed this. */
  | { readonly text: string; readonly start: string }
  /** Opens the group in which the channel's posts are discussed; left out where there is none. */
  | { readonly text: string; readonly opens: 'discussion' };

/** Bot API, CopyTextButton and InlineQuery. */
const MOST_COPIED = 256;
const MOST_ASKED = 256;
/** Behind a link to share, beside the article's address. */
const MOST_SHARED = 300;
const A_ROW = 2;

/** The buttons of a post, row by row: those of `wanted` that there is something for. What is taken back has none. */
export function buttonRows(
  wanted: readonly PostButton[],
  post: { readonly content: PostContent; readonly article: Article | undefined; readonly say: Say },
): readonly (readonly TelegramButton[])[] {
  if (post.content.mark?.kind === 'retracted') return [];
  const buttons = wanted.flatMap(name => buttonOf(name, post) ?? []);
  const rows: TelegramButton[][] = [];
  for (let at = 0; at < buttons.length; at += A_ROW) rows.push(buttons.slice(at, at + A_ROW));
  return rows;
}

function buttonOf(
  name: PostButton,
  { content, article, say }: Parameters<typeof buttonRows>[1],
): TelegramButton | null {
  const url = buttonAddress(content.url);
  const words = wordsOf(content);
  switch (name) {
    case 'read':
      return url === null ? null : { text: say('post-read'), url };
    case 'share':
      return shareButton(say('button-share'), { url, words: words[0] ?? null });
    case 'quotes':
      return article === undefined || article.quotes.length < 2
        ? null
        : { text: say('button-more-quotes'), start: quotesLink(article.id) };
    case 'copy': {
      // a quotation is whole or it is none
      const copy = words.find(text => Array.from(text).length <= MOST_COPIED);
      return copy === undefined ? null : { text: say('button-copy'), copy };
    }
    case 'comments':
      return { text: say('button-comments'), opens: 'discussion' };
  }
}

/** By a link that any bot may show; without an address to share, through the bot itself. */
function shareButton(
  text: string,
  { url, words }: { readonly url: string | null; readonly words: string | null },
): TelegramButton | null {
  const fitting = (most: number) => (words !== null && Array.from(words).length <= most ? words : null);
  if (url !== null) {
    const said = fitting(MOST_SHARED);
    const query = `url=${encodeURIComponent(url)}${said === null ? '' : `&text=${encodeURIComponent(said)}`}`;
    const link = webAddress(`https://t.me/share/url?${query}`);
    if (link !== null) return { text, url: link };
  }
  const ask = fitting(MOST_ASKED);
  return ask === null ? null : { text, ask };
}

/** The quotation in its marks with its speaker, and alone; [] without one. */
function wordsOf({ quote, language }: PostContent): readonly string[] {
  const words = cleanText(quote?.text ?? '');
  if (words === '') return [];
  const alone = quoted(words, language);
  const speaker = cleanText(quote?.speaker ?? '');
  return speaker === '' ? [alone] : [`${alone} — ${speaker}`, alone];
}

/** Telegram refuses a button whose address has no dot in its host, and the post with it. */
function buttonAddress(address: string | null): string | null {
  const url = webAddress(address);
  if (url === null) return null;
  const { hostname } = new URL(url);
  return hostname.includes('.') || hostname.startsWith('[') ? url : null;
}
