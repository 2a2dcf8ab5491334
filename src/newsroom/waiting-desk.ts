import type { Ledger } from '../core/ports.ts';
import type { NewsroomDesk } from './newsroom-desk.ts';
import { placeLink } from './place-link.ts';
import { resolveHeld, type ResolveDeps } from './resolve-held.ts';

/** So many open deliveries are read to tell who waits behind whom. */
const READ = 200;

export interface WaitingDeps extends ResolveDeps {
  readonly ledger: Ledger;
}

/** What editors ask about deliveries that are still to happen, and their word on those that are held. */
export function createWaitingDesk(deps: WaitingDeps): Pick<NewsroomDesk, 'queue' | 'held' | 'resolve'> {
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
