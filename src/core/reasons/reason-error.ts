import { reasonOf, type Detail, type Reason } from './reason.ts';

/** What people are told of in their own language, where it is caught. The message is no sentence: code and parameters. */
export class ReasonError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, options?: ErrorOptions) {
    super(JSON.stringify(reason), options);
    this.name = 'ReasonError';
    this.reason = reason;
  }
}

/** A fault of a file, a folder or a database, which `place` names. */
export const faultAt = (place: string, detail: Detail, options?: ErrorOptions): ReasonError =>
  new ReasonError(reasonOf('at-place', { place, detail }), options);

/** Why something failed: what we know of it, else the error's own words. */
export function detailOf(error: unknown): Detail {
  if (error instanceof ReasonError) return error.reason;
  // what was closed afterwards failed, too: what came first tells why
  if (error instanceof SuppressedError) return detailOf(error.suppressed);
  return error instanceof Error ? error.message : String(error);
}

/** The same as a reason that stands alone. */
export function reasonOfError(error: unknown): Reason {
  const detail = detailOf(error);
  return typeof detail === 'string' ? reasonOf('words', { words: detail }) : detail;
}

/** Several faults as one, in their order; how deep they lie within each other grows slowly with their number. */
export function joined(reasons: readonly Reason[]): Reason {
  const [first] = reasons;
  if (first === undefined) throw new RangeError('there are no reasons to join');
  if (reasons.length === 1) return first;
  const middle = Math.ceil(reasons.length / 2);
  return reasonOf('as-well', {
    detail: joined(reasons.slice(0, middle)),
    more: joined(reasons.slice(middle)),
  });
}
