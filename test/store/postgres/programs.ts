import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';

/** Where Debian puts those of each version. */
const BESIDE = '/usr/lib/postgresql';

/**
 * A PATH on which PostgreSQL's own programs are not older than a server, as they have to be; null, and a line on stderr, where
 * there are none.
 */
export async function pathWithPrograms(server: string | null): Promise<string | null> {
  if (server === null) return null;
  const client = new Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int / 10000 as version`,
  );
  await client.end();
  const least = rows[0]?.version ?? Infinity;
  const path = process.env.PATH ?? '';
  const versions = existsSync(BESIDE) ? readdirSync(BESIDE) : [];
  const paths = [path, ...versions.map(version => `${join(BESIDE, version, 'bin')}${delimiter}${path}`)];
  const fitting = paths.find(one =>
    ['pg_dump', 'pg_restore', 'psql'].every(program => versionOf(program, one) >= least),
  );
  if (fitting !== undefined) return fitting;
  process.stderr.write(
    `No pg_dump, pg_restore and psql ${least} or newer here, so their tests are skipped.\n`,
  );
  return null;
}

function versionOf(program: string, path: string): number {
  try {
    const said = execFileSync(program, ['--version'], { env: { PATH: path }, encoding: 'utf8' });
    return Number(/\d+/.exec(said)?.[0]);
  } catch {
    return 0;
  }
}
