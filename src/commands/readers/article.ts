import { z } from 'zod';
import { newsTimeOf, type Article } from '../../core/article.ts';
import { paragraph, type Block, type ReplyButton } from '../../core/rich-text.ts';
import { summarizeAtLength } from '../../editorial/summary/summarize.ts';
import { articleButtons, ownButton } from '../buttons/page-buttons.ts';
import type { Reply } from '../command.ts';
import type { Command, CommandContext } from '../context.ts';
import { sayEcho } from '../echo.ts';
import { findForReader } from '../articles/find-article.ts';
import { wordsValue } from '../option-values.ts';
import { suggestForReader } from '../articles/suggest-articles.ts';
import { articleLines, sayTime } from './article-lines.ts';
import { quoteBlocks } from './quote.ts';

const views = ['short', 'long', 'quotes'] as const;
type View = (typeof views)[number];
const SUMMARY_CHARS = { short: 300, long: 1200 } as const;
/** Quotes beside the short summary. */
const FEW = 2;

interface ArticleInput {
  readonly words: string;
  readonly view?: View | undefined;
}

/** An article in short: summary, quotations, link; longer, or with all quotations, by its buttons. */
export const articleCommand: Command<ArticleInput> = {
  spec: {
    name: 'article',
    title: 'command-article',
    description: 'command-article-description',
    who: 'reader',
    visibility: 'public',
    options: [
      {
        name: 'words',
        description: 'option-article-description',
        placeholder: 'option-article-placeholder',
        required: true,
        rest: true,
        suggests: true,
      },
      {
        name: 'view',
        description: 'option-words-description',
        required: false,
        rest: false,
        suggests: false,
        isHidden: true,
      },
    ],
  },
  input: z.object({
    words: wordsValue.pipe(z.string().min(1)),
    view: z.enum(views).optional(),
  }),
  async run({ words, view }, context) {
    const { say, newsroom } = context;
    const found = await findForReader(newsroom, words);
    switch (found.kind) {
      case 'none':
        return {
          text: [paragraph(...sayEcho(say, 'article-none', { name: 'words', typed: words }))],
          card: null,
          private: true,
        };
      case 'several': {
        const lines = found.articles.map(article => ({ ...article, newsAt: newsTimeOf(article) }));
        const text = [paragraph(say('article-which')), ...articleLines(lines, context)];
        return { text, card: null, private: false, buttons: articleButtons(lines, context) };
      }
      case 'one':
        return articleReply(found.article, view, context);
    }
  },
  suggest: (_option, typed, context) => suggestForReader(typed, 'article', context),
};

/** Another view takes the place of the one before; opened from a list it is a message of its own. */
function articleReply(article: Article, view: View | undefined, context: CommandContext): Reply {
  return {
    text: [...headOf(article, context), ...bodyOf(article, view ?? 'short'), ...linkOf(article, context)],
    card: null,
    private: false,
    replaces: view === undefined ? 'nothing' : 'all',
    buttons: [viewButtons(article, view ?? 'short', context)].filter(row => row.length > 0),
  };
}

function headOf(article: Article, context: CommandContext): readonly Block[] {
  const about = [article.outlet, article.authors.join(', '), sayTime(newsTimeOf(article), context)];
  return [
    { kind: 'heading', spans: [{ text: article.title }] },
    paragraph(about.filter(part => part !== null && part !== '').join(' · ')),
  ];
}

/** What a view of an article shows below its head. */
export function bodyOf(article: Article, view: View): readonly Block[] {
  if (view === 'quotes') return article.quotes.flatMap(quoteBlocks);
  const best = article.quotes.toSorted((a, b) => b.worth - a.worth).slice(0, FEW);
  return [
    paragraph(summaryOf(article, SUMMARY_CHARS[view])),
    ...(view === 'short' ? article.quotes.filter(quote => best.includes(quote)).flatMap(quoteBlocks) : []),
  ];
}

/** An article of which no sentence fits is told by its lead. */
function summaryOf(article: Article, chars: number): string {
  const sentences = summarizeAtLength(article, chars).map(({ text }) => text);
  return sentences.length > 0 ? sentences.join(' ') : (article.lead ?? '');
}

export const linkOf = ({ url }: Article, { say }: CommandContext): readonly Block[] =>
  url === null ? [] : [paragraph({ text: say('post-read'), href: url })];

/** The other views that show something else. */
function viewButtons(article: Article, at: View, context: CommandContext): readonly ReplyButton[] {
  const { say } = context;
  const to = (view: View, label: string): ReplyButton =>
    ownButton({ label, command: 'article', options: { words: article.id, view } }, context);
  const isLonger = summaryOf(article, SUMMARY_CHARS.long) !== summaryOf(article, SUMMARY_CHARS.short);
  const count = article.quotes.length;
  return [
    ...(at === 'short' ? [] : [to('short', say('button-shorter'))]),
    ...(at === 'long' || !isLonger ? [] : [to('long', say('button-longer'))]),
    ...(at === 'quotes' || count <= (at === 'short' ? FEW : 0)
      ? []
      : [to('quotes', say('button-quotes', { count }))]),
  ];
}
