import { sql, type RawBuilder } from 'kysely';
import type { DeliveryId } from '../../core/ids.ts';

/**
 * The deliveries of this article alone that wait for their time or for approval, and of which nobody can have seen anything: breaking news
 * goes in their place. What an editor ordered keeps the time that he gave it; a correction of what a schedule picked is no order.
 */
export const waitingFor = (article: RawBuilder<unknown>): RawBuilder<DeliveryId> => sql<DeliveryId>`
  select w.id from delivery_items i join deliveries w on w.id = i.delivery join posts p on p.id = w.post
  where i.article = ${article} and p.kind = 'article'
    and (p.ordered_by is null or (p.ordered_by = 'correction' and p.schedule is not null))
    and w.operation = 'send' and w.state in ('proposed', 'queued', 'retry', 'suspended') and w.first_attempt_at is null`;
