import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { TableSum } from '../../core/transfer/moving.ts';
import type { Tables } from '../tables.ts';
import type { AnyTable } from './moved-tables.ts';

export type Row = Readonly<Record<string, unknown>>;

const namesOf = (columns: readonly string[]) => sql.join(columns.map(column => sql.ref(column)));

/** The key of a row, in the order of its columns. */
export const keyOf = ({ key }: AnyTable, row: Row): readonly unknown[] => key.map(column => row[column]);

export async function countRows(db: Kysely<Tables>, { name }: AnyTable): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The greatest key; null for no rows. */
export async function lastKey(db: Kysely<Tables>, table: AnyTable): Promise<readonly unknown[] | null> {
  const order = sql.join(table.key.map(column => sql`${sql.ref(column)} desc`));
  const { rows } = await sql<Row>`
    select ${namesOf(table.key)} from ${sql.table(table.name)} order by ${order} limit 1`.execute(db);
  return rows[0] === undefined ? null : keyOf(table, rows[0]);
}

/** The rows whose key is greater than `after`, and not greater than `until`, in the order of their keys, in pages. */
export async function* pagesOf(
  db: Kysely<Tables>,
  table: AnyTable,
  {
    columns,
    after = null,
    until = null,
  }: {
    readonly columns: readonly string[];
    readonly after?: readonly unknown[] | null;
    readonly until?: readonly unknown[] | null;
  },
): AsyncGenerator<readonly Row[]> {
  const key = namesOf(table.key);
  const below = until === null ? sql`` : sql`and (${key}) <= (${sql.join(until)})`;
  for (let last = after; ;) {
    const above = last === null ? sql`` : sql`and (${key}) > (${sql.join(last)})`;
    const { rows } = await sql<Row>`
      select ${namesOf(columns)} from ${sql.table(table.name)}
      where 1 = 1 ${above} ${below}
      order by ${key} limit ${table.page}`.execute(db);
    const newest = rows.at(-1);
    if (newest === undefined) return;
    yield rows;
    if (rows.length < table.page) return;
    last = keyOf(table, newest);
  }
}

/** Writes rows in one statement, and so in one transaction. */
export async function insertRows(
  db: Kysely<Tables>,
  table: AnyTable,
  { columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly Row[] },
): Promise<void> {
  const values = rows.map(row => sql`(${sql.join(columns.map(column => row[column]))})`);
  await sql`
    insert into ${sql.table(table.name)} (${namesOf(columns)}) values ${sql.join(values)}`.execute(db);
}

/** A row as the same bytes on every database. */
const canonical = (row: Row, columns: readonly string[]): string =>
  JSON.stringify(
    columns.map(column => {
      const value = row[column];
      return value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value;
    }),
  );

/** Reads a table, up to a key if one is given, and sums it up. */
export async function sumUp(
  db: Kysely<Tables>,
  table: AnyTable,
  {
    columns,
    until = null,
    onPage = () => undefined,
  }: {
    readonly columns: readonly string[];
    readonly until?: readonly unknown[] | null;
    readonly onPage?: (rows: number) => void;
  },
): Promise<TableSum> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of pagesOf(db, table, { columns, until })) {
    for (const row of rows) hash.update(`${canonical(row, columns)}\n`);
    count += rows.length;
    onPage(rows.length);
  }
  return { rows: count, hash: hash.digest('hex') };
}
