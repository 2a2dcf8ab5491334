import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createNewsroomFolder, run, type NewsroomFolder } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';
import { runCommand, runProcess } from './run-command.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const CUSTOMER = join(import.meta.dirname, '../../../shared/seeds/rutte-nato.txt');

function previewNewsroom(): NewsroomFolder {
  const newsroom = createNewsroomFolder(`web: { port: 0 }
sources: [{ name: seeds, folder: ../seeds }]
destinations: [{ name: anteprima, preview: true }, { name: seconda, preview: true, card: none }]
schedules: [{ name: mattino, cron: "0 8 1 1 *", to: [anteprima] }]
`);
  newsroom.writeSeed('ponte.txt', SEED);
  return newsroom;
}

describe('without a running service', () => {
  test('post delivers and ends; again it refuses unless told; history and queue tell it all', async () => {
    using newsroom = previewNewsroom();
    const posted = await runProcess(newsroom, 'post', 'ponte', 'valdorsa', '--to', 'anteprima', '--json');
    expect(posted).toMatchObject({ code: 0 });
    expect(JSON.parse(posted.out)).toMatchObject([
      { destination: 'anteprima', state: 'sent', attempts: 1, schedule: null },
    ]);
    expect(await runCommand(newsroom, 'post', 'ponte', '--to', 'anteprima')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/c’è già/) as string,
    });
    expect(await runCommand(newsroom, 'post', 'ponte', '--to', 'anteprima', '--again')).toMatchObject({
      code: 0,
    });

    const history = JSON.parse((await runCommand(newsroom, 'history', '--json')).out) as Record<
      string,
      unknown
    >[];
    expect(history).toHaveLength(2);
    expect(Object.keys(history[0] ?? {})).toEqual(
      expect.arrayContaining([
        'delivery',
        'post',
        'article',
        'destination',
        'platform',
        'schedule',
        'state',
        'reason',
        'reasonCode',
        'attempts',
        'notBefore',
        'sentAt',
        'messageIds',
        'url',
      ]),
    );
    expect(history[0]).toMatchObject({
      article: { title: expect.stringContaining('ponte') as string, source: 'seeds' },
      sentAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    });
    expect(JSON.parse((await runCommand(newsroom, 'queue', '--json')).out)).toEqual([]);
  });

  test('preview, schedules and sources answer people and scripts', async () => {
    using newsroom = previewNewsroom();
    const preview = await runCommand(
      newsroom,
      'preview',
      'ponte',
      '--out',
      join(newsroom.folder, 'card.png'),
    );
    expect(preview.out).toContain('<b>Il ponte di Valdorsa riapre dopo tre anni di cantiere</b>');
    expect(existsSync(join(newsroom.folder, 'card.png'))).toBe(true);
    expect(JSON.parse((await runCommand(newsroom, 'schedules', '--json')).out)).toMatchObject([
      { name: 'mattino', next: { dueAt: expect.any(String) as string } },
    ]);
    expect(JSON.parse((await runCommand(newsroom, 'sources', '--json')).out)).toMatchObject([
      { name: 'seeds', articles: 1, faults: [] },
    ]);
  });

  test('what is used wrongly is told with the right use, and a bad config with every fault', async () => {
    using newsroom = previewNewsroom();
    expect(await runCommand(newsroom, 'pots')).toMatchObject({
      code: 2,
      err: expect.stringContaining('ci sono start, check') as string,
    });
    expect(await runCommand(newsroom, 'queue', '--limit', 'many')).toMatchObject({ code: 2 });
    expect(await runCommand(newsroom, 'post', 'nothing like this')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nessun articolo') as string,
    });
    expect(await runCommand(newsroom, 'analyze', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('--summary-chars') as string,
    });
    using broken = createNewsroomFolder('timezone: Moon/Base\nsources: none\ndestinations: []\n');
    const start = await runCommand(broken, 'start');
    expect(start.code).toBe(1);
    expect(
      start.err
        .trim()
        .split('\n')
        .map(line => line.split(' ')[0]),
    ).toEqual(['config/strillone.yaml:1', 'config/strillone.yaml:2', 'config/strillone.yaml:3']);
  });
});

test('the command line speaks the newsroom’s language, else that of the machine’s user', async () => {
  const said = async (yaml: string, variables: Record<string, string> = {}) => {
    using newsroom = createNewsroomFolder(yaml);
    Object.assign(newsroom.variables, variables);
    return (await runCommand(newsroom, 'completion', 'tcsh')).err.split(' ')[1];
  };
  const good = 'sources: [{ name: seeds, folder: seeds }]\ndestinations: []\n';
  const faulty = 'sources: none\ndestinations: []\n';
  expect(await said(`language: de-AT\n${good}`, { LANG: 'fr_FR.UTF-8' })).toBe('ist');
  expect(await said(`${faulty}language: "es" # y no otra\n`, { LANG: 'fr_FR.UTF-8' })).toBe('no');
  expect(await said(faulty, { LANG: 'fr_FR.UTF-8' })).toBe('n’est');
  expect(await said(faulty, { LANG: 'ja_JP.UTF-8' })).toBe('is');
  expect(await said(faulty)).toBe('is');
});

test('beside a running service, post writes the order and the service delivers it', async () => {
  using newsroom = previewNewsroom();
  await using running = await run(newsroom.config());
  const posted = await runCommand(newsroom, 'post', 'ponte', '--to', 'seconda');
  expect(posted).toMatchObject({
    code: 0,
    err: expect.stringContaining('lo consegna il servizio in esecuzione') as string,
  });
  await expect
    .poll(async () =>
      (await running.app.store.deliveries.history({ limit: 5 })).map(
        ({ destination, state }) => `${destination} ${state}`,
      ),
    )
    .toEqual(['seconda sent']);
});

test('start without a terminal writes JSON only, the page’s address in it, until it is told to stop', async () => {
  using newsroom = previewNewsroom();
  const env = { ...process.env, ...newsroom.variables };
  const child = spawn(process.execPath, [MAIN, 'start'], { cwd: newsroom.folder, env });
  let out = '';
  child.stdout.on('data', chunk => (out += String(chunk)));
  const ended = once(child, 'close');
  type Line = Record<string, unknown>;
  const lines = () =>
    out
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line) as Line);
  await expect
    .poll(() => lines().map(({ event }) => event))
    .toEqual(expect.arrayContaining(['service-up', 'slot-skipped']));
  const up = lines().find(({ event }) => event === 'service-up');
  expect(up?.msg).toBe(`Strillone: ${String(up?.address)}`);
  expect((await fetch(`${String(up?.address)}/healthz`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(lines().at(-1)).toMatchObject({ msg: 'stopping' });
});

test.each([
  ['is not there', /^fonte seeds: la sua cartella .*seeds non c’è\. Crearla, o indicarne un’altra/],
  ['is a file', /^fonte seeds: .*seeds non è una cartella\. Indicare la cartella/],
])('check says so when a folder of articles %s', async (how, sentence) => {
  using newsroom = previewNewsroom();
  const seeds = join(newsroom.folder, 'seeds');
  rmSync(seeds, { recursive: true });
  if (how === 'is a file') writeFileSync(seeds, '');
  const said = await runCommand(newsroom, 'check');
  expect(said).toMatchObject({ code: 1, out: expect.stringMatching(sentence) as string });
  expect(said.out).toContain('fonte seeds');
  expect(said.out).not.toContain('Tutto a posto');
});

test('check says what is wrong with tokens and chats, with the remedy and without the token', async () => {
  await using world = await openPlatforms();
  const good = await runProcess(world.newsroom, 'check');
  expect(good).toMatchObject({ code: 0, out: expect.stringContaining('Tutto a posto') as string });
  world.telegram.kickBot('@canale');
  const kicked = await runCommand(world.newsroom, 'check', '--json');
  expect(kicked.code).toBe(1);
  expect(JSON.parse(kicked.out)).toMatchObject([
    { what: 'destination canale', remedy: expect.stringMatching(/bot/) as string },
  ]);
  world.telegram.revokeToken();
  const revoked = await runCommand(world.newsroom, 'check');
  expect(revoked.out).toContain('TELEGRAM_BOT_TOKEN');
  for (const secret of world.secrets) expect(kicked.out + revoked.out + revoked.err).not.toContain(secret);
});

describe('analyze', () => {
  test('answers line by line in order, a bad line by an error', async () => {
    using newsroom = previewNewsroom();
    const child = execFile(process.execPath, [MAIN, 'analyze', '--jsonl'], { cwd: newsroom.folder });
    let out = '';
    child.stdout?.on('data', chunk => (out += String(chunk)));
    child.stdin?.end(
      [
        JSON.stringify({ id: 'a', text: SEED }),
        'no json',
        JSON.stringify({
          id: 'c',
          html: `<article><h1>Titolo</h1>${'<p>Un paragrafo abbastanza lungo perché sia preso per il testo di un articolo vero, con più frasi. Anche questa.</p>'.repeat(5)}</article>`,
        }),
        JSON.stringify({ id: 'd' }),
      ].join('\n'),
    );
    await new Promise(resolve => child.once('close', resolve));
    const lines = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ id }) => id)).toEqual(['a', null, 'c', 'd']);
    expect(lines.map(line => 'error' in line)).toEqual([false, true, false, true]);
    expect(lines[0]).toMatchObject({
      language: 'it',
      dropped: ['Argomenti correlati:', 'Altre notizie'],
      lead: 'Da lunedì pedoni e biciclette tornano a passare sul Mareno.',
    });
    expect(Object.keys(lines[0] ?? {})).toEqual([
      'id',
      'title',
      'lead',
      'body',
      'language',
      'dropped',
      'summary',
      'keywords',
      'quotes',
      'card',
      'url',
      'outlet',
      'authors',
      'published',
      'image',
      'topics',
      'paywalled',
    ]);
  });

  test('ends well, and reads no further, when its reader has seen enough', async () => {
    using newsroom = previewNewsroom();
    const child = execFile(process.execPath, [MAIN, 'analyze', '--jsonl'], { cwd: newsroom.folder });
    let err = '';
    child.stderr?.on('data', chunk => (err += String(chunk)));
    child.stdout?.destroy();
    child.stdin?.on('error', () => undefined); // it is closed while we write, which is what is wanted
    child.stdin?.write(`${JSON.stringify({ id: 'a', text: SEED })}\n`.repeat(50));
    const code = await new Promise(resolve => child.once('close', resolve));
    expect([code, err]).toEqual([0, '']);
  });

  test.skipIf(!existsSync(CUSTOMER))(
    'reads the customer’s document right (skipped without ../shared)',
    async () => {
      using newsroom = previewNewsroom();
      const { out } = await runCommand(newsroom, 'analyze', CUSTOMER, '--json');
      expect(JSON.parse(out)).toMatchObject({
        title:
          "Rutte ha parlato della minaccia per l'Europa derivante dall'invio di truppe nordcoreane in Russia",
        lead: expect.stringMatching(/^Il Segretario generale della NATO ha invitato/) as string,
        body: { length: 9 },
        language: 'it',
        dropped: ['Argomenti correlati:', 'Altre notizie'],
        outlet: 'Politico',
        quotes: [
          {
            text: expect.stringMatching(/^Approfondire i legami .* sicurezza globale$/) as string,
            speaker: 'Mark Rutte',
            role: 'Segretario generale della NATO',
          },
        ],
      });
    },
  );
});
