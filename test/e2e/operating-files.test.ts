import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { ROLES } from '../../src/config/roles.ts';
import { ids } from '../fakes/discord-world.ts';
import { postgresDatabases } from '../store/postgres/databases.ts';
import { openPlatforms, SEED } from './platforms.ts';

const ROOT = join(import.meta.dirname, '../..');
const SECRETS = '/run/secrets/';

interface Service {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

const image = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
/** For a shell, in the folder of the checkout. */
const healthCheck = /^HEALTHCHECK (?:.*\\\n)*? +CMD ((?:.*\\\n)*.*)$/m.exec(image)?.[1] ?? 'false';

const compose = parse(readFileSync(join(ROOT, 'compose.yaml'), 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
};
const workers = Object.entries(compose.services).filter(([name]) => name !== 'database');

test('the services of compose.yaml do all that there is to do, each secret is there, and none is in a variable', () => {
  const roles = workers.flatMap(([, { environment }]) => (environment.STRILLONE_ROLES ?? '').split(','));
  // what nobody hears anything from has no role to give
  const silent = ['webhook', 'discord_webhook', 'preview'];
  expect(roles.sort()).toEqual(ROLES.filter(role => !silent.includes(role)).sort());
  for (const [name, { environment, secrets }] of Object.entries(compose.services)) {
    for (const [variable, value] of Object.entries(environment)) {
      if (variable.endsWith('_FILE')) {
        expect([name, variable, value.startsWith(SECRETS)]).toEqual([name, variable, true]);
        expect(secrets).toContain(value.slice(SECRETS.length));
      } else
        expect([name, variable, /TOKEN|PASSWORD|DATABASE_URL/.test(variable)]).toEqual([
          name,
          variable,
          false,
        ]);
    }
    for (const secret of secrets) expect(Object.keys(compose.secrets)).toContain(secret);
  }
  const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n');
  for (const { file } of Object.values(compose.secrets)) {
    expect(file.startsWith('./secrets/')).toBe(true);
    expect(ignored).toContain('secrets/');
  }
});

test('the unit of systemd and the image start what npm start starts, and the unit reloads by the signal the service knows', () => {
  const unit = readFileSync(join(ROOT, 'config/strillone.service'), 'utf8');
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const [, variable = '', command = ''] = /^(\w+=\S+) exec node (.*)$/.exec(scripts.start) ?? [];
  expect(/^ExecStart=\S+node (.*)$/m.exec(unit)?.[1]).toBe(command);
  expect(/^Environment=(.*)$/m.exec(unit)?.[1]?.split(' ')).toContain(variable);
  expect(JSON.parse(/^CMD (.*)$/m.exec(image)?.[1] ?? '')).toEqual(['node', ...command.split(' ')]);
  expect(/^ENV (.*)$/m.exec(image)?.[1]?.split(' ')).toContain(variable);
  expect(unit).toMatch(/^ExecReload=.* -HUP \$MAINPID$/m);
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

describe.skipIf(inject('postgres') === null)('the services of compose.yaml', { timeout: 120_000 }, () => {
  const { urlOf } = postgresDatabases();

  test('started with its environment and its secrets in files, share a newsroom and are healthy', async () => {
    await using world = await openPlatforms();
    const { newsroom } = world;
    newsroom.writeSeed('ponte.txt', SEED);
    const secrets = join(newsroom.folder, 'secrets');
    mkdirSync(secrets);
    const values: Record<string, string | undefined> = {
      database_url: await urlOf('compose'),
      telegram_bot_token: newsroom.variables.TELEGRAM_BOT_TOKEN,
      discord_bot_token: newsroom.variables.DISCORD_BOT_TOKEN,
      web_password: 'sàlvia',
    };
    for (const [name, value] of Object.entries(values))
      writeFileSync(join(secrets, name), `${value ?? ''}\n`);
    const { TELEGRAM_BOT_TOKEN: _t, DISCORD_BOT_TOKEN: _d, ...outside } = newsroom.variables;
    const addresses: string[] = [];
    const environments: NodeJS.ProcessEnv[] = [];
    await using started = new AsyncDisposableStack();
    for (const [, { environment }] of workers) {
      const port = await freePort();
      addresses.push(`http://127.0.0.1:${port}`);
      const given = Object.entries(environment).map(([name, value]): [string, string] => [
        name,
        name === 'STRILLONE_HEALTH_PORT' ? String(port) : value.replace(SECRETS, `${secrets}/`),
      ]);
      const file = join(newsroom.folder, `config/${port}.yaml`);
      const yaml = readFileSync(join(newsroom.folder, 'config/strillone.yaml'), 'utf8');
      writeFileSync(file, yaml.replace('port: 0', `port: ${port}`));
      const env = { ...process.env, ...outside, ...Object.fromEntries(given), STRILLONE_CONFIG: file };
      // the page is at another port than 8080 here, where only one process has that
      environments.push({ ...env, STRILLONE_HEALTH_PORT: String(port) });
      const child = spawn(process.execPath, [join(ROOT, 'src/main.ts'), 'start'], {
        cwd: newsroom.folder,
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      started.defer(async () => {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      });
    }
    const told = () => [world.telegram.messages('@canale').length, world.discord.messages(ids.text).length];
    await expect.poll(told, { timeout: 60_000 }).toEqual([1, 1]);
    for (const env of environments) {
      const child = spawn('sh', ['-c', healthCheck], { cwd: ROOT, env, stdio: 'ignore' });
      await once(child, 'exit');
      expect(child.exitCode).toBe(0);
    }
    for (const address of addresses) {
      await expect.poll(async () => (await fetch(`${address}/readyz`)).status, { timeout: 20_000 }).toBe(200);
      expect((await fetch(`${address}/metrics`)).status).toBe(401);
    }
    // each tells of itself: one of them has sent, the other has read
    const authorization = `Basic ${Buffer.from('x:sàlvia').toString('base64')}`;
    const texts = await Promise.all(
      addresses.map(async address =>
        (await fetch(`${address}/metrics`, { headers: { authorization } })).text(),
      ),
    );
    const sums = texts.map(text => [
      /^strillone_analysis_duration_seconds_count (\d+)$/m.exec(text)?.[1],
      text.includes('strillone_delivery_attempts_total{'),
    ]);
    expect(sums).toEqual([
      ['1', false],
      ['0', true],
    ]);
  });
});
