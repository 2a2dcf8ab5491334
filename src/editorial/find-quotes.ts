import type { Quote, Span } from '../core/article.ts';
import { splitInsertions } from './quotes/insertions.ts';
import { lexiconOf } from './quotes/languages.ts';
import { pairMarks } from './quotes/marks.ts';
import { readDocument } from './quotes/model.ts';
import { settleSpeakers } from './quotes/speakers.ts';
import { isSpeech } from './quotes/speech.ts';

/** Where we have no words of a language, shorter marked spans are left out: they are terms and titles. */
const LEAST_WORDS = 4;

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
  const lexicon = lexiconOf(document.language);
  const paired = pairMarks(text, paragraphs);
  const marked =
    lexicon === null
      ? paired.filter(span => countWords(text, span) >= LEAST_WORDS)
      : splitInsertions(text, paired, lexicon).filter(span => {
          const paragraph = paragraphs[span.paragraph];
          return paragraph !== undefined && isSpeech(text, span, { paragraph, lexicon });
        });
  const speakers = lexicon === null ? [] : settleSpeakers(readDocument(document, marked, lexicon));
  return marked.map(({ start, end }, i) => ({
    text: text.slice(start, end),
    start,
    end,
    speaker: speakers[i]?.name ?? null,
    role: speakers[i]?.role ?? null,
    cue: speakers[i]?.cue ?? null,
    reason: speakers[i]?.reason ?? null,
    worth: end - start >= 40 && end - start <= 280 ? 1 : 0,
  }));
}

const countWords = (text: string, span: Span): number =>
  text.slice(span.start, span.end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
