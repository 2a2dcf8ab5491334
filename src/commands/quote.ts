import { z } from 'zod';
import type { Article, Quote } from '../core/article.ts';
import { paragraph, type Block } from '../core/rich-text.ts';
import type { Say } from '../core/words.ts';
import { bestQuote } from '../planning/best-quote.ts';
import { articlesList } from './articles-list.ts';
import { suggestArticles } from './suggest-articles.ts';
import type { Command, CommandContext } from './context.ts';
import { findArticle } from './find-article.ts';

const LOOKED_AT = 30;

/** A quotation with its card: from the article asked for, or the newest that has one worth showing. */
export const quoteCommand: Command<{ article?: string | undefined }> = {
  spec: {
    name: 'quote',
    title: 'command-quote',
    description: 'command-quote-description',
    who: 'reader',
    visibility: 'public',
    options: [
      {
        name: 'article',
        description: 'option-article-description',
        placeholder: 'option-article-placeholder',
        required: false,
        rest: true,
        suggests: true,
      },
    ],
  },
  input: z.object({ article: z.string().trim().max(200).optional() }),
  async run({ article: words }, context) {
    const { say, newsroom } = context;
    if (!words) {
      const article = await newestWithQuote(context);
      return article
        ? quoteReply(article.article, article.quote, context)
        : { text: [paragraph(say('quote-none'))], card: null, private: true };
    }
    const found = await findArticle(newsroom.articles, words);
    if (found.kind === 'several') {
      const text: Block[] = [paragraph(say('article-several')), articlesList(found.articles, { ids: true })];
      return { text, card: null, private: true };
    }
    if (found.kind === 'none')
      return { text: [paragraph(say('article-none', { words }))], card: null, private: true };
    const quote = bestQuote(found.article);
    return quote
      ? quoteReply(found.article, quote, context)
      : {
          text: [paragraph(say('quote-none-in', { title: found.article.title }))],
          card: null,
          private: true,
        };
  },
  suggest: (_option, typed, context) => suggestArticles(typed, context),
};

async function newestWithQuote({
  newsroom,
  language,
}: CommandContext): Promise<{ article: Article; quote: Quote } | null> {
  for (const languages of [[language], []]) {
    for (const article of await newsroom.articles.latest({ languages, limit: LOOKED_AT })) {
      const quote = bestQuote(article);
      if (quote) return { article, quote };
    }
  }
  return null;
}

async function quoteReply(article: Article, quote: Quote, { newsroom, say }: CommandContext) {
  const card = await newsroom.quoteCard(article);
  const text: Block[] = card
    ? [sourceLine(article, say)]
    : [{ kind: 'quote', spans: [{ text: quote.text }] }, ...speakerLine(quote), sourceLine(article, say)];
  return { text, card, private: false };
}

function speakerLine({ speaker, role }: Quote): Block[] {
  if (speaker === null) return role === null ? [] : [paragraph({ text: role, style: 'bold' })];
  return [paragraph({ text: speaker, style: 'bold' }, role === null ? '' : `, ${role}`)];
}

function sourceLine(article: Article, say: Say): Block {
  return paragraph(
    { text: article.title, style: 'bold', ...(article.url === null ? {} : { href: article.url }) },
    article.outlet === null ? '' : ` · ${say('post-source', { outlet: article.outlet })}`,
  );
}
