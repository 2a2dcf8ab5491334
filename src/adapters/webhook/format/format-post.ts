import type { Article } from '../../../core/article.ts';
import type { CardImage } from '../../../core/card.ts';
import type { DigestWords, PostWords } from '../../../core/ports/platform.ts';
import type { PostMark } from '../../../core/post.ts';
import { toIso } from '../../../core/time.ts';
import type { WebhookPayload } from './payload.ts';

/** Characters of a summary: as much as a reader takes in at a glance. */
const SUMMARY_CHARS = 600;

/** A post as data. What was retracted keeps its title, and says so in `post.mark`. */
export function formatWebhookPost({ content, articles, card }: PostWords): WebhookPayload {
  const { title, url, language, publishedAt, outlet, quote, summary, mark = null } = content(SUMMARY_CHARS);
  const [article] = articles;
  const isRetracted = mark?.kind === 'retracted';
  return {
    platform: 'webhook',
    post: { kind: 'article', mark: markOf(mark) },
    article: {
      id: article?.id ?? '',
      url,
      title,
      lead: article?.lead ?? null,
      language,
      published: toIso(publishedAt),
      outlet,
      topics: article?.topics ?? [],
    },
    summary: isRetracted ? [] : summary,
    quote:
      quote === null || isRetracted ? null : { text: quote.text, speaker: quote.speaker, role: quote.role },
    card: card === null || isRetracted ? null : cardOf(card),
  };
}

/** A digest as data: what it is made of stands in `post.items`; `article` is the first of them. */
export function formatWebhookDigest({ content, articles, card }: DigestWords): WebhookPayload {
  const [first] = articles;
  return {
    platform: 'webhook',
    post: {
      kind: 'digest',
      mark: markOf(content.mark),
      heading: content.heading,
      items: content.lines.map(({ article: id, url, title, sentence, outlet, isRetracted: retracted }) => ({
        id,
        url,
        title,
        sentence: retracted ? null : sentence,
        outlet,
        retracted,
      })),
    },
    article: articleOf(first),
    summary: [],
    quote: null,
    card: card === null ? null : cardOf(card),
  };
}

const articleOf = (article: Article | undefined): WebhookPayload['article'] => ({
  id: article?.id ?? '',
  url: article?.url ?? null,
  title: article?.title ?? '',
  lead: article?.lead ?? null,
  language: article?.language ?? '',
  published: toIso(article?.publishedAt ?? null),
  outlet: article?.outlet ?? null,
  topics: article?.topics ?? [],
});

/** Its words; the moment itself is that of the request. */
const markOf = (mark: PostMark | null) => mark && { kind: mark.kind, time: mark.time };

const cardOf = ({ hash, alt, width, height }: CardImage) => ({ hash, alt, width, height });
