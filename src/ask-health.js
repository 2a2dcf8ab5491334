// For the image's HEALTHCHECK, `node ask-health.js DATA_FOLDER | ADDRESS`: asks the page of the newsroom that runs on a folder, wherever
// it listens, or what listens at an address, where its database is elsewhere.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const [place = 'data'] = process.argv.slice(2);
const address = place.startsWith('http://') ? place : addressOn(place);
const { ok } = await fetch(`${address}/healthz`);
process.exitCode = ok ? 0 : 1;

/** @param {string} folder */
function addressOn(folder) {
  using database = new DatabaseSync(join(folder, 'strillone.db'), { readOnly: true });
  // 0 = one that had the place before
  const row = database.prepare('select address from instances where seen_at <> 0').get();
  return String(row?.address);
}
