import type { Article } from '../core/article.ts';
import type { Reporter } from '../core/post.ts';
import { siteOf } from '../format/clean-text.ts';

type Published = Pick<Article, 'outlet' | 'url'>;

/** So many are named; a post that said more would not be about its news any more. */
const NAMED = 5;

/** Who reports what an article tells beside its own publisher: each once, in the given order, where its name is known. */
export function reportersOf(article: Published, others: readonly Published[]): readonly Reporter[] {
  const seen = new Set([article.outlet?.toLowerCase(), siteOf(article.url)]);
  const named = others.flatMap(({ outlet, url }) => {
    const name = outlet ?? siteOf(url);
    return name === null ? [] : [{ name, url }];
  });
  return named
    .filter(({ name, url }) => {
      const site = siteOf(url);
      const isKnown = seen.has(name.toLowerCase()) || (site !== null && seen.has(site));
      seen.add(name.toLowerCase()).add(site);
      return !isKnown;
    })
    .slice(0, NAMED);
}
