import { cleanText } from './articles/clean-text.ts';

/** JSON as it is stored: every text in it cleaned like a text column, so that both hold the same words. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? cleanText(part) : part));

type Check<T> = (value: unknown) => value is T;

/** Where a stored value stands, for the message when it is not what we wrote. */
export interface Cell {
  readonly row: string;
  readonly column: string;
}

/** Reads a stored JSON array whose every member passes `check`. Throws `Error` naming the cell. */
export function parseArray<T>(json: string, check: Check<T>, cell: Cell): readonly T[] {
  const value = parse(json, cell);
  if (Array.isArray(value) && value.every(check)) return value;
  throw new Error(damaged(cell, 'holds a list of another shape than this version writes'));
}

/** Reads a stored JSON value that passes `check`. Throws `Error` naming the cell. */
export function parseObject<T>(json: string, check: Check<T>, cell: Cell): T {
  const value = parse(json, cell);
  if (check(value)) return value;
  throw new Error(damaged(cell, 'holds another shape than this version writes'));
}

export const isString = (value: unknown): value is string => typeof value === 'string';

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(json: string, cell: Cell): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error(damaged(cell, 'is no JSON'), { cause });
  }
}

const damaged = ({ row, column }: Cell, fault: string): string =>
  `database: ${column} of ${row} ${fault}; restore a backup, or remove that row`;
