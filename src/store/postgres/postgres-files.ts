import { sql, type Kysely } from 'kysely';
import { faultAt, ReasonError } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { StoreFiles } from '../../core/ports/store-maintenance.ts';
import { dumpDatabase } from './dump.ts';
import { movedTables } from '../moving/moved-tables.ts';
import type { Tables } from '../tables.ts';

/** The files of a PostgreSQL database are its server's: it checks them itself, and is backed up as the server's owner does. */
export function createPostgresFiles(
  db: Kysely<Tables>,
  { url, place }: { readonly url: string; readonly place: string },
): StoreFiles {
  return {
    place,
    size: () => Promise.resolve(null),
    async quickCheck() {
      const { rows } = await sql<{ name: string }>`
        select name from unnest(array[${sql.join(movedTables.map(({ name }) => name))}]::text[]) name
        where to_regclass(name) is null order by name`.execute(db);
      const names = rows.map(({ name }) => name).join(', ');
      if (names !== '') throw faultAt(place, reasonOf('database-incomplete', { names }));
      return [];
    },
    fullCheck: () => Promise.resolve([]),
    keepsBackups: false,
    backUp: () => Promise.reject(new ReasonError(reasonOf('backup-by-server', { place }))),
    backUpTo: (file, now) => dumpDatabase({ url, place }, file, now),
    backups: () => Promise.resolve([]),
  };
}
