import type { Article } from '../core/article.ts';
import type { Detail } from '../core/reasons/reason.ts';

/** What an editor sends: an address, which is fetched through the guarded door; the text itself, its title on the first line; or a file. */
export type Given =
  | { readonly kind: 'words'; readonly words: string }
  | {
      readonly kind: 'file';
      /** With its ending, which says how it is read. */
      readonly name: string;
      /** In bytes; null when nobody says. */
      readonly size: number | null;
      /** Throws `Error` when it cannot be had, or is larger than `limit` bytes. */
      readonly read: (limit: number) => Promise<Uint8Array>;
    };

/**
 * What became of it. `wrong`: it cannot be read, `why` with the remedy. `no-text-file`, `too-large`: it is not
 * even fetched.
 */
export type TakenIn =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'wrong'; readonly why: Detail }
  | { readonly kind: 'no-text-file'; readonly endings: readonly string[] }
  | { readonly kind: 'too-large'; readonly limitMb: number };

/** Makes an article of it. The same again is the same article. Does not throw for anything an editor can get wrong. */
export type TakeIn = (given: Given) => Promise<TakenIn>;
