import type { CardSize } from './card.ts';
import type { Filter } from './filter/filter.ts';
import type { Language } from './language.ts';
import type { Template } from './template/template.ts';
import type { Duration } from './time.ts';

/** The name of a platform, as the registry of the adapters knows it. */
export type Platform = string;

/** What becomes of a message when its article is corrected. */
export const correctionPolicies = ['edit', 'ignore'] as const;
export type CorrectionPolicy = (typeof correctionPolicies)[number];

/** What becomes of a message when its article is withdrawn: it goes, its title is struck through, or it stays. */
export const retractionPolicies = ['delete', 'strike', 'ignore'] as const;
export type RetractionPolicy = (typeof retractionPolicies)[number];

/** What becomes of a message when its time is over: it goes, or its title is struck through and nothing else stays. */
export const endPolicies = ['delete', 'strike'] as const;
export type EndPolicy = (typeof endPolicies)[number];

/** Which picture a post shows: the card, the article's own photograph, or none but what the platform makes of its link. */
export const postImages = ['card', 'article', 'link'] as const;
export type PostImage = (typeof postImages)[number];

/** How long a message stands, and what becomes of it then. */
export interface Lifetime {
  readonly forMs: Duration;
  readonly then: EndPolicy;
}

/** One place to post. */
export interface Destination<Place = unknown> {
  readonly name: string;
  readonly platform: Platform;
  /** Language of the labels around the article; the article keeps its own. */
  readonly language: Language;
  /** Size of the card; null = no card, text only. */
  readonly card: CardSize | null;
  readonly theme: string;
  /** Absent = the card. Where the photograph cannot be had the card stands for it, where there is none the text. */
  readonly image?: Exclude<PostImage, 'card'>;
  /** How many cards a post shows at the most: its best quotations; of a digest the cover and its first stories. Absent = one. */
  readonly cards?: number;
  /** The theme's accent, 0xRRGGBB, for what has its colour around the card; absent: the platform's usual. */
  readonly accent?: number;
  readonly corrections: CorrectionPolicy;
  readonly retractions: RetractionPolicy;
  /** Absent = messages stand for ever. */
  readonly lives?: Lifetime;
  /** Only articles that pass it are picked for it; null = all. An editor's order goes there whatever it says. */
  readonly filter: Filter | null;
  /** What its posts look like; absent, null: as the platform's own template has it. */
  readonly template?: Template | null;
  /** What the stories of its digests look like, each; absent, null: title, sentence and outlet in one line. */
  readonly digestLine?: Template | null;
  /** Articles whose link somebody else has posted there are not picked for it; absent = they are. */
  readonly alreadyPosted?: 'skip';
  /** Parameters that the article's link gets there, by name: they tell the publisher where readers come from. */
  readonly link?: Readonly<Record<string, string>> | null;
  /** Where it is, in its platform's own shape: only the platform's adapter reads it. */
  readonly place: Place;
}

/** What the place is called where posts of a destination get their comments; no destination of the config has such a name. */
export const commentsOn = (name: string): string => `${name} #comments`;

/** Whether a name is one of these. */
export const isComments = (place: string): boolean => place.endsWith(commentsOn(''));

/** Whether what stands at a place is of a destination: its posts, and the comments on them. */
export const isOf = (place: string, name: string): boolean => place === name || place === commentsOn(name);
