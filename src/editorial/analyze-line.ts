import { z } from 'zod';
import type { Analysis } from '../core/article.ts';
import { analyze } from './analyze.ts';
import { chooseCard } from './quotes/card.ts';
import { summarize, type SummaryBudget } from './summary/summarize.ts';

/** Turns a page into title and text. */
export type ReadHtml = (
  html: string,
  url: string | null,
) => { readonly title: string | null; readonly text: string };

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
  let id: unknown = null;
  try {
    const data: unknown = JSON.parse(line);
    if (typeof data === 'object' && data !== null && 'id' in data) id = data.id;
    const parsed = lineSchema.safeParse(data);
    if (!parsed.success) return JSON.stringify({ id, error: z.prettifyError(parsed.error) });
    const { text, html, title, url, language = null } = parsed.data;
    if (text !== undefined) {
      const analysis = analyze({ text, language, ...(title === undefined ? {} : { title }) });
      return JSON.stringify(analysisJson(parsed.data.id, analysis, options));
    }
    const page = options.readHtml?.(html ?? '', url ?? null);
    if (page === undefined) return JSON.stringify({ id, error: 'html is not read here; give text' });
    const given = { text: page.text, title: title ?? page.title, language };
    return JSON.stringify(analysisJson(parsed.data.id, analyze(given, { offsets: 'body' }), options));
  } catch (error) {
    return JSON.stringify({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

/** The object that scripts rely on. */
export function analysisJson(id: string | number, analysis: Analysis, options: AnalyzeOptions) {
  const { title, lead, body, language, dropped, keywords, outlet } = analysis;
  return {
    id,
    title,
    lead,
    body,
    language,
    dropped,
    summary: summarize(analysis, options.summary).map(sentence => sentence.text),
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
    outlet,
  };
}
