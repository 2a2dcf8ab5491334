import { z } from 'zod';
import type { Analysis } from '../core/article.ts';
import type { Instant } from '../core/time.ts';
import { analyze } from './analyze.ts';
import { chooseCard } from './quotes/card.ts';
import { onOneLine } from './text/unwrap.ts';
import { summarize, type SummaryBudget } from './summary/summarize.ts';

/** What is known of an article beside its words; null or empty where nothing is. */
export interface ArticleFacts {
  readonly url: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly published: Instant | null;
  readonly image: string | null;
  readonly topics: readonly string[];
  readonly paywalled: boolean;
}

export const NOTHING_KNOWN: ArticleFacts = {
  url: null,
  outlet: null,
  authors: [],
  published: null,
  image: null,
  topics: [],
  paywalled: false,
};

/** Turns a page into its article: the text is the article and nothing else, a paragraph a line. */
export type ReadHtml = (
  html: string,
  url: string | null,
) => ArticleFacts & {
  readonly title: string | null;
  readonly text: string;
  readonly language: string | null;
};

export interface AnalyzeOptions {
  readonly summary: SummaryBudget;
  /** Adds to each quote the rule that named its speaker. */
  readonly explain?: boolean;
  /** Turns a page into title and text; without it a line that holds `html` is answered with an error. */
  readonly readHtml?: ReadHtml;
}

const lineSchema = z
  .object({
    id: z.union([z.string(), z.number()]),
    text: z.string().optional(),
    html: z.string().optional(),
    title: z.string().nullable().optional(),
    url: z.string().nullable().optional(),
    language: z.string().nullable().optional(),
  })
  .refine(line => (line.text === undefined) !== (line.html === undefined), 'give either text or html');

/** One line of `analyze --jsonl`: JSON in, JSON out. Never throws: a bad line is answered by `{"id","error"}`. */
export function analyzeLine(line: string, options: AnalyzeOptions): string {
  let given: unknown = null;
  try {
    const data: unknown = JSON.parse(line);
    if (typeof data === 'object' && data !== null && 'id' in data) given = data.id;
    const parsed = lineSchema.safeParse(data);
    if (!parsed.success) return JSON.stringify({ id: given, error: z.prettifyError(parsed.error) });
    const { id, text, html, title, url, language = null } = parsed.data;
    if (text !== undefined) {
      const analysis = analyze({ text, language, ...(title === undefined ? {} : { title }) });
      const facts = { ...NOTHING_KNOWN, url: url ?? null };
      return JSON.stringify(analysisJson({ id, analysis, facts }, options));
    }
    const page = options.readHtml?.(html ?? '', url ?? null);
    if (page === undefined) return JSON.stringify({ id, error: 'html is not read here; give text' });
    const input = { text: page.text, title: title ?? page.title, language: language ?? page.language };
    const analysis = analyze(input, { offsets: 'body', isExtracted: true });
    return JSON.stringify(analysisJson({ id, analysis, facts: page }, options));
  } catch (error) {
    return JSON.stringify({ id: given, error: error instanceof Error ? error.message : String(error) });
  }
}

/** An article, read and analysed. */
export interface AnalyzedArticle {
  readonly id: string | number;
  readonly analysis: Analysis;
  readonly facts: ArticleFacts;
}

/** The object that scripts rely on. */
export function analysisJson({ id, analysis, facts }: AnalyzedArticle, options: AnalyzeOptions) {
  const { title, lead, body, language, dropped, keywords } = analysis;
  return {
    id,
    title,
    lead,
    body,
    language,
    dropped,
    summary: summarize(analysis, options.summary).map(({ text }) => onOneLine(text)),
    keywords,
    quotes: analysis.quotes.map(({ text, start, end, speaker, role, cue, reason, ...quote }) => ({
      text,
      start,
      end,
      speaker,
      role,
      cue,
      confidence: Math.round((quote.confidence ?? 0) * 1000) / 1000,
      guess: quote.guess ?? null,
      ...(options.explain === true ? { reason } : {}),
    })),
    card: chooseCard(analysis.quotes),
    url: facts.url,
    outlet: facts.outlet ?? analysis.outlet,
    authors: facts.authors,
    published: facts.published === null ? null : new Date(facts.published).toISOString(),
    image: facts.image,
    topics: facts.topics,
    paywalled: facts.paywalled,
  };
}
