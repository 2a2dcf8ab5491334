import { z } from 'zod';
import type { Article, Quote } from '../../core/article.ts';
import { paragraph, type Block } from '../../core/rich-text.ts';
import type { Say } from '../../core/words.ts';
import { ownButton } from '../buttons/page-buttons.ts';
import type { Reply } from '../command.ts';
import type { Command, CommandContext } from '../context.ts';
import { sayEcho } from '../echo.ts';
import { wordsValue } from '../option-values.ts';
import { suggestForReader } from '../articles/suggest-articles.ts';
import { chooseQuote } from './choose-quote.ts';

const LOOKED_AT = 30;

/** A quotation with its card: by speaker or words, or the newest that has one worth showing. */
export const quoteCommand: Command<{ readonly words?: string | undefined }> = {
  spec: {
    name: 'quote',
    title: 'command-quote',
    description: 'command-quote-description',
    who: 'reader',
    visibility: 'public',
    options: [
      {
        name: 'words',
        description: 'option-speaker-description',
        placeholder: 'option-speaker-placeholder',
        required: false,
        rest: true,
        suggests: true,
      },
    ],
  },
  input: z.object({ words: wordsValue }),
  async run({ words = '' }, context) {
    const { say } = context;
    const found = words === '' ? await newest(context) : await fitting(words, context);
    if (found !== null) return quoteReply(found.article, found.quote, context);
    const spans =
      words === '' ? [say('quote-none')] : sayEcho(say, 'quote-none-for', { name: 'words', typed: words });
    return { text: [paragraph(...spans)], card: null, private: true };
  },
  suggest: (_option, typed, context) => suggestForReader(typed, 'speaker', context),
};

type Found = { readonly article: Article; readonly quote: Quote } | null;

async function newest({ newsroom, language }: CommandContext): Promise<Found> {
  const page = { now: newsroom.now(), words: null, skip: 0, limit: LOOKED_AT };
  for (const one of [language, null]) {
    const chosen = chooseQuote(await newsroom.reading.quoted({ ...page, language: one }), '');
    const article = chosen === null ? null : await newsroom.articles.get(chosen.id);
    if (chosen !== null && article !== null) return { article, quote: chosen.quote };
  }
  return null;
}

async function fitting(words: string, { newsroom }: CommandContext): Promise<Found> {
  const now = newsroom.now();
  const quoted = await newsroom.reading.quoted({ words, language: null, now, skip: 0, limit: LOOKED_AT });
  const chosen = chooseQuote(quoted, words);
  if (chosen === null) return null;
  const article = await newsroom.articles.get(chosen.id);
  return article === null ? null : { article, quote: chosen.quote };
}

async function quoteReply(article: Article, quote: Quote, context: CommandContext): Promise<Reply> {
  const { newsroom, say } = context;
  const card = await newsroom.quoteCard(article, quote);
  const text: Block[] = [...(card === null ? quoteBlocks(quote) : []), sourceLine(article, say)];
  const button = ownButton(
    { label: say('button-article'), command: 'article', options: { words: article.id } },
    context,
  );
  return { text, card, private: false, replaces: 'nothing', buttons: [[button]] };
}

/** A quotation and who said it. */
export const quoteBlocks = (quote: Quote): readonly Block[] => [
  { kind: 'quote', spans: [{ text: quote.text }] },
  ...speakerLine(quote),
];

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
