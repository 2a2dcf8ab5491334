import type { Migration } from 'kysely/migration';
import type { StoreEngine } from '../store-engine.ts';

/** PostgreSQL counted each delivery of a statement by itself, and wrote the same rows as often. */
export const countedTogether = (engine: StoreEngine): Migration => ({
  up: db => engine.countDeliveries(db),
});
