import type { DeliveryRow, DeliveryQueries } from '../core/ports/store.ts';
import { messageLink, type LinkDeps } from './message-link.ts';
import { resolveHeld, type Resolution, type ResolveDeps, type Verdict } from './resolve-held.ts';
import type { HeldDelivery } from './review-buttons.ts';

/** So many open deliveries are read to tell who waits behind whom. */
const READ = 200;

export interface WaitingDeps extends ResolveDeps, LinkDeps {
  readonly deliveries: DeliveryQueries;
}

/** What editors ask about deliveries that are still to happen, and their word on those that are held. */
export interface WaitingDesk {
  /**
   * What is still to happen at the places of the config, next first; how many deliveries there are by state, and how many
   * open sends go to readers who subscribe.
   */
  queue(): Promise<{
    readonly rows: readonly DeliveryRow[];
    readonly counts: Awaited<ReturnType<DeliveryQueries['counts']>>;
    readonly toReaders: number;
  }>;
  /** Deliveries that wait for an editor's word: the first `limit`, and how many there are. */
  held(limit: number): Promise<{ readonly shown: readonly HeldDelivery[]; readonly count: number }>;
  resolve(word: {
    readonly delivery: string;
    readonly verdict: Verdict;
    readonly by: string;
  }): Promise<Resolution>;
}

export function createWaitingDesk(deps: WaitingDeps): WaitingDesk {
  const { deliveries } = deps;
  return {
    async queue() {
      const [rows, counts, toReaders] = await Promise.all([
        deliveries.queue({ limit: READ, places: 'configured' }),
        deliveries.counts(),
        deliveries.openToReaders(),
      ]);
      return { rows, counts, toReaders };
    },
    async held(limit) {
      const rows = await deliveries.queue({ limit, state: 'held' });
      const { held = 0 } = await deliveries.counts();
      const shown = await Promise.all(rows.map(async row => ({ row, link: await messageLink(row, deps) })));
      return { shown, count: held };
    },
    resolve: word => resolveHeld(deps, word),
  };
}
