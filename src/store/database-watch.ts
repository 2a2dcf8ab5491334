import type { StoreDownError } from '../core/ports/store-down-error.ts';

/** Is told how the database does: at each failure that is not a statement's own, and at each write that succeeded. */
export interface DatabaseWatch {
  readonly failed: (error: StoreDownError) => void;
  readonly written: () => void;
}
