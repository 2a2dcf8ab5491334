import { html } from 'hono/html';
import type { ShownPart, ShownText } from '../../core/ports/message-view.ts';
import { toIso, type Instant } from '../../core/time.ts';
import { webAddress } from '../../format/clean-text.ts';
import type { Html } from '../page/html.ts';

/**
 * Text of a message as elements; links lead to the web only. `stamp` tells moments, where the platform's readers see none but
 * their own way of it.
 */
export const showText = (text: ShownText, stamp?: (at: Instant) => string): Html =>
  html`${text.map(part => (typeof part === 'string' ? part : showPart(part, stamp)))}`;

function showPart({ kind, href, at, children }: ShownPart, stamp?: (at: Instant) => string): Html {
  const inner = showText(children, stamp);
  switch (kind) {
    case 'bold':
      return html`<b>${inner}</b>`;
    case 'italic':
      return html`<i>${inner}</i>`;
    case 'underlined':
      return html`<u>${inner}</u>`;
    case 'struck':
      return html`<s>${inner}</s>`;
    case 'code':
      return html`<code>${inner}</code>`;
    case 'code-block':
      return html`<pre>${inner}</pre>`;
    case 'quote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'spoiler':
      return html`<span class="spoiler">${inner}</span>`;
    case 'heading':
      return html`<b class="heading">${inner}</b>`;
    case 'moment':
      return at === undefined
        ? inner
        : html`<time class="entity" datetime="${toIso(at)}">${stamp?.(at) ?? inner}</time>`;
    case 'entity':
      return html`<span class="entity">${inner}</span>`;
    case 'link': {
      const address = webAddress(href ?? null);
      return address === null ? inner : html`<a href="${address}" rel="noopener noreferrer">${inner}</a>`;
    }
  }
}
