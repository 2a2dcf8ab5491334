import { sql, type Kysely } from 'kysely';
import { faultAt, type ReasonError } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';

/** A table that stands in a database as long as only a part of a newsroom is in it. */
export const UNFINISHED_MOVE = 'unfinished_move';

export const beginMove = (db: Kysely<never>): Promise<void> =>
  db.schema
    .createTable(UNFINISHED_MOVE)
    .ifNotExists()
    .addColumn('id', 'integer', c => c.primaryKey())
    .execute();

export const endMove = async (db: Kysely<never>): Promise<void> => {
  await sql`drop table ${sql.table(UNFINISHED_MOVE)}`.execute(db);
};

/** Nothing runs on a part of a newsroom: what was sent would be sent again. */
export const unfinishedMove = (place: string): ReasonError => faultAt(place, reasonOf('database-unfinished'));
