import { parseHTML } from 'linkedom/worker';
import { paragraphsOf } from '../../pages/text/page-paragraphs.ts';

/** What a feed carries of an article, in HTML, a paragraph a line. */
export function carriedText(html: string): string {
  if (html.trim() === '') return '';
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return paragraphsOf(document.querySelector('body'))
    .map(({ text }) => text)
    .join('\n');
}
