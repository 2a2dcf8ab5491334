/**
 * `npm run chaos [-- --kills N] [--no-probe] [--worlds W]`: an outbox that delivers to both platforms is killed (SIGKILL)
 * at random instants, over and over, while the platforms lose answers; then every post is looked for.
 */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openChaosWorld, type Audit, type ChaosOptions, type ChaosWorld } from './world.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    'no-probe': { type: 'boolean', default: false },
    worlds: { type: 'string', default: '3' },
  },
});

const POSTS_PER_KILL = 4;
/** An outbox lives so long at most: time for a handful of deliveries. */
const LONGEST_LIFE = 90;
const troubles = [
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'after' },
  { kind: 'hang', when: 'after' },
  { kind: 'status', when: 'after', status: 502, html: '<h1>Bad Gateway</h1>' },
  {
    kind: 'status',
    when: 'before',
    status: 429,
    description: 'Too Many Requests',
    parameters: { retry_after: 1 },
  },
] as const;

async function torment(kills: number, options: ChaosOptions): Promise<Audit> {
  await using world = await openChaosWorld(options);
  await beginCalmly(world);
  let next = world.load();
  for (let kill = 0; kill < kills; kill++) {
    for (let post = 0; post < POSTS_PER_KILL; post++) await world.post();
    if (Math.random() < 0.3) addTrouble(world);
    const child = await next;
    next = world.load();
    await world.setToWork(child);
    await sleep(Math.random() * LONGEST_LIFE);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
  await endCalmly(world, await next);
  return await world.audit();
}

/** Every place gets a first message in peace: a look begins behind the newest one that is known. */
async function beginCalmly(world: ChaosWorld): Promise<void> {
  for (let post = 0; post < 4; post++) await world.post();
  await endCalmly(world, await world.load());
}

function addTrouble({ telegram, discord }: ChaosWorld): void {
  const trouble = troubles[Math.floor(Math.random() * troubles.length)];
  if (trouble === undefined) return;
  telegram.fault({ on: /^send/, trouble });
  if (trouble.kind !== 'status' || trouble.status !== 429) discord.fault({ on: 'POST /channels', trouble });
}

/** Lets the outbox work until all it can settle is settled. */
async function endCalmly(world: ChaosWorld, child: Awaited<ReturnType<ChaosWorld['load']>>) {
  const { store } = world;
  await world.setToWork(child);
  for (let calm = 0; calm < 3;) {
    await sleep(100);
    const { queued = 0, claimed = 0, retry = 0, suspended = 0 } = await store.ledger.counts();
    calm = queued + claimed + retry + suspended === 0 ? calm + 1 : 0;
  }
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const kills = Number(values.kills);
const worlds = Number(values.worlds);
const began = performance.now();
const shares = Array.from({ length: worlds }, (_, i) => Math.floor((kills + i) / worlds));
const audits = await Promise.all(shares.map(share => torment(share, { probe: !values['no-probe'] })));
const sum = (of: (audit: Audit) => number) => audits.reduce((total, audit) => total + of(audit), 0);
const platform = (name: string, list: readonly string[]) => list.filter(what => what.startsWith(name)).length;
for (const name of ['telegram', 'discord'])
  process.stdout.write(
    `${name}: ${kills} kills, ${sum(({ posts }) => posts)} posts, lost ${sum(({ lost }) => platform(name, lost))}, ` +
      `duplicated ${sum(({ duplicated }) => platform(name, duplicated))}, unexplained ${sum(({ unexplained }) => platform(name, unexplained))}\n`,
  );
process.stdout.write(
  `held for an editor ${sum(({ held }) => held)}, copies left in the log ${sum(({ leftovers }) => leftovers)}, ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
);
const wrong = audits.flatMap(({ lost, duplicated, unexplained }) => [...lost, ...duplicated, ...unexplained]);
for (const what of wrong.slice(0, 20)) process.stderr.write(`${what}\n`);
if (wrong.length > 0) process.exitCode = 1;
