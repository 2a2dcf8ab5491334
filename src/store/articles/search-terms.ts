import type { Kysely } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import type { Instant } from '../../core/time.ts';
import type { MatchQuery, StoreEngine } from '../store-engine.ts';
import type { Tables } from '../tables.ts';
import { fold, newestBeginnings } from './newest-beginnings.ts';

/** More words than this find nothing that these do not. */
const SEARCHED_WORDS = 16;
/** What makes a match better is looked for among so many: frequent words that meet nowhere are otherwise read to the end. */
const NEWEST = 100_000;
/** Shorter beginnings are those of half the words of a language; an ideograph is a word by itself. */
const OPEN_FROM = /^(?:.{3,}|.*\p{Lo}.*)$/u;

/** PostgreSQL keeps no longer word in its index, and refuses one in a query (its manual, "Text Search Limitations"). */
const WORD_BYTES = 2046;

/**
 * The words of a query as the search index knows them: runs of letters, digits and their marks. None where one of them is
 * longer than any in an index: nothing holds it.
 */
export function termsOf(words: string): readonly string[] {
  const all = words.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  const isLong = (word: string) => Buffer.byteLength(word.normalize('NFKD')) > WORD_BYTES;
  return all.some(isLong) ? [] : [...new Set(all)].slice(0, SEARCHED_WORDS);
}

type Tier = Pick<MatchQuery, 'within' | 'isPhrase' | 'among'>;
const TIERS: readonly Tier[] = [
  { within: 'title' },
  { within: 'any', isPhrase: true, among: NEWEST },
  { within: 'names', among: NEWEST },
  { within: 'any' },
];

export interface Matching {
  readonly terms: readonly string[];
  readonly limit: number;
  readonly now?: Instant;
}

/** The best articles for some words, and of which words the beginnings had to do. */
export interface Matched {
  readonly ids: readonly ArticleId[];
  readonly open: MatchQuery['open'];
}

/**
 * The best articles that hold all terms: see `ReaderArticles.find`. Where none does, those that hold all but the last, and
 * a word that begins like it.
 */
export async function matchBest(db: Kysely<Tables>, engine: StoreEngine, query: Matching): Promise<Matched> {
  const { terms } = query;
  const [last, ...others] = terms.toReversed();
  if (last === undefined) return { ids: [], open: 'none' };
  const whole = await matchTiers(db, engine, query);
  if (whole.length > 0 || !OPEN_FROM.test(last)) return { ids: whole, open: 'none' };
  // to leave a word open is dear: not where the others already find nothing
  const mayFit =
    others.length === 0 ||
    (await engine.match(db, { terms: others, within: 'any', open: 'none', limit: 1 })).length > 0;
  return { ids: mayFit ? await matchOpen(db, engine, { ...query, open: 'last' }) : [], open: 'last' };
}

/** Those that hold all terms, then those that hold words that begin like them: for what somebody has not typed to its end. */
export async function matchBeginnings(
  db: Kysely<Tables>,
  engine: StoreEngine,
  query: Matching,
): Promise<readonly ArticleId[]> {
  if (query.terms.length === 0) return [];
  const whole = await matchTiers(db, engine, query);
  if (whole.length >= query.limit) return whole;
  const open = await matchOpen(db, engine, { ...query, open: 'all' });
  return [...new Set([...whole, ...open])].slice(0, query.limit);
}

/** Articles that were withdrawn and of which a copy stands that hold words with these beginnings. */
export const matchStanding = async (
  db: Kysely<Tables>,
  engine: StoreEngine,
  { terms, limit }: Matching,
): Promise<readonly ArticleId[]> =>
  terms.length === 0 ? [] : engine.match(db, { terms, within: 'any', open: 'all', isStanding: true, limit });

/** Each tier is asked only while the better ones were not enough. */
async function matchTiers(
  db: Kysely<Tables>,
  engine: StoreEngine,
  query: Matching,
): Promise<readonly ArticleId[]> {
  const found = new Set<ArticleId>();
  const isOne = query.terms.length === 1;
  for (const tier of isOne ? TIERS.filter(({ isPhrase }) => isPhrase !== true) : TIERS) {
    if (found.size >= query.limit) break;
    const ids = await engine.match(db, {
      ...query,
      ...tier,
      open: 'none',
      limit: query.limit + found.size,
    });
    for (const id of ids) found.add(id);
  }
  return [...found].slice(0, query.limit);
}

/** Of so many that came last those with the words in the title come first. */
const WEIGHED = 40;

/** In one go: the index reads all that begins so, whatever is wanted of it; so of frequent words it is not asked. */
async function matchOpen(
  db: Kysely<Tables>,
  engine: StoreEngine,
  query: Matching & Pick<MatchQuery, 'open'>,
): Promise<readonly ArticleId[]> {
  const asked = { ...query, limit: query.limit + WEIGHED };
  const ids = (await newestBeginnings(db, asked)) ?? (await engine.match(db, { ...asked, within: 'any' }));
  if (ids.length <= 1) return ids;
  const rows = await db.selectFrom('articles').select(['id', 'title']).where('id', 'in', ids).execute();
  const terms = query.terms.map(fold);
  const titled = new Set(
    rows
      .filter(({ title }) => {
        const words = fold(title).split(/[^\p{L}\p{N}]+/u);
        return terms.every(term => words.some(word => word.startsWith(term)));
      })
      .map(({ id }) => id),
  );
  return [...ids.filter(id => titled.has(id)), ...ids.filter(id => !titled.has(id))].slice(0, query.limit);
}
