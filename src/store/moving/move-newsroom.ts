import { isSame, type MovedTable, type MoveResult, type Progress } from '../../core/transfer/moving.ts';
import { StoreDownError } from '../../core/ports/store-down-error.ts';
import { detailOf, ReasonError } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { movedTables, type AnyTable } from './moved-tables.ts';
import { openEnd, parseAddress, type MoveAddress, type MoveEnd } from './move-end.ts';
import { countRows, insertRows, keyOf, lastKey, pagesOf, sumUp } from './table-rows.ts';
import { beginMove, endMove, unfinishedMove } from './unfinished-move.ts';

export interface MoveOptions {
  /** `sqlite:PATH` or `postgres://…` */
  readonly from: string;
  readonly to: string;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Copies a newsroom into another database and reads both from end to end. Killed at any moment, the same call goes on where
 * that one ended. What is moved from stays as it is; no newsroom may run on either. Throws `ReasonError` when it is not to be moved.
 */
export async function moveNewsroom({ from, to, onProgress }: MoveOptions): Promise<MoveResult> {
  const addresses = [addressOf(from, '--from'), addressOf(to, '--to')] as const;
  await using source = await openEnd(addresses[0], 'from');
  const { place } = source;
  if (source.isUnfinished) throw unfinishedMove(place);
  if (areSame(...addresses)) throw new ReasonError(reasonOf('move-same', { place }));
  await using target = await openEnd(addresses[1], 'to');
  if (place === target.place) throw new ReasonError(reasonOf('move-same', { place }));
  return await move({ source, target, onProgress });
}

function addressOf(text: string, option: string): MoveAddress {
  const address = parseAddress(text);
  // the text itself may hold a password
  if (address === null) throw new ReasonError(reasonOf('move-address', { option }));
  return address;
}

const areSame = (a: MoveAddress, b: MoveAddress): boolean =>
  a.kind === 'sqlite' ? b.kind === 'sqlite' && a.file === b.file : b.kind === 'postgres' && a.url === b.url;

interface Ends {
  readonly source: MoveEnd;
  readonly target: MoveEnd;
}

async function move({
  source,
  target,
  onProgress,
}: Ends & Pick<MoveOptions, 'onProgress'>): Promise<MoveResult> {
  const tables = await Promise.all(movedTables.map(table => withColumns({ source, target }, table)));
  const copied = tables.filter(({ how }) => how === 'copied');
  const counted = tables.filter(({ how }) => how !== 'left');
  if (!target.isUnfinished) await findEmpty(target, copied);
  await beginMove(target.db as never);

  let total = 0;
  // each row is copied, and then read on both sides
  for (const table of counted)
    total += (table.how === 'copied' ? 2 : 1) * (await countRows(source.db, table));
  let done = 0;
  const tell = (table: AnyTable, count: number) => {
    done += count;
    onProgress({ done, total, at: table.name });
  };

  let written = 0;
  for (const table of copied) {
    const onPage = (count: number) => {
      written += count;
      tell(table, count);
    };
    const there = await copyRest({ source, target }, table, onPage);
    tell(table, there);
  }
  await target.engine.continueSequences(target.db);
  const result: MovedTable[] = [];
  for (const table of counted) {
    const onPage = (count: number) => {
      tell(table, count);
    };
    const from = await sumUp(source.db, table, { ...table, onPage });
    const to = await sumUp(target.db, table, table);
    result.push({ table: table.name, from, to });
  }
  const isMoved = result.every(isSame);
  if (isMoved) await endMove(target.db as never);
  return {
    kind: isMoved ? 'moved' : 'differs',
    from: source.place,
    to: target.place,
    copied: written,
    tables: result,
  };
}

type TableWithColumns = AnyTable & { readonly columns: readonly string[] };

/** Both databases are of this version, so that their columns are the same but for those which one makes by itself. */
async function withColumns({ source, target }: Ends, table: AnyTable): Promise<TableWithColumns> {
  const [columns, others] = await Promise.all(
    [source, target].map(async ({ engine, db }) => [...(await engine.columnsOf(db, table.name))].sort()),
  );
  if (columns === undefined || columns.join() !== others?.join())
    throw new Error(`${table.name}: has other columns in ${source.place} than in ${target.place}`);
  return { ...table, columns };
}

async function findEmpty({ db, place }: MoveEnd, tables: readonly AnyTable[]): Promise<void> {
  for (const table of tables) {
    const count = await countRows(db, table);
    if (count > 0) throw new ReasonError(reasonOf('move-filled', { place, table: table.name, count }));
  }
}

/** Copies what the target has not got yet; answers how many rows it had. */
async function copyRest(
  { source, target }: Ends,
  table: TableWithColumns,
  onPage: (rows: number) => void,
): Promise<number> {
  const after = await lastKey(target.db, table);
  const until = after;
  let there = 0;
  if (after !== null) {
    const [here, begun] = [
      await sumUp(source.db, table, { ...table, until }),
      await sumUp(target.db, table, table),
    ];
    if (here.rows !== begun.rows || here.hash !== begun.hash)
      throw new ReasonError(reasonOf('move-other', { place: target.place, table: table.name }));
    there = begun.rows;
  }
  for await (const rows of pagesOf(source.db, table, { ...table, after })) {
    try {
      await insertRows(target.db, table, { ...table, rows });
    } catch (cause) {
      if (cause instanceof StoreDownError) throw cause;
      throw await blame({ source, target }, { table, rows, cause });
    }
    onPage(rows.length);
  }
  return there;
}

/** Writes the rows of a refused page one by one, to name the first that is not taken. */
async function blame(
  { target }: Ends,
  {
    table,
    rows,
    cause,
  }: {
    readonly table: TableWithColumns;
    readonly rows: Parameters<typeof insertRows>[2]['rows'];
    readonly cause: unknown;
  },
): Promise<unknown> {
  for (const row of rows) {
    try {
      await insertRows(target.db, table, { ...table, rows: [row] });
    } catch (error) {
      const key = keyOf(table, row).join(' ');
      const params = { place: target.place, table: table.name, row: key, detail: detailOf(error) };
      return new ReasonError(reasonOf('move-row', params), { cause: error });
    }
  }
  // each by itself is taken: what failed was not the rows
  return cause;
}
