import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { withoutPlaces } from '../../../src/adapters/shared/without-places.ts';
import { reasonOf } from '../../../src/core/reasons/reason.ts';
import { buildDelivery } from '../../fixtures/build.ts';

const ROOT = join(import.meta.dirname, '../../..');

test('what waits for a place that was taken out of the config is refused, and says so', async () => {
  const closed = withoutPlaces('hook');
  const signal = new AbortController().signal;
  const refused = { kind: 'rejected', scope: 'destination', reason: reasonOf('off-by-now') };
  expect(await closed.publisher.send(buildDelivery({ platform: 'hook' }), [], signal)).toEqual(refused);
  expect(await closed.check()).toEqual([]);
});

test('a newsroom without tokens loads no library of a chat platform', async () => {
  const { speaksTo, loaded } = await connected({});
  expect(speaksTo).toEqual(['discord_webhook', 'webhook', 'preview']);
  expect(loaded).toEqual([]);
});

test('a newsroom with a bot on Discord loads the parts of discord.js that it uses, not all of it', async () => {
  const { speaksTo, loaded } = await connected({ DISCORD_BOT_TOKEN: 'token' });
  expect(speaksTo).toContain('discord');
  expect(loaded).toContain('@discordjs/rest');
  expect(loaded).not.toContain('discord.js');
});

/** What connects with these variables, and which libraries of chat platforms it loads, in a process of its own: others of these tests have loaded them. */
async function connected(variables: Readonly<Record<string, string>>): Promise<{
  readonly speaksTo: readonly string[];
  readonly loaded: readonly string[];
}> {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = new Set();
    registerHooks({
      load(url, context, next) {
        const name = /\\/node_modules\\/(@discordjs\\/[^/]+|discord\\.js|grammy)\\//.exec(url)?.[1];
        if (name !== undefined) loaded.add(name);
        return next(url, context);
      },
    });
    const { platforms } = await import('./src/adapters/registry.ts');
    const { connectPlatforms } = await import('./src/adapters/shared/connect-platforms.ts');
    const variables = ${JSON.stringify(variables)};
    const access = Object.fromEntries(
      platforms.modules.map(({ name, config }) => [name, config.accessFrom(variable => variables[variable])]));
    const settings = { access, logs: {}, approvals: {}, sections: {}, editors: {}, destinations: [] };
    const rooms = { fetch: null, pageAddress: () => Promise.resolve(null), desk: () => Promise.resolve({ commands: [] }) };
    const { publishers } = await connectPlatforms(platforms.modules, settings, rooms);
    console.log(JSON.stringify({ speaksTo: publishers.map(({ platform }) => platform), loaded: [...loaded] }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: ROOT,
  });
  return JSON.parse(stdout) as Awaited<ReturnType<typeof connected>>;
}
