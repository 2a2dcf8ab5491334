import type { Article } from '../../core/article.ts';
import type { Block, TextSpan } from '../../core/rich-text.ts';

/** One line an article: its title (linked where it has an address) and its outlet. */
export function articlesList(
  articles: readonly Article[],
  options: { readonly ids: boolean },
): Block & { readonly kind: 'list' } {
  return {
    kind: 'list',
    items: articles.map((article): readonly TextSpan[] => [
      { text: article.title, style: 'bold', ...(article.url === null ? {} : { href: article.url }) },
      ...(article.outlet === null ? [] : [{ text: ` (${article.outlet})` }]),
      ...(options.ids ? [{ text: ' ' }, { text: article.id, style: 'code' as const }] : []),
    ]),
  };
}
