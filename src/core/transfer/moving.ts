/** Why a newsroom is not moved, by code, with the names of what each is told with; a locale says it as `move-refused-<code>`. */
export const moveRefusalParams = {
  /** `option`: the one that holds no address. */
  address: ['option'],
  missing: ['place'],
  /** `detail` in the words of whatever failed. */
  unopened: ['place', 'detail'],
  same: ['place'],
  runs: ['place'],
  /** The place to move from holds a part of a newsroom. */
  unfinished: ['place'],
  filled: ['place', 'table', 'count'],
  /** It holds the beginning of a move, and not of this one. */
  other: ['place', 'table'],
  row: ['place', 'table', 'row', 'detail'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MoveRefusalCode = keyof typeof moveRefusalParams;
export const moveRefusalCodes = Object.keys(moveRefusalParams) as readonly MoveRefusalCode[];

export interface MoveRefusal {
  readonly code: MoveRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

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
export type MoveResult =
  | {
      readonly kind: 'moved' | 'differs';
      readonly from: string;
      readonly to: string;
      readonly copied: number;
      readonly tables: readonly MovedTable[];
    }
  | { readonly kind: 'refused'; readonly refusal: MoveRefusal };

/** How far a long work has come, in rows. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The table at hand. */
  readonly at: string;
}

export const isSame = ({ from, to }: MovedTable): boolean => from.rows === to.rows && from.hash === to.hash;
