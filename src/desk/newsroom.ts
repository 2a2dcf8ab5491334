import type { Article } from '../core/article.ts';
import type { DrawnCard } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { Payload } from '../core/payload.ts';
import type { Store } from '../core/ports/store.ts';
import type { Problem } from '../core/problem.ts';
import type { Schedule, Slot } from '../core/schedule.ts';
import type { Backup } from '../core/ports/store-maintenance.ts';
import type { MomentVoice } from '../format/say-moment.ts';
import type { CardLook } from '../planning/card-maker.ts';
import type { Composed } from '../planning/composer.ts';
import type { Diagnosis } from '../core/reasons/diagnosis.ts';
import type { NewsroomDesk } from './newsroom-desk.ts';
import type { OrderResult } from './order.ts';
import type { Upcoming } from '../planning/planner.ts';
import type { Snapshot } from './view.ts';
import type { ToldWhy } from './why.ts';

/** A newsroom that is open but not necessarily running: what a command line works with. */
export interface Newsroom
  extends
    AsyncDisposable,
    Pick<NewsroomDesk, 'destinations' | 'order' | 'held' | 'resolve' | 'approval' | 'editing'> {
  readonly store: Store;
  readonly schedules: readonly Schedule[];
  /** The names of all destinations of the config, whether they take part or not. */
  readonly places: readonly string[];
  /** Why an article is or is not at a destination, or at each; null when there is none of that name. */
  why(article: Article, to?: string): Promise<ToldWhy | null>;
  /** The newsroom's own, for what people read at this moment. */
  voice(): MomentVoice;
  /** Whether a service runs on this database now, here or elsewhere. */
  serviceAlive(): Promise<boolean>;
  /** Reads every source once, to the end of what is there now. */
  refresh(): Promise<void>;
  /**
   * An editor's word that what a folder held which shows nothing was deleted: withdraws it. Answers how many articles; null when no
   * folder of that name waits for a word.
   */
  releaseFolder(name: string): Promise<number | null>;
  compose(article: Article, destination: Destination): Promise<Composed>;
  /** A payload for a terminal. */
  print(payload: Payload): string;
  /** The card that posts of the article show. Throws an `Error` that says why it cannot be drawn. */
  drawCard(article: Article, look: CardLook): Promise<DrawnCard>;
  /** Delivers these until each is sent, waits for a later try, or has ended. */
  drain(result: Pick<OrderResult, 'ordered' | 'standing'>): Promise<void>;
  upcoming(): Promise<readonly Upcoming[]>;
  recentSlots(limit: number): Promise<readonly Slot[]>;
  snapshot(): Promise<Snapshot>;
  /** What is wrong with tokens, rights and places, each with its remedy. Asks the platforms. */
  check(): Promise<readonly Problem[]>;
  /** Everything there is to say about its state. Asks the platforms. */
  examine(): Promise<readonly Diagnosis[]>;
  /** Copies the database among the hourly backups, or into a file that is not there yet. */
  backUp(file: string | null): Promise<Backup>;
}
