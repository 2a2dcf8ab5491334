import { isReasonCode, reasonOf, type Reason, type ReasonParams } from '../core/reasons/reason.ts';
import { isRecord, toJson } from './json-column.ts';

export function toReasonColumn(reason: Reason): string;
export function toReasonColumn(reason: Reason | null): string | null;
export function toReasonColumn(reason: Reason | null): string | null {
  return reason === null ? null : toJson(reason);
}

/** What an older version wrote is its words. */
export const fromReasonColumn = (text: string): Reason => parse(text) ?? reasonOf('words', { words: text });

/** The same where there may be none. */
export const fromReasonColumnOrNull = (text: string | null): Reason | null =>
  text === null || text === '' ? null : fromReasonColumn(text);

function parse(text: string): Reason | null {
  if (!text.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isReason(value) ? { code: value.code, params: value.params } : null;
  } catch {
    return null;
  }
}

const isReason = (value: unknown): value is Reason =>
  isRecord(value) && isReasonCode(value.code) && areParams(value.params);

const areParams = (value: unknown): value is ReasonParams =>
  isRecord(value) &&
  Object.values(value).every(one => typeof one === 'string' || typeof one === 'number' || isReason(one));
