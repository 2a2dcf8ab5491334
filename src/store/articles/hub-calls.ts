import { sql, type Kysely, type Selectable } from 'kysely';
import type { HubCall, HubCalls } from '../../core/ports/feed-store.ts';
import type { HubCallTable } from '../article-tables.ts';
import type { Tables } from '../tables.ts';

/** What hubs have said, in a database. */
export const createHubCalls = (db: Kysely<Tables>): HubCalls => ({
  async topicOf(token) {
    const row = await db
      .selectFrom('feeds')
      .select('hub_topic')
      .where('hub_token', '=', token)
      .executeTakeFirst();
    return row?.hub_topic ?? null;
  },

  ask: (token, now) =>
    db.transaction().execute(async trx => {
      await trx.deleteFrom('hub_calls').where('token', '=', token).where('kind', '=', 'asked').execute();
      await trx.insertInto('hub_calls').values({ token, kind: 'asked', heard_at: now }).execute();
    }),

  async confirm(token) {
    const { numDeletedRows } = await db
      .deleteFrom('hub_calls')
      .where('token', '=', token)
      .where('kind', '=', 'asked')
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },

  keep: (token, call, { most, now }) =>
    db.transaction().execute(async trx => {
      const row = { token, heard_at: now, ...toColumns(call) };
      if (row.body !== null) {
        const held = await trx
          .selectFrom('hub_calls')
          .select(sql<number | string>`coalesce(sum(length(body)), 0)`.as('bytes'))
          .executeTakeFirstOrThrow();
        if (Number(held.bytes) + row.body.length > most) return false;
      }
      await trx.insertInto('hub_calls').values(row).execute();
      return true;
    }),

  async waiting() {
    const rows = await db
      .selectFrom('hub_calls')
      .select('token')
      .distinct()
      .where('kind', '<>', 'asked')
      .execute();
    return new Set(rows.map(({ token }) => token));
  },

  async take(token) {
    const row = await db
      .deleteFrom('hub_calls')
      .where('seq', '=', eb =>
        eb
          .selectFrom('hub_calls')
          .select(of => of.fn.min('seq').as('first'))
          .where('token', '=', token)
          .where('kind', '<>', 'asked'),
      )
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? null : fromRow(row);
  },
});

const toColumns = (call: HubCall) => ({
  kind: call.kind,
  lease_seconds: call.kind === 'confirmed' ? call.leaseSeconds : null,
  content_type: call.kind === 'content' ? call.contentType : null,
  signature: call.kind === 'content' ? call.signature : null,
  body: call.kind === 'content' ? call.body : null,
});

function fromRow({
  kind,
  lease_seconds: lease,
  content_type: contentType,
  signature,
  body,
}: Selectable<HubCallTable>): HubCall | null {
  switch (kind) {
    case 'asked':
      return null; // none is taken
    case 'confirmed':
      return { kind, leaseSeconds: lease };
    case 'denied':
      return { kind };
    case 'content':
      return { kind, contentType, signature, body: body ?? new Uint8Array() };
  }
}
