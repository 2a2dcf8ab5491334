import type { Platform } from '../destination.ts';
import type { ArticleId, DeliveryId, PostId } from '../ids.ts';
import type { ChatKey } from '../ordering-key.ts';
import type { Discussed } from '../ports/push.ts';
import type { Instant } from '../time.ts';

/** Something that a person asks, by its platform's id. */
export interface Ask {
  readonly id: string;
  /** What they are told by when it is interrupted: plain data, for its platform alone. Null = they cannot be told. */
  readonly asking: object | null;
}

/** What a platform tells by itself of what stands there, as far as it is remembered. */
export interface UpdateStore {
  /**
   * Notes that what people ask is taken, by its platform's ids; answers those that nobody had taken. Whoever takes one does it
   * afterwards, so that it is done once at most: not by two processes that hear it, not again when it is told again. One
   * that is killed in between leaves it undone, and it is found by `takeInterrupted`; done twice, a post would stand twice.
   * Ids are compared, never counted: a platform's may begin anew anywhere. They are remembered for two days.
   */
  takeOnce(
    platform: Platform,
    asked: readonly Ask[],
    lease: { readonly now: Instant; readonly until: Instant },
  ): Promise<ReadonlySet<string>>;
  /** Says that one is still under way; false when it was given up by now. */
  keepTaken(platform: Platform, id: string, until: Instant): Promise<boolean>;
  /** It is done and answered. All that was kept of who asked is forgotten. */
  doneTaken(platform: Platform, id: string): Promise<void>;
  /** Gives up what was taken and not done within its lease: each is handed out once, and forgotten but for its id. */
  takeInterrupted(
    platform: Platform,
    now: Instant,
  ): Promise<readonly { readonly asking: unknown; readonly takenAt: Instant }[]>;
  /** What of ours has this id in a chat, which may be known under several keys; null when nothing has. */
  messageIn(at: {
    readonly platform: Platform;
    readonly chats: readonly ChatKey[];
    readonly messageId: string;
  }): Promise<{ readonly id: DeliveryId; readonly post: PostId; readonly destination: string } | null>;
  /** Keeps what has come to a discussion; told again, it is kept once. It is forgotten after two days. */
  noteDiscussed(discussed: Discussed, now: Instant): Promise<void>;
  /** What has come to a discussion and is not answered, in the order in which it was told. */
  discussed(): Promise<readonly Discussed[]>;
  /** It is answered, or has no answer. */
  discussedDone(id: string): Promise<void>;
  /** How many reactions a message has now. */
  noteReactions(message: DeliveryId, count: number, now: Instant): Promise<void>;
  /** How many reactions the messages of these articles have, all together; those without any are left out. */
  reactionsOf(articles: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, number>>;
  /** How many reactions messages that were sent since then have, by destination. */
  reactionsSince(
    since: Instant,
  ): Promise<readonly { readonly destination: string; readonly count: number }[]>;
  /** By which name a platform holds the card of a post of the article that stands in a place of the config. */
  cardFilesOf(articles: readonly ArticleId[], platform: Platform): Promise<ReadonlyMap<ArticleId, string>>;
  /** Notes that somebody else has posted these at a destination (`linkIdentity`). */
  noteLinks(destination: string, links: readonly string[], now: Instant): Promise<void>;
  /** The links that somebody else has posted at a destination; they are remembered for thirty days. */
  linksSeen(destination: string): Promise<ReadonlySet<string>>;
}
