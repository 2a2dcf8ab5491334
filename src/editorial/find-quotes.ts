import type { Quote, Span } from '../core/article.ts';
import { lexiconOf } from './quotes/languages.ts';
import { pairMarks } from './quotes/marks.ts';
import { readDocument } from './quotes/model.ts';
import { settleSpeakers } from './quotes/speakers.ts';

/** A cleaned article as quotations are sought in it; spans and quotes point into `text`. */
export interface QuoteDocument {
  readonly text: string;
  /** May hold names in full that the body only gives by surname; nothing is quoted from it. */
  readonly title: string | null;
  /** The kept lines, lead and body, in the order of the text. */
  readonly paragraphs: readonly Span[];
  /** ISO 639-1; "und" when it cannot be told. */
  readonly language: string;
}

/**
 * Finds the quotations of an article: in order of `start`, not overlapping, each `text.slice(start, end)`. What is marked
 * but is no speech (titles, nicknames, single terms) is left out; a speaker that is not sure is null.
 */
export function findQuotes(document: QuoteDocument): readonly Quote[] {
  const { text, paragraphs } = document;
  const marked = pairMarks(text, paragraphs);
  const lexicon = lexiconOf(document.language);
  const speakers = lexicon === null ? [] : settleSpeakers(readDocument(document, marked, lexicon));
  return marked
    .map(({ start, end }, i) => ({
      text: text.slice(start, end),
      start,
      end,
      speaker: speakers[i]?.name ?? null,
      role: speakers[i]?.role ?? null,
      cue: speakers[i]?.cue ?? null,
      reason: speakers[i]?.reason ?? null,
      worth: end - start >= 40 && end - start <= 280 ? 1 : 0,
    }))
    .filter(quote => (quote.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 4);
}
