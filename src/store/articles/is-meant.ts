import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { MatchQuery } from '../store-engine.ts';

/** Whether the article `a` is of those that a query looks among. */
export const isMeant = ({ isStanding }: Pick<MatchQuery, 'isStanding'>): RawBuilder<SqlBool> =>
  isStanding === true
    ? sql`(a.withdrawn_at is not null and exists (
        select 1 from post_items i join messages m on m.post = i.post where i.article = a.id and m.gone_at is null))`
    : sql`a.withdrawn_at is null`;
