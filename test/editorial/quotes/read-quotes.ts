import type { Quote } from '../../../src/core/article.ts';
import { findQuotes } from '../../../src/editorial/find-quotes.ts';

/** Quotations of a text whose every line that is not blank is a paragraph. */
export function readQuotes(text: string, language: string, title: string | null = null): readonly Quote[] {
  const paragraphs: { start: number; end: number }[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') paragraphs.push({ start: at, end: at + line.length });
    at += line.length + 1;
  }
  return findQuotes({ text, title, paragraphs, language });
}

/** "text → speaker" for each quotation, with the role in brackets when there is one and no name. */
export const said = (text: string, language: string, title: string | null = null): readonly string[] =>
  readQuotes(text, language, title).map(
    quote => `${quote.text} → ${quote.speaker ?? (quote.role === null ? '?' : `(${quote.role})`)}`,
  );
