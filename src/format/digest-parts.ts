import type { DigestContent, DigestLine } from '../core/post.ts';
import { paragraph, type RichText } from '../core/rich-text.ts';
import type { Template } from '../core/template/template.ts';
import type { Say } from '../core/words.ts';
import { cleanText, shorten, webAddress } from './clean-text.ts';
import { markBlocksOf, postPartsOf, type PostParts } from './post-parts.ts';
import { builtIn } from './template/built-in.ts';
import { fillTemplate } from './template/fill-template.ts';

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

/** The same digest with less and less in it: leads and sentences fall away from the last, then whole lines but for the first. */
function* lessAndLess(parts: DigestParts): Generator<DigestParts> {
  let left = parts;
  yield left;
  for (let at = parts.lines.length - 1; at >= 0; at--) {
    const line = left.lines[at];
    if (line === undefined || (line.sentence === null && !line.about?.lead)) continue;
    left = { ...left, lines: left.lines.map((one, i) => (i === at ? titleOf(one) : one)) };
    yield left;
  }
  while (left.lines.length > 1) yield (left = { ...left, lines: left.lines.slice(0, -1) });
}

const titleOf = (line: DigestLine): DigestLine => ({
  ...line,
  sentence: null,
  ...(line.about === undefined ? {} : { about: { ...line.about, lead: null } }),
});

/** What each story is where the config has no template of its own for it. */
const DIGEST_LINE = builtIn('**[{title}]({url})**[[ — {summary}]][[ ({outlet})]]');

/**
 * The digest in its fullest form that `fits`. A template of the config that leaves no room for a single story gives way to the
 * built-in one, and of that the barest form stands, whether it fits or not.
 */
export function fittedDigest(
  parts: DigestParts,
  how: {
    readonly line: Template | null | undefined;
    readonly draw: (parts: DigestParts, line: Template) => RichText;
    readonly fits: (text: RichText) => boolean;
  },
): RichText {
  let barest: RichText = [];
  for (const line of how.line == null ? [DIGEST_LINE] : [how.line, DIGEST_LINE])
    for (const candidate of lessAndLess(parts)) {
      barest = how.draw(candidate, line);
      if (how.fits(barest)) return barest;
    }
  return barest;
}

/** The stories, each by its template; and quiet last lines where it was changed, and for editors. */
export function digestBlocks(
  { lines, mark, note }: DigestParts,
  { line: template, say }: { readonly line: Template; readonly say: Say },
): RichText {
  return [
    ...lines.flatMap(line =>
      line.isRetracted
        ? [paragraph({ text: line.title, style: 'strike' })]
        : fillTemplate(template, partsOf(line), say),
    ),
    ...markBlocksOf({ mark, note }, say),
  ];
}

const partsOf = ({ title, sentence, outlet, url, about }: DigestLine): PostParts =>
  postPartsOf({
    title,
    summary: sentence === null ? [] : [sentence],
    quote: null,
    outlet,
    url,
    hashtags: [],
    publishedAt: null,
    language: 'und',
    brand: '',
    card: null,
    ...about,
  });
