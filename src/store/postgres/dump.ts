import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { faultAt, ReasonError } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { Backup } from '../../core/ports/store-maintenance.ts';
import type { Instant } from '../../core/time.ts';

const run = promisify(execFile);
const PROGRAM = 'pg_dump';

/**
 * Has the server's own program copy the database, in its custom format, while it is in use. Throws `ReasonError` where
 * that program is not on the PATH, and with its words when it fails: then nothing is left of the copy.
 */
export async function dumpDatabase(
  { url, place }: { readonly url: string; readonly place: string },
  path: string,
  now: Instant,
): Promise<Backup> {
  const target = resolve(path);
  if (existsSync(target)) throw faultAt(target, reasonOf('file-there'));
  const part = `${target}.part`;
  // who may list processes sees their arguments: the password goes by a file that nobody else can read
  const folder = mkdtempSync(join(tmpdir(), 'strillone-'));
  try {
    const database = withPasswordIn(join(folder, 'pgpass'), url);
    await run(PROGRAM, ['--format=custom', '--no-password', `--file=${part}`, `--dbname=${database}`]);
    renameSync(part, target);
    return { file: target, at: now, bytes: statSync(target).size };
  } catch (error) {
    throw refusal(error, place);
  } finally {
    rmSync(folder, { recursive: true });
    if (existsSync(part)) rmSync(part);
  }
}

/** The address without its password, which is written into a file (https://www.postgresql.org/docs/current/libpq-pgpass.html). */
function withPasswordIn(file: string, url: string): string {
  const bare = new URL(url);
  const password = bare.searchParams.get('password') ?? decodeURIComponent(bare.password);
  bare.password = '';
  bare.searchParams.delete('password');
  if (password === '') return bare.href;
  writeFileSync(file, `*:*:*:*:${password.replace(/[\\:]/g, '\\$&')}\n`, { mode: 0o600 });
  bare.searchParams.set('passfile', file);
  return bare.href;
}

function refusal(error: unknown, place: string): unknown {
  if (!(error instanceof Error)) return error;
  if ('code' in error && error.code === 'ENOENT' && 'path' in error && error.path === PROGRAM)
    return new ReasonError(reasonOf('backup-no-program', { place }), { cause: error });
  // the error's own message repeats the command line
  if ('stderr' in error && typeof error.stderr === 'string')
    return faultAt(place, reasonOf('dump-failed', { detail: error.stderr.trim() }));
  return error;
}
