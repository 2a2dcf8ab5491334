import type { Kysely } from 'kysely';
import type { Store } from '../core/ports/store.ts';
import type { StoreFiles } from '../core/ports/store-maintenance.ts';
import { createArticleStore } from './articles/article-store.ts';
import { createFeedStore } from './articles/feed-store.ts';
import { createDeliveryQueries } from './outbox/delivery-queries.ts';
import { createOutbox } from './outbox/outbox.ts';
import type { ExclusiveLock } from './exclusive-lock.ts';
import { createInstanceLock } from './maintenance/instance-lock.ts';
import { createSlotStore } from './outbox/slot-store.ts';
import type { ClaimDeps } from './outbox/claim.ts';
import { noFiles } from './sqlite/files/store-files.ts';
import type { Tables } from './tables.ts';
import { createStoreMaintenance } from './maintenance/store-maintenance.ts';

/** The store over a migrated database, whichever it is. Disposing of it closes the connection, once. */
export function createStore(
  db: Kysely<Tables>,
  {
    engine,
    pacing,
    lock,
    files = noFiles,
  }: ClaimDeps & { readonly lock: ExclusiveLock; readonly files?: StoreFiles },
): Store {
  let closing: Promise<void> | null = null;
  const close = async () => {
    try {
      await engine.checkpoint(db);
    } finally {
      lock.release();
      await db.destroy();
    }
  };
  return {
    articles: createArticleStore(db, engine),
    feeds: createFeedStore(db),
    slots: createSlotStore(db),
    outbox: createOutbox(db, { engine, pacing }),
    deliveries: createDeliveryQueries(db),
    lock: createInstanceLock(db, lock),
    maintenance: createStoreMaintenance(db),
    files,
    ping: () => engine.changeMark(db),
    [Symbol.asyncDispose]: () => (closing ??= close()),
  };
}
