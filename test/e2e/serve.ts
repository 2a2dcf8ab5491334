/**
 * A whole newsroom as a process of its own, so that a test can kill it: `node serve.ts FOLDER CLOCK_AHEAD_MS`.
 * Prints the page's address as one line of JSON, then runs until SIGTERM.
 */
import { loadConfig } from '../../src/config/load-config.ts';
import { createApp } from '../../src/app.ts';
import { startService } from '../../src/service/start-service.ts';
import { systemClock } from '../../src/system-clock.ts';
import { reasonInEnglish } from '../fixtures/in-english.ts';

const [folder, ahead = '0'] = process.argv.slice(2);
const loaded = loadConfig(folder);
if (loaded.kind === 'faults') throw new Error(loaded.faults.map(reasonInEnglish).join('\n'));

const clock = { ...systemClock, now: () => systemClock.now() + Number(ahead) };
const app = await createApp(loaded.config, () => undefined, { clock });
const service = await startService(app);
process.once('SIGTERM', () => {
  void service[Symbol.asyncDispose]().then(() => app[Symbol.asyncDispose]());
});
process.stdout.write(`${JSON.stringify({ address: service.address })}\n`);
