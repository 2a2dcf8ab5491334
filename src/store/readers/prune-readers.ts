import { READER_KEPT } from '../../core/ports/readers.ts';
import { DAY, type Instant } from '../../core/time.ts';
import type { Deleted, Trx } from '../maintenance/prune-page.ts';

/** Longer than any button is good for. */
export const TEXT_DAYS = 3;

/** Readers who were not there for long, and texts whose buttons are no longer good. */
export async function pruneReaders(trx: Trx, now: Instant): Promise<Deleted> {
  const readers = await trx
    .deleteFrom('readers')
    .where('seen_at', '<', now - READER_KEPT)
    .executeTakeFirst();
  const texts = await trx
    .deleteFrom('kept_texts')
    .where('kept_at', '<', now - TEXT_DAYS * DAY)
    .executeTakeFirst();
  return { readers: Number(readers.numDeletedRows), kept_texts: Number(texts.numDeletedRows) };
}
