import type { Span } from '../../core/article.ts';
import type { Lexicon } from './languages/language.ts';
import { findInsertion } from './insertions.ts';
import type { MarkedSpan } from './marks.ts';
import type { Mention, Reading } from './mentions/reading.ts';
import { readMentions } from './mentions/mentions.ts';
import { gatherLore } from './mentions/names/names.ts';
import type { People } from './mentions/people.ts';
import { gatherPeople } from './mentions/people.ts';
import type { TokenParagraph } from './tokens.ts';
import { tokenize } from './tokens.ts';

/** A sentence with all that was read in it. */
export interface SentenceModel {
  readonly paragraph: TokenParagraph;
  readonly span: Span;
  readonly index: number;
  readonly mentions: readonly Mention[];
}

/** An article read once from end to end: everything the rules of attribution look at. */
export interface DocumentModel {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly marked: readonly MarkedSpan[];
  readonly sentences: readonly SentenceModel[];
  /** Where each marked span stands: index of its sentence and token position in the paragraph. */
  readonly places: readonly { readonly sentence: number; readonly at: number }[];
  readonly people: People;
  /** The reporting clause inside a marked span that holds one between commas: "« A, jure Hagari, mais B »". */
  readonly insertions: ReadonlyMap<number, SentenceModel>;
  /** What the title names. */
  readonly titleMentions: readonly Mention[];
}

/** English headlines write most words with a capital, and then no capital names anybody. */
const isHeadlineCase = (title: string): boolean => {
  const long = title.match(/\p{L}{4,}/gu) ?? [];
  return long.filter(word => !word.startsWith(word.charAt(0).toLowerCase())).length > 0.6 * long.length;
};

/** The title as a paragraph of its own text; null when there is none, or none that tells names from words. */
function readTitle(
  title: string | null,
  lexicon: Lexicon,
): { text: string; paragraph: TokenParagraph } | null {
  if (title === null || (lexicon.headlineCapitals && isHeadlineCase(title))) return null;
  const span = { start: 0, end: Math.min(title.length, LONGEST_TITLE) };
  return { text: title, paragraph: tokenize(title, { span, index: -1, marked: [] }, lexicon.kinds) };
}

/** A longer title, in UTF-16 units, is no title. */
const LONGEST_TITLE = 400;

/** Reads the article; `title` only lends names. Linear in the text. */
export function readDocument(
  source: { readonly text: string; readonly title: string | null; readonly paragraphs: readonly Span[] },
  marked: readonly MarkedSpan[],
  lexicon: Lexicon,
): DocumentModel {
  const { text } = source;
  const byParagraph = new Map<number, (readonly [number, MarkedSpan])[]>();
  for (const [i, span] of marked.entries()) {
    const list = byParagraph.get(span.paragraph);
    if (list === undefined) byParagraph.set(span.paragraph, [[i, span]]);
    else list.push([i, span]);
  }
  const paragraphs = source.paragraphs.map((span, index) =>
    tokenize(text, { span, index, marked: byParagraph.get(index) ?? [] }, lexicon.kinds),
  );
  const title = readTitle(source.title, lexicon);
  const lore = gatherLore(lexicon, title === null ? paragraphs : [...paragraphs, title.paragraph]);
  const sentences: SentenceModel[] = [];
  const places: { sentence: number; at: number }[] = [];
  const all: Mention[] = [];
  for (const paragraph of paragraphs)
    for (const span of paragraph.sentences) {
      const index = sentences.length;
      const reading: Reading = { text, lexicon, lore, paragraph, sentence: span, sentenceIndex: index };
      const mentions = readMentions(reading);
      for (const mention of mentions) all.push(mention);
      sentences.push({ paragraph, span, index, mentions });
      for (let at = span.start; at < span.end; at++) {
        const quote = paragraph.tokens[at]?.quote ?? -1;
        if (quote >= 0) places[quote] = { sentence: index, at };
      }
    }
  const insertions = new Map<number, SentenceModel>();
  for (const [quote, span] of marked.entries()) {
    const clause = findInsertion(text, span, lexicon);
    if (clause === null) continue;
    const index = places[quote]?.sentence ?? 0;
    const paragraph = tokenize(text, { span: clause, index: span.paragraph, marked: [] }, lexicon.kinds);
    const whole = { start: 0, end: paragraph.tokens.length };
    const mentions = readMentions({ text, lexicon, lore, paragraph, sentence: whole, sentenceIndex: index });
    for (const mention of mentions) all.push(mention);
    insertions.set(quote, { paragraph, span: whole, index, mentions });
  }
  const titleMentions = (title?.paragraph.sentences ?? []).flatMap(span =>
    title === null ? [] : readMentions({ ...title, lexicon, lore, sentence: span, sentenceIndex: -1 }),
  );
  const people = gatherPeople(lexicon, [...all, ...titleMentions]);
  return { text, lexicon, marked, sentences, places, people, insertions, titleMentions };
}
