import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { openPostgresStore } from '../../../src/store/postgres/postgres-store.ts';

/** Databases of one test file, each made at its first use as a copy of one that is migrated; removed after the last test. */
export function postgresDatabases(): { readonly urlOf: (name: string) => Promise<string> } {
  const server = inject('postgres');
  const run = randomUUID().slice(0, 8);
  const made = new Map<string, Promise<string>>();
  const address = (database: string) => {
    const url = new URL(server ?? 'postgres://none');
    url.pathname = `/${database}`;
    return url.href;
  };
  const databaseOf = (name: string) =>
    `strillone_${run}_${name.replaceAll(/\W/g, '').toLowerCase()}`.slice(0, 63);
  const template = databaseOf('template');
  const say = async (...statements: readonly string[]) => {
    const client = new Client({ connectionString: server ?? undefined });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const make = async (name: string) => {
    await say(`create database ${databaseOf(name)} template ${template}`);
    return address(databaseOf(name));
  };
  // one after the other: the template may have no other user while it is copied
  let last: Promise<unknown> = Promise.resolve();

  beforeAll(async () => {
    if (server === null) return;
    await say(`create database ${template} encoding 'UTF8' template template0`);
    await (await openPostgresStore({ url: address(template) }))[Symbol.asyncDispose]();
  });
  // a server that was started for the tests goes with them
  const isOwn = (process.env.DATABASE_URL_TEST ?? '') !== '';
  afterAll(async () => {
    if (!isOwn) return;
    await last;
    const names = [template, ...[...made.keys()].map(databaseOf)];
    await say(...names.map(name => `drop database if exists ${name} with (force)`));
  }, 600_000);

  return {
    urlOf(name) {
      const known = made.get(name);
      if (known !== undefined) return known;
      const url = last.then(() => make(name));
      last = url.catch(() => undefined);
      made.set(name, url);
      return url;
    },
  };
}
