import type { Span } from '../../core/article.ts';
import type { Lexicon } from './lexicon.ts';
import type { MarkedSpan } from './marks.ts';
import type { Mention, Reading } from './reading.ts';
import { readMentions } from './mentions.ts';
import { gatherLore } from './names.ts';
import type { People } from './people.ts';
import { gatherPeople } from './people.ts';
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
}

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
    tokenize(text, { span, index, marked: byParagraph.get(index) ?? [] }, lexicon.verbs),
  );
  const lore = gatherLore(lexicon, paragraphs);
  const sentences: SentenceModel[] = [];
  const places: { sentence: number; at: number }[] = [];
  const all: Mention[] = [];
  for (const paragraph of paragraphs)
    for (const span of paragraph.sentences) {
      const index = sentences.length;
      const reading: Reading = { text, lexicon, lore, paragraph, sentence: span, sentenceIndex: index };
      const mentions = readMentions(reading);
      all.push(...mentions);
      sentences.push({ paragraph, span, index, mentions });
      for (let at = span.start; at < span.end; at++) {
        const quote = paragraph.tokens[at]?.quote ?? -1;
        if (quote >= 0) places[quote] = { sentence: index, at };
      }
    }
  return { text, lexicon, marked, sentences, places, people: gatherPeople(text, lexicon, all) };
}
