import { markOf, type RichText } from '../core/rich-text.ts';
import { cleanLines } from './clean-text.ts';

/** An answer without any style, a line for each block and item: for places that show bare text only. */
export const plainReply = (text: RichText): string =>
  text
    .flatMap(block =>
      block.kind === 'list'
        ? block.items.map((item, index) => [{ text: markOf(block, index, '') }, ...item])
        : [block.spans],
    )
    .map(spans => cleanLines(spans.map(span => span.text).join('')))
    .filter(line => line !== '')
    .join('\n');
