import type { Quote, Span } from '../core/article.ts';
import { findDashSpeech } from './quotes/dashes.ts';
import { splitInsertions } from './quotes/insertions.ts';
import { lexiconOf } from './quotes/languages/registry.ts';
import type { Lexicon } from './quotes/languages/language.ts';
import type { MarkedSpan } from './quotes/marks.ts';
import { pairMarks } from './quotes/marks.ts';
import type { DocumentModel } from './quotes/model.ts';
import { readDocument } from './quotes/model.ts';
import { settleSpeakers } from './quotes/attribution/speakers.ts';
import { isSpeech } from './quotes/speech.ts';
import { worthOf } from './quotes/worth.ts';
import { SENTENCE_END } from './text/sentence-end.ts';

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
  const { text } = document;
  const lexicon = lexiconOf(document.language);
  const { marked, model } = readSpeech(document, lexicon);
  const speakers = model === null ? [] : settleSpeakers(model);
  const heard = new Set<string>();
  const [first] = document.paragraphs;
  const headline = document.title ?? text.slice(first?.start ?? 0, Math.min(first?.end ?? 0, HEADLINE));
  return marked.map((span, place) => {
    const { name, sure, role, cue, reason, confidence } = speakers[place] ?? UNSPOKEN;
    const end = endWithoutComma(text, span);
    const quote = { text: text.slice(span.start, end), speaker: sure ? name : null, role };
    const broken = model?.insertions.has(place) === true;
    const { speaker } = quote;
    const of = {
      open: span.open,
      explicit: cue !== null,
      again: speaker !== null && heard.has(speaker),
      inTitle: speaker !== null && headline.includes(surnameOf(speaker)),
      early: span.paragraph < 2,
    };
    if (speaker !== null) heard.add(speaker);
    // its mark is missing, and so is the rest of its sentence, which may turn it round
    const isCut = span.open && !SENTENCE_END.test(text.slice(span.start, span.end).trimEnd());
    const worth = broken || isCut ? 0 : worthOf({ ...quote, ...of }, lexicon);
    const guess = sure ? null : name;
    return { ...quote, start: span.start, end, cue, confidence, guess, reason, worth };
  });
}

/** Where there is no title, so much of the first paragraph tells what it is about. */
const HEADLINE = 120;

const surnameOf = (name: string): string => name.split(' ').at(-1) ?? name;

const UNSPOKEN = { name: null, sure: false, role: null, cue: null, reason: null, confidence: 0 };

/** The marked spans that are speech, and the article as the rules of attribution look at it; null without speech or words. */
export function readSpeech(
  document: QuoteDocument,
  lexicon: Lexicon | null = lexiconOf(document.language),
): { readonly marked: readonly MarkedSpan[]; readonly model: DocumentModel | null } {
  const marked = markSpeech(document, lexicon);
  const model = marked.length === 0 || lexicon === null ? null : readDocument(document, marked, lexicon);
  return { marked, model };
}

/** "…," said she: the comma inside the marks belongs to the sentence around them, not to what was said. */
function endWithoutComma(text: string, span: Span): number {
  let end = span.end;
  while (end > span.start + 1 && /[,\s]/u.test(text[end - 1] ?? '')) end--;
  return end;
}

/** The marked spans that are speech, in order. Without words of the language, all that are longer than a term or a title. */
function markSpeech({ text, paragraphs }: QuoteDocument, lexicon: Lexicon | null): readonly MarkedSpan[] {
  const paired = pairMarks(text, paragraphs);
  if (lexicon === null) return paired.filter(span => countWords(text, span) >= LEAST_WORDS);
  const quoted = new Set(paired.filter(span => span.style === 'double').map(span => span.paragraph));
  const dashed = findDashSpeech(text, { paragraphs, quoted }, lexicon);
  const inDashes = new Set(dashed.map(span => span.paragraph));
  const split = splitInsertions(text, paired, lexicon).filter(span => !inDashes.has(span.paragraph));
  return [...split, ...dashed]
    .sort((a, b) => a.start - b.start)
    .filter(span => {
      const paragraph = paragraphs[span.paragraph];
      return paragraph !== undefined && isSpeech(text, span, { paragraph, lexicon });
    });
}

const countWords = (text: string, span: Span): number =>
  text.slice(span.start, span.end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
