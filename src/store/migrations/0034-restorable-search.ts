import type { Migration } from 'kysely/migration';
import type { StoreEngine } from '../store-engine.ts';

/** On PostgreSQL the search's function found another by the search path, of which a dump that is put back has none. */
export const restorableSearch = (engine: StoreEngine): Migration => ({
  up: db => engine.renewSearchFunction(db),
});
