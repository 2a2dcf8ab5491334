import type { Failure } from '../core/post.ts';
import type { Detail } from '../core/reasons/reason.ts';
import type { Duration } from '../core/time.ts';

/** What a platform means by a clean refusal, which always says that nothing was posted. */
export type Meaning =
  /** The place is closed to us: kicked, blocked, no right, no such chat, a locked thread. */
  | 'place'
  /** The bot as a whole is refused. */
  | 'bot'
  /** The message, whatever we do: too long, empty, not allowed. */
  | 'message'
  /** Its form: the markup, or what hangs on it; the bare words may pass. */
  | 'form'
  /** Its picture has too many bytes. */
  | 'heavy picture'
  /** Its picture, however small. */
  | 'picture'
  /** Too fast for this place. */
  | 'hurry'
  /** Not a matter of this message or place: tried again for all. */
  | 'trouble';

/** What a refusal is for the outbox. `afterMs` counts only where it is tried again; null = as long as we think best. */
export function refusal(
  meaning: Meaning,
  { reason, afterMs }: { readonly reason: Detail; readonly afterMs: Duration | null },
): Failure {
  switch (meaning) {
    case 'place':
      return { kind: 'rejected', scope: 'destination', reason };
    case 'bot':
      return { kind: 'rejected', scope: 'platform', reason };
    case 'message':
      return { kind: 'rejected', scope: 'payload', reason };
    case 'form':
      return { kind: 'rejected', scope: 'payload', remedy: 'plain-text', reason };
    case 'heavy picture':
      return { kind: 'rejected', scope: 'payload', remedy: 'smaller-card', reason };
    case 'picture':
      return { kind: 'rejected', scope: 'payload', remedy: 'no-card', reason };
    case 'hurry':
      return { kind: 'retry', scope: 'place', reason, afterMs };
    case 'trouble':
      return { kind: 'retry', scope: 'platform', reason, afterMs };
  }
}
