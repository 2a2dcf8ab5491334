import { sql, type RawBuilder, type SqlBool } from 'kysely';

/**
 * That there is no such row, asked for each row of the query anew (`from`: what follows "select 1"). PostgreSQL would make a join of a
 * plain `not exists` and, where few rows are wanted, read a whole history for them: the offset keeps it from that.
 */
export const isNone = (from: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`not exists (select 1 ${from} limit 1 offset 0)`;
