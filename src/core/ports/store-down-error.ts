import { ReasonError } from '../reasons/reason-error.ts';
import { reasonOf, type ReasonCode } from '../reasons/reason.ts';

/**
 * What every method of a store throws while its database cannot do its work: locked, full, read-only, broken. The reason
 * names the database, what is wrong and the remedy. Nothing was written; the same call may be made again later.
 */
export class StoreDownError extends ReasonError {
  /** What the database said. */
  readonly words: string;

  /** `code`: of a reason without parameters. */
  constructor(place: string, code: ReasonCode, said: ErrorOptions & { readonly words: string }) {
    const { words } = said;
    super(reasonOf('database-fault', { place, detail: { code, params: {} }, words }), said);
    this.name = 'StoreDownError';
    this.words = words;
  }
}
