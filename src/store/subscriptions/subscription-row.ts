import type { Kysely } from 'kysely';
import { parseFilter } from '../../core/filter/parse-filter.ts';
import type { Filter } from '../../core/filter/filter.ts';
import type { Rhythm, SubscribedPlace, Subscription } from '../../core/subscriptions/subscription.ts';
import type { SubscribedPlaceTable } from '../desk-tables.ts';
import { damagedCell } from '../json-column.ts';
import type { Tables } from '../tables.ts';

export const selectSubscriptions = (db: Kysely<Tables>) =>
  db
    .selectFrom('subscriptions as s')
    .innerJoin('subscribed_places as p', 'p.name', 's.place')
    .select([
      's.seq',
      's.filter',
      's.rhythm',
      's.timezone',
      's.digest_due',
      's.subscriber',
      's.created_at as made_at',
      'p.name',
      'p.platform',
      'p.place_json',
      'p.lane',
      'p.language',
      'p.reader_kind',
      'p.reader_id',
      'p.created_at',
      'p.suspended_at',
    ]);

export type SubscriptionRow = Awaited<ReturnType<ReturnType<typeof selectSubscriptions>['execute']>>[number];

export const fromSubscriptionRow = (row: SubscriptionRow): Subscription => ({
  id: row.seq,
  filter: filterOf(row.filter, row.seq),
  rhythm: rhythmOf(row),
  place: fromPlaceRow(row),
  subscriber: row.subscriber,
  createdAt: row.made_at,
});

export const fromPlaceRow = (row: Omit<SubscribedPlaceTable, 'chat'>): SubscribedPlace => ({
  name: row.name,
  platform: row.platform,
  place: JSON.parse(row.place_json) as unknown,
  orderingKey: row.lane,
  language: row.language,
  reader: { kind: row.reader_kind, id: row.reader_id },
  createdAt: row.created_at,
  suspendedAt: row.suspended_at,
});

/** It was read before it was stored: one that cannot be read any more was written by another version. */
function filterOf(text: string, id: number): Filter {
  const read = parseFilter(text);
  if (read.kind === 'ok') return read.filter;
  throw damagedCell({ row: `subscription ${id}`, column: 'filter' });
}

/** Minutes as `07:30`. */
export const toRhythmColumn = (rhythm: Rhythm): string =>
  rhythm.kind === 'now'
    ? 'now'
    : [Math.floor(rhythm.at / 60), rhythm.at % 60].map(part => String(part).padStart(2, '0')).join(':');

function rhythmOf({ rhythm, timezone }: Pick<SubscriptionRow, 'rhythm' | 'timezone'>): Rhythm {
  if (rhythm === 'now') return { kind: 'now' };
  const [hours = 0, minutes = 0] = rhythm.split(':').map(Number);
  return { kind: 'digest', at: hours * 60 + minutes, timezone: timezone ?? 'UTC' };
}
