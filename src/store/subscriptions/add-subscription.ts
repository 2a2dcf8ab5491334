import type { Transaction } from 'kysely';
import { placeIdOf } from '../../core/ids.ts';
import { chatOf } from '../../core/ordering-key.ts';
import type { AddResult, SubscriptionDraft } from '../../core/ports/subscriptions.ts';
import { subscribedName } from '../../core/subscriptions/subscription.ts';
import type { Instant } from '../../core/time.ts';
import { toJson } from '../json-column.ts';
import type { Tables } from '../tables.ts';
import { fromSubscriptionRow, selectSubscriptions, toRhythmColumn } from './subscription-row.ts';

type Trx = Transaction<Tables>;

/** See `SubscriptionStore.add`. */
export async function addSubscription(
  trx: Trx,
  draft: SubscriptionDraft,
  { limit, now }: { readonly limit: number; readonly now: Instant },
): Promise<AddResult> {
  const { filter, rhythm, subscriber, digestDue } = draft;
  const place = await openPlace(trx, draft.place, now);
  const same = await selectSubscriptions(trx)
    .where('s.place', '=', place)
    .where('s.filter', '=', filter.text)
    .where('s.rhythm', '=', toRhythmColumn(rhythm))
    .executeTakeFirst();
  if (same !== undefined) return { kind: 'there', subscription: fromSubscriptionRow(same) };
  const { count } = await trx
    .selectFrom('subscriptions')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('subscriber', '=', subscriber)
    .executeTakeFirstOrThrow();
  if (count >= limit) {
    await dropUnused(trx, place);
    return { kind: 'full' };
  }
  const { seq } = await trx
    .insertInto('subscriptions')
    .values({
      place,
      filter: filter.text,
      rhythm: toRhythmColumn(rhythm),
      timezone: rhythm.kind === 'digest' ? rhythm.timezone : null,
      digest_due: digestDue,
      subscriber,
      created_at: now,
    })
    .returning('seq')
    .executeTakeFirstOrThrow();
  const row = await selectSubscriptions(trx).where('s.seq', '=', seq).executeTakeFirstOrThrow();
  return { kind: 'added', subscription: fromSubscriptionRow(row) };
}

/** The place's name; a new one where there is none. Somebody asks there, so it is open. */
async function openPlace(trx: Trx, place: SubscriptionDraft['place'], now: Instant): Promise<string> {
  const { platform, place: where, orderingKey, language, reader } = place;
  const row = await trx
    .insertInto('subscribed_places')
    .values({
      name: subscribedName(placeIdOf(orderingKey, now)),
      platform,
      place_json: toJson(where),
      lane: orderingKey,
      chat: chatOf(orderingKey),
      language,
      reader_kind: reader.kind,
      reader_id: reader.id,
      created_at: now,
      suspended_at: null,
    })
    .onConflict(conflict => conflict.column('lane').doUpdateSet({ language, suspended_at: null }))
    .returning('name')
    .executeTakeFirstOrThrow();
  return row.name;
}

/** A place that was made a moment ago and where nothing is subscribed. */
const dropUnused = (trx: Trx, name: string) =>
  trx
    .deleteFrom('subscribed_places')
    .where('name', '=', name)
    .where(eb =>
      eb.not(eb.exists(eb.selectFrom('subscriptions as s').select('s.seq').where('s.place', '=', name))),
    )
    .where(eb =>
      eb.not(
        eb.exists(
          eb.selectFrom('deliveries as d').select('d.seq').where('d.destination', '=', name).limit(1),
        ),
      ),
    )
    .execute();
