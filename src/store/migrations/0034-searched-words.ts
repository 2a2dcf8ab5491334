import type { Migration } from 'kysely/migration';
import type { StoreEngine } from '../store-engine.ts';

/**
 * Articles are found by the words that are shown of them, no longer by what was left out around them ("cookies");
 * and on PostgreSQL by a function that names the schema of what it calls, so that a dump can be put back.
 */
export const searchedWords = (engine: StoreEngine): Migration => ({
  up: db => engine.createSearchIndex(db),
});
