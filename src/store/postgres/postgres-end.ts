import { faultAt } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { MoveEnd } from '../moving/move-end.ts';
import { WORK_LOCK } from './advisory-locks.ts';
import { openPostgres } from './open-postgres.ts';
import { postgresEngine } from './postgres-engine.ts';

/** A PostgreSQL database as an end of a move; no newsroom can start on it meanwhile. Throws `ReasonError`. */
export async function openPostgresEnd(url: string): Promise<MoveEnd> {
  const { db, connect, place, isUnfinished } = await openPostgres(url);
  try {
    const session = await connect('strillone migrate');
    const { rows } = await session.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(${WORK_LOCK}) as taken`,
    );
    const release = async () => {
      await session.end().catch(() => undefined);
      await db.destroy();
    };
    if (rows[0]?.taken !== true) {
      await session.end();
      throw faultAt(place, reasonOf('newsroom-runs'));
    }
    return { place, db, engine: postgresEngine, isUnfinished, [Symbol.asyncDispose]: release };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
