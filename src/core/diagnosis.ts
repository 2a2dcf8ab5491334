import type { Instant } from './time.ts';

/** One thing that is known of the newsroom, in a sentence. `needs`: a person has something to do. */
export interface Diagnosis {
  readonly area:
    | 'database'
    | 'service'
    | 'destination'
    | 'delivery'
    /** A delivery that waits for an editor's word. */
    | 'held'
    | 'schedule'
    | 'platform'
    | 'source'
    | 'audit';
  readonly severity: 'fine' | 'note' | 'needs';
  readonly sentence: string;
}

/** What a person has to do, and when that was found. */
export interface Needs {
  readonly at: Instant;
  readonly findings: readonly Diagnosis[];
}
