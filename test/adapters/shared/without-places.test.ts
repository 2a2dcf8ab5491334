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
  // in a process of its own: others of these tests have loaded them
  const program = `
    import { createRequire } from 'node:module';
    import { platforms } from './src/adapters/registry.ts';
    import { connectPlatforms } from './src/adapters/shared/connect-platforms.ts';
    const access = Object.fromEntries(
      platforms.modules.map(({ name, config }) => [name, config.accessFrom(() => undefined)]));
    const settings = { access, logs: {}, approvals: {}, sections: {}, editors: {}, destinations: [] };
    const { publishers } = await connectPlatforms(platforms.modules, settings, { fetch: null, pageAddress: () => null });
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    console.log(JSON.stringify({
      speaksTo: publishers.map(({ platform }) => platform),
      loaded: loaded.filter(path => /node_modules.(discord\\.js|@discordjs|grammy)\\b/.test(path)),
    }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: ROOT,
  });
  expect(JSON.parse(stdout)).toEqual({ speaksTo: ['discord_webhook', 'webhook', 'preview'], loaded: [] });
});
