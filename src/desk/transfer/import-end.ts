import type { LineType, LineMark } from './transfer-lines.ts';

/** Whether all that was exported is in the file. */
export type ImportEnd =
  | { readonly kind: 'whole' }
  /** So many lines that were written are not there. */
  | { readonly kind: 'lacks'; readonly articles: number; readonly subscriptions: number }
  /** It ends before its end. */
  | { readonly kind: 'cut' }
  /** An export by a version that wrote no marks, or something else: nobody can tell. */
  | { readonly kind: 'unmarked' };

/**
 * Counts the lines of a file against what its marks say: a file that was cut between two lines has nothing that could not be
 * read. Several exports may follow each other in a file.
 */
export function createImportEnd() {
  let isOpen = false;
  let isMarked = false;
  let isCut = false;
  const seen = { article: 0, subscription: 0 };
  const lacking = { article: 0, subscription: 0 };
  return {
    line(type: LineType): void {
      seen[type]++;
    },
    mark(mark: LineMark): void {
      if (mark.kind === 'begin') {
        isCut ||= isOpen;
        [isOpen, isMarked] = [true, true];
      } else {
        for (const type of ['article', 'subscription'] as const)
          lacking[type] += Math.max(0, mark.counts[type] - seen[type]);
        isOpen = false;
      }
      [seen.article, seen.subscription] = [0, 0];
    },
    end(): ImportEnd {
      if (!isMarked) return { kind: 'unmarked' };
      if (isOpen || isCut) return { kind: 'cut' };
      if (lacking.article + lacking.subscription === 0) return { kind: 'whole' };
      return { kind: 'lacks', articles: lacking.article, subscriptions: lacking.subscription };
    },
  };
}
