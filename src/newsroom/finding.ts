/** One thing that is known of the newsroom, in a sentence. `needs`: a person has something to do. */
export interface Finding {
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
