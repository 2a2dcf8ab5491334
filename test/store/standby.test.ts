import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { NOW } from '../fixtures/build.ts';
import { failureOf } from '../fixtures/in-english.ts';
import { postgresDatabases } from './postgres/databases.ts';

const { urlOf } = postgresDatabases();

test.skipIf(inject('postgres') === null)(
  'on a standby nobody runs, and nothing stays open that would keep the process from ending',
  async () => {
    const url = await urlOf('standby');
    const admin = new Client({ connectionString: url });
    await admin.connect();
    await admin.query(
      `do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`,
    );
    {
      await using store = await openPostgresStore({ url });
      const one = { id: 'one', host: 'redazione', pid: 41, address: null };
      expect(await failureOf(() => store.lock.acquire(one, NOW))).toContain(
        'is a standby and takes no writes',
      );
      const sessions = async () => {
        const { rowCount } = await admin.query(
          `select 1 from pg_stat_activity where datname = current_database() and application_name = 'strillone one'`,
        );
        return rowCount;
      };
      await expect.poll(sessions).toBe(0);
    }
    await admin.end();
  },
);
