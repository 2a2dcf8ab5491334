import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Platform } from '../../../core/destination.ts';
import type { OrderingKey } from '../../../core/ordering-key.ts';
import type { Instant } from '../../../core/time.ts';
import type { PaceRow, Tables } from '../../tables.ts';
import { emptyPace } from './buckets.ts';

/** A lane that is due, with all that is known of its chat and its platform. */
export interface DueLane {
  readonly lane: OrderingKey;
  readonly chat: PaceRow;
  readonly platform: PaceRow;
}

/** Lanes whose head may go, urgent ones first, then those that are due longest; their paces come in the same round trip. */
export async function dueLanes(
  db: Kysely<Tables>,
  { platform, now, limit }: { readonly platform: Platform; readonly now: Instant; readonly limit: number },
): Promise<readonly DueLane[]> {
  const ofRank = (rank: 0 | 1) => sql`
    select lane, chat, rank, due_at from lanes
    where platform = ${platform} and rank = ${sql.lit(rank)} and due_at <= ${now}
    order by due_at limit ${limit}`;
  const { rows } = await sql<Row>`
    select due.lane, due.chat, ${paceAs('c', 'chat')}, ${paceAs('p', 'platform')}
    from (
      select * from (${ofRank(0)}) as urgent union all select * from (${ofRank(1)}) as usual
    ) as due
    left join paces c on c.key = due.chat
    left join paces p on p.key = ${platform}
    order by due.rank, due.due_at
    limit ${limit}`.execute(db);
  const [first] = rows;
  if (first === undefined) return [];
  // the same in each row
  const ofPlatform = paceOf(first, 'platform', platform);
  return rows.map(row => ({
    lane: row.lane,
    chat: paceOf(row, 'chat', row.chat),
    platform: ofPlatform,
  }));
}

type Row = { readonly lane: OrderingKey; readonly chat: string } & Readonly<Record<string, unknown>>;

const COLUMNS = Object.keys(emptyPace('')).filter(name => name !== 'key') as Exclude<keyof PaceRow, 'key'>[];

const paceAs = (table: string, prefix: string): RawBuilder<unknown> =>
  sql.join(COLUMNS.map(name => sql`${sql.ref(`${table}.${name}`)} as ${sql.ref(`${prefix}_${name}`)}`));

const paceOf = (row: Row, prefix: string, key: string): PaceRow =>
  // the columns are those of the table, each under its prefix; the join finds null where there is no row
  ({
    key,
    ...Object.fromEntries(COLUMNS.map(name => [name, row[`${prefix}_${name}`]])),
  }) as unknown as PaceRow;
