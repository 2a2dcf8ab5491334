import type { Kysely } from 'kysely';
import type { Store } from '../core/ports/store.ts';
import type { StoreFiles } from '../core/ports/store-maintenance.ts';
import { createArticleStore } from './articles/article-store.ts';
import { createFeedStore } from './articles/feed-store.ts';
import { createHubCalls } from './articles/hub-calls.ts';
import { createStoryStore } from './articles/story-store.ts';
import { createDeliveryQueries } from './outbox/delivery-queries.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createUpdateStore } from './readers/update-store.ts';
import { createPauseStore } from './editors/pauses.ts';
import { createProposalStore } from './editors/proposals.ts';
import type { InstanceLock } from '../core/ports/instance-lock.ts';
import { createReaderStore } from './readers/reader-store.ts';
import { createReaderArticles } from './readers/reader-articles.ts';
import { createSlotStore } from './outbox/slot-store.ts';
import type { ClaimDeps } from './outbox/claiming/claim.ts';
import { noFiles } from './sqlite/files/store-files.ts';
import type { Tables } from './tables.ts';
import { createSubscriptionStore } from './subscriptions/subscription-store.ts';
import { createTransferStore } from './transfer/transfer-store.ts';
import { createStoreMaintenance } from './maintenance/store-maintenance.ts';

/** The store over a migrated database, whichever it is. Disposing of it closes the connection, once. */
export function createStore(
  db: Kysely<Tables>,
  {
    engine,
    pacing,
    lock,
    files = noFiles,
    close: release = () => undefined,
    giveUp = () => undefined,
  }: ClaimDeps & {
    readonly lock: InstanceLock;
    readonly files?: StoreFiles;
    /** Done before the connection is closed. */
    readonly close?: () => void;
    readonly giveUp?: () => void;
  },
): Store {
  let closing: Promise<void> | null = null;
  const close = async () => {
    try {
      await engine.checkpoint(db);
    } finally {
      release();
      await db.destroy();
    }
  };
  return {
    articles: createArticleStore(db, engine),
    feeds: createFeedStore(db),
    hubCalls: createHubCalls(db),
    stories: createStoryStore(db),
    slots: createSlotStore(db),
    outbox: createOutbox(db, { engine, pacing }),
    proposals: createProposalStore(db),
    pauses: createPauseStore(db),
    deliveries: createDeliveryQueries(db),
    readers: createReaderStore(db),
    reading: createReaderArticles(db, engine),
    subscriptions: createSubscriptionStore(db),
    transfer: createTransferStore(db),
    updates: createUpdateStore(db),
    lock,
    maintenance: createStoreMaintenance(db, pacing),
    files,
    ping: () => engine.changeMark(db),
    giveUp,
    [Symbol.asyncDispose]: () => (closing ??= close()),
  };
}
