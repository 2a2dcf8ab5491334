import type { CardSize } from './card.ts';

export const platforms = ['telegram', 'discord', 'preview'] as const;
export type Platform = (typeof platforms)[number];

export const correctionPolicies = ['edit', 'ignore'] as const;
export type CorrectionPolicy = (typeof correctionPolicies)[number];
/** `strike`: the title is struck through and says when. */
export const retractionPolicies = ['delete', 'strike', 'ignore'] as const;
export type RetractionPolicy = (typeof retractionPolicies)[number];

interface DestinationBase {
  readonly name: string;
  /** Language of the labels around the article; the article keeps its own. */
  readonly language: string;
  /** Size of the card; null = no card, text only. */
  readonly card: CardSize | null;
  readonly theme: string;
  /** What becomes of what was posted when its article is corrected. */
  readonly corrections: CorrectionPolicy;
  /** What becomes of it when its article is withdrawn. */
  readonly retractions: RetractionPolicy;
}

/** One place to post. */
export type Destination =
  | (DestinationBase & {
      readonly platform: 'telegram';
      /** Numeric chat id, or "@username" of a public channel. */
      readonly chat: number | string;
      /** Forum topic (message_thread_id), or null. */
      readonly topic: number | null;
      readonly silent: boolean;
    })
  | (DestinationBase & {
      readonly platform: 'discord';
      readonly channel: string;
      /** Publish in an announcement channel, so that followers get it. */
      readonly crosspost: boolean;
    })
  | (DestinationBase & { readonly platform: 'preview' });

export type DestinationOf<P extends Platform> = Extract<Destination, { platform: P }>;
