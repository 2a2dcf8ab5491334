import { ReasonError } from '../core/reasons/reason-error.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import { cleanText } from './articles/clean-text.ts';

/** JSON as it is stored: every text in it cleaned like a text column, so that both hold the same words. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? cleanText(part) : part));

type Check<T> = (value: unknown) => value is T;

/** Where a stored value stands, to name it when it is not what we wrote. */
export interface Cell {
  readonly row: string;
  readonly column: string;
}

/** Reads a stored JSON array whose every member passes `check`. Throws `ReasonError` naming the cell. */
export function parseArray<T>(json: string, check: Check<T>, cell: Cell): readonly T[] {
  const value = parse(json, cell);
  if (Array.isArray(value) && value.every(check)) return value;
  throw damagedCell(cell);
}

/** Reads a stored JSON value that passes `check`. Throws `ReasonError` naming the cell. */
export function parseObject<T>(json: string, check: Check<T>, cell: Cell): T {
  const value = parse(json, cell);
  if (check(value)) return value;
  throw damagedCell(cell);
}

export const isString = (value: unknown): value is string => typeof value === 'string';

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(json: string, cell: Cell): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw damagedCell(cell, { cause });
  }
}

/** For what is not as this version writes it. */
export const damagedCell = ({ row, column }: Cell, options?: ErrorOptions): ReasonError =>
  new ReasonError(reasonOf('row-damaged', { row, column }), options);
