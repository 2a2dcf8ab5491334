import type { LinePlace } from './transfer-lines.ts';

/** Whether all that was exported is in the file. */
export type ImportEnd =
  | { readonly kind: 'whole' }
  /** So many lines that were written are not there. */
  | { readonly kind: 'lacks'; readonly lines: number }
  /** It ends before its last line. */
  | { readonly kind: 'cut' }
  /** No line says where it stood: an export of an older version, or something else. Nobody can tell. */
  | { readonly kind: 'unmarked' };

/**
 * Follows the lines of a file by what they say of their place: a file that was cut between two lines has nothing that could not be
 * read. Several exports may follow each other in a file.
 */
export function createImportEnd() {
  let isMarked = false;
  let isOpen = false;
  let isCut = false;
  let count = 0;
  let lacking = 0;
  let next = 1;
  return {
    /** A line that is not empty; null: it does not say where it stood. */
    line(place: LinePlace | null): void {
      count++;
      if (place === null) {
        if (isOpen) next++;
        return;
      }
      isMarked = true;
      // another export begins
      if (place.line < next) {
        isCut ||= isOpen;
        next = 1;
      }
      lacking += place.line - next;
      isOpen = !place.last;
      next = place.last ? 1 : place.line + 1;
    },
    end(): ImportEnd {
      if (!isMarked) return count === 0 ? { kind: 'whole' } : { kind: 'unmarked' };
      if (isOpen || isCut) return { kind: 'cut' };
      return lacking === 0 ? { kind: 'whole' } : { kind: 'lacks', lines: lacking };
    },
  };
}
