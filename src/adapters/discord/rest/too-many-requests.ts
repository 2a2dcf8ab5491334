import type { ResponseLike } from '@discordjs/rest';
import { MINUTE, SECOND } from '../../../core/time.ts';
import type { Duration } from '../../../core/time.ts';

/** How long Discord's front keeps an address out that sent too many wrong requests: topics/rate-limits, "invalid requests". */
export const FRONT_BLOCK: Duration = 10 * MINUTE;

/** "Not now": an answer 429, or the memory of one. Nothing was done. */
export class TooManyRequests extends Error {
  readonly afterMs: Duration | null;
  readonly scope: 'place' | 'platform';

  constructor(
    words: string,
    wait: { readonly afterMs: Duration | null; readonly scope: 'place' | 'platform' },
  ) {
    super(words);
    this.name = 'TooManyRequests';
    this.afterMs = wait.afterMs;
    this.scope = wait.scope;
  }
}

/** Reads an answer 429: for one place, for all of ours, or the front server's, which is for all and has no JSON. */
export async function readTooMany(response: ResponseLike): Promise<TooManyRequests> {
  const header = Number(response.headers.get('retry-after') ?? NaN);
  const said = Number.isFinite(header) ? header * SECOND : null;
  const text = await response.text();
  const body = jsonIn(text);
  if (body === null) {
    const afterMs = said ?? FRONT_BLOCK;
    return new TooManyRequests(`its front server asks to wait ${seconds(afterMs)}`, {
      afterMs,
      scope: 'platform',
    });
  }
  const exact = Number(body.retry_after ?? NaN);
  const afterMs = Number.isFinite(exact) ? Math.ceil(exact * SECOND) : said;
  const isGlobal = body.global === true || response.headers.has('x-ratelimit-global');
  const code = typeof body.code === 'number' && body.code > 0 ? ` (${body.code})` : '';
  const wait = afterMs === null ? 'wait' : `wait ${seconds(afterMs)}`;
  return new TooManyRequests(`too many requests${code}${isGlobal ? ', all of ours' : ''}: ${wait}`, {
    afterMs,
    scope: isGlobal ? 'platform' : 'place',
  });
}

/** For how long the bucket of this answer takes nothing more; null when it takes more at once, or does not say. */
export function restOf(headers: ResponseLike['headers']): Duration | null {
  if (headers.get('x-ratelimit-remaining') !== '0') return null;
  const after = Number(headers.get('x-ratelimit-reset-after') ?? NaN);
  return Number.isFinite(after) && after > 0 ? Math.ceil(after * SECOND) : null;
}

const seconds = (afterMs: Duration): string => `${Math.ceil(afterMs / SECOND)} s`;

function jsonIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? { ...json } : null;
  } catch {
    return null;
  }
}
