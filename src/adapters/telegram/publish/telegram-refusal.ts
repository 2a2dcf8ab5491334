import { GrammyError, HttpError } from 'grammy/web';
import type { Outcome } from '../../../core/post.ts';
import { createRedactor } from '../../shared/redact.ts';
import { reasonOf as codedReason, type Detail } from '../../../core/reasons/reason.ts';
import { SECOND } from '../../../core/time.ts';
import { refusal } from '../../../outbox/refusal.ts';
import type { Meaning } from '../../../outbox/refusal.ts';
import { codeTable, pageTable, wordTable } from './refusal-table.ts';
import type { RequestTrace } from '../create-fetch.ts';

/**
 * What became of an attempt that threw. A clean refusal says what it concerns (see refusal-table.ts); "too many requests"
 * says when; without a connection nothing was sent, and nothing else will be for now; everything else (no answer, a
 * cut line, 5xx, a success that cannot be read) is unknown.
 */
export function outcomeOf(
  error: unknown,
  at: { readonly token: string; readonly trace: Readonly<RequestTrace> },
): Exclude<Outcome, { kind: 'sent' }> {
  const reason = detailOf(error, at.token);
  if (error instanceof GrammyError) {
    const { error_code: code, parameters } = error;
    const { migrate_to_chat_id: chat, retry_after: seconds } = parameters;
    if (chat !== undefined) return { kind: 'moved', reason, chat };
    if (isGone(error)) return { kind: 'gone', reason };
    // a time-out may come from a server that has passed the message on
    const isClean = code >= 400 && code < 500 && code !== 408;
    if (!isClean) return { kind: 'unknown', reason, ...troubleOf(code) };
    return refusal(meaningOf(error), { reason, afterMs: seconds === undefined ? null : seconds * SECOND });
  }
  const { reached, status, retryAfterMs } = at.trace;
  if (!reached) return refusal('trouble', { reason, afterMs: null });
  const page = error instanceof HttpError && status !== null ? pageTable[status] : undefined;
  return page === undefined
    ? { kind: 'unknown', reason, ...troubleOf(status ?? 0) }
    : refusal(page, {
        reason: codedReason('answered', { host: 'Telegram', status: status ?? 0 }),
        afterMs: retryAfterMs,
      });
}

/** A server that is out of order has answered. */
const troubleOf = (status: number) => (status >= 500 ? { status } : {});

const GONE = [
  'message to edit not found',
  'message to delete not found',
  'message to pin not found',
  'message_id_invalid',
];

/** Whether a message that was to be changed is there no more. */
export const isGone = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 400 && hasWords(error, GONE);

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

/** What Telegram or the network said, or what we know of it; without token and addresses. */
export function detailOf(error: unknown, token: string): Detail {
  if (!(error instanceof HttpError)) return reasonOf(error, token);
  const words = networkWords(error.error);
  return typeof words === 'string' ? createRedactor([token])(`Telegram: ${words}`) : words;
}

/** In English words, without token and without addresses: grammY's errors carry the token in the address they tried. */
export function reasonOf(error: unknown, token: string): string {
  return createRedactor([token, token.slice(token.indexOf(':') + 1)])(wordsOf(error));
}

function wordsOf(error: unknown): string {
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error;
    const moved = parameters.migrate_to_chat_id;
    return `Telegram ${code}: ${description}${moved === undefined ? '' : `; → ${moved}`}`;
  }
  if (error instanceof HttpError) {
    const words = networkWords(error.error);
    const said = typeof words === 'string' ? words : ENGLISH[words.code];
    return `${said ?? ''} (${error.message.replace(/!$/, '')})`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** The inner error's own message has the address, token included, so its kind must do. */
function networkWords(inner: unknown): Detail {
  if (!(inner instanceof Error)) return UNREADABLE;
  if (inner.name === 'AbortError') return TOO_SLOW;
  if (inner instanceof SyntaxError || ('type' in inner && inner.type === 'invalid-json')) return UNREADABLE;
  if ('code' in inner && typeof inner.code === 'string') return inner.code;
  return inner.message.includes('timed out') ? TOO_SLOW : inner.name;
}

const TOO_SLOW = codedReason('too-slow', { host: 'Telegram' });
const UNREADABLE = codedReason('unreadable-answer', { host: 'Telegram' });
/** For the log. */
const ENGLISH: Readonly<Record<string, string>> = {
  'too-slow': 'no answer in time',
  'unreadable-answer': 'the answer was no JSON, as of a front server in trouble',
};
