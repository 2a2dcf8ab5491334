import { sql, type Expression, type Kysely, type SqlBool } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import type { Instant } from '../../core/time.ts';
import type { MatchQuery } from '../store-engine.ts';
import type { Tables } from '../tables.ts';

/** Articles read to tell how frequent the words are. */
const SAMPLE = 100;
/** Of rarer ones the index has read all places sooner than we have read so many articles. */
const FREQUENT = 0.05;
/** No more articles are read, however many matches are wanted. */
const MOST = 1500;

/**
 * The newest articles that hold the terms, found by reading the newest ones: for the beginnings of frequent words, of which the
 * index would read every place. They are the same as the index finds. Null where the words are not so frequent.
 */
export async function newestBeginnings(
  db: Kysely<Tables>,
  { terms, open, now, limit }: Pick<MatchQuery, 'terms' | 'open' | 'now' | 'limit'>,
): Promise<readonly ArticleId[] | null> {
  const patterns = terms.map((term, at) => {
    const isOpen = open === 'all' || (open === 'last' && at === terms.length - 1);
    // letters and digits only
    return new RegExp(`(?<![\\p{L}\\p{N}])${fold(term)}${isOpen ? '' : '(?![\\p{L}\\p{N}])'}`, 'u');
  });
  const found: ArticleId[] = [];
  let read = 0;
  for (let before: number | null = null; read < MOST;) {
    const page = await db
      .selectFrom('articles as a')
      .select(['a.seq', 'a.id', 'a.title', 'a.lead', 'a.body_json', 'a.names'])
      .where('a.withdrawn_at', 'is', null)
      .$if(now !== undefined, query => query.where(isShown(now ?? 0)))
      .$if(before !== null, query => query.where('a.seq', '<', before ?? 0))
      .orderBy('a.seq', 'desc')
      .limit(SAMPLE)
      .execute();
    for (const { id, title, lead, body_json: body, names } of page) {
      const words = fold(`${title}\n${names}\n${lead ?? ''}\n${body}`);
      if (patterns.every(pattern => pattern.test(words))) found.push(id);
      if (found.length === limit) return found;
    }
    read += page.length;
    if (page.length < SAMPLE || found.length < read * FREQUENT) return null;
    before = page.at(-1)?.seq ?? null;
  }
  return null;
}

/** Begun, and not expired. */
const isShown = (now: Instant): Expression<SqlBool> =>
  sql<SqlBool>`(a.not_before is null or a.not_before <= ${now}) and (a.expires_at is null or a.expires_at > ${now})`;

/** As the search index writes words: small, without accents. What is plain already, which is nearly all, is left as it is. */
export const fold = (text: string): string =>
  text.replace(/[^\0-\x7f]+/g, letters => letters.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();
