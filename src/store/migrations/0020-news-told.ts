import type { Migration } from 'kysely/migration';
import type { StoreEngine } from '../store-engine.ts';

/** The database tells when there is something to do, where several instances share it. */
export const newsTold = (engine: StoreEngine): Migration => ({
  up: db => engine.tellNews(db, ['deliveries', 'pending_news', 'decisions']),
});
