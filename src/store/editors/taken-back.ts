import { sql, type Expression, type Kysely, type RawBuilder, type SqlBool, type Transaction } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import type { TakenBack } from '../../core/ports/outbox.ts';
import { isSubscribed } from '../../core/subscriptions/subscription.ts';
import type { Instant } from '../../core/time.ts';
import type { Tables } from '../tables.ts';

/** The name under which a word for all destinations is kept: none has an empty one. */
const EVERYWHERE = '';

/** Writes an editor's word; a newer one for the same place takes its place. */
export async function writeTakenBack(
  trx: Transaction<Tables>,
  { article, to, by }: { readonly article: ArticleId; readonly to?: string; readonly by: string },
  now: Instant,
): Promise<void> {
  await trx
    .insertInto('taken_back')
    .values({ article, destination: to ?? EVERYWHERE, by, at: now })
    .onConflict(conflict => conflict.columns(['article', 'destination']).doUpdateSet({ by, at: now }))
    .execute();
}

/** See `Outbox.takenBack`. */
export async function readTakenBack(db: Kysely<Tables>, article: ArticleId): Promise<readonly TakenBack[]> {
  const rows = await db
    .selectFrom('taken_back')
    .selectAll()
    .where('article', '=', article)
    .orderBy('at')
    .execute();
  return rows.map(({ destination, by, at }) => ({
    destination: destination === EVERYWHERE ? null : destination,
    by,
    at,
  }));
}

/** That an editor has taken the article back somewhere. */
export const isTakenBack = (article: Expression<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select 1 from taken_back r where r.article = ${article})`;

/**
 * That an editor's word keeps the article from standing, or being named, at a destination: readers hear of nothing that was
 * taken back anywhere. What was posted there since has overruled the word.
 */
export const isUnnamedAt = (article: Expression<unknown>, destination: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (
    select 1 from taken_back r where r.article = ${article}
    and ${isSubscribed(destination) ? sql`1 = 1` : sql`r.destination in (${EVERYWHERE}, ${destination})`}
    and not exists (
      select 1 from delivery_items i cross join deliveries p
      where i.article = r.article and i.destination = ${destination} and p.id = i.delivery and p.created_at > r.at
        and p.state not in ('proposed', 'skipped', 'withdrawn', 'expired', 'dead')))`;

/** That an editor has taken back, there or everywhere, the article (`a`) or another of the same words: a file may be renamed. */
export const isTakenBackFrom = (destination: string): RawBuilder<SqlBool> => sql<SqlBool>`(
  exists (
    select 1 from taken_back r where r.article = a.id and r.destination in (${EVERYWHERE}, ${destination}))
  or exists (
    select 1 from articles b cross join taken_back r
    where b.content_hash = a.content_hash and b.id <> a.id
      and r.article = b.id and r.destination in (${EVERYWHERE}, ${destination})))`;
