import { sql, type Kysely } from 'kysely';
import type { StoreFiles } from '../../core/ports/store-maintenance.ts';
import type { Tables } from '../tables.ts';

/** The files of a PostgreSQL database are its server's: it checks them itself, and is backed up as the server's owner does. */
export function createPostgresFiles(
  db: Kysely<Tables>,
  { place }: { readonly url: string; readonly place: string },
): StoreFiles {
  const noBackups = () =>
    Promise.reject(new Error(`${place}: is backed up with pg_dump, as the server's owner does`));
  return {
    place,
    size: () => Promise.resolve(null),
    async quickCheck() {
      await sql`select 1 from lanes limit 1`.execute(db);
      return [];
    },
    fullCheck: () => Promise.resolve([]),
    backUp: noBackups,
    backUpTo: noBackups,
    backups: () => Promise.resolve([]),
  };
}
