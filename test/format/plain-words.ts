import type { RichText } from '../../src/core/rich-text.ts';

/** The words alone, blocks parted by blank lines. */
export const plainWords = (text: RichText): string =>
  text.map(block => (block.kind === 'list' ? '' : block.spans.map(span => span.text).join(''))).join('\n\n');
