import { sql, type Kysely, type Transaction } from 'kysely';
import { chatOf, inChat, type OrderingKey } from '../../core/ordering-key.ts';
import type { NamedPlace } from '../../core/ports/outbox.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { Instant } from '../../core/time.ts';
import { toReasonColumn } from '../reason-column.ts';
import type { Tables } from '../tables.ts';
import { isComments } from '../../core/destination.ts';
import { isSubscribed } from '../../core/subscriptions/subscription.ts';
import { noteArticles, readMoves } from './chat-changes.ts';
import { refreshLanesOf } from './lanes.ts';

/** See `Outbox.adopt`. Writes only where something was renamed or is in reach again. */
export async function adoptPlaces(
  db: Kysely<Tables>,
  places: readonly NamedPlace[],
  now: Instant,
): Promise<readonly string[]> {
  const moves = await readMoves(db);
  const names = new Set(places.map(({ name }) => name));
  const byKey = new Map(
    places.flatMap(({ name, orderingKey }): [OrderingKey, string][] => {
      const chat = moves.get(chatOf(orderingKey));
      return [
        [orderingKey, name],
        ...(chat === undefined ? [] : [[inChat(orderingKey, chat), name] as const]),
      ].map(([key, to]) => [key, to]);
    }),
  );
  const renamed: { readonly from: string; readonly to: string }[] = [];
  const removed: string[] = [];
  for (const from of await namesIn(db)) {
    if (names.has(from)) continue;
    const key = await lastKeyOf(db, from);
    const to = key === null ? undefined : byKey.get(key);
    if (to !== undefined) renamed.push({ from, to });
    // comments go where the posts are on which they are
    else if (key !== null && !isSubscribed(from) && !isComments(from)) removed.push(from);
  }
  const reachable = await outOfReachIn(db, [...byKey.keys()]);
  const known = (await db.selectFrom('removed_places').select('destination').execute()).map(
    ({ destination }) => destination,
  );
  const gone = removed.filter(name => !known.includes(name));
  const back = known.filter(name => !removed.includes(name));
  if ([renamed, reachable, gone, back].some(some => some.length > 0))
    await db.transaction().execute(async trx => {
      for (const one of renamed) await rename(trx, one);
      await lookAgain(trx, reachable, now);
      await setRemoved(trx, { gone, back }, now);
    });
  return renamed.map(({ from }) => from);
}

/** The destinations that anything was ever written for, one step in the index each. */
async function namesIn(db: Kysely<Tables>): Promise<readonly string[]> {
  const names: string[] = [];
  for (;;) {
    const row = await db
      .selectFrom('deliveries')
      .select('destination')
      .where('destination', '>', names.at(-1) ?? '')
      .orderBy('destination')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return names;
    names.push(row.destination);
  }
}

/** The queue in which the last of its sends stood. */
async function lastKeyOf(db: Kysely<Tables>, destination: string): Promise<OrderingKey | null> {
  const row = await db
    .selectFrom('deliveries')
    .select('lane')
    .where('destination', '=', destination)
    .where('operation', '=', 'send')
    .where('post', 'is not', null)
    .orderBy('ended_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.lane ?? null;
}

/** What waits for a place that is gone waits on, whichever process looks for something to send; what waits for one that is back goes. */
async function setRemoved(
  trx: Transaction<Tables>,
  { gone, back }: { readonly gone: readonly string[]; readonly back: readonly string[] },
  now: Instant,
): Promise<void> {
  if (gone.length > 0)
    await trx
      .insertInto('removed_places')
      .values(gone.map(destination => ({ destination, at: now })))
      .onConflict(conflict => conflict.doNothing())
      .execute();
  if (back.length > 0) await trx.deleteFrom('removed_places').where('destination', 'in', back).execute();
  await refreshLanesOf(trx, [...gone, ...back], now);
}

/**
 * What stands under both names already stays under the former. That an article had been there stays known under the former
 * name, too, as long as its delivery is kept: another process may still pick by that.
 */
async function rename(
  trx: Transaction<Tables>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`
    insert into delivery_items (delivery, article, destination, repost)
    select delivery, article, ${to}, repost from delivery_items where destination = ${from}
    on conflict do nothing`.execute(trx);
  await sql`
    update deliveries set destination = ${to} where destination = ${from} and not exists (
      select 1 from deliveries d where d.post = deliveries.post and d.destination = ${to} and d.operation = 'send')`.execute(
    trx,
  );
  await sql`
    update messages set destination = ${to} where destination = ${from} and exists (
      select 1 from deliveries d where d.id = messages.id and d.destination = ${to})`.execute(trx);
}

const OUT_OF_REACH = toReasonColumn(reasonOf('place-unknown'));

/** Changes that could not be made while their place was no destination, and could be now. */
async function outOfReachIn(db: Kysely<Tables>, keys: readonly OrderingKey[]) {
  if (keys.length === 0) return [];
  return db
    .selectFrom('deliveries')
    .select(['seq', 'article'])
    .where('state', '=', 'dead')
    .where('operation', 'in', ['edit', 'delete'])
    .where('reason', '=', OUT_OF_REACH)
    .where('lane', 'in', keys)
    .execute();
}

async function lookAgain(
  trx: Transaction<Tables>,
  rows: Awaited<ReturnType<typeof outOfReachIn>>,
  now: Instant,
): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .updateTable('deliveries')
    .set({ state: 'withdrawn', reason: toReasonColumn(reasonOf('overtaken')) })
    .where(
      'seq',
      'in',
      rows.map(({ seq }) => seq),
    )
    .execute();
  await noteArticles(
    trx,
    rows.flatMap(({ article }) => article ?? []),
    now,
  );
}
