import type { Instant } from '../../core/time.ts';
import type { ShowMessages } from '../../core/ports/platform.ts';
import type { Say } from '../../core/words.ts';
import type { MomentVoice } from '../../format/say-moment.ts';
import type { When } from './when.ts';

/** What every part of the page speaks with. */
export interface PageVoice {
  readonly say: Say;
  readonly when: When;
  /** Tells moments in sentences. */
  readonly moment: MomentVoice;
  /** The newsroom's name. */
  readonly brand: string;
  readonly now: Instant;
  /** A payload as its readers see it. */
  readonly show: ShowMessages;
}
