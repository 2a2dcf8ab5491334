import { newsTimeOf, UNDATED, type Article, type Quote } from '../core/article.ts';
import { paragraph, type Block } from '../core/rich-text.ts';
import { summarize } from '../editorial/summary/summarize.ts';
import { quoted } from '../format/quotation-marks.ts';
import type { Shared } from './command.ts';
import type { CommandContext } from './context.ts';
import { MAX_WORDS } from './option-values.ts';
import { quoteBlocks } from './readers/quote.ts';

/** Quotations of each article. */
const QUOTES = 2;
const SUMMARY_CHARS = 300;

/** What of the newsroom a person may send to any chat: see `CommandDesk.share`. */
export async function shareable(
  given: string,
  page: { readonly skip: number; readonly limit: number },
  { newsroom, language, say }: CommandContext,
): Promise<readonly Shared[]> {
  const words = given.trim().slice(0, MAX_WORDS).toWellFormed().trim();
  const query = { ...page, now: newsroom.now() };
  const lines =
    words === ''
      ? await newsroom.reading.latest({ ...query, language: null, topic: null })
      : await newsroom.reading.find({ ...query, words });
  const articles = await Promise.all(lines.map(({ id }) => newsroom.articles.get(id)));
  return articles.flatMap(article => (article === null ? [] : sharedOf(article, { language, say })));
}

function sharedOf(article: Article, voice: Pick<CommandContext, 'language' | 'say'>): readonly Shared[] {
  const quotes = article.quotes.toSorted((a, b) => b.worth - a.worth).slice(0, QUOTES);
  const summary = summarize(article, { chars: SUMMARY_CHARS }).map(({ text }) => text);
  const at = newsTimeOf(article);
  const day = new Intl.DateTimeFormat(voice.language, { day: 'numeric', month: 'long' });
  return [
    {
      id: article.id,
      kind: 'article',
      article: article.id,
      title: article.title,
      about: [article.outlet, at === UNDATED ? null : day.format(at)]
        .filter(part => part !== null)
        .join(' · '),
      text: [
        titleOf(article),
        ...(summary.length === 0 ? [] : [paragraph(summary.join(' '))]),
        ...sourceOf(article, voice),
      ],
    },
    ...quotes.map((quote, index): Shared => ({
      id: `${article.id}-${index}`,
      kind: 'quote',
      article: article.id,
      title: quoted(quote.text, article.language),
      about: speakerOf(quote) || article.title,
      text: [
        ...quoteBlocks({ ...quote, text: quoted(quote.text, article.language) }),
        paragraph({ text: article.title, ...(article.url === null ? {} : { href: article.url }) }),
      ],
    })),
  ];
}

const titleOf = ({ title }: Article): Block => ({ kind: 'heading', spans: [{ text: title }] });

const speakerOf = ({ speaker, role }: Quote): string =>
  [speaker, role].filter(part => part !== null).join(', ');

const sourceOf = ({ url, outlet }: Article, { say }: Pick<CommandContext, 'say'>): readonly Block[] => {
  const source = outlet === null ? [] : [{ text: say('post-source', { outlet }) }];
  const link = url === null ? [] : [{ text: say('post-read'), href: url }];
  const spans = [...source, ...(source.length > 0 && link.length > 0 ? [{ text: ' · ' }] : []), ...link];
  return spans.length === 0 ? [] : [paragraph(...spans)];
};
