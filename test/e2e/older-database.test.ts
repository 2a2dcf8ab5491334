import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import { HOUR } from '../../src/core/time.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { ids } from '../fakes/discord-world.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';

const folder = temporaryFolder();

type Line =
  { readonly sql: string } | { readonly table: string; readonly row: Record<string, string | number | null> };

/**
 * What version 0.1.0 left behind: "ponte.txt" sent to both places, "lampione.txt" held on Telegram, where its answer was
 * lost, and waiting on Discord, which had asked for an hour.
 */
function restoreOld(file: string): void {
  using database = new DatabaseSync(file);
  const lines = readFileSync(join(import.meta.dirname, '../fixtures/database-0.1.0.jsonl'), 'utf8');
  // 'STRL', by which the newsroom knows its own files
  database.exec('pragma application_id = 0x5354524c');
  for (const line of lines
    .trimEnd()
    .split('\n')
    .map(text => JSON.parse(text) as Line)) {
    if ('sql' in line) database.exec(line.sql);
    else {
      const names = Object.keys(line.row);
      const marks = names.map(() => '?').join(', ');
      database
        .prepare(`insert into ${line.table} (${names.join(', ')}) values (${marks})`)
        .run(...Object.values(line.row));
    }
  }
}

test('a database of version 0.1.0 opens and goes on: what waits is sent, what was sent is corrected in place', async () => {
  await using world = await openPlatforms();
  const { telegram, discord, newsroom } = world;
  mkdirSync(join(newsroom.folder, 'data'));
  restoreOld(join(newsroom.folder, 'data/strillone.db'));
  // the two messages that the old version had left in the channel
  for (const text of ['ponte', 'lampione'])
    await fetch(`${telegram.apiRoot}/bot${world.secrets[0] ?? ''}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: '@canale', text }),
    });
  const clock = fastClock();
  clock.goOn(2 * HOUR);
  newsroom.writeSeed('ponte.txt', SEED.replace('tre anni di', 'quattro anni di'));
  newsroom.writeSeed('lampione.txt', SEED.replaceAll('ponte', 'lampione').replace('Il ponte', 'Un lampione'));
  await using running = await run(newsroom.config(), { clock });
  await expect.poll(() => discord.messages(ids.text).map(({ embeds }) => embeds[0]?.title)).toHaveLength(1);
  const [held] = await running.app.store.deliveries.queue({ limit: 9, state: 'held' });
  expect(held).toMatchObject({ destination: 'canale', operation: 'send', kind: 'article' });
  await running.app.newsroom.resolve({ delivery: held?.id ?? '', verdict: 'there', by: 'cli' });
  await expect.poll(() => telegram.messages('@canale')[0]?.text).toContain('quattro anni di cantiere');
  expect(telegram.messages('@canale').map(({ id }) => id)).toEqual([1, 2]);
  await expect.poll(() => running.app.store.deliveries.queue({ limit: 9 })).toEqual([]);
});

test('what version 0.1.0 wrote of a faulty file is shown as it wrote it', async () => {
  const file = join(folder, 'strillone.db');
  restoreOld(file);
  const words = 'is empty; write the article into it, or delete it';
  const database = new DatabaseSync(file);
  database
    .prepare('insert into faults (source, key, line, message, at) values (?, ?, ?, ?, ?)')
    .run('seeds', 'vuoto.txt', null, words, HOUR);
  database.close();
  await using store = await openSqliteStore({ file });
  expect(await store.articles.faults()).toEqual([
    { source: 'seeds', key: 'vuoto.txt', line: null, reason: reasonOf('words', { words }), at: HOUR },
  ]);
});
