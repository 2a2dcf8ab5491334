import { describe, inject } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { storeContract } from '../contract/store-contract.ts';
import { postgresDatabases } from './postgres/databases.ts';

describe.skipIf(inject('postgres') === null)('PostgreSQL', () => {
  const { urlOf } = postgresDatabases();

  storeContract('a store in a PostgreSQL database', async (name, pacing) =>
    openPostgresStore({ url: await urlOf(name), ...(pacing === undefined ? {} : { pacing }) }),
  );
});
