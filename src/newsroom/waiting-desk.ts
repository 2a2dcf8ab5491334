import type { DeliveryRow, Ledger } from '../core/store.ts';
import { placeLink } from './place-link.ts';
import { resolveHeld, type Resolution, type ResolveDeps, type Verdict } from './resolve-held.ts';
import type { HeldDelivery } from './tell-held.ts';

/** So many open deliveries are read to tell who waits behind whom. */
const READ = 200;

export interface WaitingDeps extends ResolveDeps {
  readonly ledger: Ledger;
}

/** What editors ask about deliveries that are still to happen, and their word on those that are held. */
export interface WaitingDesk {
  /** What is still to happen, next first, and how many deliveries there are by state. */
  queue(): Promise<{
    readonly rows: readonly DeliveryRow[];
    readonly counts: Awaited<ReturnType<Ledger['counts']>>;
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
  const { ledger } = deps;
  return {
    async queue() {
      const [rows, counts] = await Promise.all([ledger.queue({ limit: READ }), ledger.counts()]);
      return { rows, counts };
    },
    async held(limit) {
      const rows = await ledger.queue({ limit, state: 'held' });
      const { held = 0 } = await ledger.counts();
      const shown = await Promise.all(rows.map(async row => ({ row, link: await placeLink(row, ledger) })));
      return { shown, count: held };
    },
    resolve: word => resolveHeld(deps, word),
  };
}
