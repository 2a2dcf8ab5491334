import { z } from 'zod';
import type { Article } from '../../core/article.ts';
import { paragraph, type Block, type ReplyButton } from '../../core/rich-text.ts';
import { summarize } from '../../editorial/summary/summarize.ts';
import { bestQuote } from '../../planning/best-quote.ts';
import { quoted } from '../../format/quotation-marks.ts';
import { sayDetail } from '../../format/say-reason.ts';
import { ownButton } from '../buttons/page-buttons.ts';
import type { Reply } from '../command.ts';
import type { Command, CommandContext } from '../context.ts';
import { tagOf } from './article-command.ts';
import { usageOf } from '../usage-of.ts';

/** As long as an article gets that is typed into a chat; longer ones come by their address. */
const LONGEST = 20_000;
const SUMMARY_CHARS = 500;
/** Rows of buttons, one to a destination; every platform takes five. */
const ROWS = 5;
/** Shorter texts are talk. */
const ARTICLE_CHARS = 280;

/** An address by itself, or a text of some length: an editor who sends one without a command means it for the newsroom. */
export const isArticle = (text: string): boolean =>
  /^\s*https?:\/\/\S+\s*$/i.test(text) || text.length >= ARTICLE_CHARS;

/** An editor sends the newsroom an article, by its address, its words or a file, and decides what becomes of it. */
export const addCommand: Command<{ readonly words: string }> = {
  spec: {
    name: 'add',
    title: 'command-add',
    description: 'command-add-description',
    who: 'editor',
    visibility: 'private',
    options: [
      {
        name: 'words',
        description: 'option-given-description',
        placeholder: 'option-given-placeholder',
        required: false,
        rest: true,
        suggests: false,
      },
      {
        name: 'file',
        description: 'option-file-description',
        placeholder: 'option-file-placeholder',
        required: false,
        rest: false,
        suggests: false,
        type: { kind: 'file' },
      },
    ],
  },
  input: z.object({ words: z.string().trim().max(LONGEST).default('') }),
  async run({ words }, context) {
    const { newsroom, say, caller } = context;
    const { file } = caller;
    if (file === undefined && words === '')
      return privately(say('usage', { usage: usageOf(addCommand.spec, context) }));
    const taken = await newsroom.takeIn(
      file === undefined
        ? { kind: 'words', words }
        : { kind: 'file', name: file.name, size: file.size, read: limit => file.read(limit) },
    );
    switch (taken.kind) {
      case 'wrong':
        return privately(say('add-failed', { message: sayDetail(taken.why, say) }));
      case 'no-text-file':
        return privately(say('add-no-text-file', { endings: taken.endings.join(', ') }));
      case 'too-large':
        return privately(say('add-too-large', { limit: taken.limitMb }));
      case 'article':
    }
    const { article } = taken;
    const quote = bestQuote(article);
    return {
      text: [...preview(article), paragraph(say('add-ask'))],
      card: quote === null ? null : await newsroom.quoteCard(article, quote),
      private: true,
      buttons: buttonsFor(article, context),
    };
  },
};

const privately = (words: string): Reply => ({ text: [paragraph(words)], card: null, private: true });

function preview(article: Article): readonly Block[] {
  const { language, outlet, quotes, title, url } = article;
  const [quote] = quotes.filter(({ speaker }) => speaker !== null);
  const source = outlet ?? url;
  return [
    { kind: 'heading', spans: [{ text: title }] },
    ...summarize(article, { chars: SUMMARY_CHARS }).map(({ text }) => paragraph(text)),
    ...(quote === undefined
      ? []
      : [
          {
            kind: 'quote' as const,
            spans: [{ text: quoted(quote.text, language) }, { text: `\n${quote.speaker ?? ''}` }],
          },
        ]),
    ...(source === null ? [] : [paragraph(url === null ? source : { text: source, href: url })]),
    paragraph({ text: article.id, style: 'code' }),
  ];
}

/** Everywhere, or to one destination; or not at all. */
function buttonsFor({ id }: Article, context: CommandContext): readonly (readonly ReplyButton[])[] {
  const {
    say,
    newsroom: { destinations },
  } = context;
  const own = (label: string, command: 'post' | 'discard', to: Readonly<Record<string, string>> = {}) =>
    ownButton({ label, command, options: { article: id, ...to } }, context);
  const one = destinations.map(({ name }) => [
    own(say('button-post-to', { destination: name }), 'post', { to: tagOf(name) }),
  ]);
  return [
    ...(destinations.length > 1 || one.length === 0 ? [[own(say('button-post-all'), 'post')]] : []),
    ...one.slice(0, ROWS - 2),
    [own(say('button-discard'), 'discard')],
  ];
}
