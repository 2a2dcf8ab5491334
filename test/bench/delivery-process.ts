/**
 * The outbox in a process of its own, for its memory: `node delivery-process.ts DATABASE PLATFORMS EVERY` (a SQLite file or a PostgreSQL address) delivers what others
 * write into the database until it is told to end, and says so after each EVERY deliveries. Whatever else
 * happens is said on standard error.
 */
import { platforms } from '../../src/adapters/registry.ts';
import { inspect } from 'node:util';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import { systemClock } from '../../src/system-clock.ts';
import { openAny, publishersFor } from './delivery-world.ts';

const [file = '', root = '', every = ''] = process.argv.slice(2);
const stop = new AbortController();
process.once('SIGTERM', () => {
  stop.abort();
});
await using store = await openAny(file);
let sent = 0;
const dispatcher = createDispatcher({
  payloads: platforms,
  outbox: store.outbox,
  publishers: publishersFor(root),
  clock: systemClock,
  chance: Math.random,
  wakeSignal: createWakeSignal(),
  record: event => {
    if (event.kind !== 'delivery-sent') process.stderr.write(`${inspect(event)}\n`);
    else if (++sent % Number(every) === 0) process.stdout.write('sent\n');
  },
});
process.stdout.write('ready\n');
await dispatcher.run(stop.signal);
