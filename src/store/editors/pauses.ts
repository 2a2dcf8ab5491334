import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Pause, PauseStore } from '../../core/ports/pauses.ts';
import type { Instant } from '../../core/time.ts';
import { refreshLanesOf } from '../outbox/lanes.ts';
import type { PauseTable } from '../desk-tables.ts';
import type { Tables } from '../tables.ts';

/** Pauses in a database: the claim looks at them, so that they hold for any process. */
export function createPauseStore(db: Kysely<Tables>): PauseStore {
  return {
    async list() {
      const rows = await db.selectFrom('pauses').selectAll().orderBy('destination').execute();
      return rows.map(fromRow);
    },

    pause: ({ destination, until, by, at }) =>
      db.transaction().execute(async trx => {
        const said = { until, by_id: by.id, by_name: by.name, at };
        await trx
          .insertInto('pauses')
          .values({ destination: destination ?? ALL, ...said })
          .onConflict(conflict => conflict.column('destination').doUpdateSet(said))
          .execute();
        await refresh(trx, [destination ?? ALL], at);
      }),

    resume: (destination, now) =>
      db.transaction().execute(async trx => {
        const ended = await trx
          .deleteFrom('pauses')
          .$if(destination !== null, query => query.where('destination', '=', destination ?? ALL))
          .returningAll()
          .execute();
        await refresh(
          trx,
          ended.map(row => row.destination),
          now,
        );
        return ended.map(fromRow);
      }),

    lapse: now =>
      db.transaction().execute(async trx => {
        const ended = await trx.deleteFrom('pauses').where('until', '<=', now).returningAll().execute();
        await refresh(
          trx,
          ended.map(row => row.destination),
          now,
        );
        return ended.map(fromRow);
      }),
  };
}

/** The name under which a pause of everything is kept: no destination has an empty one. */
const ALL = '';

const fromRow = ({ destination, until, by_id: id, by_name: name, at }: Selectable<PauseTable>): Pause => ({
  destination: destination === ALL ? null : destination,
  until,
  by: { id, name },
  at,
});

/** When the heads of these places' lanes may go is another moment now. */
const refresh = (trx: Transaction<Tables>, names: readonly string[], now: Instant): Promise<void> =>
  refreshLanesOf(trx, names.includes(ALL) ? null : names, now);
