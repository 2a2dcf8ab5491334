import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { storeContract } from '../contract/store-contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

storeContract('a store in a SQLite file', (name, pacing) =>
  openSqliteStore({ file: join(folder, `${name}.sqlite`), ...(pacing === undefined ? {} : { pacing }) }),
);
