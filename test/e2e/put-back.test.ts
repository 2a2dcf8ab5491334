import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Client, type QueryResult } from 'pg';
import { describe, expect, inject, test, vi } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { NOW } from '../fixtures/build.ts';
import { postgresDatabases } from '../store/postgres/databases.ts';
import { pathWithPrograms } from '../store/postgres/programs.ts';
import { createNewsroomFolder, type NewsroomFolder } from './newsroom-world.ts';
import { runCommand } from './run-command.ts';

const { urlOf } = postgresDatabases();
const programs = await pathWithPrograms(inject('postgres'));

async function say<Row extends object>(url: string, statements: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const answer: QueryResult<Row> = await client.query(statements);
    return answer.rows;
  } finally {
    await client.end();
  }
}

/** Lets what is left of an update be seen: an article that goes, a table that an older version does not know. */
const AFTER = `
  delete from articles;
  create table newer (article text references articles (id), pace text references paces (key))`;
const ARTICLE = `
  insert into articles (id, source, key, revision, received_at, news_at, priority, language, content_hash, title, names,
    authors_json, topics_json, keywords_json, dropped_json, quotes_json, body_json, sentences_json, text)
  values ('a', 's', 'k', 1, 1, 1, 0, 'it', 'h', 'Il ponte', 'Anna', '[]', '[]', '[]', '[]', '[]', '[]', '[]', 'riapre')`;
const STATE = `select (select count(*)::int from articles where search @@ 'ponte') as articles, to_regclass('newer') as newer`;

function newsroomOn(url: string): NewsroomFolder {
  const yaml = 'language: en\nsources: []\ndestinations: [{ name: a, preview: true }]\nweb: { port: 0 }\n';
  return createNewsroomFolder(yaml, { DATABASE_URL: url });
}

/** What `restore` says that a shell is to be told, but for its last part, which is a command of ours. */
async function commandFor(newsroom: NewsroomFolder, file: string): Promise<string> {
  const { code, out } = await runCommand(newsroom, 'restore', file, '--json');
  expect(code).toBe(1);
  const { command } = JSON.parse(out) as { command: string };
  const ours = ' && strillone restore --hold';
  expect(command.endsWith(ours)).toBe(true);
  return command.slice(0, -ours.length);
}

const inShell = (command: string, env: NodeJS.ProcessEnv) =>
  promisify(execFile)('sh', ['-c', command], { env }).then(
    () => 0,
    (error: unknown) => (error as { code: number }).code,
  );

describe.skipIf(inject('postgres') === null)('a newsroom in a PostgreSQL database', () => {
  test('does not start on what was put back only in part, and says what to do', async () => {
    const url = await urlOf('half');
    await say(url, 'drop table articles cascade; drop table cards cascade');
    using newsroom = newsroomOn(url);
    const { code, err } = await runCommand(newsroom, 'start');
    expect(code).toBe(1);
    expect(err).toContain(
      'the database lacks tables (articles, cards), as when a copy was put back only in part. Put one back whole; strillone restore FILE says how.',
    );
  });

  test('is taken away for a copy by tables and functions alone, and not while it runs', async () => {
    const url = await urlOf('emptied');
    using newsroom = newsroomOn(url);
    const bin = join(newsroom.folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'psql'), `#!/bin/sh\nprintf '%s\\n' "$@" > "$(dirname "$0")/said"\n`);
    writeFileSync(
      join(bin, 'pg_restore'),
      `#!/bin/sh\ntouch "\${3#--file=}"; cp "$4" "$(dirname "$0")/read"\n`,
    );
    for (const program of ['psql', 'pg_restore']) chmodSync(join(bin, program), 0o755);
    const file = join(newsroom.folder, `Anna's "copy".dump`);
    writeFileSync(file, 'copy');
    const env = { DATABASE_URL: url, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
    expect(await inShell(await commandFor(newsroom, file), env)).toBe(0);
    expect(readFileSync(join(bin, 'read'), 'utf8')).toBe('copy');
    const said = readFileSync(join(bin, 'said'), 'utf8').trimEnd().split('\n');
    expect([said[0], said.at(-1)]).toEqual([url, `--file=${file}.sql`]);
    const [emptying = ''] = said.flatMap(word => /^--command=(.*)/.exec(word)?.[1] ?? []);
    await say(
      url,
      `${AFTER}; create function theirs() returns int language sql return 1; create sequence numbers`,
    );
    {
      await using store = await openPostgresStore({ url });
      const here = { id: 'one', host: 'redazione', pid: 41, address: null };
      const taken = await store.lock.acquire(here, NOW);
      await expect(say(url, emptying)).rejects.toThrow('a newsroom runs on this database');
      if (taken.kind === 'acquired') await taken.lock.release();
    }
    await say(url, emptying);
    const left = `
      select relname as name from pg_class where relnamespace = 'public'::regnamespace
      union all select proname from pg_proc where pronamespace = 'public'::regnamespace order by name`;
    expect(await say(url, left)).toEqual([{ name: 'numbers' }, { name: 'theirs' }]);
  });

  test.skipIf(programs === null)('is put back from before an update, whole or not at all', async () => {
    const url = await urlOf('back');
    await say(url, `${ARTICLE}; create sequence numbers`);
    using newsroom = newsroomOn(url);
    const file = join(newsroom.folder, 'copy.dump');
    vi.stubEnv('PATH', programs ?? '');
    expect(await runCommand(newsroom, 'backup', '--out', file)).toMatchObject({ code: 0 });
    await say(url, AFTER);
    const env = { DATABASE_URL: url, PATH: programs ?? '' };
    const copy = readFileSync(file);
    for (const bad of [copy.subarray(0, -300), copy.subarray(0, 5000), Buffer.from('Cara Anna')]) {
      writeFileSync(`${file}.bad`, bad);
      expect(await inShell(await commandFor(newsroom, `${file}.bad`), env)).not.toBe(0);
    }
    // it is in the copy, too, and none of the newsroom's
    expect(await inShell(await commandFor(newsroom, file), env)).not.toBe(0);
    expect(await say(url, STATE)).toEqual([{ articles: 0, newer: 'newer' }]);
    await say(url, 'drop sequence numbers');
    expect(await inShell(await commandFor(newsroom, file), env)).toBe(0);
    expect(await say(url, STATE)).toEqual([{ articles: 1, newer: null }]);
    vi.unstubAllEnvs();
    expect(await runCommand(newsroom, 'restore', '--hold')).toMatchObject({ code: 0 });
    expect(await runCommand(newsroom, 'start')).toMatchObject({ code: 0 });
  });
});
