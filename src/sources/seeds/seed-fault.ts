import { reasonOf, type Reason } from '../../core/reasons/reason.ts';

/** Why a seed file gives no article; whoever reports it adds the file's name. */
export interface SeedFault {
  /** Counted from 1 in the file; null where no line can be named. */
  readonly line: number | null;
  readonly reason: Reason;
}

/** What one part of a seed file came to. */
export type Parsed<T> =
  { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'fault'; readonly fault: SeedFault };

export const ok = <T>(value: T): Parsed<T> => ({ kind: 'ok', value });
export const faulty = (line: number | null, reason: Reason): Parsed<never> => ({
  kind: 'fault',
  fault: { line, reason },
});

/** The line, counted from 1, that holds the offset of a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** The fault with the place that it is in. */
export const faultAt = (place: string, { line, reason }: SeedFault): Reason =>
  reasonOf('at-place', { place: line === null ? place : `${place}:${line}`, detail: reason });
