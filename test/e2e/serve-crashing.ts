/**
 * A newsroom as a process of its own whose engine ends it, as a native one does that crashes, when it draws a card that holds
 * a word: `node serve-crashing.ts FOLDER WORD`. Ends by itself when all that was due is sent; prints what could not be drawn,
 * each a line of JSON.
 */
import { loadConfig } from '../../src/config/config.ts';
import { createApp } from '../../src/app.ts';
import { startService } from '../../src/service.ts';
import { buildCard } from '../fixtures/build.ts';

const [folder, word = ''] = process.argv.slice(2);
const loaded = loadConfig(folder);
if (loaded.kind === 'faults') throw new Error(loaded.faults.join('\n'));

await using app = await createApp(
  loaded.config,
  event => {
    if (event.kind === 'card-failed') process.stdout.write(`${JSON.stringify(event.message)}\n`);
  },
  {
    engine: () =>
      Promise.resolve({
        draw: content => (content.text.includes(word) ? process.abort() : Promise.resolve(buildCard())),
      }),
  },
);
await using service = await startService(app);
await service.ready;
while ((await app.store.outbox.nextDue(['preview'], Infinity)) !== null) await app.clock.sleep(20);
