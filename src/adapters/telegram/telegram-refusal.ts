import { GrammyError, HttpError } from 'grammy';
import type { Outcome } from '../../core/post.ts';
import { SECOND } from '../../core/time.ts';

type Scope = Extract<Outcome, { kind: 'rejected' }>['scope'];
type Failure = Exclude<Outcome, { kind: 'sent' }>;

/** Whom a refusal concerns, by its code, where the code alone tells. 400 speaks of the message or of the place. */
const byCode: Readonly<Record<number, Scope>> = {
  401: 'platform', // the token is unknown or revoked
  403: 'destination', // kicked, blocked, deactivated, no member
  404: 'platform', // a token of the wrong form, or a server that is no Bot API
  409: 'platform', // another instance or a webhook has the bot
  413: 'payload', // too large
};

/**
 * The beginnings of a 400 that speak of the place (code is stable, words "may change": so only beginnings count, and
 * what is not known here concerns the message). Telegram's own names in capitals come through as they are.
 */
const placeWords = [
  'chat not found',
  'chat_id is empty',
  'user not found',
  'peer_id_invalid',
  'group chat was upgraded to a supergroup chat',
  'group chat was deactivated',
  'group is deactivated',
  'channel_private',
  'message thread not found',
  'topic_closed',
  'topic_deleted',
  'not enough rights',
  'have no rights to send a message',
  'need administrator rights in the channel chat',
  'chat_write_forbidden',
  'chat_admin_required',
  'chat_restricted',
  'chat_guest_send_forbidden',
  'chat_send_plain_forbidden',
  'chat_send_photos_forbidden',
  'chat_send_media_forbidden',
  'user_banned_in_channel',
] as const;

/**
 * What became of an attempt that threw. A clean refusal says what it concerns; "too many requests" says when; without
 * a connection nothing was sent; everything else (no answer, a cut line, 5xx, a front server's page) is unknown.
 */
export function outcomeOf(
  error: unknown,
  at: { readonly token: string; readonly reached: boolean },
): Failure {
  const reason = reasonOf(error, at.token);
  if (error instanceof GrammyError) {
    const { error_code: code, parameters } = error;
    if (code === 429) {
      const { retry_after: seconds } = parameters;
      return { kind: 'retry', reason, afterMs: seconds === undefined ? null : seconds * SECOND };
    }
    if (code >= 400 && code < 500) return { kind: 'rejected', reason, scope: scopeOf(error) };
    return { kind: 'unknown', reason };
  }
  if (!at.reached) return { kind: 'retry', reason, afterMs: null };
  return { kind: 'unknown', reason };
}

/** Whom a refusal concerns: the message, the place, or the whole platform. */
export function scopeOf(error: GrammyError): Scope {
  const words = error.description.replace(/^Bad Request: /i, '').toLowerCase();
  if (error.parameters.migrate_to_chat_id !== undefined) return 'destination';
  return (
    byCode[error.error_code] ??
    (placeWords.some(begin => words.startsWith(begin)) ? 'destination' : 'payload')
  );
}

/** In words, without token and without addresses: grammY's errors carry the token in the address they tried. */
export function reasonOf(error: unknown, token: string): string {
  return redact(wordsOf(error), token);
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
  if ('type' in inner && inner.type === 'invalid-json')
    return 'the answer was no JSON, as of a front server in trouble';
  if ('code' in inner && typeof inner.code === 'string') return inner.code;
  return inner.message.includes('timed out') ? 'no answer in time' : inner.name;
}

function redact(text: string, token: string): string {
  const secret = token.slice(token.indexOf(':') + 1);
  return text.replaceAll(token, '[secret]').replaceAll(secret, '[secret]');
}
