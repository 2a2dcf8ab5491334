// For the image's HEALTHCHECK, `node ask-health.js DATA_FOLDER`: asks the page of the newsroom that runs on it, wherever it listens.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const file = join(process.argv[2] ?? 'data', 'strillone.db');
using database = new DatabaseSync(file, { readOnly: true });
// 0 = one that had the place before
const row = database.prepare('select address from instances where seen_at <> 0').get();
const { ok } = await fetch(`${String(row?.address)}/healthz`);
process.exitCode = ok ? 0 : 1;
