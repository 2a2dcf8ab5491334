import { GrammyError, HttpError } from 'grammy';
import type { Outcome } from '../../../core/post.ts';
import { createRedactor } from '../../shared/redact.ts';
import { SECOND } from '../../../core/time.ts';
import { refusal } from '../../../outbox/refusal.ts';
import type { Meaning } from '../../../outbox/refusal.ts';
import { codeTable, pageTable, wordTable } from './refusal-table.ts';
import type { RequestTrace } from '../traced-fetch.ts';

/**
 * What became of an attempt that threw. A clean refusal says what it concerns (see refusal-table.ts); "too many requests"
 * says when; without a connection nothing was sent, and nothing else will be for now; everything else (no answer, a
 * cut line, 5xx, a success that cannot be read) is unknown.
 */
export function outcomeOf(
  error: unknown,
  at: { readonly token: string; readonly trace: Readonly<RequestTrace> },
): Exclude<Outcome, { kind: 'sent' }> {
  const reason = reasonOf(error, at.token);
  if (error instanceof GrammyError) {
    const { error_code: code, parameters } = error;
    const { migrate_to_chat_id: chat, retry_after: seconds } = parameters;
    if (chat !== undefined) return { kind: 'moved', reason, chat };
    if (code === 400 && hasWords(error, GONE)) return { kind: 'gone', reason };
    // a time-out may come from a server that has passed the message on
    const isClean = code >= 400 && code < 500 && code !== 408;
    if (!isClean) return { kind: 'unknown', reason };
    return refusal(meaningOf(error), { reason, afterMs: seconds === undefined ? null : seconds * SECOND });
  }
  const { reached, status, retryAfterMs } = at.trace;
  if (!reached) return refusal('trouble', { reason, afterMs: null });
  const page = error instanceof HttpError && status !== null ? pageTable[status] : undefined;
  return page === undefined
    ? { kind: 'unknown', reason }
    : refusal(page, { reason: `${reason}, with status ${status ?? ''}`, afterMs: retryAfterMs });
}

/** Of a message that was to be changed: it is there no more. */
const GONE = ['message to edit not found', 'message to delete not found', 'message_id_invalid'];

/** Whether an edit was refused because the message shows already what it is to show. */
export const isUnmodified = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 400 && hasWords(error, ['message is not modified']);

/** The description in small letters, without the name of its code. */
const wordsIn = ({ description }: GrammyError): string =>
  description.replace(/^(?:Bad Request|Forbidden|Not Found): /i, '').toLowerCase();

const hasWords = (error: GrammyError, beginnings: readonly string[]): boolean =>
  beginnings.some(begins => wordsIn(error).startsWith(begins));

/** Words come first: a server of one's own answers what is a 400 at Telegram's with other codes. */
function meaningOf(error: GrammyError): Meaning {
  const { error_code: code } = error;
  const words = wordsIn(error);
  const known = [400, 403, 404].includes(code)
    ? wordTable.find(([begins]) => words.startsWith(begins))
    : undefined;
  return known?.[1] ?? codeTable[code] ?? 'message';
}

/** In words, without token and without addresses: grammY's errors carry the token in the address they tried. */
export function reasonOf(error: unknown, token: string): string {
  return createRedactor([token, token.slice(token.indexOf(':') + 1)])(wordsOf(error));
}

function wordsOf(error: unknown): string {
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error;
    const moved = parameters.migrate_to_chat_id;
    return `Telegram said ${code}: ${description}${moved === undefined ? '' : `; the chat is now ${moved}`}`;
  }
  if (error instanceof HttpError) return `${networkWords(error.error)} (${error.message.replace(/!$/, '')})`;
  return error instanceof Error ? error.message : String(error);
}

/** The inner error's own message has the address, token included, so its kind must do. */
function networkWords(inner: unknown): string {
  if (!(inner instanceof Error)) return 'the request failed';
  if (inner.name === 'AbortError') return 'no answer in time';
  if (inner instanceof SyntaxError || ('type' in inner && inner.type === 'invalid-json'))
    return 'the answer was no JSON, as of a front server in trouble';
  if ('code' in inner && typeof inner.code === 'string') return inner.code;
  return inner.message.includes('timed out') ? 'no answer in time' : inner.name;
}
