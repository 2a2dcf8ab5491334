import { sql, type Kysely } from 'kysely';

/** A text beyond this length (characters) is found by its beginning: a tsvector holds a megabyte at most. */
const SEARCHED = 200_000;

/**
 * Makes what articles are found by, as SQL functions: words without case and accents, from the title (weight A), names (B) and text
 * (C). What is no letter or digit becomes a blank, or the server's parser would keep hosts, paths and hyphenated words as one.
 * Folding is Unicode's own (`normalize`), so that no extension is needed. `\u02b0`-`\u036f` holds modifiers and combining marks.
 */
export async function createSearchFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function strillone_words(words text) returns text language sql immutable parallel safe as $$
      select regexp_replace(
        regexp_replace(lower(normalize(left(words, ${sql.lit(SEARCHED)}), nfkd) collate ${sql.raw(await collation(db))}), '[\u0300-\u036f]', '', 'g'),
        '[^[:alnum:]]+', ' ', 'g')
    $$`.execute(db);
  // a dump is put back without a search path, and fills the column that is made of it
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
  const words = sql.id(rows[0]?.schema ?? 'public', 'strillone_words');
  await sql`
    create or replace function strillone_search(title text, names text, words text) returns tsvector
    language sql immutable parallel safe as $$
      select setweight(to_tsvector('simple', ${words}(title)), 'A')
        || setweight(to_tsvector('simple', ${words}(names)), 'B')
        || setweight(to_tsvector('simple', ${words}(words)), 'C')
    $$`.execute(db);
}

/** One that knows the letters of all scripts, in the server's own library (17) or in ICU; the database's own otherwise. */
async function collation(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select collname as name from pg_collation where collname in ('pg_c_utf8', 'und-x-icu') order by collname`.execute(
    db,
  );
  return rows[0] === undefined ? '"default"' : `"${rows[0].name}"`;
}

/** A word as `strillone_words` leaves it. */
export const foldTerm = (term: string): string => term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
