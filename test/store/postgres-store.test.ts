import { describe, expect, inject, test } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { openPostgres } from '../../src/store/postgres/open-postgres.ts';
import { storeContract } from '../contract/store-contract.ts';
import { postgresDatabases } from './postgres/databases.ts';

describe.skipIf(inject('postgres') === null)('PostgreSQL', () => {
  const { urlOf } = postgresDatabases();

  storeContract('a store in a PostgreSQL database', async (name, pacing) =>
    openPostgresStore({ url: await urlOf(name), ...(pacing === undefined ? {} : { pacing }) }),
  );

  test('none of its rows is one of none, and all of them are none of none', async () => {
    const { db } = await openPostgres(await urlOf('none'));
    const all = db.selectFrom('delivery_counts').select('state');
    expect(await all.where('state', 'in', []).execute()).toEqual([]);
    expect(await all.where('state', 'not in', []).execute()).toEqual(await all.execute());
    await db.destroy();
  });
});
