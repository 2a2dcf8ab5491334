import type { RecordView } from '../../../core/ports/message-view.ts';
import type { WebhookPayload } from './payload.ts';

/** What the other program gets, part by part, under the names it gets it by. */
export function showWebhookMessage({ post, article, summary, quote, card }: WebhookPayload): RecordView {
  const fields: readonly (readonly [string, string | null])[] = [
    ['post.mark', post.mark === null ? null : `${post.mark.kind} ${post.mark.time}`],
    ['post.heading', post.heading ?? null],
    ['post.items', (post.items ?? []).map(({ title }) => title).join('\n')],
    ['article.title', article.title],
    ['article.lead', article.lead],
    ['article.outlet', article.outlet],
    ['article.url', article.url],
    ['summary', summary.join('\n')],
    ['quote', quote === null ? null : [quote.text, quote.speaker, quote.role].filter(Boolean).join('\n')],
  ];
  return {
    platform: 'webhook',
    title: 'Webhook',
    look: 'record',
    card: card === null ? null : { hash: card.hash, alt: card.alt },
    fields: fields.flatMap(([name, text]) => (text === null || text === '' ? [] : [{ name, text }])),
  };
}
