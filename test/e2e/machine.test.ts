import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/sqlite/connection/node-sqlite-dialect.ts';
import { createNewsroomFolder, fastClock, run, type NewsroomFolder } from './newsroom-world.ts';
import { SEED } from './platforms.ts';
import { runCommand } from './run-command.ts';

const databaseOf = ({ folder }: NewsroomFolder) => join(folder, 'data/strillone.db');

function previewNewsroom(): NewsroomFolder {
  const newsroom = createNewsroomFolder(`web: { port: 0 }
sources: [{ name: seeds, folder: ../seeds }]
destinations: [{ name: anteprima, preview: true }]
schedules: [{ name: mattino, cron: "0 8 1 1 *", to: [anteprima], first: now }]
`);
  newsroom.writeSeed('ponte.txt', SEED);
  return newsroom;
}

/** Starts a service as a process; resolves when it says that it is up, or has ended. */
async function startProcess(newsroom: NewsroomFolder) {
  const main = join(import.meta.dirname, '../../src/main.ts');
  const child = spawn(process.execPath, [main, 'start'], {
    cwd: newsroom.folder,
    env: { ...process.env, ...newsroom.variables },
  });
  const said = { out: '', err: '' };
  const ended = once(child, 'close').then(([code]) => code as number | null);
  child.stderr.on('data', chunk => (said.err += String(chunk)));
  const up = new Promise<'up'>(resolve => {
    child.stdout.on('data', chunk => {
      said.out += String(chunk);
      if (said.out.includes('"service-up"')) resolve('up');
    });
  });
  const state = await Promise.race([up, ended.then(() => 'ended' as const)]);
  return { child, said, ended, state };
}

test('of two that start at once one runs, the other says which and ends; commands go on beside it', async () => {
  using newsroom = previewNewsroom();
  const starts = await Promise.all([startProcess(newsroom), startProcess(newsroom)]);
  const [winner, loser] = starts[0].state === 'up' ? starts : [starts[1], starts[0]];
  expect([winner.state, loser.state]).toEqual(['up', 'ended']);
  expect(await loser.ended).toBe(1);
  expect(loser.said.err).toMatch(
    new RegExp(`è già in funzione una redazione: processo ${winner.child.pid} su \\S+, da 20\\d\\d-`),
  );

  const beside = await Promise.all([
    runCommand(newsroom, 'restore', databaseOf(newsroom), '--yes'),
    runCommand(newsroom, 'backup', '--out', join(newsroom.folder, 'copy.db'), '--json'),
  ]);
  expect(beside.map(({ code }) => code)).toEqual([1, 0]);
  expect(beside[0].err).toMatch(
    /strillone\.db: su questa banca dati è già in funzione una redazione: processo \d+ su .*Terminarla prima/,
  );

  winner.child.kill('SIGKILL');
  await winner.ended;
  await using next = await run(newsroom.config());
  expect(await next.app.store.lock.state()).toMatchObject({ kind: 'taken', by: { pid: process.pid } });
});

test('what the doctor finds stands on the page of a newsroom that runs', async () => {
  using newsroom = previewNewsroom();
  await using running = await run(newsroom.config(), { clock: fastClock(1000) });
  const page = async () => (await fetch(`${running.service.address}?lang=en`)).text();
  await expect.poll(async () => (await running.app.store.deliveries.counts()).sent).toBe(1);
  expect(await page()).not.toContain('To be put right');
  using other = openDatabase(databaseOf(newsroom));
  other.exec(`update deliveries set state = 'held', reason = null, ended_at = null`);
  await expect
    .poll(page)
    .toMatch(
      /To be put right.*Delivery \S+ to anteprima is in an impossible state: its state has no reason/s,
    );
});

test('a database that cannot be written stops the work, is told once, and the work goes on when it can', async () => {
  using newsroom = previewNewsroom();
  let database: DatabaseSync | undefined;
  await using running = await run(newsroom.config(), {
    openDatabase: file => (database = openDatabase(file)),
  });
  const { app, events } = running;
  const kinds = () => events.map(({ kind }) => kind);
  const states = async () => (await app.store.deliveries.history({ limit: 9 })).map(({ state }) => state);
  await expect.poll(states).toEqual(['sent']);

  database?.exec('pragma query_only = on');
  newsroom.writeSeed('altro.txt', SEED.replaceAll('Valdorsa', 'Montelupo').replaceAll('Mareno', 'Serchiolo'));
  await expect.poll(() => kinds().includes('database-down')).toBe(true);
  // what is read is answered meanwhile
  expect((await app.view.snapshot()).queue).toEqual([]);
  expect(kinds()).not.toContain('service-fault');

  database?.exec('pragma query_only = off');
  await expect.poll(async () => (await app.store.articles.keysOf('seeds')).length).toBe(2);
  await expect.poll(() => kinds().includes('database-up')).toBe(true);
  expect(kinds().filter(kind => kind === 'database-down')).toHaveLength(1);
});

test('while another program has the database, commands that read are answered', async () => {
  using newsroom = previewNewsroom();
  await (await run(newsroom.config()))[Symbol.asyncDispose]();
  using other = openDatabase(databaseOf(newsroom));
  other.exec('begin immediate');
  const history = await runCommand(newsroom, 'history', '--json');
  expect(history.code).toBe(0);
  expect(JSON.parse(history.out)).toMatchObject([{ state: 'sent' }]);
});

test('a damaged database is not started on; the newest backup is named, and restoring it mends all', async () => {
  using newsroom = previewNewsroom();
  let backup = '';
  {
    await using running = await run(newsroom.config());
    backup = (await running.app.newsroom.backUp(null)).file;
  }
  const bytes = readFileSync(databaseOf(newsroom));
  // the middle of the file: the header and the list of tables can still be read
  bytes.fill(0xff, 40 * 4096, 48 * 4096);
  writeFileSync(databaseOf(newsroom), bytes);
  const start = await runCommand(newsroom, 'start');
  expect(start).toMatchObject({
    code: 1,
    err: expect.stringMatching(/la banca dati è danneggiata.*strillone restore/) as string,
  });
  const doctor = await runCommand(newsroom, 'doctor');
  expect(doctor.code).toBe(1);
  expect(doctor.out).toMatch(/!! banca dati .*danneggiata/);

  expect(await runCommand(newsroom, 'restore', backup)).toMatchObject({
    code: 1,
    out: expect.stringMatching(/è integra\. Per metterla al posto di .* --yes/) as string,
  });
  const restored = await runCommand(newsroom, 'restore', backup, '--yes', '--json');
  expect(restored.code).toBe(0);
  expect(JSON.parse(restored.out)).toMatchObject({ done: true, held: 0 });
  const well = await runCommand(newsroom, 'doctor', '--json');
  expect(JSON.parse(well.out)).toMatchObject({ well: true });
});
