import type { PostWords } from '../../../core/ports/platform.ts';
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
    post: { kind: articles.length > 1 ? 'digest' : 'article', mark },
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
    card:
      card === null || isRetracted
        ? null
        : { hash: card.hash, alt: card.alt, width: card.width, height: card.height },
  };
}
