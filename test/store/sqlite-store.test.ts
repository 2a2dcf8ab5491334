import { describe } from 'vitest';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { lockContract } from '../contract/store/lock-contract.ts';
import type { OpenStore } from '../contract/store/open-store.ts';
import { storeContract } from '../contract/store-contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

const open: OpenStore = (name, pacing) =>
  openSqliteStore({ file: join(folder, `${name}.sqlite`), ...(pacing === undefined ? {} : { pacing }) });

storeContract('a store in a SQLite file', open);
describe('a store in a SQLite file', () => {
  lockContract(open);
});
