import { sql, type Kysely } from 'kysely';
import type { Client } from 'pg';
import type { AcquiredLock, Holder, InstanceLock } from '../../core/ports/instance-lock.ts';
import { SECOND, type Duration } from '../../core/time.ts';
import type { Tables } from '../tables.ts';
import { LEADERS, NEWS_CHANNEL, WORK_LOCK } from './advisory-locks.ts';
import { createSession, type Session } from './session.ts';

/** A session says something this often, and who wants to lead asks. */
const BEAT: Duration = 2 * SECOND;
/** A leader whose session has said nothing for so long is frozen, or cut off: the server ends its session. */
const SILENT: Duration = 7 * SECOND;
/** What a session is called at the server, before its instance's id. */
const NAME = 'strillone ';

export interface SharedInstancesDeps {
  readonly db: Kysely<Tables>;
  /** Opens a session of that name. */
  readonly connect: (name: string) => Promise<Client>;
}

/**
 * Any number of instances on one database. Each has a session of its own by which the server knows that it lives: the locks of
 * those who lead are the session's, and go with it. No clock but the server's takes part.
 */
export function createSharedInstances({ db, connect }: SharedInstancesDeps): InstanceLock {
  /** Those whose session is there, the newest first. */
  const presentRows = () =>
    db
      .selectFrom('instances')
      .selectAll()
      .where(
        sql<boolean>`exists (
          select 1 from pg_stat_activity a
          where a.datname = current_database() and a.application_name = ${NAME} || instances.id)`,
      )
      .orderBy('seen_at', 'desc')
      .execute();
  const present = async (): Promise<readonly Holder[]> =>
    (await presentRows()).map(row => ({
      id: row.id,
      host: row.host,
      pid: row.pid,
      address: row.address,
      since: row.started_at ?? row.seen_at,
    }));
  return {
    async acquire({ id, host, pid, address, roles }, now) {
      let session: Session;
      try {
        session = await createSession({ connect: () => connectToWork(connect, NAME + id), beatMs: BEAT });
      } catch (error) {
        if (error instanceof MovedAwayError) return { kind: 'taken', by: null };
        throw error;
      }
      try {
        const others = (await present()).map(({ id: other }) => other);
        await db.deleteFrom('instances').where('id', 'not in', others).execute();
        await db
          .insertInto('instances')
          .values({ id, host, pid, address, seen_at: now, started_at: now, roles: roles?.join(' ') ?? null })
          .execute();
      } catch (error) {
        // a standby takes no writes; a session that stays would keep the process from ending
        await session.end();
        throw error;
      }
      return { kind: 'acquired', lock: memberOf(db, session, id) };
    },
    async roles() {
      const rows = await presentRows();
      if (rows.length === 0 || rows.some(({ roles }) => roles === null)) return null;
      return new Set(rows.flatMap(({ roles }) => roles?.split(' ') ?? []));
    },
    async state() {
      const all = await present();
      const [newest] = all;
      // whoever asks wants to know where the page is
      const by = all.find(one => one.address !== null) ?? newest;
      return by === undefined ? { kind: 'free' } : { kind: 'taken', by };
    },
  };
}

/** Somebody moves the newsroom to or from this database. */
class MovedAwayError extends Error {
  override readonly name = 'MovedAwayError';
}

/** A connection that keeps the newsroom from being moved as long as it is there. */
async function connectToWork(connect: SharedInstancesDeps['connect'], name: string): Promise<Client> {
  const client = await connect(name);
  try {
    const { rows } = await client.query<{ works: boolean }>(
      `select pg_try_advisory_lock_shared(${WORK_LOCK}) as works`,
    );
    if (rows[0]?.works === true) return client;
    throw new MovedAwayError('the newsroom of this database is being moved');
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

const memberOf = (db: Kysely<Tables>, session: Session, id: string): AcquiredLock => ({
  crashed: [],
  isAlone: false,
  async announce(address) {
    await db.updateTable('instances').set({ address }).where('id', '=', id).execute();
  },
  async lead(part, stop, work) {
    while (!stop.aborted) {
      const lost = await session.up(stop);
      if (lost === null) return;
      if (!(await tryLead(session, part))) {
        await session.pause(BEAT, stop);
        continue;
      }
      try {
        await work(AbortSignal.any([stop, lost]));
        // what ended by itself is not begun again: its token is refused, or there is nothing more to read
        if (!lost.aborted) return;
      } finally {
        await session.ask(`select pg_advisory_unlock(${LEADERS}, hashtext($1))`, [part]).catch(() => {
          // the session is gone, and the lock with it
        });
      }
    }
  },
  onNews(listener) {
    session.listen(NEWS_CHANNEL, listener);
  },
  async release() {
    try {
      await db.deleteFrom('instances').where('id', '=', id).execute();
    } catch {
      // a database that is down: the row goes with the next instance that starts
    } finally {
      await session.end();
    }
  },
});

/** Takes the lock if it is free, or was held by a session that says nothing any more. */
async function tryLead(session: Session, part: string): Promise<boolean> {
  try {
    const [row] = await session.ask(`select pg_try_advisory_lock(${LEADERS}, hashtext($1)) as leads`, [part]);
    if (row?.leads === true) return true;
    await session.ask(
      `select pg_terminate_backend(a.pid)
       from pg_locks l join pg_stat_activity a on a.pid = l.pid
       where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
         and l.classid = ${LEADERS} and l.objid::bigint = hashtext($1)::bigint & 4294967295 and l.pid <> pg_backend_pid()
         and a.state_change < now() - make_interval(secs => $2)`,
      [part, SILENT / SECOND],
    );
    return false;
  } catch {
    return false; // the session is gone: it is opened anew
  }
}
