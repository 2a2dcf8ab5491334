import { shownAddress } from '../../../adapters/shared/redact.ts';

/** What was read is no feed, or one that must not be read. The message names the place, the rule and the remedy. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  /** Without user, password and query; null where nobody said where it is from. */
  readonly place: string | null;
  readonly rule: string;
  readonly remedy: string;

  constructor({ url, rule, remedy }: FeedFault, options?: ErrorOptions) {
    const place = url === null ? null : shownAddress(url);
    super(`${place === null ? '' : `${place}: `}${rule}; ${remedy}`, options);
    this.place = place;
    this.rule = rule;
    this.remedy = remedy;
  }
}

export interface FeedFault {
  readonly url: string | null;
  readonly rule: string;
  readonly remedy: string;
}
