import type { FeedItem } from '../../feed.ts';
import { parseDate } from '../../../parse-date.ts';

/** The first date that can be read, without a zone in UTC; where none can be, the first that is there. */
export function dateOf(written: readonly string[]): Pick<FeedItem, 'published' | 'unreadDate'> {
  for (const text of written) {
    const published = parseDate(text, 'UTC');
    if (published !== null) return { published, unreadDate: null };
  }
  return { published: null, unreadDate: written[0]?.slice(0, 100) ?? null };
}
