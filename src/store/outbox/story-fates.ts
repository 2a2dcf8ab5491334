import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../../core/time.ts';

/** What had become by `now` of the best or the worst kept story of a delivery's post, as its place in `storyFates`; null without a post. */
export const fateOf = (
  which: 'best' | 'worst',
  delivery: string,
  now: Instant,
): RawBuilder<number | null> => sql`(
  select ${sql.raw(which === 'best' ? 'min' : 'max')}(case
    when a.withdrawn_at is not null then 2
    when exists (select 1 from retractions t where t.delivery = ${sql.ref(`${delivery}.id`)} and t.article = a.id) then 2
    when a.expires_at <= ${now} then 1 else 0 end)
  from post_items i join articles a on a.id = i.article where i.post = ${sql.ref(`${delivery}.post`)})`;
