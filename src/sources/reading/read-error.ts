import { shownAddress } from '../../adapters/shared/redact.ts';
import { ReasonError } from '../../core/reasons/reason-error.ts';
import { reasonOf, type Reason } from '../../core/reasons/reason.ts';

/** What was read is not what it should be, or must not be read. Its reason names the place where that is known. */
export class ReadError extends ReasonError {
  override readonly name = 'ReadError';
  /** The reason without the place. */
  readonly why: Reason;

  constructor({ url, why }: ReadFault, options?: ErrorOptions) {
    super(url === null ? why : atPlace(url, why), options);
    this.why = why;
  }
}

export interface ReadFault {
  /** Null where nobody said where it is from. */
  readonly url: string | null;
  readonly why: Reason;
}

/** What is at this place, a file or an address, cannot be had. */
export const refused = (place: string, why: Reason, options?: ErrorOptions): ReasonError =>
  new ReasonError(atPlace(place, why), options);

/** The place is shown without user, password and query. */
const atPlace = (place: string, detail: Reason): Reason =>
  reasonOf('at-place', { place: shownAddress(place), detail });
