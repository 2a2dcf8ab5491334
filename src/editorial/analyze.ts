import type { Analysis, Span } from '../core/article.ts';
import { clean, type Cleaned } from './clean/clean.ts';
import { findQuotes } from './find-quotes.ts';
import { findKeywords } from './keywords/find-keywords.ts';
import { detectLanguage } from './language/detect-language.ts';
import { primaryLanguageOf } from './language/primary-language.ts';
import { findOutlet } from './find-outlet.ts';
import { findAsides } from './summary/asides.ts';
import { rankSentences } from './summary/rank-sentences.ts';
import { segment, trimmed } from './text/segment.ts';
import { unwrap } from './text/unwrap.ts';

export interface AnalyzeInput {
  readonly text: string;
  /** Absent: the first line of the text; null: the text has none; a string: given. */
  readonly title?: string | null;
  readonly lead?: string | null;
  /** A BCP 47 tag when it is known ("it", "it-IT"); told from the text otherwise. */
  readonly language?: string | null;
}

export interface AnalyzeSettings {
  /** text: offsets point into the text; body: into the body joined by newlines (for texts that came from HTML). */
  readonly offsets?: 'text' | 'body';
  /** Whether the text is the article and nothing else, a paragraph a line: then nothing is dropped. Default: no. */
  readonly isExtracted?: boolean;
  /** Whether its writer marked the text up: then only lines are dropped that say by their words that they are none of it. Default: no. */
  readonly isMarkedUp?: boolean;
}

/** What the editorial core makes of a text. Pure, linear in its length, takes any text, never throws. */
export function analyze(input: AnalyzeInput, settings: AnalyzeSettings = {}): Analysis {
  if (settings.isExtracted === true) return read(input, asItStands(input), settings);
  const unwrapped = { ...input, text: unwrap(input.text) };
  const analysis = read(unwrapped, clean({ ...unwrapped, isMarkedUp: settings.isMarkedUp }), settings);
  if (unwrapped.text === input.text || settings.offsets === 'body') return analysis;
  // verbatim means with the line ends, too
  const verbatim = <Part extends Span>(part: Part) => ({
    ...part,
    text: input.text.slice(part.start, part.end),
  });
  return {
    ...analysis,
    quotes: analysis.quotes.map(verbatim),
    sentences: analysis.sentences.map(verbatim),
  };
}

function read(input: AnalyzeInput, cleaned: Cleaned, settings: AnalyzeSettings): Analysis {
  if (settings.offsets !== 'body') return describe(input, cleaned);
  const body = cleaned.body.map(({ start, end }) => input.text.slice(start, end));
  const lead =
    cleaned.lead === null ? (input.lead ?? null) : input.text.slice(cleaned.lead.start, cleaned.lead.end);
  let at = 0;
  const spans = body.map(paragraph => {
    const start = at;
    at += paragraph.length + 1;
    return { start, end: start + paragraph.length };
  });
  const based = { ...input, text: body.join('\n'), lead };
  return describe(based, { ...cleaned, lead: null, body: spans });
}

/** Every line is a paragraph of the article. */
function asItStands({ text, title = null }: AnalyzeInput): Cleaned {
  const lines = [...text.matchAll(/[^\n\r\u2028\u2029]+/gu)].map(({ 0: words, index: start }) =>
    trimmed(text, { start, end: start + words.length }),
  );
  return { title, lead: null, body: lines.filter(({ start, end }) => end > start), dropped: [] };
}

function describe(input: AnalyzeInput, cleaned: Cleaned): Analysis {
  const { text } = input;
  const { title, dropped } = cleaned;
  const paragraphs: readonly Span[] = cleaned.lead === null ? cleaned.body : [cleaned.lead, ...cleaned.body];
  const wordsAt = ({ start, end }: Span) => text.slice(start, end);
  const body = cleaned.body.map(wordsAt);
  const lead = cleaned.lead === null ? (input.lead ?? null) : wordsAt(cleaned.lead);
  const language =
    (input.language == null ? null : primaryLanguageOf(input.language)) ??
    detectLanguage([title ?? '', lead ?? '', ...body].join('\n'));
  const quotes = findQuotes({ text, title, paragraphs, language });
  const isAside = findAsides(paragraphs.map(wordsAt));
  const spansOf = (some: readonly Span[]) => some.flatMap(paragraph => segment(text, paragraph, language));
  const told = spansOf(paragraphs.filter((_, at) => isAside[at] !== true));
  const spans = told.length > 0 ? told : spansOf(paragraphs);
  return {
    title,
    lead,
    body,
    language,
    dropped,
    sentences: rankSentences(text, spans, { language, title, quotes }),
    quotes,
    keywords: findKeywords({
      title,
      lead,
      body,
      language,
      people: quotes.flatMap(({ speaker }) => speaker ?? []),
    }),
    outlet: findOutlet([lead ?? '', ...body]),
  };
}
