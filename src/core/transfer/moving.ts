/** One table on both sides, as they were read after the move. */
export interface MovedTable {
  readonly table: string;
  readonly from: TableSum;
  readonly to: TableSum;
}

export interface TableSum {
  readonly rows: number;
  /** SHA-256 over all rows in the order of their keys, hexadecimal. */
  readonly hash: string;
}

/** `differs`: what was read at the end is not the same on both sides. `copied`: rows of this run; a former one may have copied more. */
export interface MoveResult {
  readonly kind: 'moved' | 'differs';
  readonly from: string;
  readonly to: string;
  readonly copied: number;
  readonly tables: readonly MovedTable[];
}

/** How far a long work has come, in rows. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The table at hand. */
  readonly at: string;
}

export const isSame = ({ from, to }: MovedTable): boolean => from.rows === to.rows && from.hash === to.hash;
