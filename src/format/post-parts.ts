import type { PostContent, PostMark, Reporter } from '../core/post.ts';
import { paragraph, type Block, type TextSpan } from '../core/rich-text.ts';
import type { Instant } from '../core/time.ts';
import type { Say } from '../core/words.ts';
import { cleanText, shorten, webAddress } from './clean-text.ts';
import { quoted } from './quotation-marks.ts';

/** A post's words, clean and ready to be escaped; an empty string or list stands for a part that is not there. */
export interface PostParts {
  readonly title: string;
  /** The article's own standfirst. */
  readonly lead: string;
  readonly summary: readonly string[];
  readonly quote: { readonly words: string; readonly speaker: string; readonly role: string } | null;
  readonly outlet: string;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  /** When it was published. */
  readonly date: {
    readonly text: string;
    readonly day: string;
    readonly time: string;
    readonly at: Instant;
  } | null;
  /** The article's. */
  readonly language: string;
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
const AUTHOR_LIMIT = 20;

/** Cleans a post's words. The quotation is left out where a card carries it. */
export function postPartsOf(content: PostContent): PostParts {
  const parts = partsOf(content);
  return content.mark?.kind === 'retracted'
    ? {
        ...parts,
        lead: '',
        summary: [],
        quote: null,
        hashtags: [],
        outlet: '',
        authors: [],
        topics: [],
        date: null,
        url: null,
        isPaywalled: false,
        also: [],
      }
    : parts;
}

/** Each clean, as many as are read at a glance. */
const namesIn = (names: readonly string[] | undefined, limit: number): readonly string[] =>
  (names ?? [])
    .map(name => shorten(cleanText(name), NAME_LIMIT))
    .filter(name => name !== '')
    .slice(0, limit);

/** What no language is called, or is called by nobody, has the letters of all. */
const localeOf = (language: string): string => {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'und';
  } catch {
    return 'und';
  }
};

function partsOf(content: PostContent): PostParts {
  const date = cleanText(content.date ?? '');
  const isOnCard = content.card !== null && content.card.isPhoto !== true;
  const words = isOnCard ? '' : cleanText(content.quote?.text ?? '');
  return {
    title: cleanText(content.title),
    lead: cleanText(content.lead ?? ''),
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
    authors: namesIn(content.authors, AUTHOR_LIMIT),
    topics: namesIn(content.topics, AUTHOR_LIMIT),
    date:
      date === '' || content.publishedAt === null
        ? null
        : {
            text: date,
            day: cleanText(content.day ?? date),
            time: cleanText(content.time ?? date),
            at: content.publishedAt,
          },
    language: localeOf(content.language),
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
 * hashtags, the second half of the summary by whole sentences from the last, the quotation, the rest of the summary, the
 * lead and the topics. The title and the source stay.
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
  if (left.lead !== '') yield (left = { ...left, lead: '' });
  if (left.topics.length > 0) yield (left = { ...left, topics: [] });
  return left;
}

/** The fullest form of the post that `fits`; null when not even title and source do, and the title must be shortened. */
export function fullestThat(parts: PostParts, fits: (parts: PostParts) => boolean): PostParts | null {
  for (const candidate of lessAndLess(parts)) if (fits(candidate)) return candidate;
  return null;
}

/** The title, struck through where it holds no more. */
export const titleSpanOf = ({ title, mark }: PostParts): TextSpan =>
  mark?.kind === 'retracted' ? { text: title, style: 'strike' } : { text: title };

/** The summary as a reader reads: its first sentence by itself, then the others as one paragraph. */
export function summaryBlocksOf({ summary: [first, ...rest] }: Pick<PostParts, 'summary'>): Block[] {
  return [first, rest.join(' ')].flatMap(text =>
    text === undefined || text === '' ? [] : [paragraph(text)],
  );
}

/** Who else reports it, each with a link where there is one; none where nobody does. */
export const alsoSpansOf = ({ also }: Pick<PostParts, 'also'>, say: Say): readonly TextSpan[] =>
  also.length === 0
    ? []
    : [
        { text: `${say('post-also')} ` },
        ...also.flatMap(({ name, url }, at): TextSpan[] => [
          ...(at === 0 ? [] : [{ text: ', ' }]),
          url === null ? { text: name } : { text: name, href: url },
        ]),
      ];

/** What a mark says. */
const markKeyOf = ({ kind, isOver }: PostMark) => (isOver === true ? 'post-over' : (`post-${kind}` as const));

/** The quiet last line of a copy that was changed, and what a preview says to editors; none in other posts. */
export const markBlocksOf = ({ mark, note }: Pick<PostParts, 'mark' | 'note'>, say: Say): Block[] => [
  ...(mark === null ? [] : [paragraph(...markSpansOf(mark, say))]),
  ...(note === '' ? [] : [paragraph({ text: note, style: 'italic' })]),
];

/** What a copy says of itself, its moment apart where it is known. */
export function markSpansOf(mark: PostMark, say: Say): readonly TextSpan[] {
  const { time, at } = mark;
  const said = say(markKeyOf(mark), { time });
  const from = said.indexOf(time);
  if (at === undefined || time === '' || from < 0) return [{ text: said, style: 'italic' }];
  const spans: readonly TextSpan[] = [
    { text: said.slice(0, from), style: 'italic' },
    { text: time, style: 'italic', moment: at },
    { text: said.slice(from + time.length), style: 'italic' },
  ];
  return spans.filter(({ text }) => text !== '');
}
