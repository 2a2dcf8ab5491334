import { Client } from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { openPostgres } from '../../src/store/postgres/open-postgres.ts';
import { postgresDatabases } from './postgres/databases.ts';

/** As migration 0001 made it before 0034. */
const UNQUALIFIED = `
  create or replace function strillone_search(title text, names text, words text) returns tsvector
  language sql immutable parallel safe as $$
    select setweight(to_tsvector('simple', strillone_words(title)), 'A')
      || setweight(to_tsvector('simple', strillone_words(names)), 'B')
      || setweight(to_tsvector('simple', strillone_words(words)), 'C')
  $$`;

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the articles' table anew as a dump does, whose first statement takes the search path away, and finds an article in it. */
const foundInCopy = (url: string, schema: string) =>
  connected(url, async client => {
    const { rows } = await client.query<{ made: string }>(`
      select pg_get_expr(adbin, adrelid) as made from pg_attrdef
      join pg_attribute on attrelid = adrelid and attnum = adnum
      where adrelid = '${schema}.articles'::regclass and attname = 'search'`);
    await client.query(`select pg_catalog.set_config('search_path', '', false)`);
    // what was read with a search path names no schema
    const made = rows[0]?.made.replace(/^(?=strillone_)/, `${schema}.`) ?? '';
    await client.query(`
      create table ${schema}.copy (title text, names text, lead text, body_json text,
        search tsvector generated always as (${made}) stored)`);
    await client.query(
      `insert into ${schema}.copy (title, names, body_json) values ('Il ponte è là', 'Anna', '["riapre"]')`,
    );
    const found = await client.query(`select search::text from ${schema}.copy`);
    return found.rows as unknown[];
  });
const ARTICLE = [{ search: `'anna':5B 'e':3A 'il':1A 'la':4A 'ponte':2A 'riapre':6C` }];

describe.skipIf(inject('postgres') === null)('a dump of a PostgreSQL database', () => {
  const { urlOf } = postgresDatabases();

  test('makes the articles’ table without a search path', async () => {
    expect(await foundInCopy(await urlOf('new'), 'public')).toEqual(ARTICLE);
  });

  test('makes it in a schema of the newsroom’s own', async () => {
    const url = new URL(await urlOf('schema'));
    await connected(url.href, async client =>
      client.query('drop schema public cascade; create schema "the desk"'),
    );
    url.searchParams.set('options', String.raw`-c search_path="the\ desk"`);
    await (await openPostgres(url.href)).db.destroy();
    expect(await foundInCopy(url.href, '"the desk"')).toEqual(ARTICLE);
  });

  test('makes it from a database that an older version made', async () => {
    const url = await urlOf('older');
    await connected(url, async client => {
      await client.query(UNQUALIFIED);
      await client.query('drop table removed_places');
      await client.query(`delete from kysely_migration where name >= '0034'`);
    });
    await (await openPostgres(url)).db.destroy();
    expect(await foundInCopy(url, 'public')).toEqual(ARTICLE);
  });
});
