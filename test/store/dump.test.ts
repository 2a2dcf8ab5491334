import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import { dumpDatabase } from '../../src/store/postgres/dump.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { NOW } from '../fixtures/build.ts';
import { failureOf } from '../fixtures/in-english.ts';
import { postgresDatabases } from './postgres/databases.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const { urlOf } = postgresDatabases();
const database = {
  url: 'postgres://anna:se:cr%5Ceto@db.example/news?sslmode=require',
  place: 'postgres://db.example/news',
};
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Puts a program of that name on the PATH, in place of the one that is in no package of npm's. */
function standIn(script: string): string {
  const bin = join(folder, randomUUID());
  mkdirSync(bin);
  writeFileSync(join(bin, 'pg_dump'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'pg_dump'), 0o755);
  vi.stubEnv('PATH', `${bin}${delimiter}${process.env.PATH ?? ''}`);
  return bin;
}
const newFile = () => join(folder, `${randomUUID()}.dump`);

/** Writes its arguments where `--file` says, and the password file beside itself. */
const TELLS = `for word in "$@"; do
  case "$word" in
    --file=*) file="\${word#--file=}" ;;
    --dbname=*) pass=$(printf %s "$word" | sed 's/.*passfile=//; s/%2F/\\//g') ;;
  esac
done
printf '%s\\n' "$@" > "$file"
cat "$pass" > "$(dirname "$0")/pass"
ls -l "$pass" | cut -c1-10 > "$(dirname "$0")/rights"`;

test('pg_dump copies the database in its own format, and no argument holds the password', async () => {
  const bin = standIn(TELLS);
  const file = newFile();
  const backup = await dumpDatabase(database, file, NOW);
  const said = readFileSync(file, 'utf8');
  expect(backup).toEqual({ file, at: NOW, bytes: said.length });
  expect(said).toMatch(
    /^--format=custom\n--no-password\n--file=.*\.part\n--dbname=postgres:\/\/anna@db\.example\/news\?sslmode=require&passfile=/,
  );
  expect(said).not.toContain('se:cr');
  expect(readFileSync(join(bin, 'pass'), 'utf8')).toBe('*:*:*:*:se\\:cr\\\\eto\n');
  expect(readFileSync(join(bin, 'rights'), 'utf8')).toBe('-rw-------\n');
  const passfile = decodeURIComponent(/passfile=(.*)/.exec(said)?.[1] ?? '');
  expect([passfile !== '', existsSync(passfile), existsSync(`${file}.part`)]).toEqual([true, false, false]);
});

test('what pg_dump says when it fails is told, and nothing is left', async () => {
  standIn('echo "pg_dump: error: server version mismatch" >&2; exit 1');
  const file = newFile();
  expect(await failureOf(() => dumpDatabase(database, file, NOW))).toBe(
    `${database.place}: pg_dump made no copy, and says: pg_dump: error: server version mismatch`,
  );
  expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
});

test('a machine without pg_dump says so', async () => {
  vi.stubEnv('PATH', join(folder, 'nothing'));
  await expect(dumpDatabase(database, newFile(), NOW)).rejects.toMatchObject({
    reason: reasonOf('backup-no-program', { place: database.place }),
  });
});

test('a file that is there is not written over', async () => {
  standIn(TELLS);
  const file = newFile();
  writeFileSync(file, 'mine');
  expect(await failureOf(() => dumpDatabase(database, file, NOW))).toMatch(
    /\.dump: there is a file of that name already/,
  );
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

describe.skipIf(inject('postgres') === null)('a PostgreSQL database', () => {
  test('keeps no backups by itself, and is copied into a file that is named', async () => {
    standIn('for word in "$@"; do case "$word" in --file=*) echo copy > "${word#--file=}" ;; esac; done');
    await using store = await openPostgresStore({ url: await urlOf('dump') });
    expect(store.files.keepsBackups).toBe(false);
    await expect(store.files.backUp(NOW)).rejects.toMatchObject({ reason: { code: 'backup-by-server' } });
    const file = newFile();
    expect(await store.files.backUpTo(file, NOW)).toEqual({ file, at: NOW, bytes: 5 });
  });
});
