import type { Article } from '../core/article.ts';
import type { ArticleStore } from '../core/ports/store.ts';

export type FoundArticle =
  | { readonly kind: 'one'; readonly article: Article }
  /** Several fit equally well: the person chooses, we do not guess. */
  | { readonly kind: 'several'; readonly articles: readonly Article[] }
  | { readonly kind: 'none' };

const SHOWN = 5;

/**
 * Finds the article a person means by its id or a few words of its title. Words that are all in one title only mean that
 * one, and a title said in full means itself; otherwise everything that fits is offered.
 */
export async function findArticle(
  articles: Pick<ArticleStore, 'search'>,
  words: string,
): Promise<FoundArticle> {
  const found = await articles.search(words, SHOWN * 2);
  const [first] = found;
  if (first === undefined) return { kind: 'none' };
  if (found.length === 1 || first.id === words.trim()) return { kind: 'one', article: first };
  const wanted = fold(words).split(' ').filter(Boolean);
  const byTitle = found.filter(article => {
    const title = fold(article.title);
    return wanted.every(word => title.includes(word));
  });
  const exact = byTitle.filter(article => fold(article.title) === wanted.join(' '));
  const [only, ...others] = exact.length > 0 ? exact : byTitle;
  if (only !== undefined && others.length === 0) return { kind: 'one', article: only };
  return { kind: 'several', articles: (byTitle.length > 0 ? byTitle : found).slice(0, SHOWN) };
}

/** Words as they are compared: without marks and case. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
