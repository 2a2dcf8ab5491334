import type { Article } from '../core/article.ts';

/** What became of something that an editor sent. `message`: what is wrong, with the remedy. */
export type TakenIn =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'wrong'; readonly message: string };

/**
 * Makes an article of an address, which is fetched through the guarded door, or of the text itself, its title on the first
 * line. The same again is the same article. Does not throw for anything an editor can get wrong.
 */
export type TakeIn = (words: string) => Promise<TakenIn>;
