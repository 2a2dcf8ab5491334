import type { Kysely } from 'kysely';
import type { Store } from '../core/store.ts';
import type { StoreFiles } from '../core/upkeep.ts';
import { createArticleStore } from './article-store.ts';
import { createLedger } from './ledger.ts';
import { createNotices } from './notices.ts';
import { createOutbox } from './outbox.ts';
import { createPresence } from './presence.ts';
import { createSlotStore } from './slot-store.ts';
import type { ClaimDeps } from './claim.ts';
import { noFiles } from './store-files.ts';
import type { Tables } from './tables.ts';
import { createUpkeep } from './upkeep.ts';

/** The store over a migrated database, whichever it is. Disposing of it closes the connection, once. */
export function createStore(
  db: Kysely<Tables>,
  { engine, pacing, files = noFiles }: ClaimDeps & { readonly files?: StoreFiles },
): Store {
  let closing: Promise<void> | null = null;
  const close = async () => {
    try {
      await engine.settleDown(db);
    } finally {
      await db.destroy();
    }
  };
  return {
    articles: createArticleStore(db, engine),
    slots: createSlotStore(db),
    outbox: createOutbox(db, { engine, pacing }),
    ledger: createLedger(db),
    notices: createNotices(db),
    presence: createPresence(db),
    upkeep: createUpkeep(db),
    files,
    pulse: () => engine.changeMark(db),
    [Symbol.asyncDispose]: () => (closing ??= close()),
  };
}
