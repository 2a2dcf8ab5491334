import type { WakeSignal } from '../../core/async/wake-signal.ts';
import { isOf, type Destination } from '../../core/destination.ts';
import type { ArticleId, PostId } from '../../core/ids.ts';
import type { RecordEvent } from '../../core/ports/ports.ts';
import type { ProposalStore } from '../../core/ports/proposals.ts';
import type { ArticleStore } from '../../core/ports/store.ts';
import type { Delivery, DigestChoices } from '../../core/post.ts';
import { signatureOf, type Decision, type Person, type Proposal } from '../../core/editors/proposal.ts';
import type { QuietHours } from '../../core/schedule.ts';
import { HOUR, type Clock, type Duration, type Instant } from '../../core/time.ts';
import { cardsOf } from '../../planning/draft-post.ts';
import { quietUntil } from '../../planning/schedule/quiet-hours.ts';
import { changedBy, type Choice } from './choices.ts';
import {
  composeWording,
  livingArticles,
  withoutOffered,
  withStory,
  type WaitingPost,
  type Wording,
  type WordingDeps,
} from './waiting-post.ts';

export interface ApprovalsDeps extends WordingDeps {
  readonly proposals: ProposalStore;
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly clock: Clock;
  readonly record: RecordEvent;
  /** Woken when deliveries may go. */
  readonly wakeSignal: WakeSignal;
  /** All of the config, also those that take no part now. */
  readonly destinations: readonly Destination[];
  readonly quiet: QuietHours | null;
  /** Of those who have ids on several platforms, all of them. */
  readonly people: readonly (readonly string[])[];
  /** What a digest is called. */
  readonly headingOf: (digest: DigestChoices) => string;
  /** Null: nothing is proposed any more; what still waits is decided all the same. */
  readonly rule: ApprovalRule | null;
  /** What waits for longer is over, where nothing asks for approval any more. */
  readonly keepMs: Duration;
}

/** What the config says of proposals. */
export interface ApprovalRule {
  readonly afterMs: Duration | null;
  readonly then: 'skip' | 'post';
  readonly two: boolean;
}

/** What became of a word on a proposal. */
export type WordResult =
  /** By this word. `deliveries`: those that were approved or skipped by it. */
  | { readonly kind: 'done'; readonly waiting: WaitingPost; readonly deliveries: readonly Delivery[] }
  /** Somebody was faster. */
  | { readonly kind: 'decided'; readonly title: string; readonly decision: Decision | null }
  /** It is another one since the asker saw it. */
  | { readonly kind: 'changed'; readonly title: string }
  /** Who ordered it may not approve it. */
  | { readonly kind: 'own'; readonly title: string }
  | { readonly kind: 'unknown' };

/** A person's word; `version`: the one they saw. */
export interface EditorWord {
  readonly post: PostId;
  readonly by: Person;
  readonly version?: number;
}

/** What editors do with proposals. The first word on one counts, whatever platforms and processes it comes from. */
export interface ApprovalDesk {
  /** Those that nobody has decided yet, the oldest first. */
  waiting(): Promise<readonly WaitingPost[]>;
  find(post: PostId): Promise<WaitingPost | null>;
  decide(word: EditorWord & { readonly kind: 'approved' | 'skipped' }): Promise<WordResult>;
  /** Puts it before editors once more in an hour; the config decides later by as much, and an hour after that at the earliest. */
  postpone(word: EditorWord): Promise<WordResult>;
  /** Has it say other things of its article, or tell other stories; what it cannot tell changes nothing. */
  choose(word: EditorWord, choice: Choice): Promise<WordResult>;
  decisions(post: PostId): Promise<readonly Decision[]>;
}

export interface Approvals extends ApprovalDesk {
  /**
   * Has proposals about an article say its present words; false when one was decided or changed meanwhile. Of an article that
   * was withdrawn, or is `gone` for readers, a digest is proposed without it; what tells nothing else stays as it is. `to`: it
   * is gone there, and what is proposed for other places, too, is left as it is.
   */
  readonly refresh: (
    article: ArticleId,
    how?: { readonly gone: true; readonly to?: string },
  ) => Promise<boolean>;
  /** Decides for editors what they left too long: by the rule of the config, or what outlived the rule and everything else that is kept. */
  lapse(): Promise<void>;
}

const SHOWN = 200;
const LATER: Duration = HOUR;

export function createApprovals(deps: ApprovalsDeps): Approvals {
  const { proposals, clock, record, rule } = deps;

  const isSame = (one: string | null, other: string): boolean =>
    one === other || deps.people.some(ids => one !== null && ids.includes(one) && ids.includes(other));

  const around = async (proposal: Proposal): Promise<WaitingPost | null> => {
    const { content, id, items } = proposal.post;
    const found = await Promise.all(items.map(item => deps.articles.get(item.article)));
    const articles = found.filter(one => one !== null);
    const [article] = articles;
    if (article === undefined) return null;
    const title = content.digest === undefined ? article.title : deps.headingOf(content.digest);
    return { proposal, article, articles, title, deliveries: await proposals.deliveries(id) };
  };
  const find = async (post: PostId): Promise<WaitingPost | null> => {
    const proposal = await proposals.get(post);
    return proposal === null ? null : around(proposal);
  };

  const isOnlyFor = async (post: PostId, to: string): Promise<boolean> =>
    (await proposals.deliveries(post)).every(({ destination }) => isOf(destination, to));

  /** Why a word did not count. */
  const refusalOf = async (post: PostId): Promise<WordResult> => {
    const waiting = await find(post);
    if (waiting === null) return { kind: 'unknown' };
    const { title } = waiting;
    if (waiting.proposal.post.state === 'proposed') return { kind: 'changed', title };
    return { kind: 'decided', title, decision: (await proposals.decisions(post)).at(-1) ?? null };
  };

  const told = (
    { proposal: { post }, article, title }: WaitingPost,
    decision: Decision['kind'],
    by: Person | null,
  ): void => {
    const who = by === null ? null : signatureOf(by);
    record({ kind: 'post-decided', post: post.id, article: article.id, title, decision, by: who });
  };

  /** An editor's own order goes at once, as it would have without a second editor. */
  const notBefore = ({ orderedBy }: Proposal['post'], now: Instant): Instant | null =>
    orderedBy !== null || deps.quiet === null ? null : quietUntil(deps.quiet, now);

  const settle = async (
    waiting: WaitingPost,
    word: { readonly kind: 'approved' | 'skipped'; readonly by: Person | null; readonly version?: number },
  ): Promise<WordResult> => {
    const { post } = waiting.proposal;
    const now = clock.now();
    const deliveries = await proposals.decide(
      { ...word, post: post.id, notBefore: notBefore(post, now) },
      now,
    );
    if (deliveries === null) return refusalOf(post.id);
    told(waiting, word.kind, word.by);
    if (word.kind === 'approved') deps.wakeSignal.wake();
    return { kind: 'done', waiting, deliveries };
  };

  const write = async (
    { proposal }: Pick<WaitingPost, 'proposal'>,
    {
      kind,
      content,
      articles,
      by,
      version,
    }: Wording & {
      readonly kind: 'edited' | 'corrected';
      readonly by: Person | null;
      readonly version: number;
    },
  ): Promise<WaitingPost | null> => {
    const { post } = proposal;
    const waiting = await proposals.deliveries(post.id);
    const places = waiting.flatMap(({ destination }) =>
      deps.destinations.filter(({ name }) => name === destination),
    );
    const composed = await composeWording(deps, { articles, content }, places);
    const written = await proposals.revise(
      {
        post: post.id,
        kind,
        by,
        version,
        content,
        items: articles.map(({ id: article, revision }) => ({ article, revision })),
        // a place that is no longer in the config keeps what it has
        deliveries: waiting.flatMap(({ id, destination }) =>
          composed.flatMap(one =>
            one.destination.name === destination ? [{ id, payload: one.payload, wanted: one.wanted }] : [],
          ),
        ),
        cards: cardsOf(composed),
      },
      clock.now(),
    );
    return written === null ? null : around(written);
  };

  /** What a post says after a choice; null where it can be none of this post. */
  const chosenWording = async (waiting: WaitingPost, choice: Choice): Promise<Wording | null> => {
    const { post } = waiting.proposal;
    if (choice.kind !== 'story')
      return post.kind === 'digest'
        ? null
        : { articles: waiting.articles, content: changedBy(choice, waiting.article, post.content) };
    const chosen = withStory(post, choice.article);
    if (chosen === null) return null;
    const articles = await livingArticles(deps.articles, chosen.stories);
    return articles.length === 0 ? null : { articles, content: { ...post.content, digest: chosen.digest } };
  };

  /** No rule is left that would end these. */
  const outlived = async (now: Instant): Promise<readonly Proposal[]> =>
    rule === null
      ? (await proposals.waiting(SHOWN)).filter(({ post }) => post.createdAt < now - deps.keepMs)
      : [];

  return {
    async waiting() {
      const all = await Promise.all((await proposals.waiting(SHOWN)).map(around));
      return all.filter(one => one !== null);
    },
    find,

    async decide({ post, by, kind, version }) {
      const waiting = await find(post);
      if (waiting === null) return { kind: 'unknown' };
      const isOwn = rule?.two === true && isSame(waiting.proposal.post.orderedBy, by.id);
      if (kind === 'approved' && isOwn && waiting.proposal.post.state === 'proposed')
        return { kind: 'own', title: waiting.title };
      return settle(waiting, { kind, by, ...(version === undefined ? {} : { version }) });
    },

    async postpone({ post, by, version }) {
      const waiting = await find(post);
      if (waiting === null) return { kind: 'unknown' };
      const now = clock.now();
      const { decideBy } = waiting.proposal;
      const showAt = now + LATER;
      // who sees it come back has as long to decide, though it was due already
      const later = {
        decideBy: decideBy === null ? null : Math.max(decideBy, showAt) + LATER,
        showAt,
      };
      const seen = version ?? waiting.proposal.version;
      const written = await proposals.postpone({ post, by, version: seen, ...later }, now);
      if (written === null) return refusalOf(post);
      told(waiting, 'later', by);
      return { kind: 'done', waiting: { ...waiting, proposal: written }, deliveries: waiting.deliveries };
    },

    async choose({ post, by, version }, choice) {
      const waiting = await find(post);
      if (waiting === null) return { kind: 'unknown' };
      const wording = await chosenWording(waiting, choice);
      if (wording === null) return { kind: 'done', waiting, deliveries: waiting.deliveries };
      const seen = version ?? waiting.proposal.version;
      const written = await write(waiting, { ...wording, kind: 'edited', by, version: seen });
      if (written === null) return refusalOf(post);
      told(written, 'edited', by);
      return { kind: 'done', waiting: written, deliveries: written.deliveries };
    },

    decisions: post => proposals.decisions(post),

    async refresh(article, how) {
      let isDone = true;
      for (const proposal of await proposals.waitingFor(article)) {
        const { post, version } = proposal;
        if (how?.to !== undefined && !(await isOnlyFor(post.id, how.to))) continue;
        const ids = post.items.map(item => item.article);
        const living = await livingArticles(deps.articles, ids);
        const articles = how === undefined ? living : living.filter(({ id }) => id !== article);
        if (articles.length === 0) continue;
        const known = post.items.find(item => item.article === article)?.revision;
        const present = articles.find(({ id }) => id === article)?.revision;
        if (known === present) continue;
        const wording = {
          articles,
          content: present === undefined ? withoutOffered(post.content, article) : post.content,
        };
        const written = await write({ proposal }, { ...wording, kind: 'corrected', by: null, version });
        if (written === null) isDone = false;
        else told(written, 'corrected', null);
      }
      return isDone;
    },

    async lapse() {
      const now = clock.now();
      const tried = new Set<PostId>();
      for (;;) {
        const left = [...(await proposals.lapsed(now, SHOWN)), ...(await outlived(now))];
        const page = left.filter(({ post }) => !tried.has(post.id));
        if (page.length === 0) return;
        for (const proposal of page) {
          const { post, version } = proposal;
          if (tried.has(post.id)) continue;
          tried.add(post.id);
          const waiting = await around(proposal);
          // no rule posts what is to have a second editor's word
          const kind = rule?.then === 'post' && post.orderedBy === null ? 'approved' : 'skipped';
          // an editor may have put it off meanwhile
          const word = { kind, by: null, version } as const;
          if (waiting !== null) await settle(waiting, word);
          // of which no article is kept any more
          else await proposals.decide({ ...word, kind: 'skipped', post: post.id, notBefore: null }, now);
        }
      }
    },
  };
}
