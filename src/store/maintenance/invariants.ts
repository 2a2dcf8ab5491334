import { sql, type Kysely } from 'kysely';
import type { Flaw } from '../../core/reasons/diagnosis.ts';
import type { Platform } from '../../core/destination.ts';
import type { DeliveryId } from '../../core/ids.ts';
import { MINUTE, type Duration, type Instant } from '../../core/time.ts';
import type { Violation, InvariantCheck } from '../../core/ports/store-maintenance.ts';
import { isPaused } from '../outbox/lanes.ts';
import type { Tables } from '../tables.ts';

/** Open deliveries looked at in one go: some milliseconds, and all of an ordinary queue. */
const PAGE = 2000;
const ENDED_SINCE: Duration = 5 * MINUTE;
/** The outbox looks each second; one that is due for so long is seen by nobody. */
const OVERDUE: Duration = 10 * MINUTE;

const waits = sql`d.state in ('queued', 'retry', 'suspended')`;

/** What a delivery's state means for its other columns; null when all is as it has to be. */
const flawOf = (now: Instant, platforms: readonly Platform[]) => sql<Flaw | null>`case
  when d.state = 'sent' and d.sent_at is null then 'sent-at-no-moment'
  when d.state = 'sent' and d.operation = 'send' and d.message_ids_json = '[]' and d.reason is null then 'sent-without-message'
  when d.state not in ('queued', 'claimed', 'sent') and coalesce(d.reason, '') = '' then 'no-reason'
  when d.operation = 'send' and d.state = 'sent' and d.post is not null and d.message_ids_json <> '[]'
    and not exists (select 1 from messages m where m.id = d.id) then 'message-unknown'
  when d.operation = 'send' and d.post is not null and d.state not in ('withdrawn') and not exists (
    select 1 from delivery_items i where i.delivery = d.id) then 'no-items'
  when d.post is null and exists (select 1 from delivery_items i where i.delivery = d.id) then 'alert-with-items'
  when d.post is null and d.state = 'held' then 'alert-held'
  when d.ended_at is null and l.lane is null then 'no-lane'
  when ${waits} and l.due_at is null and not ${isPaused('d')} and not exists (
    select 1 from deliveries c where c.lane = d.lane and c.state = 'claimed') and (d.state <> 'suspended' or d.not_before is not null)
    then 'lane-asleep'
  when d.platform not in (${sql.join(platforms)}) then null
  when d.state = 'claimed' and d.lease_until < ${now - OVERDUE} then 'claim-forgotten'
  else null end`;

/**
 * Holds open deliveries against the meaning of their states, a page at a time, and those that ended in the last minutes.
 * Its cost goes with the page, not with what is in the database.
 */
export function createInvariantCheck(db: Kysely<Tables>) {
  let after = 0;
  return async function checkInvariants(at: InvariantCheck): Promise<readonly Violation[]> {
    const { now, only } = at;
    // no platform has an empty name: a list in SQL must not be empty
    const platforms = at.platforms.length > 0 ? at.platforms : [''];
    const look = () =>
      db
        .selectFrom('deliveries as d')
        .leftJoin('lanes as l', 'l.lane', 'd.lane')
        .select(['d.seq', 'd.id as delivery', 'd.destination', flawOf(now, platforms).as('flaw')]);
    if (only !== undefined) {
      const rows = await look().where('d.id', 'in', only).execute();
      return [...rows.flatMap(flawIn), ...(await withoutCard(db, only))];
    }
    const open = await look()
      .where('d.ended_at', 'is', null)
      .where('d.seq', '>', after)
      .orderBy('d.seq')
      .limit(PAGE)
      .execute();
    after = open.length < PAGE ? 0 : (open.at(-1)?.seq ?? 0);
    const over = await look()
      .where('d.ended_at', '>', now - ENDED_SINCE)
      .orderBy('d.ended_at', 'desc')
      .limit(PAGE)
      .execute();
    return [...[...open, ...over].flatMap(flawIn), ...(await withoutCard(db))];
  };
}

const flawIn = ({
  delivery,
  destination,
  flaw,
}: Omit<Violation, 'flaw'> & { readonly flaw: Flaw | null }): readonly Violation[] =>
  flaw === null ? [] : [{ delivery, destination, flaw }];

/** Open deliveries that show a card which is not there: of all the newest ones, where a mistake of today would be. */
async function withoutCard(db: Kysely<Tables>, only?: readonly DeliveryId[]): Promise<readonly Violation[]> {
  const open = db
    .selectFrom('deliveries')
    .leftJoin('messages as m', 'm.id', 'deliveries.message')
    .leftJoin('deliveries as s', 's.id', 'm.id')
    .select([
      'deliveries.id',
      'deliveries.destination',
      'deliveries.payload_json',
      // what a message shows already needs no bytes
      sql<string | null>`coalesce(m.payload_json, s.payload_json)`.as('standing_json'),
    ])
    .where('deliveries.ended_at', 'is', null);
  const rows = await (
    only === undefined
      ? open.orderBy('deliveries.seq', 'desc').limit(100)
      : open.where('deliveries.id', 'in', only)
  ).execute();
  const shown = rows.flatMap(row => {
    const standing = new Set(cardsIn(row.standing_json ?? ''));
    return cardsIn(row.payload_json)
      .filter(hash => !standing.has(hash))
      .map(hash => ({ ...row, hash }));
  });
  if (shown.length === 0) return [];
  const hashes = [...new Set(shown.map(({ hash }) => hash))];
  const there = await db.selectFrom('cards').select('hash').where('hash', 'in', hashes).execute();
  const known = new Set(there.map(({ hash }) => hash));
  return shown
    .filter(({ hash }) => !known.has(hash))
    .map(({ id, destination }) => ({ delivery: id, destination, flaw: 'no-card' }));
}

/** The cards a stored payload shows, by their hashes. */
export const cardsIn = (payloadJson: string) =>
  [...payloadJson.matchAll(/"([0-9a-f]{64})"/g)].map(([, hash]) => hash as Tables['cards']['hash']);
