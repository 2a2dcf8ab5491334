import type { CardImage } from '../card.ts';
import type { ArticleId, DeliveryId, PostId } from '../ids.ts';
import type { Platform } from '../destination.ts';
import type { Delivery, PostChoices, PostItem } from '../post.ts';
import type { Decision, DecisionKind, Person, Proposal } from '../editors/proposal.ts';
import type { Instant } from '../time.ts';
import type { AlertDraft, ChangeDraft } from './outbox.ts';

/** Somebody's word on a proposal. */
export interface ProposalWord {
  readonly post: PostId;
  /** Null: a rule of the config, or the article's source. */
  readonly by: Person | null;
  /** The version they saw; the word does not count for another. Absent: for any. */
  readonly version?: number;
}

/** A proposal with other choices, or with its article's new words. */
export interface Revision extends ProposalWord {
  readonly version: number;
  readonly kind: Extract<DecisionKind, 'edited' | 'corrected'>;
  readonly content: PostChoices;
  readonly items: readonly PostItem[];
  readonly deliveries: readonly Pick<Delivery, 'id' | 'payload' | 'wanted'>[];
  readonly cards: readonly CardImage[];
}

/** The preview of a proposal in one chat of the editors, in one round. */
export interface ProposalCopy {
  readonly post: PostId;
  readonly platform: Platform;
  readonly round: number;
  /** What sent it. */
  readonly delivery: DeliveryId;
  /** What it shows, or is about to. */
  readonly version: number;
}

/** What may be said of an article. */
export interface Approved {
  /** Null: only a digest with it was approved, so that nobody chose anything of it. */
  readonly choices: PostChoices | null;
  readonly at: Instant;
}

/** Posts that wait for approval: each word on one is a single transaction, and the first one counts. */
export interface ProposalStore {
  get(post: PostId): Promise<Proposal | null>;
  /** Those that nobody has decided yet, the oldest first. */
  waiting(limit: number): Promise<readonly Proposal[]>;
  /** Those of them that are about an article. */
  waitingFor(article: ArticleId): Promise<readonly Proposal[]>;
  /** The deliveries that wait with it. */
  deliveries(post: PostId): Promise<readonly Delivery[]>;
  /**
   * Approves it, so that its deliveries are `queued`, not before a moment if one is given, or skips it. Null, and nothing
   * written, when it was decided before or is another version.
   */
  decide(
    word: ProposalWord & { readonly kind: 'approved' | 'skipped'; readonly notBefore: Instant | null },
    now: Instant,
  ): Promise<readonly Delivery[] | null>;
  /** Null, and nothing written, as in `decide`. */
  revise(revision: Revision, now: Instant): Promise<Proposal | null>;
  /** Puts it before editors once more, later. Null, and nothing written, as in `decide`. */
  postpone(
    word: ProposalWord & { readonly decideBy: Instant | null; readonly showAt: Instant },
    now: Instant,
  ): Promise<Proposal | null>;
  /**
   * What the newest post of the article says, or else the newest digest with it, that was approved and may go by now, whoever
   * approved it: an editor, an editor's order, or the config. Null while there is none.
   */
  approved(article: ArticleId, now: Instant): Promise<Approved | null>;
  /** What became of a post, oldest first. */
  decisions(post: PostId): Promise<readonly Decision[]>;
  /** Those whose previews do not all show what they are now, oldest first, decided or not. */
  untold(limit: number): Promise<readonly Proposal[]>;
  copies(post: PostId): Promise<readonly ProposalCopy[]>;
  /**
   * Writes a preview with the delivery that sends it, in one transaction; nothing when it is there. `instead`: in place of the
   * one that this delivery sent, which stands where editors are not any more.
   */
  send(
    copy: Omit<ProposalCopy, 'delivery'> & {
      readonly instead?: DeliveryId;
      readonly draft: AlertDraft;
      readonly cards: readonly CardImage[];
    },
    now: Instant,
  ): Promise<void>;
  /** Brings a preview to a version; `change` null: it cannot be changed any more. Nothing when it shows that or a newer one. */
  show(
    copy: Omit<ProposalCopy, 'delivery'> & {
      readonly change: ChangeDraft | null;
      readonly cards: readonly CardImage[];
    },
    now: Instant,
  ): Promise<void>;
  /** All previews show this version: until it changes they are not looked at. */
  told(post: PostId, version: number): Promise<void>;
  /** Those that nobody has decided by the moment at which the config does, the longest due first. */
  lapsed(now: Instant, limit: number): Promise<readonly Proposal[]>;
}
