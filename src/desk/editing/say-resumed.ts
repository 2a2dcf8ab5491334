import type { Pause } from '../../core/ports/pauses.ts';
import type { Say } from '../../core/words.ts';

/** What an order to resume has done; a destination goes on only where not everything is paused. */
export function sayResumed(
  what: {
    /** Null = all of them. */
    readonly destination: string | null;
    readonly ended: readonly Pause[];
    readonly left: readonly Pause[];
  },
  say: Say,
): string {
  const { destination, ended, left } = what;
  if (destination !== null && left.some(pause => pause.destination === null))
    return say(ended.length === 0 ? 'resume-whole' : 'resume-still', { names: destination });
  if (ended.length === 0) return say('resume-none');
  const names = ended.map(pause => pause.destination ?? say('pause-all')).join(', ');
  return say('resume-done', { names });
}
