import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { SUBSCRIPTIONS } from '../../core/subscriptions/subscription.ts';
import type { Instant } from '../../core/time.ts';

/**
 * That a post of the article, or a digest with it, was approved and may go by now; `o` is the post. What subscribers got of it is
 * no approval.
 */
export const approvedPost = (article: Expression<unknown>, now: Instant): RawBuilder<unknown> => sql`
  post_items i join posts o on o.id = i.post
  where i.article = ${article} and o.state = 'approved'
    and coalesce(o.schedule, '') <> ${sql.lit(SUBSCRIPTIONS)}
    and exists (
      select 1 from deliveries d where d.post = o.id and d.operation = 'send'
        and d.state not in ('skipped', 'withdrawn', 'expired') and (d.not_before is null or d.not_before <= ${now}))`;

/** See `ProposalStore.approved`. */
export const isApproved = (article: Expression<unknown>, now: Instant): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select 1 from ${approvedPost(article, now)})`;
