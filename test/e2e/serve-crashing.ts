/**
 * A newsroom as a process of its own whose drawing process crashes, as a native engine does, at cards of one article:
 * `node serve-crashing.ts FOLDER PROGRAM`. Ends by itself when all that was due is sent; prints what could not be drawn and what
 * crashed, each a line of JSON.
 */
import { loadConfig } from '../../src/config/load-config.ts';
import { createApp } from '../../src/app.ts';
import { startService } from '../../src/service/start-service.ts';
import { reasonInEnglish } from '../fixtures/in-english.ts';

const [folder, drawingProgram = ''] = process.argv.slice(2);
const loaded = loadConfig(folder);
if (loaded.kind === 'faults') throw new Error(loaded.faults.map(reasonInEnglish).join('\n'));

await using app = await createApp(
  loaded.config,
  event => {
    if (event.kind === 'card-failed') process.stdout.write(`${JSON.stringify(event.message)}\n`);
    if (event.kind === 'service-fault') process.stdout.write(`${JSON.stringify(String(event.error))}\n`);
  },
  { drawingProgram },
);
await using service = await startService(app);
await service.ready;
while ((await app.store.outbox.nextDue(['preview'], Infinity)) !== null) await app.clock.sleep(20);
