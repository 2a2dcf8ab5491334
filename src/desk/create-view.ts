import type { Reason } from '../core/reasons/reason.ts';
import type { Platform } from '../core/destination.ts';
import type { Needs } from '../core/reasons/diagnosis.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { Store } from '../core/ports/store.ts';
import { SECOND, type Clock, type Duration } from '../core/time.ts';
import { withTimeout } from '../core/async/with-timeout.ts';
import type { Planner } from '../planning/planner.ts';
import type { NewsroomView, Snapshot } from './view.ts';
import { viewSources, type PlacedSource } from './view-sources.ts';

export interface ViewDeps {
  readonly store: Store;
  readonly planner: Planner;
  /** What the last health check found. */
  readonly healthCheck: { latest(): Needs | null };
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly brand: string;
  readonly language: string;
  readonly timezone: string;
  readonly destinations: readonly {
    readonly name: string;
    readonly platform: Platform;
    readonly title: string | null;
    readonly off: Reason | null;
  }[];
  readonly sources: readonly PlacedSource[];
}

/** Whoever asks whether we are ready gives up after some seconds. */
const PATIENCE: Duration = 2 * SECOND;
const NO_ANSWER = 'the database does not answer';

const SHOWN = { queue: 50, history: 20, slots: 20 } as const;

/** The newsroom as its page sees it. */
export function createView(deps: ViewDeps): NewsroomView {
  const { store, clock, record, brand, language, timezone, destinations } = deps;
  return {
    async snapshot(): Promise<Snapshot> {
      const faults = await store.articles.faults();
      return {
        at: clock.now(),
        brand,
        language,
        timezone,
        destinations,
        sources: await viewSources(store, deps.sources, faults),
        faults,
        upcoming: await deps.planner.upcoming(),
        slots: await store.slots.recent(SHOWN.slots),
        // before the queue: one that changes meanwhile is refused, and looked at again
        proposals: (await store.proposals.waiting(SHOWN.queue)).map(({ post: { id: post }, version }) => ({
          post,
          version,
        })),
        queue: await store.deliveries.queue({ limit: SHOWN.queue, places: 'configured' }),
        openToReaders: await store.deliveries.openToReaders(),
        held: await store.deliveries.queue({ limit: SHOWN.queue, state: 'held' }),
        history: await store.deliveries.history({ limit: SHOWN.history, places: 'configured' }),
        needs: deps.healthCheck.latest(),
        counts: await store.deliveries.counts(),
      };
    },
    async numbers() {
      const at = clock.now();
      const faults = await store.articles.faults();
      const on = destinations.filter(({ off }) => off === null);
      const platforms = [...new Set(on.map(({ platform }) => platform))];
      return {
        at,
        sources: await viewSources(store, deps.sources, faults),
        faults: faults.length,
        destinationsOn: on.length,
        counts: await store.deliveries.counts(),
        ...(await store.maintenance.load({ platforms, now: at })),
      };
    },
    card: hash => store.outbox.card(hash),
    async notReady() {
      try {
        const answer = await withTimeout(store.ping(), PATIENCE, clock.sleep.bind(clock));
        return answer === null ? NO_ANSWER : null;
      } catch (error) {
        record({ kind: 'service-fault', part: 'database', error }); // its words are not for everybody
        return NO_ANSWER;
      }
    },
  };
}
