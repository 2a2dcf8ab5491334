import type { DigestContent, DigestLine } from '../core/post.ts';
import { paragraph, type Block, type RichText, type TextSpan } from '../core/rich-text.ts';
import type { Say } from '../core/words.ts';
import { cleanText, shorten, webAddress } from './clean-text.ts';
import { markSpansOf } from './post-parts.ts';

/** A digest's words, clean and ready to be escaped. */
export interface DigestParts extends Pick<DigestContent, 'mark'> {
  readonly heading: string;
  readonly lines: readonly DigestLine[];
  readonly brand: string;
  readonly note: string;
}

/** A title longer than this is no line of a digest; an outlet's name longer than that is no name. */
const LIMITS = { title: 200, outlet: 60, brand: 128, heading: 120 } as const;

export const digestPartsOf = ({ heading, lines, brand, mark, note }: DigestContent): DigestParts => ({
  heading: shorten(cleanText(heading), LIMITS.heading),
  lines: lines.map(line => ({
    ...line,
    title: shorten(cleanText(line.title), LIMITS.title),
    sentence: line.isRetracted ? null : cleanText(line.sentence ?? '') || null,
    outlet: line.isRetracted ? null : shorten(cleanText(line.outlet ?? ''), LIMITS.outlet) || null,
    url: line.isRetracted ? null : webAddress(line.url),
  })),
  brand: shorten(cleanText(brand), LIMITS.brand),
  mark,
  note: cleanText(note ?? ''),
});

/** The same digest with less and less in it: sentences fall away from the last, then whole lines but for the first. */
function* lessAndLess(parts: DigestParts): Generator<DigestParts> {
  let left = parts;
  yield left;
  for (let at = parts.lines.length - 1; at >= 0; at--) {
    if (left.lines[at]?.sentence == null) continue;
    left = { ...left, lines: left.lines.map((line, i) => (i === at ? { ...line, sentence: null } : line)) };
    yield left;
  }
  while (left.lines.length > 1) yield (left = { ...left, lines: left.lines.slice(0, -1) });
}

/** The fullest form that `fits`; the barest where none does. */
export function fullestDigest(parts: DigestParts, fits: (parts: DigestParts) => boolean): DigestParts {
  let barest = parts;
  for (const candidate of lessAndLess(parts)) {
    if (fits(candidate)) return candidate;
    barest = candidate;
  }
  return barest;
}

/** The lines, each a paragraph: title, sentence, outlet; and quiet last lines where it was changed, and for editors. */
export function digestBlocks({ lines, mark, note }: DigestParts, say: Say): RichText {
  const changed: Block[] = mark === null ? [] : [paragraph(...markSpansOf(mark, say))];
  const noted: Block[] = note === '' ? [] : [paragraph({ text: note, style: 'italic' })];
  return [...lines.map(line => paragraph(...spansOf(line))), ...changed, ...noted];
}

function spansOf({ title, sentence, outlet, url, isRetracted }: DigestLine): TextSpan[] {
  if (isRetracted) return [{ text: title, style: 'strike' }];
  return [
    { text: title, style: 'bold', ...(url === null ? {} : { href: url }) },
    ...(sentence === null ? [] : [{ text: ` — ${sentence}` }]),
    ...(outlet === null ? [] : [{ text: ` (${outlet})` }]),
  ];
}
