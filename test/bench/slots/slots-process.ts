/** A planner in a process of its own: `node slots-process.ts DATABASE` waits for a line, and fills all slots of the minutes that pass at once. */
import { once } from 'node:events';
import { join } from 'node:path';
import { platforms } from '../../../src/adapters/registry.ts';
import { parseCron } from '../../../src/config/parse-cron.ts';
import { createWakeSignal } from '../../../src/core/async/wake-signal.ts';
import { MINUTE } from '../../../src/core/time.ts';
import { createComposer } from '../../../src/planning/composer.ts';
import { createPlanner, type PlannedSchedule } from '../../../src/planning/planner.ts';
import { createWords } from '../../../src/words.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { buildDestination, buildRule } from '../../fixtures/build.ts';
import { openAny } from '../delivery-world.ts';
import { MINUTES, SCHEDULES, START } from './slots-world.ts';

const CRON = '* * * * *';

const [place = ''] = process.argv.slice(2);
await using store = await openAny(place);
const parsed = parseCron(CRON);
if (parsed.kind === 'fault') throw new Error(JSON.stringify(parsed.fault));
const { rule } = parsed;
const schedules = Array.from({ length: SCHEDULES }, (_, number): PlannedSchedule => {
  const destination = buildDestination({ name: `posto${number}`, language: 'it', card: null });
  return {
    name: `orario${number}`,
    kind: 'post',
    cron: CRON,
    timezone: 'Europe/Rome',
    to: [destination.name],
    pick: buildRule(),
    post: ['summary'],
    missed: 'latest',
    first: 'wait',
    rule,
    destinations: [destination],
  };
});
const clock = createFakeClock(START);
const planner = createPlanner({
  schedules,
  slots: store.slots,
  articles: store.articles,
  subscriptions: store.subscriptions,
  deliveries: store.deliveries,
  stories: store.stories,
  updates: store.updates,
  outbox: store.outbox,
  pauses: store.pauses,
  clock,
  record: () => undefined,
  gates: { sources: [], paywall: 'mark' },
  breaking: null,
  quiet: null,
  approval: null,
  wakeSignal: createWakeSignal(),
  composer: createComposer({
    formats: platforms,
    words: createWords({ directory: join(import.meta.dirname, '../../../config/locales'), fallback: 'it' }),
    record: () => undefined,
    brand: 'Strillone',
    paywall: 'mark',
    timezone: 'Europe/Rome',
    photos: { find: () => Promise.resolve({ kind: 'none' }) },
    renderer: {
      render: () => Promise.reject(new Error('no card')),
      showsPhoto: () => Promise.resolve(false),
      photograph: () => Promise.reject(new Error('no photographs')),
    },
  }),
});
// the first sight of a schedule leaves a slot that is passed over
await planner.fillDue();
process.stdout.write('ready\n');
await once(process.stdin, 'data');
for (let minute = 0; minute < MINUTES; minute++) {
  clock.advance(MINUTE);
  await planner.fillDue();
}
process.stdout.write('done\n');
