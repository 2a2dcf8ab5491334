import type { Article } from '../core/article.ts';
import type { WakeSignal } from '../core/async/wake-signal.ts';
import type { Destination, Platform } from '../core/destination.ts';
import type { ArticleId } from '../core/ids.ts';
import type { ArticleChange, Outbox, PostDraft } from '../core/ports/outbox.ts';
import type { NewsroomEvent } from '../core/ports/events.ts';
import type { Formats, Payloads } from '../core/ports/platform.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import { StoreDownError } from '../core/ports/store-down-error.ts';
import type { ArticleStore, DeliveryQueries } from '../core/ports/store.ts';
import type { Destinations } from '../core/ports/subscriptions.ts';
import type { Delivery } from '../core/post.ts';
import type { PostPart } from '../core/schedule.ts';
import { MINUTE, SECOND, type Clock, type Duration, type Instant } from '../core/time.ts';
import type { Composer } from '../planning/composer.ts';
import { endLives } from './end-lives.ts';
import { readdressWaiting } from './readdress-waiting.ts';
import { remadeDigest } from './replace-waiting.ts';
import { correctCopies, lookAtCopies, retractCopies, type Looked, type Retracted } from './look-at-copies.ts';

export interface CorrectionsDeps {
  readonly outbox: Outbox;
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly deliveries: Pick<DeliveryQueries, 'linksTo'>;
  readonly composer: Composer;
  readonly payloads: Pick<Payloads, 'cardsOf'> & Pick<Formats, 'orderingKeyOf' | 'readdress'>;
  readonly clock: Clock;
  readonly record: RecordEvent;
  /** Woken when something was written. */
  readonly wakeSignal: WakeSignal;
  readonly destinations: Pick<Destinations, 'configured' | 'find'>;
  /** See `Approvals.refresh`. */
  readonly refresh: (
    article: ArticleId,
    how?: { readonly gone: true; readonly to?: string },
  ) => Promise<boolean>;
  /** How long after it was sent a message of a platform can surely be deleted; null, absent = for ever. */
  readonly deletableForMs?: (platform: Platform) => Duration | null;
  /** What posts older than their kept choices are made of. */
  readonly parts: readonly PostPart[];
}

/**
 * Brings what was posted of an article to what the article says now: what still waits goes out in its new words, or not at
 * all; what stands is edited, deleted or struck as its destination wants. Nothing is posted anew.
 *
 * That an article has changed is written down with the change itself (`article_changes`), and stays until every copy has
 * been looked at. A send that is under way, or in doubt, counts as not looked at: when it has gone on, the article is looked
 * at again. So no crash and no race leaves a copy behind. An article that cannot be looked at holds up no other.
 */
export interface Corrections {
  /**
   * Looks at all articles that have changed, but for those that wait for sends which are where they were. Called when one
   * has changed and at the start. Rejects only when the database is down.
   */
  bringUpToDate(): Promise<void>;
  /** Hears of what happens to deliveries and posts, and looks again where that concerns an article that has changed. */
  note(event: NewsroomEvent): void;
  /** Looks at one article, changed or not; answers what was written. `deliveries` may be limited to one destination. */
  correct(article: ArticleId, to?: string): Promise<readonly Delivery[]>;
  /** An editor's word: every copy says what the article says now, whatever its destination wants of corrections. */
  order(article: ArticleId, to?: string): Promise<Looked>;
  /** See `retractCopies`. */
  retract(article: Article, how: { readonly to?: string; readonly by: string }): Promise<Retracted>;
  /** See `remadeDigest`. */
  readonly remake: (delivery: Delivery) => Promise<PostDraft | null>;
  /** See `readdressWaiting`. */
  readonly readdress: (destinations: readonly Destination[]) => Promise<void>;
  /** Ends the messages whose time is over. */
  endLives(): Promise<void>;
  /**
   * Until `signal` aborts: looks at everything each minute, and each second at what is left over, for what another process
   * sends makes no event here, and a database that was down may be back. Never rejects.
   */
  run(signal: AbortSignal): Promise<void>;
}

/** After these there is a post that was not there before, or one in another place. */
const NEW_POSTS: ReadonlySet<NewsroomEvent['kind']> = new Set([
  'slot-filled',
  'breaking-posted',
  'subscribers-told',
  'digest-filled',
  'post-ordered',
  'chat-moved',
]);
const PAGE = 100;
/** What was sent while an article was looked at is looked at at once, so many times. */
const LOOKS = 3;

/** A changed article, and the sends whose end it waits for, each as it was. */
interface Unsettled {
  readonly change: ArticleChange;
  readonly sends: ReadonlyMap<string, string>;
  readonly since: Instant;
  /** They are asked for again then: as long after as they have been waited for. */
  askAt: Instant;
}

/** Changes whenever an attempt begins or ends. */
const stampOf = ({ state, attempts, firstAttemptAt }: Delivery): string =>
  `${state} ${attempts} ${firstAttemptAt ?? ''}`;

export function createCorrections(deps: CorrectionsDeps): Corrections {
  const { outbox, clock } = deps;
  let running: Promise<void> | null = null;
  let isStale = false;
  const unsettled = new Map<ArticleId, Unsettled>();
  /** Of these a send has gone on. */
  const moved = new Set<ArticleId>();
  /** What was said of articles that could not be looked at: it is said once. */
  const faults = new Map<ArticleId, string>();

  const isWaiting = async ({ sends }: Pick<Unsettled, 'sends'>): Promise<boolean> => {
    for (const [id, stamp] of sends) {
      const send = await outbox.get(id as Delivery['id']);
      if (send === null || stampOf(send) !== stamp) return false;
    }
    return sends.size > 0;
  };

  const look = async (change: ArticleChange): Promise<void> => {
    const { article } = change;
    for (let looks = 0; looks < LOOKS; looks++) {
      unsettled.delete(article);
      const { isWhole, undecided } = await lookAtCopies(deps, article);
      if (!isWhole) continue;
      if (undecided.length === 0) {
        if (await outbox.changesDone(change)) return;
        continue;
      }
      const sends = new Map(undecided.map(send => [send.id, stampOf(send)]));
      const waits = { change, sends, since: clock.now(), askAt: clock.now() };
      unsettled.set(article, waits);
      // one may have ended before anybody heard that its end is waited for
      if (await isWaiting(waits)) return;
    }
  };

  const tryLook = async (change: ArticleChange): Promise<void> => {
    const { article } = change;
    try {
      await look(change);
      faults.delete(article);
    } catch (error) {
      if (error instanceof StoreDownError) throw error;
      const said = String(error);
      if (faults.get(article) !== said)
        deps.record({ kind: 'service-fault', part: `corrections of ${article}`, error });
      faults.set(article, said);
    }
  };

  const all = async (): Promise<void> => {
    for (let after: ArticleChange | undefined; ;) {
      const page = await outbox.changedArticles(PAGE, after);
      for (const change of page) {
        const known = unsettled.get(change.article);
        const isKnown = known?.change.changedAt === change.changedAt && !moved.delete(change.article);
        if (!isKnown || !(await isWaiting(known))) await tryLook(change);
      }
      after = page.at(-1);
      if (page.length < PAGE) return;
    }
  };

  const some = async (): Promise<void> => {
    for (const article of moved) {
      moved.delete(article);
      const known = unsettled.get(article);
      if (known !== undefined) await tryLook(known.change);
    }
  };

  const findMoved = async (): Promise<void> => {
    const now = clock.now();
    for (const [article, waits] of unsettled) {
      if (waits.askAt > now) continue;
      if (!(await isWaiting(waits))) moved.add(article);
      waits.askAt = now + Math.min(MINUTE, now - waits.since);
    }
  };

  const pass = async (): Promise<void> => {
    while (isStale || moved.size > 0) {
      const next = isStale ? all : some;
      isStale = false;
      try {
        await next();
      } catch (error) {
        // what was not looked at is not known any more
        isStale = true;
        throw error;
      }
    }
  };

  /** One pass at a time; what is noted in its last moment makes another. */
  const work = async (): Promise<void> => {
    while (isStale || moved.size > 0) {
      running ??= pass().finally(() => {
        running = null;
      });
      await running;
    }
    await running;
  };

  const bringUpToDate = async (): Promise<void> => {
    isStale = true;
    await work();
  };

  const inBackground = (working: Promise<void>): Promise<void> =>
    working.catch((error: unknown) => {
      deps.record({ kind: 'service-fault', part: 'corrections', error });
    });

  return {
    bringUpToDate,
    note(event) {
      const { kind } = event;
      // what was posted just now may have been written before the article changed
      if (NEW_POSTS.has(kind)) void inBackground(bringUpToDate());
      if (!('delivery' in event)) return;
      for (const [article, { sends }] of unsettled) if (sends.has(event.delivery)) moved.add(article);
      void inBackground(work());
    },
    async correct(article, to) {
      return (await lookAtCopies(deps, article, to)).written;
    },
    order: (article, to) => correctCopies(deps, article, to),
    async retract(article, how) {
      const retracted = await retractCopies(deps, article, how);
      // others of its story named it
      await inBackground(bringUpToDate());
      return retracted;
    },
    remake: delivery => remadeDigest(deps, delivery),
    readdress: destinations => readdressWaiting(deps, destinations),
    endLives: () => endLives(deps),
    async run(signal) {
      const every = async (afterMs: Duration, act: () => Promise<void>) => {
        for (;;) {
          await clock.sleep(afterMs, signal);
          if (signal.aborted) return;
          await inBackground(act());
        }
      };
      await inBackground(endLives(deps));
      await Promise.all([
        every(MINUTE, async () => {
          await bringUpToDate();
          await endLives(deps);
        }),
        every(SECOND, async () => {
          await findMoved();
          await work();
        }),
      ]);
    },
  };
}
