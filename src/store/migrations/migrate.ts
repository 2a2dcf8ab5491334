import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { StoreDownError } from '../../core/ports/store-down-error.ts';
import { detailOf, faultAt } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { UNFINISHED_MOVE } from '../moving/unfinished-move.ts';
import type { StoreEngine } from '../store-engine.ts';
import { firstTables } from './0001-first-tables.ts';
import { lanes } from './0002-lanes.ts';
import { upkeep } from './0004-upkeep.ts';
import { notices } from './0005-notices.ts';
import { operations } from './0006-operations.ts';
import { articleFacts } from './0007-article-facts.ts';
import { feeds } from './0008-feeds.ts';
import { settledChanges } from './0009-settled-changes.ts';
import { gates } from './0010-gates.ts';
import { readers } from './0011-readers.ts';
import { approval } from './0012-approval.ts';
import { subscriptions } from './0013-subscriptions.ts';
import { retractions } from './0015-retractions.ts';
import { retractedArticles } from './0016-retracted-articles.ts';
import { configuredDeliveries } from './0017-configured-deliveries.ts';
import { takenBack } from './0018-taken-back.ts';
import { stories } from './0019-stories.ts';
import { newsTold } from './0020-news-told.ts';
import { feedHubs } from './0021-feed-hubs.ts';
import { failures } from './0022-failures.ts';
import { faultReasons } from './0023-fault-reasons.ts';
import { updates } from './0024-updates.ts';
import { places } from './0025-places.ts';
import { readersPlaces } from './0026-readers-places.ts';
import { toldMessages } from './0027-told-messages.ts';
import { roles } from './0028-roles.ts';
import { hubCalls } from './0029-hub-calls.ts';
import { countedTogether } from './0030-counted-together.ts';
import { unfinishedAsks } from './0031-unfinished-asks.ts';
import { sharedAddresses } from './0032-shared-addresses.ts';
import { restores } from './0033-restores.ts';
import { searchedWords } from './0034-searched-words.ts';
import { removedPlaces } from './0035-removed-places.ts';

/** Every migration, by its number. */
const migrationsFor = (engine: StoreEngine): Record<string, Migration> => ({
  '0001-first-tables': firstTables(engine),
  '0002-lanes': lanes,
  '0004-upkeep': upkeep,
  '0005-notices': notices,
  '0006-operations': operations(engine),
  '0007-article-facts': articleFacts,
  '0008-feeds': feeds,
  '0009-settled-changes': settledChanges(engine),
  '0010-gates': gates,
  '0011-readers': readers,
  '0012-approval': approval(engine),
  '0013-subscriptions': subscriptions(engine),
  '0015-retractions': retractions,
  '0016-retracted-articles': retractedArticles,
  '0017-configured-deliveries': configuredDeliveries,
  '0018-taken-back': takenBack,
  '0019-stories': stories,
  '0020-news-told': newsTold(engine),
  '0021-feed-hubs': feedHubs,
  '0022-failures': failures,
  '0023-fault-reasons': faultReasons,
  '0024-updates': updates,
  '0025-places': places,
  '0026-readers-places': readersPlaces,
  '0027-told-messages': toldMessages,
  '0028-roles': roles,
  '0029-hub-calls': hubCalls(engine),
  '0030-counted-together': countedTogether(engine),
  '0031-unfinished-asks': unfinishedAsks,
  '0032-shared-addresses': sharedAddresses,
  '0033-restores': restores,
  '0034-searched-words': searchedWords(engine),
  '0035-removed-places': removedPlaces,
});

/** `isUnfinished`: the database holds the beginning of a move (`moving/`), and no newsroom may run on it. */
export interface Migrated {
  readonly isUnfinished: boolean;
}

/**
 * Brings the database to the newest schema, in one transaction; does nothing when it is there. Throws `ReasonError` when the
 * database is newer than this program, or when a migration fails. `place` names the database in messages.
 */
export async function migrate<T>(db: Kysely<T>, engine: StoreEngine, place: string): Promise<Migrated> {
  const migrations = migrationsFor(engine);
  const { applied, isUnfinished } = await stateOf(db);
  const unknown = applied.filter(name => !(name in migrations));
  if (unknown.length > 0) throw faultAt(place, reasonOf('database-newer', { names: unknown.join(', ') }));
  // Kysely's migrator writes even when there is nothing to do: a command that only reads would wait for a locked file
  if (Object.keys(migrations).every(name => applied.includes(name))) return { isUnfinished };
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error === undefined) return { isUnfinished };
  if (error instanceof StoreDownError) throw error;
  const name = results.find(({ status }) => status === 'Error')?.migrationName ?? '—';
  throw faultAt(place, reasonOf('migration-failed', { name, detail: detailOf(error) }), { cause: error });
}

/** Names of the migrations a database has had; none for a new one. */
async function stateOf<T>(db: Kysely<T>): Promise<Migrated & { readonly applied: readonly string[] }> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const has = (name: string) => tables.some(table => table.name === name);
  const isUnfinished = has(UNFINISHED_MOVE);
  if (!has('kysely_migration')) return { applied: [], isUnfinished };
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return { applied: rows.map(row => row.name), isUnfinished };
}
