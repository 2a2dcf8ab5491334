import type { PostContent, PostMark, Reporter } from '../core/post.ts';
import { paragraph, type Block, type TextSpan } from '../core/rich-text.ts';
import type { Say } from '../core/words.ts';
import { cleanText, shorten, webAddress } from './clean-text.ts';
import { quoted } from './quotation-marks.ts';

/** A post's words, clean and ready to be escaped; an empty string or list stands for a part that is not there. */
export interface PostParts {
  readonly title: string;
  readonly summary: readonly string[];
  readonly quote: { readonly words: string; readonly speaker: string; readonly role: string } | null;
  readonly outlet: string;
  readonly url: string | null;
  /** One must pay to read it, and the post says so. */
  readonly isPaywalled: boolean;
  /** Who else reports it. */
  readonly also: readonly Reporter[];
  readonly hashtags: readonly string[];
  readonly brand: string;
  readonly mark: PostMark | null;
  /** For editors, below a preview; empty in what readers get. */
  readonly note: string;
}

/** An outlet's name longer than this is no name; it is shortened so that it cannot crowd out the news. */
const NAME_LIMIT = 128;
const HASHTAG_LIMIT = 30;

/** Cleans a post's words. The quotation is left out where a card carries it. */
export function postPartsOf(content: PostContent): PostParts {
  const parts = partsOf(content);
  return content.mark?.kind === 'retracted'
    ? {
        ...parts,
        summary: [],
        quote: null,
        hashtags: [],
        outlet: '',
        url: null,
        isPaywalled: false,
        also: [],
      }
    : parts;
}

function partsOf(content: PostContent): PostParts {
  const words = content.card === null ? cleanText(content.quote?.text ?? '') : '';
  return {
    title: cleanText(content.title),
    summary: content.summary.map(cleanText).filter(sentence => sentence !== ''),
    quote:
      words === ''
        ? null
        : {
            words: quoted(words, content.language),
            speaker: cleanText(content.quote?.speaker ?? ''),
            role: cleanText(content.quote?.role ?? ''),
          },
    outlet: shorten(cleanText(content.outlet ?? ''), NAME_LIMIT),
    url: webAddress(content.url),
    isPaywalled: content.isPaywalled ?? false,
    also: (content.also ?? []).flatMap(({ name, url }) => {
      const shown = shorten(cleanText(name), NAME_LIMIT);
      return shown === '' ? [] : [{ name: shown, url: webAddress(url) }];
    }),
    hashtags: content.hashtags
      .map(cleanText)
      .filter(tag => tag !== '')
      .slice(0, HASHTAG_LIMIT),
    brand: shorten(cleanText(content.brand), NAME_LIMIT),
    mark: content.mark ?? null,
    note: cleanText(content.note ?? ''),
  };
}

/**
 * The same post with less and less in it, in the order in which parts fall away: who else reports it from the last, then
 * hashtags, the second half of the summary by whole sentences from the last, the quotation, the rest of the summary. The title and the source stay.
 */
export function* lessAndLess(parts: PostParts): Generator<PostParts, PostParts> {
  let left = parts;
  yield left;
  while (left.also.length > 0) yield (left = { ...left, also: left.also.slice(0, -1) });
  while (left.hashtags.length > 0) yield (left = { ...left, hashtags: left.hashtags.slice(0, -1) });
  const half = Math.ceil(parts.summary.length / 2);
  while (left.summary.length > half) yield (left = { ...left, summary: left.summary.slice(0, -1) });
  if (left.quote !== null) yield (left = { ...left, quote: null });
  while (left.summary.length > 0) yield (left = { ...left, summary: left.summary.slice(0, -1) });
  return left;
}

/** The fullest form of the post that `fits`; null when not even title and source do, and the title must be shortened. */
export function fullestThat(parts: PostParts, fits: (parts: PostParts) => boolean): PostParts | null {
  for (const candidate of lessAndLess(parts)) if (fits(candidate)) return candidate;
  return null;
}

/** The quotation as a block: the words, and on a line of their own the speaker in weight and the role. */
export function quoteBlockOf({ words, speaker, role }: NonNullable<PostParts['quote']>): Block {
  const spans: TextSpan[] = [{ text: words }];
  if (speaker !== '') spans.push({ text: '\n' }, { text: speaker, style: 'bold' });
  if (role !== '') spans.push({ text: `${speaker === '' ? '\n' : ', '}${role}` });
  return { kind: 'quote', spans };
}

/** The title, struck through where it holds no more. */
export const titleSpanOf = ({ title, mark }: PostParts): TextSpan =>
  mark?.kind === 'retracted' ? { text: title, style: 'strike' } : { text: title };

/** The summary as a reader reads: its first sentence by itself, then the others as one paragraph. */
export function summaryBlocksOf({ summary: [first, ...rest] }: PostParts): Block[] {
  return [first, rest.join(' ')].flatMap(text =>
    text === undefined || text === '' ? [] : [paragraph(text)],
  );
}

/** Who else reports it, each with a link where there is one; none where nobody does. */
export const alsoBlocksOf = ({ also }: PostParts, say: Say): Block[] =>
  also.length === 0
    ? []
    : [
        paragraph(
          { text: `${say('post-also')} ` },
          ...also.flatMap(({ name, url }, at): TextSpan[] => [
            ...(at === 0 ? [] : [{ text: ', ' }]),
            url === null ? { text: name } : { text: name, href: url },
          ]),
        ),
      ];

/** What a mark says. */
const markKeyOf = ({ kind, isOver }: PostMark) => (isOver === true ? 'post-over' : (`post-${kind}` as const));

/** The quiet last line of a copy that was changed, and what a preview says to editors; none in other posts. */
export const markBlocksOf = ({ mark, note }: PostParts, say: Say): Block[] => [
  ...(mark === null ? [] : [paragraph({ text: say(markKeyOf(mark), { time: mark.time }), style: 'italic' })]),
  ...(note === '' ? [] : [paragraph({ text: note, style: 'italic' })]),
];
