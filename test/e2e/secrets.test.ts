import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createCliWorld } from '../../src/cli-world.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { logLevels } from '../../src/config/config.ts';
import { loadConfig, newsroomPlace } from '../../src/config/load-config.ts';
import { loggerFor, recordTo } from '../../src/logger.ts';
import { startService } from '../../src/service/start-service.ts';
import { createNewsroomFolder, type NewsroomFolder } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';
import { reasonInEnglish } from '../fixtures/in-english.ts';

/** Law 7: every one of these stands in a setting, and none of them in anything that people or machines read. */
const CANARIES = {
  telegram: 'AAkanarino_telegram-token_0123456789',
  discord: 'NzAw.kanarino.discord-token_0123456789',
  password: 'kanarino pass/word+web',
  user: 'kanarino-user',
  feed: 'kanarino%2Ffeed-password',
  query: 'kanarino-key-0123456789',
} as const;

/** A canary's words as they are, encoded for an address, and within base64 at any place of a longer text. */
const marks = [
  'kanarino',
  ...['', 'x', 'xx'].map(before => Buffer.from(`${before}kanarino-key`).toString('base64').slice(4, 14)),
];

async function openWorld() {
  const world = await openPlatforms();
  const newsroom = createNewsroomFolder(
    `language: it
web: { port: 0 }
sources:
  - { name: seeds, folder: ../seeds }
  - { name: agenzia, feed: "https://${CANARIES.user}:${CANARIES.feed}@feeds.example/rss.xml?key=${CANARIES.query}" }
  - { name: altra, feed: "\${FEED}" }
destinations:
  - { name: canale, telegram: "@canale" }
  - { name: redazione, discord: "900000000000000001" }
  - { name: anteprima, preview: true }
schedules: [{ name: mattino, cron: "0 8 1 1 *", to: [canale, redazione, anteprima], first: now }]
`,
    {
      TELEGRAM_BOT_TOKEN: `123456789:${CANARIES.telegram}`,
      TELEGRAM_API_ROOT: world.telegram.apiRoot,
      DISCORD_BOT_TOKEN: CANARIES.discord,
      DISCORD_API_ROOT: world.discord.apiRoot,
      STRILLONE_WEB_PASSWORD: CANARIES.password,
      FEED: `https://${CANARIES.user}:${CANARIES.feed}@feeds.example/other.xml?key=${CANARIES.query}`,
    },
  );
  newsroom.writeSeed('ponte.txt', SEED);
  newsroom.writeSeed(
    'foto.md',
    `---\nimage: http://${CANARIES.user}:${CANARIES.feed}@127.0.0.1:9/x.png?key=${CANARIES.query}\n---\n${SEED.replaceAll('Valdorsa', 'Montelupo')}`,
  );
  return {
    newsroom,
    async [Symbol.asyncDispose]() {
      newsroom[Symbol.dispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}

/** All that a command line says, log and all. */
async function say(newsroom: NewsroomFolder, variables: Record<string, string>, ...args: string[]) {
  const said: string[] = [];
  const world = createCliWorld({
    out: line => said.push(line),
    err: line => said.push(line),
    input: () => Readable.from([]),
    gone: new AbortController().signal,
    load: () => loadConfig(newsroom.folder, { ...newsroom.variables, ...variables }),
    place: () => newsroomPlace(newsroom.folder, newsroom.variables),
    asker: () => Promise.resolve(null),
    serve: () => Promise.resolve(0),
    showProgress: () => undefined,
    log: { write: line => said.push(line) },
  });
  await runCli(args, world);
  return said.join('\n');
}

function expectClean(what: string, text: string): void {
  for (const mark of marks) {
    const around = new RegExp(`.{0,60}${mark}.{0,60}`, 'i').exec(text);
    expect([what.split(' ')[0], around?.[0]]).toEqual([what.split(' ')[0], undefined]);
  }
}

const COMMANDS = [
  ...['check', 'sources', 'doctor', 'queue', 'history', 'held', 'schedules'].flatMap(name => [
    [name],
    [name, '--json'],
  ]),
  ['preview', 'ponte'],
  ['post', 'ponte', '--to', 'anteprima', '--again', '--json'],
  ['analyze', `https://${CANARIES.user}:${CANARIES.feed}@127.0.0.1:9/a?key=${CANARIES.query}`],
  ['analyze', `http://127.0.0.1:9/a?key=${CANARIES.query}`],
  ['analyze', `ftp://${CANARIES.user}:${CANARIES.feed}@127.0.0.1:9/a?key=${CANARIES.query}`],
] as const;

test.each(logLevels)(
  'at log level %s no secret is in what commands say',
  { timeout: 60_000 },
  async level => {
    await using world = await openWorld();
    // the platforms of the world have other tokens: every call to them fails, and the failures are told
    for (const args of level === 'trace' ? COMMANDS : COMMANDS.slice(0, 6))
      expectClean(args.join(' '), await say(world.newsroom, { LOG_LEVEL: level }, ...args));
  },
);

test.each([
  ['TELEGRAM_BOT_TOKEN', 'kanarino token'],
  ['DISCORD_BOT_TOKEN', 'kanarino token'],
  ['TELEGRAM_API_ROOT', 'ftp://kanarino:kanarino@x/?kanarino'],
  ['LOG_LEVEL', 'kanarino'],
  ['DATABASE_URL', 'postgres://kanarino:kanarino@x/y'],
  ['FEED', 'ftp://kanarino:kanarino@x/?kanarino'],
])('a complaint about %s does not show what it holds', async (name, value) => {
  await using world = await openWorld();
  const said = await say(world.newsroom, { [name]: value }, 'check');
  expect(said).toContain(name);
  expectClean(name, said);
});

test('neither the page, nor its metrics, nor the log of the service show a secret', async () => {
  await using world = await openWorld();
  const lines: string[] = [];
  const loaded = loadConfig(world.newsroom.folder, { ...world.newsroom.variables, LOG_LEVEL: 'trace' });
  if (loaded.kind === 'faults') throw new Error(loaded.faults.map(reasonInEnglish).join('\n'));
  const logger = await loggerFor(loaded.config, 'service', { write: line => lines.push(line) });
  await using app = await createApp(loaded.config, recordTo(logger));
  await using service = await startService(app);
  await service.ready;
  await expect.poll(async () => (await app.store.deliveries.counts()).sent ?? 0).toBeGreaterThan(0);
  const authorization = `Basic ${Buffer.from(`x:${CANARIES.password}`).toString('base64')}`;
  for (const path of ['/', '/metrics', '/readyz', '/nowhere']) {
    const answer = await fetch(`${service.address}${path}`, { headers: { authorization } });
    expectClean(path, `${JSON.stringify([...answer.headers])} ${await answer.text()}`);
  }
  expect(lines.length).toBeGreaterThan(3);
  expectClean('log', lines.join(''));
});
