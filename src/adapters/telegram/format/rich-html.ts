import { markOf, type Block, type RichText } from '../../../core/rich-text.ts';
import { drawSpans, inHeading, LONG_QUOTE, type TelegramHtml } from './telegram-html.ts';

/**
 * Draws text for a rich message (Bot API 10.1, "Rich HTML style"): blocks are headings, paragraphs, quotations and lists of
 * their own, in which a new line is `<br>`. Blocks without a word leave none.
 */
export function toRichHtml(text: RichText): TelegramHtml {
  const drawn = text.flatMap(drawBlock).filter(({ length }) => length > 0);
  return {
    html: drawn.map(({ html }) => html).join(''),
    length: drawn.reduce((sum, { length }) => sum + length, 0),
  };
}

function drawBlock(block: Block): readonly TelegramHtml[] {
  switch (block.kind) {
    case 'heading':
      return [within('h3', drawSpans(block.spans.map(inHeading)))];
    case 'paragraph':
      return [within('p', drawSpans(block.spans))];
    case 'quote': {
      const words = drawSpans(block.spans);
      return [within('blockquote', words, words.length > LONG_QUOTE ? ' expandable' : '')];
    }
    case 'list':
      return block.items.map((item, index) => {
        const words = drawSpans(item);
        const mark = words.length === 0 ? '' : markOf(block, index, '• ');
        return within('p', { html: mark + words.html, length: mark.length + words.length });
      });
  }
}

const within = (tag: string, { html, length }: TelegramHtml, attribute = ''): TelegramHtml =>
  length === 0
    ? { html: '', length }
    : { html: `<${tag}${attribute}>${html.replaceAll('\n', '<br>')}</${tag}>`, length };

/** The block with the pictures of a rich message, each named by its place among them; nothing without any. */
export function richPictures(count: number): string {
  const images = Array.from(
    { length: count },
    (_, index) => `<img src="tg://photo?id=${pictureId(index)}"/>`,
  );
  return count > 1 ? `<tg-collage>${images.join('')}</tg-collage>` : images.join('');
}

/** What a picture is called within its message. */
export const pictureId = (index: number): string => `p${index + 1}`;

/** The same words in the HTML of ordinary messages: for what reads those only. */
export const ordinaryHtml = (rich: string): string =>
  rich
    .replace(/<br>/gu, '\n')
    .replace(/<(\/?)h3>/gu, '<$1b>')
    .replace(/<\/(?:b|p|blockquote)>(?=<(?:b|p|blockquote)\b)/gu, '$&\n\n')
    .replace(/<\/?p>/gu, '');
