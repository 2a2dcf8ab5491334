import type { Block, RichText, TextSpan } from '../core/rich-text.ts';
import { shorten } from './clean-text.ts';

/**
 * As much of the answer as `fits`: whole blocks and list items from the beginning, then an ellipsis; if not even the first
 * block fits, its words shortened. `fits` must hold for the empty text.
 */
export function fitReply(text: RichText, fits: (text: RichText) => boolean): RichText {
  if (fits(text)) return text;
  const more: Block = { kind: 'paragraph', spans: [{ text: '…' }] };
  for (let left = withoutLast(text); left.length > 0; left = withoutLast(left)) {
    if (fits([...left, more])) return [...left, more];
  }
  const [first] = text;
  if (first === undefined) return [];
  let [low, high] = [0, wordsOf(first)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits([clip(first, middle)])) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? [] : [clip(first, low)];
}

function withoutLast(text: RichText): RichText {
  const last = text.at(-1);
  const before = text.slice(0, -1);
  if (last?.kind === 'list' && last.items.length > 1)
    return [...before, { ...last, items: last.items.slice(0, -1) }];
  return before;
}

const spansOf = (block: Block): readonly TextSpan[] =>
  block.kind === 'list' ? (block.items[0] ?? []) : block.spans;
const wordsOf = (block: Block): number => spansOf(block).reduce((sum, span) => sum + span.text.length, 0);

/** The block with its first `units` of text, the last span shortened with an ellipsis. */
function clip(block: Block, units: number): Block {
  const spans: TextSpan[] = [];
  let left = units;
  for (const span of spansOf(block)) {
    const text = shorten(span.text, left);
    if (text !== '') spans.push({ ...span, text });
    left -= span.text.length;
    if (left <= 0) break;
  }
  return block.kind === 'list' ? { ...block, items: [spans] } : { ...block, spans };
}
