import type { ArticleId } from '../core/ids.ts';

/** What a link that opens the bot hands over, so that it answers with all quotations of an article. */
export const quotesLink = (article: ArticleId): string => `q-${article}`;

const FORM = /^q-([0-9a-z]{20})$/;

/** The article of such a link; null for any other. */
export const readQuotesLink = (link: string): ArticleId | null =>
  (FORM.exec(link)?.[1] as ArticleId | undefined) ?? null;
