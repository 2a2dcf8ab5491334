import type { Duration } from '../time.ts';

/** A stretch of time that work may take. */
export interface Deadline extends Disposable {
  /** Aborts when the time is over (its reason is a `TimeoutError`), or with the signal it was made with, if that is first. */
  readonly signal: AbortSignal;
}

/**
 * Gives work so long. Held with `using`, it ends with the work and leaves nothing behind; `AbortSignal.timeout` keeps its
 * timer, and all that hangs on it, for the whole time: with a thousand requests a second that is what fills the memory.
 */
export function deadline(afterMs: Duration, signal?: AbortSignal): Deadline {
  const over = new AbortController();
  const timer = setTimeout(() => {
    over.abort(new DOMException(`not done within ${afterMs} ms`, 'TimeoutError'));
  }, afterMs);
  const callOff = () => {
    clearTimeout(timer);
    over.abort(signal?.reason);
  };
  if (signal?.aborted === true) callOff();
  signal?.addEventListener('abort', callOff, { once: true });
  return {
    signal: over.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', callOff);
    },
  };
}
