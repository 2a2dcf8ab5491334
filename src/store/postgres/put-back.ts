import { Client } from 'pg';
import { detailOf, faultAt, ReasonError } from '../../core/reasons/reason-error.ts';
import { SECOND, type Duration } from '../../core/time.ts';
import { WORK_LOCK } from './advisory-locks.ts';
import { shownServer } from './open-postgres.ts';
import { storeFault } from './postgres-faults.ts';

const CONNECT_WITHIN: Duration = 5 * SECOND;

/**
 * What a shell is told to put a dump in the place of what the newsroom has in the database at `$DATABASE_URL`, with PostgreSQL's
 * own programs. The dump is read to its end before anything is touched, and the rest is one transaction: when any of it fails,
 * all is as it was. Tables and functions are taken away first, because a dump from before an update does not know those that came
 * with it. The schema stays, with its rights and extensions: on servers before 15 the newsroom's user does not own it. Asks the server
 * which schema that is; throws `ReasonError` when it does not answer.
 */
export async function putBackCommand(url: string, dump: string): Promise<string> {
  const schema = await schemaOf(url);
  const [file, script] = [quoted(dump), quoted(`${dump}.sql`)];
  return [
    `pg_restore --no-owner --schema=${quoted(schema)} --file=${script} ${file}`,
    // a `.psqlrc` could have it go on after a fault
    `psql "$DATABASE_URL" --no-psqlrc --quiet --output=/dev/null --set=ON_ERROR_STOP=1 --single-transaction` +
      ` --command=${quoted(emptying(schema))} --file=${script}`,
    `rm ${script}`,
  ].join(' && ');
}

/** Refuses while a newsroom runs. Strings stand between dollars, for the shell has it between apostrophes. */
function emptying(schema: string): string {
  const [theirs, word] = [
    `= $a$"${schema.replaceAll('"', '""')}"$a$::regnamespace`,
    (text: string) => `$a$${text}$a$`,
  ];
  return [
    'set client_min_messages = warning; do $$ declare it text; begin',
    `if not pg_try_advisory_xact_lock(${WORK_LOCK}) then raise ${word('a newsroom runs on this database')}; end if;`,
    `for it in select ${word('table ')} || oid::regclass from pg_class where relkind = ${word('r')} and relnamespace ${theirs}`,
    `and not exists (select from pg_depend where objid = pg_class.oid and deptype = ${word('e')})`,
    `union all select ${word('function ')} || oid::regprocedure from pg_proc where proname like ${word('strillone%')} and pronamespace ${theirs}`,
    `loop execute ${word('drop ')} || it || ${word(' cascade')}; end loop; end $$`,
  ].join(' ');
}

async function schemaOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string | null }>('select current_schema() as name');
    return rows[0]?.name ?? 'public';
  } catch (cause) {
    const place = shownServer(url);
    const fault = storeFault(place, cause);
    throw fault instanceof ReasonError ? fault : faultAt(place, detailOf(fault), { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** One word of a shell's. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
